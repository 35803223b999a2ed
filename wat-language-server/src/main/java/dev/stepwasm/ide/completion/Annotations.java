package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.annotate.SectionPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Annotations, {@code (@id ...)}: their names and what belongs in them. */
final class Annotations {
    private static final String CUSTOM = "custom";
    private static final String BRANCH_HINT = "metadata.code.branch_hint";
    private static final List<String> SECTIONS = Stream.of(List.of("first"), SectionPlace.NAMES, List.of("last"))
            .flatMap(List::stream)
            .toList();

    /** A kind of annotation, its contents as a snippet, and whether it stands in code. */
    private record Known(String id, String contents, String what, boolean inCode) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "deprecated", " \"${1:use something else}\"", "the definition behind it is not to be used", false),
            new Known(CUSTOM, " \"${1:name}\" \"${2:}\"", "a custom section", false),
            new Known("name", " \"${1:name}\"", "the name in the name section", false),
            new Known("js", " \"${1:}\"", "for embedders in JavaScript", false),
            new Known(BRANCH_HINT, " \"\\\\\\\\0${1:0}\"", "whether a branch is likely, before `if` or `br_if`", true),
            new Known("metadata.code.compilation_priority", " \"${1:}\"", "how soon a function is compiled", false),
            new Known("metadata.code.instr_freq", " \"${1:}\"", "how often an instruction runs", true),
            new Known("metadata.code.call_targets", " \"${1:}\"", "what an indirect call calls", true));

    private Annotations() {}

    /** {@return what could be typed in the annotation that is a token} */
    static Proposals at(Analysis analysis, Token annotation, int offset) {
        String text = analysis.source().text();
        int id = annotation.span().start() + 2;
        int idEnd = id;
        while (idEnd < text.length() && isIdCharacter(text.charAt(idEnd))) {
            idEnd++;
        }
        if (offset < id) {
            return new Proposals(new Span(offset, offset), new Span(offset, offset), List.of(), false);
        }
        if (offset <= idEnd) {
            Span word = new Span(id, idEnd);
            Place place = Place.at(analysis, offset, new Span(annotation.span().start(), idEnd));
            boolean closed = idEnd < text.length() && text.charAt(idEnd) == ')';
            return new Proposals(new Span(id, offset), word, names(place, closed), false);
        }
        return contents(text, text.substring(id, idEnd), idEnd, offset);
    }

    private static boolean isIdCharacter(char c) {
        return c > ' ' && c < 0x7F && "()\";,[]{}".indexOf(c) < 0;
    }

    /** Those that can stand at the place first. */
    private static List<Proposal> names(Place place, boolean closed) {
        boolean inCode = !place.frames().isEmpty() && Code.isCode(place);
        return KNOWN.stream()
                .map(known -> new Proposal(
                        Proposal.Kind.WORD,
                        known.id(),
                        known.id() + known.contents() + (closed ? "" : ")"),
                        known.id(),
                        known.what(),
                        known.inCode() == inCode ? Fit.NEUTRAL : Fit.MISMATCH,
                        false,
                        Optional.empty()))
                .sorted(Comparator.comparingInt(Proposal::fit))
                .toList();
    }

    private static Proposals contents(String text, String id, int idEnd, int offset) {
        int start = offset;
        while (start > idEnd && isIdCharacter(text.charAt(start - 1))) {
            start--;
        }
        Span typed = new Span(start, offset);
        String before = text.substring(idEnd, start);
        boolean inString = before.chars().filter(c -> c == '"').count() % 2 == 1;
        List<Proposal> found = List.of();
        if (id.equals(BRANCH_HINT) && before.isBlank()) {
            found = List.of(
                    Proposal.of(Proposal.Kind.VALUE, "\"\\00\"", "unlikely", Fit.NEUTRAL),
                    Proposal.of(Proposal.Kind.VALUE, "\"\\01\"", "likely", Fit.NEUTRAL));
        } else if (id.equals(CUSTOM) && !inString) {
            found = place(before);
        }
        return new Proposals(typed, typed, found, false);
    }

    /** Where a custom section goes: {@code (before first)}. */
    private static List<Proposal> place(String before) {
        String last = before.strip();
        if (last.endsWith("(before") || last.endsWith("(after")) {
            boolean after = last.endsWith("(after");
            return words(SECTIONS.stream()
                    .filter(section -> !section.equals(after ? "first" : "last"))
                    .toList());
        }
        if (last.endsWith("(")) {
            return words(List.of("before", "after"));
        }
        return last.endsWith("\"") ? words(List.of("(before first)", "(after last)")) : List.of();
    }

    private static List<Proposal> words(List<String> words) {
        return words.stream()
                .map(word -> Proposal.of(Proposal.Kind.WORD, word, "", Fit.NEUTRAL))
                .toList();
    }
}
