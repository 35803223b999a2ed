package dev.stepwasm.ide.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment that says what to run: {@code ;; run: sum 50 -8 => 42}. The name may be in quotes, and commas between arguments
 * are left alone. Behind the arrow stand the results, {@code trap} with the beginning of its reason or without,
 * {@code exception}, or {@code exit} and a code.
 *
 * @param export name of the exported function
 * @param arguments as they are written
 * @param expected how it is to end, if the comment says so
 */
public record RunComment(String export, List<String> arguments, Optional<Expected> expected) {
    private static final String MARK = "run:";
    private static final String ARROW = "=>";

    /** Copies the list. */
    public RunComment {
        arguments = List.copyOf(arguments);
    }

    /** How a call is to end. */
    public sealed interface Expected {
        /** It gives these results, as they are written. */
        record Results(List<String> values) implements Expected {
            /** Copies the list. */
            public Results {
                values = List.copyOf(values);
            }
        }

        /** It traps; the reason begins like this. */
        record Trap(String reason) implements Expected {}

        /** An exception leaves it. */
        record Thrown() implements Expected {}

        /** The program ends itself with a code. */
        record Exit(String code) implements Expected {}

        /** {@return as it is written behind the arrow} */
        default String show() {
            return switch (this) {
                case Results(List<String> values) -> values.isEmpty() ? "nothing" : String.join(" ", values);
                case Trap(String reason) -> ("trap " + reason).strip();
                case Thrown thrown -> "exception";
                case Exit(String code) -> "exit " + code;
            };
        }
    }

    /** {@return what a comment says, with its comment signs; empty if it is about something else} */
    static Optional<RunComment> read(String comment) {
        String body = body(comment);
        if (!body.startsWith(MARK)) {
            return Optional.empty();
        }
        List<String> call = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        boolean arrow = split(body.substring(MARK.length()), call, wanted);
        return call.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunComment(
                        call.getFirst(),
                        call.subList(1, call.size()),
                        arrow ? Optional.of(expected(wanted)) : Optional.empty()));
    }

    private static String body(String comment) {
        boolean block = comment.startsWith("(;");
        String inner = block ? comment.substring(2, Math.max(2, comment.length() - 2)) : comment;
        int start = 0;
        while (start < inner.length() && (inner.charAt(start) == ';' || Character.isWhitespace(inner.charAt(start)))) {
            start++;
        }
        return inner.substring(start).strip();
    }

    private static Expected expected(List<String> words) {
        String first = words.isEmpty() ? "nothing" : words.getFirst();
        List<String> others = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (first) {
            case "nothing" -> new Expected.Results(others);
            case "trap", "trap:" -> new Expected.Trap(String.join(" ", others));
            case "exception" -> new Expected.Thrown();
            case "exit" -> new Expected.Exit(String.join(" ", others));
            default -> new Expected.Results(words);
        };
    }

    /**
     * Finds the words between blanks, without commas at their ends; what is in quotes is one word without them.
     *
     * @param before gets those before the arrow
     * @param behind gets those behind it
     * @return whether there is an arrow
     */
    private static boolean split(String text, List<String> before, List<String> behind) {
        boolean arrow = false;
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int close = text.charAt(at) == '"' ? text.indexOf('"', at + 1) : -1;
            int end = close < 0 ? at : close + 1;
            while (close < 0 && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            String word = close < 0 ? withoutComma(text.substring(at, end)) : text.substring(at + 1, close);
            if (close < 0 && !arrow && word.equals(ARROW)) {
                arrow = true;
            } else {
                (arrow ? behind : before).add(word);
            }
            at = end;
        }
        return arrow;
    }

    private static String withoutComma(String word) {
        return word.length() > 1 && word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }

    /** {@return the call as a comment would say it, without the mark and what is expected} */
    public static String show(String export, List<String> arguments) {
        boolean plain = !export.isEmpty()
                && export.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == ',')
                && !export.equals(ARROW);
        String name = plain ? export : "\"" + export + "\"";
        return arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
    }
}
