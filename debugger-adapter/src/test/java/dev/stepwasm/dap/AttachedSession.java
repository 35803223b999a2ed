package dev.stepwasm.dap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.LiveInstances;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A session with the threads of a Java program that run WebAssembly: here they are those of the test. */
abstract class AttachedSession implements AttachedProcess {
    final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    DapClient client = new DapClient(this);

    @TempDir
    Path folder;

    Path text;
    Workers workers;
    final List<Workers> all = new ArrayList<>();

    @Override
    public String name() {
        return "the test";
    }

    @Override
    public void configured() {
        said.add("configured");
    }

    @Override
    public void end() {
        said.add("end");
    }

    @BeforeEach
    void open() throws Exception {
        LiveInstances.start();
        text = write("work.wat", Workers.TEXT);
        workers = also(StepModule.of(text));
    }

    @AfterEach
    void close() {
        client.close(); // Threads that stand still go on.
        for (Workers each : all) {
            each.close();
        }
    }

    Workers also(StepModule module) {
        Workers made = new Workers(module);
        all.add(made);
        return made;
    }

    /** Instances of other tests may live on, and modules with the same text are one: so this text is in none of them. */
    Path write(String name, String wat) throws IOException {
        String all = wat.stripTrailing();
        String unique = all.substring(0, all.length() - 1) + " (func $of_" + folder.getFileName() + "))\n";
        return Files.writeString(folder.resolve(name), unique);
    }

    // What clients ask.

    void attach(Map<String, ?> arguments) {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.event("initialized");
        client.ask("attach", arguments);
    }

    void begin() {
        client.ask("configurationDone", Map.of());
    }

    JsonObject breakpoint(Path file, int line) {
        return breakpoints(file, List.of(line)).getFirst();
    }

    List<JsonObject> breakpoints(Path file, List<Integer> lines) {
        List<Map<String, Integer>> wanted =
                lines.stream().map(line -> Map.of("line", line)).toList();
        return items(
                        client.ask(
                                "setBreakpoints",
                                Map.of("source", Map.of("path", file.toString()), "breakpoints", wanted)),
                        "breakpoints")
                .toList();
    }

    Map<String, Integer> threads() {
        Map<String, Integer> threads = new HashMap<>();
        items(client.ask("threads", Map.of()), "threads")
                .forEach(each -> threads.put(
                        each.get("name").getAsString(), each.get("id").getAsInt()));
        return threads;
    }

    /** {@return the number of a thread once it is shown} */
    int thread(String name) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            Integer id = threads().get(name);
            if (id != null) {
                return id;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no thread " + name + " among " + threads());
    }

    List<JsonObject> stack(int thread) {
        return items(client.ask("stackTrace", Map.of("threadId", thread)), "stackFrames")
                .toList();
    }

    static List<String> names(List<JsonObject> frames) {
        return frames.stream().map(each -> each.get("name").getAsString()).toList();
    }

    int reference(JsonObject frame, String scope) {
        return items(client.ask("scopes", Map.of("frameId", frame.get("id").getAsInt())), "scopes")
                .filter(each -> each.get("name").getAsString().equals(scope))
                .findFirst()
                .orElseThrow()
                .get("variablesReference")
                .getAsInt();
    }

    JsonObject variable(JsonObject frame, String scope, String name) {
        return items(client.ask("variables", Map.of("variablesReference", reference(frame, scope))), "variables")
                .filter(each -> each.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String evaluate(JsonObject frame, String expression) {
        return client.ask(
                        "evaluate",
                        Map.of("frameId", frame.get("id").getAsInt(), "expression", expression, "context", "watch"))
                .get("result")
                .getAsString();
    }

    String memory(JsonObject frame) {
        return items(client.ask("variables", Map.of("variablesReference", reference(frame, "Memories"))), "variables")
                .findFirst()
                .orElseThrow()
                .get("memoryReference")
                .getAsString();
    }

    String read(String memory) {
        return client.ask("readMemory", Map.of("memoryReference", memory, "offset", 16, "count", 4))
                .get("data")
                .getAsString();
    }

    List<String> modules() {
        return items(client.ask("modules", Map.of()), "modules")
                .map(each -> each.get("name").getAsString())
                .toList();
    }

    /** {@return the next event about a breakpoint} */
    JsonObject changed(int id) {
        JsonObject breakpoint = client.event("breakpoint").getAsJsonObject("breakpoint");
        return breakpoint.get("id").getAsInt() == id ? breakpoint : changed(id);
    }

    /** {@return the next output that begins in some way} */
    String output(String begin) {
        String text = client.event("output").get("output").getAsString();
        return text.startsWith(begin) ? text : output(begin);
    }

    static Stream<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }
}
