package dev.stepwasm.ide.test;

import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.script.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names commands of scripts as comments would write them: {@code sum 50 -8 => 42}. */
final class CommandLabel {
    /** More of them are not read: a label is one line. */
    private static final int MOST_WORDS = 60;

    private final String text;

    CommandLabel(String text) {
        this.text = text;
    }

    /** {@return the label of an action, an assertion or a thread}; empty for commands that test nothing */
    Optional<String> of(Command command) {
        return Optional.ofNullable(
                        switch (command) {
                            case Command.Action action -> show(action);
                            case Command.AssertReturn asserted -> show(asserted);
                            case Command.AssertFailure(var span, var failure, var action, String message) ->
                                show(action) + " => " + show(failure, message);
                            case Command.AssertModule asserted -> show(asserted);
                            case Command.Thread thread -> "thread" + named(thread.name());
                            case Command.Define define -> null;
                            case Command.Instantiate make -> null;
                            case Command.Register register -> null;
                            case Command.Wait wait -> null;
                            case Command.Meta meta -> null;
                            case Command.Wrong wrong -> null;
                        })
                .map(Heading::brief);
    }

    /** {@return the label of a module}; empty if the command makes none */
    static Optional<String> ofModule(Command command) {
        return switch (command) {
            case Command.Define define ->
                Optional.of("module" + named(define.module().name()));
            case Command.Instantiate make -> Optional.of("instance" + named(make.name()) + named(make.module()));
            default -> Optional.empty();
        };
    }

    private static String named(Optional<String> name) {
        return name.map(known -> " $" + known).orElse("");
    }

    private String show(Command.Action action) {
        String owner = action.module().map(name -> "$" + name + ".").orElse("");
        String verb = action instanceof Command.Get ? "get " : "";
        String call = verb + owner + RunComment.show(action.export(), List.of());
        String arguments = values(action.span().start(), action.span().end(), true);
        return arguments.isEmpty() ? call : call + " " + arguments;
    }

    private String show(Command.AssertReturn asserted) {
        String results = values(asserted.action().span().end(), asserted.span().end(), false);
        return show(asserted.action()) + " => " + (results.isEmpty() ? "nothing" : results);
    }

    private static String show(Command.Failure failure, String message) {
        return switch (failure) {
            case TRAP -> "trap " + message;
            case EXHAUSTION -> "exhaustion";
            case EXCEPTION -> "exception";
            case SUSPENSION -> "suspension";
        };
    }

    private static String show(Command.AssertModule asserted) {
        String name = asserted.module().name().map(known -> "$" + known + " ").orElse("module ");
        return name + "=> "
                + asserted.verdict().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": "
                + asserted.message();
    }

    /**
     * {@return the constants in a part of the text, without types and parentheses}
     *
     * @param afterName whether they stand behind a name in quotes
     */
    private String values(int from, int to, boolean afterName) {
        List<String> values = new ArrayList<>();
        boolean counts = !afterName;
        int at = from;
        while (at < to && values.size() < MOST_WORDS) {
            Span word = word(at, to);
            String written = text.substring(word.start(), word.end());
            if (written.startsWith("\"")) {
                counts = true;
            } else if (counts && !written.isEmpty() && !written.endsWith(".const")) {
                values.add(written);
            }
            at = word.end();
        }
        return String.join(" ", values);
    }

    /** {@return the next word or string}; empty at the end */
    private Span word(int from, int to) {
        int start = from;
        while (start < to) {
            char c = text.charAt(start);
            if (text.startsWith(";;", start)) {
                int line = text.indexOf('\n', start);
                start = line < 0 ? to : Math.min(line, to);
            } else if (text.startsWith("(;", start)) {
                int close = text.indexOf(";)", start + 2);
                start = close < 0 ? to : Math.min(close + 2, to);
            } else if (Character.isWhitespace(c) || c == '(' || c == ')') {
                start++;
            } else {
                return new Span(start, end(start, to));
            }
        }
        return new Span(to, to);
    }

    private int end(int start, int to) {
        boolean id = text.startsWith("$\"", start);
        if (id || text.charAt(start) == '"') {
            int end = start + (id ? 2 : 1);
            while (end < to && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(end + 1, to);
        }
        int end = start;
        while (end < to && !Character.isWhitespace(text.charAt(end)) && "();\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
