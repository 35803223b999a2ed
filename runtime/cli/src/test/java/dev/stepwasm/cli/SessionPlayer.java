package dev.stepwasm.cli;

import dev.stepwasm.cli.debug.DebugConsole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays what a page or a file shows of sessions with {@code stepwasm debug}, in this JVM. A session begins with
 * {@code $ ./stepwasm debug ...}; lines that begin with the prompt are typed, {@code ^C} interrupts the program that the
 * command above it runs, all others are what is answered. What is not 0 is shown as {@code [exit code 1]}.
 */
final class SessionPlayer {
    private static final String SHELL = "$ ";
    private static final String INTERRUPT = "^C";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final UnaryOperator<String> located;
    private final CompletableFuture<DebugConsole> console = new CompletableFuture<>();

    /** A player. @param located gives the path of a word of the command line, if it is a file */
    private SessionPlayer(UnaryOperator<String> located) {
        this.located = located;
    }

    /** {@return the sessions with what is answered now} Lines before the first session are kept. */
    static String play(String written, UnaryOperator<String> located) {
        StringBuilder played = new StringBuilder();
        List<String> session = new ArrayList<>();
        for (String line : written.lines().toList()) {
            if (line.startsWith(SHELL)) {
                played.append(played(session, located));
                session.clear();
            }
            if (session.isEmpty() && !line.startsWith(SHELL)) {
                played.append(line).append('\n');
            } else {
                session.add(line);
            }
        }
        return played.append(played(session, located)).toString();
    }

    private static String played(List<String> session, UnaryOperator<String> located) {
        return session.isEmpty()
                ? ""
                : session.getFirst() + "\n"
                        + new SessionPlayer(located).answer(session.getFirst(), session.subList(1, session.size()));
    }

    /** {@return what one session prints} @param shown the lines below the command, of which only the typed ones matter */
    String answer(String commandLine, List<String> shown) {
        List<String> words = words(commandLine);
        Optional<String> input = input(words);
        boolean isScripted = words.contains("-c") || words.contains("-x");
        List<String> typed = isScripted ? List.of() : typed(shown);
        List<String> read = input.map(SessionPlayer::lines).orElse(typed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        InputStream before = System.in;
        System.setIn(new Typing(read, this::interrupt));
        try {
            int code = Main.run(
                    new Terminal(out, out),
                    List::of,
                    console::complete,
                    words.stream().map(located).toArray(String[]::new));
            out.print(code == 0 ? "" : "[exit code " + code + "]\n");
        } finally {
            System.setIn(before);
        }
        return interrupted(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"), typed);
    }

    /** {@return the file that is to be the standard input, and takes it away} */
    private Optional<String> input(List<String> words) {
        int at = words.indexOf("<");
        if (at < 0) {
            return Optional.empty();
        }
        String file = located.apply(words.get(at + 1));
        words.subList(at, at + 2).clear();
        return Optional.of(file);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String commandLine) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(commandLine);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.subList(2, words.size()); // Without `$ ./stepwasm`.
    }

    private static List<String> typed(List<String> shown) {
        return shown.stream()
                .filter(line -> line.startsWith(DebugConsole.PROMPT) || line.equals(INTERRUPT))
                .map(line -> line.startsWith(DebugConsole.PROMPT) ? line.substring(DebugConsole.PROMPT.length()) : line)
                .toList();
    }

    /** Interrupts the program as soon as it runs. */
    private void interrupt() {
        Thread.ofPlatform().daemon().start(() -> {
            DebugConsole running = console.join();
            while (!running.interrupt()) {
                Thread.onSpinWait();
            }
        });
    }

    /** {@return what was printed, with the interruptions behind the commands that were running} */
    private static String interrupted(String printed, List<String> typed) {
        StringBuilder shown = new StringBuilder();
        int next = 0;
        for (String line : printed.lines().toList()) {
            shown.append(line).append('\n');
            if (line.startsWith(DebugConsole.PROMPT)) {
                next++;
                if (next < typed.size() && typed.get(next).equals(INTERRUPT)) {
                    shown.append(INTERRUPT).append('\n');
                    next++;
                }
            }
        }
        return shown.toString();
    }

    /** Standard input that gives line after line, as they are asked for. */
    private static final class Typing extends InputStream {
        private final List<String> lines;
        private final Runnable interrupt;
        private byte[] line = {};
        private int next;
        private int position;

        Typing(List<String> lines, Runnable interrupt) {
            this.lines = lines;
            this.interrupt = interrupt;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (position == line.length && !advance()) {
                return -1;
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, bytes, offset, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            return line.length - position;
        }

        private boolean advance() {
            if (next == lines.size()) {
                return false;
            }
            line = (lines.get(next) + "\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
            next++;
            if (next < lines.size() && lines.get(next).equals(INTERRUPT)) {
                next++;
                interrupt.run();
            }
            return true;
        }
    }
}
