package dev.stepwasm.dap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A client that is attached to a {@link ShopProcess}. */
final class AttachedShop implements AutoCloseable {
    private final DapClient client = new DapClient();

    /** Attaches, and sets breakpoints at lines of the modules. */
    AttachedShop(ShopProcess shop, Map<String, List<Integer>> lines) {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.event("initialized");
        client.ask(
                "attach",
                Map.of(
                        "pid",
                        shop.pid(),
                        "sources",
                        List.of(ShopProcess.folder().toString())));
        lines.forEach(this::setBreakpoints);
        client.ask("configurationDone", Map.of());
    }

    /** Makes these the only breakpoints of a module. */
    void setBreakpoints(String file, List<Integer> lines) {
        client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", ShopProcess.folder().resolve(file).toString()),
                        "breakpoints",
                        lines.stream().map(line -> Map.of("line", line)).toList()));
    }

    /** {@return what it talks to the adapter with} */
    DapClient client() {
        return client;
    }

    /** {@return the numbers of the threads by their names, without the function of the host that they are in} */
    Map<String, Integer> threads() {
        Map<String, Integer> threads = new LinkedHashMap<>();
        items(client.ask("threads", Map.of()), "threads")
                .forEach(each -> threads.put(
                        each.get("name").getAsString().replaceFirst(" \\(in .*", ""),
                        each.get("id").getAsInt()));
        return threads;
    }

    /** {@return the number of a thread, as soon as it is seen in WebAssembly} */
    int thread(String name) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        Map<String, Integer> threads = threads();
        while (!threads.containsKey(name) && System.nanoTime() < deadline) {
            threads = threads();
        }
        if (!threads.containsKey(name)) {
            throw new AssertionError("no thread " + name + " among " + threads);
        }
        return threads.get(name);
    }

    /** {@return what is said of the threads} */
    List<String> threadNames() {
        return items(client.ask("threads", Map.of()), "threads")
                .map(each -> each.get("name").getAsString())
                .toList();
    }

    /** Lets a thread go on in some way, and waits until it has stopped again. */
    JsonObject step(String command, int thread) {
        client.ask(command, Map.of("threadId", thread));
        JsonObject stopped = client.event("stopped");
        if (stopped.get("threadId").getAsInt() != thread) {
            throw new AssertionError("another thread than " + thread + " stopped: " + stopped);
        }
        return stopped;
    }

    /** {@return the frames of a thread, the innermost first} */
    List<JsonObject> frames(int thread) {
        return items(client.ask("stackTrace", Map.of("threadId", thread)), "stackFrames")
                .toList();
    }

    /** {@return the functions of the frames of a thread} */
    List<String> functions(int thread) {
        return frames(thread).stream()
                .map(frame -> frame.get("name").getAsString())
                .toList();
    }

    /** {@return where a thread stands, as {@code prices.wat:21}} */
    String place(int thread) {
        JsonObject frame = frames(thread).getFirst();
        return frame.getAsJsonObject("source").get("name").getAsString() + ":"
                + frame.get("line").getAsInt();
    }

    /** {@return what an expression means in the frame on top} */
    String evaluate(int thread, String expression) {
        return client.ask("evaluate", Map.of("expression", expression, "frameId", topId(thread), "context", "watch"))
                .get("result")
                .getAsString();
    }

    /** Gives a local of the frame on top another value. */
    void set(int thread, String local, String value) {
        client.ask("setVariable", Map.of("variablesReference", scope(thread, "Locals"), "name", local, "value", value));
    }

    /** {@return bytes of the memory that the frame on top uses, as text} */
    String text(int thread, int address, int count) {
        JsonObject body =
                client.ask("readMemory", Map.of("memoryReference", memory(thread), "offset", address, "count", count));
        return new String(Base64.getDecoder().decode(body.get("data").getAsString()), StandardCharsets.UTF_8);
    }

    /** Writes text to the memory that the frame on top uses. */
    void write(int thread, int address, String text) {
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        client.ask("writeMemory", Map.of("memoryReference", memory(thread), "offset", address, "data", data));
    }

    private String memory(int thread) {
        return items(client.ask("variables", Map.of("variablesReference", scope(thread, "Memories"))), "variables")
                .findFirst()
                .orElseThrow()
                .get("memoryReference")
                .getAsString();
    }

    private int scope(int thread, String name) {
        return items(client.ask("scopes", Map.of("frameId", topId(thread))), "scopes")
                .filter(each -> each.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("variablesReference")
                .getAsInt();
    }

    private int topId(int thread) {
        return frames(thread).getFirst().get("id").getAsInt();
    }

    static Stream<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    /** Detaches. */
    void detach() {
        client.ask("disconnect", Map.of("terminateDebuggee", false));
    }

    @Override
    public void close() {
        client.close();
    }
}
