package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In strings: the names of modules and of what they export, as far as the same text knows them. */
final class Quoted {
    private Quoted() {}

    /** {@return whether an offset lies between the quotes of a token} */
    static boolean isInside(Token token, int offset) {
        String text = token.text();
        boolean string = token.code() == TokenCode.STRING || token.code() == TokenCode.BAD;
        boolean open = text.length() < 2 || !text.endsWith("\"");
        return string
                && text.startsWith("\"")
                && token.span().start() < offset
                && (offset < token.span().end() || open);
    }

    /** {@return what could be typed in a string} */
    static Proposals at(Analysis analysis, Token token, int offset, KnownImports imports) {
        Span span = token.span();
        boolean open = span.length() < 2 || !token.text().endsWith("\"");
        Span typed = new Span(span.start() + 1, offset);
        Span word = new Span(span.start() + 1, Math.max(offset, open ? offset : span.end() - 1));
        Place place = Place.at(analysis, offset, new Span(span.start(), offset));
        if (place.frames().isEmpty()) {
            return new Proposals(typed, word, List.of(), false);
        }
        return new Proposals(typed, word, names(place, open ? Optional.empty() : Optional.of(token), imports), false);
    }

    private static List<Proposal> names(Place place, Optional<Token> closed, KnownImports imports) {
        Frame frame = place.top();
        ScriptNames script = new ScriptNames(place.analysis(), place.segment());
        if (frame.is(Word.IMPORT)) {
            Outside outside = new Outside(place, frame, closed, imports);
            return frame.strings() == 0
                    ? outside.modules(words(script.importable()))
                    : outside.names(module(place, frame), imported(place, script, frame));
        }
        if (frame.strings() > 0) {
            return List.of();
        }
        if (frame.is(Word.REGISTER)) {
            return words(
                    script.imports().stream().map(Import::module).distinct().toList());
        }
        if (frame.is(Word.INVOKE) || frame.is(Word.GET)) {
            return exports(place, script, frame);
        }
        return List.of();
    }

    private static List<Proposal> words(List<String> names) {
        return names.stream().map(name -> string(name, "")).toList();
    }

    static Proposal string(String name, String detail) {
        String shown = StringLiteral.show(name);
        String text = shown.substring(1, shown.length() - 1);
        return Proposal.of(Proposal.Kind.STRING, text, detail, Fit.NEUTRAL);
    }

    /** What the text imports from that module elsewhere, and what the module of that name exports. */
    private static List<Proposal> imported(Place place, ScriptNames script, Frame frame) {
        if (frame.strings() > 1) {
            return List.of();
        }
        String module = module(place, frame);
        Map<String, String> names = new LinkedHashMap<>();
        script.registered(module)
                .ifPresent(of -> of.exports().forEach(export -> names.put(export.name(), type(of, export))));
        for (Import other : script.imports()) {
            if (other.module().equals(module)) {
                names.putIfAbsent(other.name(), kind(other.type()));
            }
        }
        return names.entrySet().stream()
                .map(name -> string(name.getKey(), name.getValue()))
                .toList();
    }

    /** The first string of an import. */
    private static String module(Place place, Frame frame) {
        return frame.items.stream()
                .filter(item -> item.code() == TokenCode.STRING)
                .findFirst()
                .flatMap(item -> StringLiteral.utf8(StringLiteral.bytes(place.text(item.token()))))
                .orElse("");
    }

    private static String kind(ExternalType type) {
        return type.kind().keyword();
    }

    private static String type(Module module, Export export) {
        String kind = export.kind().keyword();
        if (export.kind() == ExternalKind.FUNCTION && export.index() >= 0 && export.index() < module.functionCount()) {
            FunctionType type = module.functionType(export.index());
            return type == null ? kind : kind + " " + type.showStack();
        }
        if (export.kind() == ExternalKind.GLOBAL && export.index() >= 0 && export.index() < module.globalCount()) {
            return kind + " " + module.global(export.index()).show();
        }
        return kind;
    }

    /** The exports of the module that is named, or of the last one. */
    private static List<Proposal> exports(Place place, ScriptNames script, Frame frame) {
        Optional<String> name = frame.items.stream()
                .filter(item -> item.code() == TokenCode.ID)
                .findFirst()
                .map(item -> place.text(item.token()));
        ExternalKind wanted = frame.is(Word.INVOKE) ? ExternalKind.FUNCTION : ExternalKind.GLOBAL;
        return script.module(name).map(ModuleAnalysis::module).stream()
                .flatMap(module -> module.exports().stream()
                        .filter(export -> export.kind() == wanted)
                        .map(export -> string(export.name(), type(module, export))))
                .toList();
    }
}
