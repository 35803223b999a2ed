package dev.stepwasm.dap;

import dev.stepwasm.fixtures.Fixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The sample in {@code docs/samples/embedder}, running as a process of its own, as its page says it is started. */
final class ShopProcess implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;

    /** What it has written to both its outputs; guarded by itself. */
    private final List<String> lines = new ArrayList<>();

    /** Those that no test has asked for yet; guarded by {@code lines}. */
    private final List<String> pending = new ArrayList<>();

    private boolean ended;

    private ShopProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("output of the shop").start(this::read);
    }

    /**
     * Starts it.
     *
     * @param options of the JVM
     * @param args of the program
     */
    static ShopProcess start(List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(AdapterProcess.sameCache());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "docs/samples/embedder/Shop.java"));
        command.addAll(List.of(args));
        return new ShopProcess(new ProcessBuilder(command)
                .directory(Fixtures.root().toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** {@return the folder with its sources} */
    static Path folder() {
        return Fixtures.root().resolve("docs/samples/embedder").toAbsolutePath().normalize();
    }

    /** {@return the process id} */
    long pid() {
        return process.pid();
    }

    /** {@return whether it runs} */
    boolean isAlive() {
        return process.isAlive();
    }

    /** {@return its exit code, when it has ended} */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; it has written " + all());
        }
        return process.exitValue();
    }

    /** {@return the first line like that which was not taken yet} */
    String await(Predicate<String> wanted) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        synchronized (lines) {
            while (true) {
                Optional<String> found = pending.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    pending.remove(found.get());
                    return found.get();
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (ended || left <= 0) {
                    throw new AssertionError("no such line; it has written " + lines);
                }
                try {
                    lines.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Waits until a debugger can attach. The program says so when it has its first instance. */
    void awaitAttachable() {
        await(line ->
                line.startsWith("stepwasm debug: Shop.java (process ") && line.contains(") can be debugged, at "));
    }

    /** {@return everything that it has written until now} */
    List<String> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    pending.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        } finally {
            synchronized (lines) {
                ended = true;
                lines.notifyAll();
            }
        }
    }

    /** Ends it, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
