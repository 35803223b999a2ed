package dev.stepwasm.cli.line;

import dev.stepwasm.cli.debug.CommandSource;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/**
 * Commands that a person types. Ctrl-C at the prompt gives the line up, Ctrl-D on an empty line ends the session, and lines
 * that are pasted together are done one after the other. One thread asks for lines; what Ctrl-C does while a program runs
 * is done on another.
 */
public final class LineEditor implements CommandSource, AutoCloseable {
    private static final Logger CHATTER = Logger.getLogger("org.jline");

    private static final int MOST_TRIES = 3;

    private final Terminal terminal;
    private final Attributes usual;
    private final LineReader reader;
    private final Queue<String> pasted = new ArrayDeque<>();
    private Function<String, List<String>> completions = line -> List.of();
    private Runnable interruption = () -> {};

    LineEditor(Terminal terminal, Optional<Path> history) {
        this.terminal = terminal;
        this.usual = terminal.getAttributes();
        DefaultParser words = new DefaultParser();
        words.setEscapeChars(new char[0]);
        words.setQuoteChars(new char[0]);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(words)
                .completer((reading, line, found) -> complete(line.line().substring(0, line.cursor()), found))
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.HISTORY_IGNORE_DUPS, true)
                .option(Option.AUTO_FRESH_LINE, false);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
        terminal.handle(Signal.INT, signal -> interruption.run());
    }

    /**
     * {@return an editor on the terminal of this process; empty unless standard input and output both are one that can move
     * its cursor}
     *
     * @param history where lines are kept for the next session, if they are
     */
    public static Optional<LineEditor> open(Optional<Path> history) {
        CHATTER.setLevel(Level.OFF); // It tells of each provider that does not suit this machine.
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .providers("ffm,exec") // The first needs Java 22; the second asks programs of the system.
                    .dumb(false)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(new LineEditor(terminal, history));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty(); // No terminal, which is no mistake.
        }
    }

    /** Says what may stand at the end of a line, given the line up to there. */
    public void completeWith(Function<String, List<String>> words) {
        completions = words;
    }

    /** Says what Ctrl-C does while no line is typed. It is done on a thread of its own. */
    public void interruptWith(Runnable action) {
        interruption = action;
    }

    private void complete(String line, List<Candidate> found) {
        completions.apply(line).forEach(word -> found.add(new Candidate(word)));
    }

    @Override
    public Optional<String> next(String prompt) {
        while (pasted.isEmpty()) {
            try {
                // Without a limit of -1 an empty line would be no line at all.
                pasted.addAll(List.of(reader.readLine(prompt).split("\r\n|\r|\n", -1)));
            } catch (UserInterruptException e) {
                terminal.writer().println("`quit` or Ctrl-D ends the session");
                terminal.flush();
            } catch (EndOfFileException e) {
                return Optional.empty();
            } catch (IOError e) {
                restore(); // Ctrl-C has also ended a program that sets the terminal up; it gives the line up, as
                // always.
            }
        }
        return Optional.of(pasted.remove());
    }

    private void restore() {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                terminal.setAttributes(usual);
                return;
            } catch (IOError e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public void close() {
        try (terminal) {
            keepHistory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepHistory() {
        try {
            reader.getHistory().save();
        } catch (IOException e) { // That is no reason for the session to end badly.
            terminal.writer().println("what was typed will not be known next time: " + e.getMessage());
        }
    }
}
