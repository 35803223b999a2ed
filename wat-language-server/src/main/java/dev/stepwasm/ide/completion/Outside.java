package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.NameTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In the strings of an import: the modules and names that hosts and other texts offer. In a field that has no type yet the
 * type comes with the name.
 *
 * @param frame the import
 * @param closed the string that is being written, if it has its closing quote
 */
record Outside(Place place, Frame frame, Optional<Token> closed, KnownImports imports) {
    private static final int MOST = 500;

    /** {@return what the text itself knows, and the other modules} */
    List<Proposal> modules(List<Proposal> known) {
        Set<String> seen = labels(known);
        List<Proposal> all = new ArrayList<>(known);
        for (String module : imports.modules()) {
            String who = imports.sources(module).stream()
                    .map(KnownModule::origin)
                    .map(origin -> origin.title())
                    .distinct()
                    .collect(Collectors.joining(", "));
            Proposal proposal = Quoted.string(module, who);
            if (seen.add(proposal.label())) {
                all.add(proposal);
            }
        }
        return all;
    }

    /** {@return what is known outside of the text, and what else the text imports} */
    List<Proposal> names(String module, List<Proposal> known) {
        List<Proposal> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (frame.strings() == 1) {
            imports.of(module).stream()
                    .filter(importable -> kind().map(importable.kind()::equals).orElse(true))
                    .limit(MOST)
                    .forEach(importable -> {
                        Proposal proposal = Quoted.string(
                                importable.name(), importable.type().show());
                        seen.add(proposal.label());
                        all.add(proposal.importing(importable, rest(importable)));
                    });
        }
        String written = all.isEmpty() ? "" : place.typedText(); // the text knows what is being written, too
        known.stream()
                .filter(proposal -> !written.equals("\"" + proposal.label()))
                .filter(proposal -> seen.add(proposal.label()))
                .forEach(all::add);
        return all;
    }

    private static Set<String> labels(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::label).collect(Collectors.toCollection(HashSet::new));
    }

    /** What the definition around an import in it is. */
    private Optional<ExternalKind> kind() {
        if (place.frames().size() < 2) {
            return Optional.empty();
        }
        Frame around = place.frames().get(place.frames().size() - 2);
        return around.is(Word.FUNC)
                ? Optional.of(ExternalKind.FUNCTION)
                : around.is(Word.TABLE)
                        ? Optional.of(ExternalKind.TABLE)
                        : around.is(Word.MEMORY)
                                ? Optional.of(ExternalKind.MEMORY)
                                : around.is(Word.GLOBAL)
                                        ? Optional.of(ExternalKind.GLOBAL)
                                        : around.is(Word.TAG) ? Optional.of(ExternalKind.TAG) : Optional.empty();
    }

    /** The type behind the closing quote, if nothing but the parenthesis of the field stands there. */
    private Optional<Replacement> rest(Importable importable) {
        boolean alone = place.frames().size() == 1
                && importable.type().isPlain()
                && closed.filter(string -> {
                            int next = place.next(string.number());
                            return next >= 0 && place.code(next) == TokenCode.CLOSE;
                        })
                        .isPresent();
        return alone
                ? closed.map(string -> {
                    int end = string.span().end();
                    return new Replacement(new Span(end, end), " " + importable.description(id(importable)));
                })
                : Optional.empty();
    }

    /** A name for it, unless it is taken. */
    private String id(Importable importable) {
        String id = Identifier.show(importable.name());
        boolean taken = place.module()
                .filter(module -> {
                    NameTable names = module.lowered()
                            .table(IndexSpace.of(importable.kind()))
                            .names();
                    return names.find(id, 0, id.length()) >= 0;
                })
                .isPresent();
        return taken || importable.name().isEmpty() ? "" : id;
    }
}
