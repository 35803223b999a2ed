package dev.stepwasm.cli.debug;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/** Where the commands of a session come from. */
public interface CommandSource {
    /**
     * {@return the next line, without its end; empty when there are no more}
     *
     * @param prompt what to show to a person
     */
    Optional<String> next(String prompt);

    /** {@return whether a person types the lines and sees them} Other lines are printed again behind the prompt. */
    boolean isInteractive();

    /** {@return lines that stand in a file or on the command line} */
    static CommandSource of(List<String> lines) {
        Queue<String> left = new ArrayDeque<>(lines);
        return plain(prompt -> Optional.ofNullable(left.poll()));
    }

    /** {@return the lines of a stream, read one by one} */
    static CommandSource of(BufferedReader reader) {
        return plain(prompt -> {
            try {
                return Optional.ofNullable(reader.readLine());
            } catch (IOException e) {
                return Optional.empty(); // As good as its end.
            }
        });
    }

    /** {@return the lines of one source after those of another} */
    default CommandSource then(CommandSource second) {
        CommandSource first = this;
        return new CommandSource() {
            private boolean firstIsEmpty;

            @Override
            public Optional<String> next(String prompt) {
                Optional<String> line = firstIsEmpty ? Optional.empty() : first.next(prompt);
                firstIsEmpty = line.isEmpty();
                return firstIsEmpty ? second.next(prompt) : line;
            }

            @Override
            public boolean isInteractive() {
                return firstIsEmpty ? second.isInteractive() : first.isInteractive();
            }
        };
    }

    private static CommandSource plain(Function<String, Optional<String>> lines) {
        return new CommandSource() {
            @Override
            public Optional<String> next(String prompt) {
                return lines.apply(prompt);
            }

            @Override
            public boolean isInteractive() {
                return false;
            }
        };
    }
}
