package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;

/** Which places change while someone types at one of them: the name of a block where it begins, ends and is branched to. */
public final class LinkedEditing {
    /** What may be typed there, as a regular expression of editors. */
    public static final String NAME = "\\$[0-9A-Za-z!#$%&'*+\\-./:<=>?@\\\\^_`|~]*";

    private LinkedEditing() {}

    /** {@return all places of the label whose name is at an offset, if there are several}, in text order */
    public static List<Span> at(Analysis analysis, int offset) {
        return Found.at(analysis, offset)
                .filter(LinkedEditing::isLabel)
                .map(found -> {
                    String name = found.token().text();
                    return Places.of(found, () -> {}).stream()
                            .map(Reference::span)
                            .filter(span -> analysis.source().textOf(span).equals(name)) // not by number, nor in quotes
                            .sorted((some, other) -> Integer.compare(some.start(), other.start()))
                            .toList();
                })
                .filter(places -> places.size() > 1)
                .orElse(List.of());
    }

    private static boolean isLabel(Found found) {
        return found.subject() instanceof Subject.Entry entry
                && entry.definition().space() == IndexSpace.LABEL
                && found.token().code() == TokenCode.ID
                && found.token().text().matches(NAME);
    }
}
