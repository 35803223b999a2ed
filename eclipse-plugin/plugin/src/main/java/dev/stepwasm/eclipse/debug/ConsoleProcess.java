package dev.stepwasm.eclipse.debug;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.lsp4j.debug.RunInTerminalRequestArguments;

/** A process whose streams are those of the Console view. */
final class ConsoleProcess {
    private static final int CHUNK = 1 << 13;

    private ConsoleProcess() {}

    /**
     * {@return a process that reads what is typed into the streams of a program, and writes there}
     *
     * @throws UncheckedIOException if it cannot be started
     */
    static Process start(RunInTerminalRequestArguments command, ProgramStreams streams) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command.getArgs()));
        builder.directory(new File(command.getCwd()));
        Map<String, String> wanted = command.getEnv();
        if (wanted != null) {
            wanted.forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
        }
        try {
            Process process = builder.start();
            streams.reads(process.getOutputStream());
            pump(process.getInputStream(), streams::print);
            pump(process.getErrorStream(), streams::complain);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot be started: " + e.getMessage(), e);
        }
    }

    private static void pump(InputStream from, Consumer<String> to) {
        Thread.ofPlatform().daemon().name("Stepwasm console").start(() -> {
            try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                char[] chunk = new char[CHUNK];
                for (int length = reader.read(chunk); length >= 0; length = reader.read(chunk)) {
                    to.accept(new String(chunk, 0, length));
                }
            } catch (IOException e) {
                to.accept(""); // The process was ended while it wrote: there is nothing more to read.
            }
        });
    }
}
