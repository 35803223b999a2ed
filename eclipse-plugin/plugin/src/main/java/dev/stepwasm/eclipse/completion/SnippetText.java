package dev.stepwasm.eclipse.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with places to fill in, read from the notation of the protocol: {@code ${1:example}}, {@code $1}, {@code $0} for
 * where the caret goes in the end, and {@code \} before a character that stands for itself.
 *
 * @param text the text with its examples
 * @param places what to fill in, in text order
 * @param end where the caret goes in the end
 */
record SnippetText(String text, List<Place> places, int end) {
    /** What a tab in a snippet stands for: the indentation of the formatter. */
    private static final String STEP = "  ";

    /** Copies the list. */
    SnippetText {
        places = List.copyOf(places);
    }

    /**
     * A place to fill in.
     *
     * @param number places are visited in the order of their numbers; those of the same one hold the same text
     */
    record Place(int number, int start, int length) {}

    /** {@return a text in which nothing is to be filled in} */
    static SnippetText plain(String text) {
        return new SnippetText(text, List.of(), text.length());
    }

    /** {@return what a snippet says} Its lines after the first begin with the indentation. */
    static SnippetText parse(String snippet, String indentation) {
        return new Parser(snippet.replace("\n", "\n" + indentation).replace("\t", STEP)).parse();
    }

    private static final class Parser {
        private final String snippet;
        private final StringBuilder text = new StringBuilder();
        private final List<Place> places = new ArrayList<>();
        private int at;
        private int end = -1;

        Parser(String snippet) {
            this.snippet = snippet;
        }

        SnippetText parse() {
            while (at < snippet.length()) {
                if (!place()) {
                    character();
                }
            }
            return new SnippetText(text.toString(), places, end < 0 ? text.length() : end);
        }

        private void character() {
            if (snippet.charAt(at) == '\\' && at + 1 < snippet.length()) {
                at++;
            }
            text.append(snippet.charAt(at++));
        }

        private boolean place() {
            if (snippet.charAt(at) != '$') {
                return false;
            }
            boolean braced = snippet.startsWith("${", at);
            int digits = at + (braced ? 2 : 1);
            int after = digits;
            while (after < snippet.length() && Character.isDigit(snippet.charAt(after))) {
                after++;
            }
            if (after == digits) {
                return false;
            }
            int number = Integer.parseInt(snippet, digits, after, 10);
            at = after;
            int start = text.length();
            if (braced) {
                if (at < snippet.length() && snippet.charAt(at) == ':') {
                    at++;
                }
                while (at < snippet.length() && snippet.charAt(at) != '}') {
                    character();
                }
                at++;
            }
            if (number == 0) {
                end = start;
            } else {
                places.add(new Place(number, start, text.length() - start));
            }
            return true;
        }
    }
}
