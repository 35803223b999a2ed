package dev.stepwasm.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.cli.debug.DebugConsole;
import dev.stepwasm.cli.debug.Debuggee;
import dev.stepwasm.cli.debug.Paper;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal, whose line discipline turns Ctrl-C into a signal. */
final class LineEditorTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String UP = "\u001bOA";
    private static final long DEADLINE_SECONDS = 60;

    private static final String SPIN = """
            (module
              (func $spin (export "spin") (param $x i32)
                (return_call $spin (i32.add (local.get $x) (i32.const 1)))))
            """;

    @TempDir
    private Path folder;

    @Test
    void completesRepeatsAndRemembers() throws Exception {
        try (Person person = new Person(SPIN, folder.resolve("history"))) {
            person.await("`help` lists all commands");
            person.types("brea\t");
            person.await("break ");
            person.types("$s\t");
            person.await("$spin");
            person.types("\r");
            person.await("breakpoint 1 in $spin");
            person.types("run\r");
            person.await("breakpoint 1, $spin($x=0)");
            person.types("continue\r");
            person.await("$spin($x=1)");
            person.types("\r");
            person.await("$spin($x=2)");
            person.types("print $x + 40\r");
            person.await("42");
            person.awaitPrompt();
            person.types(UP);
            person.await("print $x + 40");
            person.types("\r");
            person.await("42");
            person.awaitPrompt();
            person.types("prnt" + CTRL_C);
            person.await("`quit` or Ctrl-D ends the session");
            person.types(CTRL_D);
            assertThat(person.exitCode()).isZero();
        }
        assertThat(Files.readString(folder.resolve("history"))).contains("print $x + 40");
    }

    @Test
    void interruptsTheProgramAndDoesPastedLines() throws Exception {
        try (Person person = new Person(SPIN, folder.resolve("history"))) {
            person.await("lists all commands");
            person.types("run\r");
            person.awaitRunning();
            person.types(CTRL_C);
            person.await("interrupted, $spin");
            person.types("\u001b[200~set $x = 5\nprint $x * 2\n\u001b[201~\r");
            person.await("$x = 5");
            person.await("10");
            person.types("quit\r");
            assertThat(person.exitCode()).isZero();
        }
    }

    /** Types at a terminal and reads what it shows. */
    private static final class Person implements AutoCloseable {
        private final PipedOutputStream keys = new PipedOutputStream();
        private final Screen screen = new Screen();
        private final DebugConsole console;
        private final LineEditor editor;
        private final CompletableFuture<Integer> exit;
        private int read;

        Person(String wat, Path history) throws Exception {
            Terminal terminal =
                    new ExternalTerminal("test", "xterm", new PipedInputStream(keys), screen, StandardCharsets.UTF_8);
            StepModule module = StepModule.ofText("spin.wat", wat);
            Invocation invocation = Invocation.of(module.module(), Optional.empty(), List.of("0"));
            console = new DebugConsole(
                    new Debuggee(module, invocation, Imports::none),
                    new Paper(new PrintStream(screen, true, StandardCharsets.UTF_8), false));
            editor = new LineEditor(terminal, Optional.of(history));
            editor.completeWith(console::completions);
            editor.interruptWith(console::interrupt);
            exit = CompletableFuture.supplyAsync(() -> console.run(editor), task -> {
                Thread thread = new Thread(task, "console");
                thread.setDaemon(true);
                thread.start();
            });
        }

        void types(String text) throws IOException {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        /** Waits until a text is shown behind what has been waited for before. */
        void await(String text) throws InterruptedException {
            read = screen.await(text, read);
        }

        /** Waits until the next line is asked for: before, Ctrl-C is meant for a program. */
        void awaitPrompt() throws InterruptedException {
            await(DebugConsole.PROMPT);
        }

        void awaitRunning() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            while (!console.isRunning() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }

        int exitCode() throws Exception {
            return exit.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void close() throws IOException {
            keys.close();
            console.close();
            editor.close();
        }
    }

    /** What is shown, with all control sequences. */
    private static final class Screen extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int value) {
            super.write(value);
            notifyAll();
        }

        synchronized int await(String text, int from) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            int found = toString(StandardCharsets.UTF_8).indexOf(text, from);
            while (found < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                assertThat(left)
                        .as(text + " is not shown in\n"
                                + toString(StandardCharsets.UTF_8).substring(from))
                        .isPositive();
                wait(left);
                found = toString(StandardCharsets.UTF_8).indexOf(text, from);
            }
            return found + text.length();
        }
    }
}
