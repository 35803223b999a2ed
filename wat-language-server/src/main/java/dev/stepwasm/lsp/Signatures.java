package dev.stepwasm.lsp;

import dev.stepwasm.ide.hover.HoverText;
import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.signature.Signature;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;

/** Signatures in the words of the protocol. */
final class Signatures {
    private Signatures() {}

    /** {@return when clients are to ask} */
    static SignatureHelpOptions options() {
        return new SignatureHelpOptions(List.of("(", " "), List.of(")"));
    }

    static SignatureHelp of(Signature signature, ClientAbilities client) {
        var shown = new SignatureInformation(signature.label());
        shown.setParameters(signature.parameters().stream()
                .map(place -> parameter(signature.label(), place, client))
                .toList());
        List<Part> parts = new ArrayList<>();
        signature.callee().deprecation().ifPresent(why -> parts.add(HoverText.deprecated(why)));
        if (!signature.callee().documentation().isEmpty()) {
            parts.add(new Part.Prose(signature.callee().documentation()));
        }
        if (!signature.stack().isEmpty()) {
            parts.add(new Part.Fact("Stack before", "`" + signature.stack() + "`"));
        }
        if (!parts.isEmpty()) {
            shown.setDocumentation(Hovers.content(new HoverText(new Span(0, 0), parts), client.signatureMarkdown()));
        }
        return new SignatureHelp(List.of(shown), 0, signature.active());
    }

    private static ParameterInformation parameter(String label, Span place, ClientAbilities client) {
        var parameter = new ParameterInformation();
        parameter.setLabel(
                client.parameterOffsets()
                        ? Either.forRight(Tuple.two(place.start(), place.end()))
                        : Either.forLeft(label.substring(place.start(), place.end())));
        return parameter;
    }
}
