package dev.stepwasm.ide.test;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comment that says what follows it.
 *
 * @param title its words, on one line
 * @param span its lines
 */
record Heading(String title, Span span) {
    private static final int LONGEST = 100;
    private static final String RUN = "run:";

    /**
     * {@return the last comment between two commands that stands on lines of its own}
     *
     * @param from end of the first, 0 if there is none
     * @param to start of the second
     */
    static Optional<Heading> between(String text, int from, int to) {
        List<String> words = new ArrayList<>();
        int start = from;
        int end = from;
        boolean open = false; // a comment of several lines
        boolean ended = true; // what follows is another comment
        int line = from == 0 ? 0 : next(text, from, to); // what stands behind a command is about that
        while (line < to) {
            int stop = Math.min(next(text, line, to), to);
            String content = text.substring(line, stop).strip();
            boolean comment = open || content.startsWith(";;") || content.startsWith("(;");
            open = (open || content.startsWith("(;")) && !content.contains(";)");
            if (comment) {
                if (ended) {
                    words.clear();
                    start = line;
                }
                words(content).ifPresent(words::add);
                end = stop;
            }
            ended = !comment;
            line = stop;
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Heading(brief(String.join(" ", words)), trimmed(text, start, end)));
    }

    private static int next(String text, int from, int to) {
        int end = text.indexOf('\n', from);
        return end < 0 || end >= to ? to : end + 1;
    }

    /** {@return the words of a line of a comment}; rulers and code that was taken out have none */
    private static Optional<String> words(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isSign(line.charAt(start))) {
            start++;
        }
        while (start < end && isSign(line.charAt(end - 1))) {
            end--;
        }
        String words =
                line.substring(start, line.endsWith(";)") ? end : line.length()).strip();
        boolean rule = words.chars().noneMatch(Character::isLetterOrDigit);
        boolean code = line.startsWith(";;") && words.startsWith("(") && words.endsWith(")");
        return rule || code || words.startsWith(RUN) ? Optional.empty() : Optional.of(unruled(words));
    }

    private static String unruled(String words) {
        int end = words.length();
        while (end > 0 && "-=*#~".indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return words.substring(0, end).strip();
    }

    private static boolean isSign(char c) {
        return c == ';' || Character.isWhitespace(c) || "-=*#~".indexOf(c) >= 0 || c == '@';
    }

    static String brief(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    private static Span trimmed(String text, int start, int end) {
        int first = start;
        int last = end;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return new Span(first, last);
    }
}
