package dev.stepwasm.dap;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A {@link TranscriptProgram} in a process of its own. One thread may give it orders. */
final class EmbeddingProcess implements AutoCloseable {
    private static final int DEADLINE_SECONDS = 60;
    /** It runs little code, and collects garbage often. */
    private static final List<String> FAST = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Gson GSON = new Gson();

    private final Process process;
    private final PrintStream orders;

    /** Answers to orders: what the program made, that it is in step, that it has closed. */
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();

    /** Hears what the module writes and how it ends, on the thread that reads. */
    private volatile Consumer<JsonObject> listener = message -> {};

    private int syncs;

    /** @param options of the JVM */
    EmbeddingProcess(String... options) {
        List<String> command = new ArrayList<>(AdapterProcess.java(TranscriptProgram.class));
        command.addAll(1, List.of(options));
        command.addAll(1, AdapterProcess.sameCache());
        command.addAll(1, FAST);
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("words of the program").start(this::read);
        Thread.ofPlatform().daemon().name("errors of the program").start(this::readErrors);
    }

    /** {@return its process id} */
    long pid() {
        return process.pid();
    }

    /** Lets it make the instances of a program. */
    void launch(Map<String, Object> arguments, Consumer<JsonObject> hears) {
        listener = hears;
        order(Map.of("launch", arguments));
    }

    /** Waits until a debugger can attach, and a program that waits for one waits. */
    void awaitSuspended() {
        await("waits");
    }

    private void readErrors() {
        try (BufferedReader in = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains(" waits for a debugger before its first instruction")) {
                    answers.add(GSON.toJsonTree(Map.of("waits", true)).getAsJsonObject());
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits until all instances have been made. */
    void awaitMade() {
        await("made");
    }

    /** Lets it call the function. */
    void go() {
        order(Map.of("go", true));
    }

    /** Waits until all that it has written until now has been heard. */
    void sync() {
        syncs++;
        order(Map.of("sync", syncs));
        await("synced");
    }

    /** Ends what runs in it, but not the process. */
    void end() {
        order(Map.of("close", true));
        await("closed");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void order(Map<String, ?> order) {
        orders.println(GSON.toJson(order));
    }

    private void await(String name) {
        try {
            JsonObject answer = answers.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            while (answer != null && !answer.has(name)) {
                answer = answers.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            }
            if (answer == null) {
                throw new AssertionError("the program is not " + name + (process.isAlive() ? "" : "; it has ended"));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonObject message = JsonParser.parseString(line).getAsJsonObject();
                if (message.has("made") || message.has("synced") || message.has("closed")) {
                    answers.add(message);
                } else {
                    listener.accept(message);
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
