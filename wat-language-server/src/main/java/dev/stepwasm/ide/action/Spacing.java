package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import java.util.ArrayList;
import java.util.List;

/** Keeps words apart when what stood between them goes, as the parenthesis does in {@code $g(mut i32)}. */
public final class Spacing {
    private static final String DELIMITERS = "() \t\r\n;";
    private static final String NO_WORD = "(),;[]{}";

    private Spacing() {}

    /**
     * {@return changes with a space at either end where two words or strings would become one that were apart} What is
     * changed within a word stays as it is, and so does a quote that a string lacks.
     *
     * @param changes do not overlap, in text order
     */
    public static List<Replacement> apart(String text, List<Replacement> changes) {
        List<Replacement> spaced = new ArrayList<>();
        char last = ' ';
        int at = 0;
        for (int i = 0; i < changes.size(); i++) {
            Replacement change = changes.get(i);
            int start = change.span().start();
            int end = change.span().end();
            last = start > at ? text.charAt(start - 1) : last;
            String inserted = change.text();
            if (!inserted.isEmpty()) {
                inserted = glues(text, start, last, inserted.charAt(0)) && !inserted.equals("\"")
                        ? " " + inserted
                        : inserted;
                last = inserted.charAt(inserted.length() - 1);
            }
            boolean isLastHere =
                    i + 1 == changes.size() || changes.get(i + 1).span().start() > end;
            if (isLastHere && end < text.length() && glues(text, end, last, text.charAt(end))) {
                inserted += " ";
                last = ' ';
            }
            spaced.add(inserted.equals(change.text()) ? change : new Replacement(change.span(), inserted));
            at = end;
        }
        return List.copyOf(spaced);
    }

    /** {@return whether two characters that meet make one word of two, which were apart at that offset} */
    private static boolean glues(String text, int offset, char before, char after) {
        boolean apart = (offset > 0 && isDelimiter(text.charAt(offset - 1)))
                || (offset < text.length() && isDelimiter(text.charAt(offset)));
        return apart && isOfWord(before) && isOfWord(after);
    }

    private static boolean isDelimiter(char c) {
        return DELIMITERS.indexOf(c) >= 0;
    }

    /** Strings must be apart from words too. */
    private static boolean isOfWord(char c) {
        return c > ' ' && c < 0x7F && NO_WORD.indexOf(c) < 0;
    }
}
