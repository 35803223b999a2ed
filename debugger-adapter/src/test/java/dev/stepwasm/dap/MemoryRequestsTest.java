package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own requests about memories: what there is, what is in use, where bytes are, which are watched. */
final class MemoryRequestsTest {
    private static final String PROGRAM = """
        (module
          (memory $heap 2 9)
          (memory $wide i64 1)
          (global $__stack_pointer (mut i32) (i32.const 1024))
          (data $greeting (i32.const 16) "Hello, hello, HELLO")
          (data (memory $wide) (i64.const 65000) "end")
          (func (export "main")
            (i32.store (i32.const 70000) (i32.const 7))
            (i32.store8 (i32.const 70004) (i32.const 8))
            (drop (i32.load (i32.const 70000)))
            (nop)))
        """;
    private static final int FIRST_STORE = 8;
    private static final int SECOND_STORE = 9;

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void saysWhatMemoriesThereAre() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);
        List<JsonObject> memories = list(client.ask("stepwasm/memories", Map.of()), "memories");

        assertThat(memories).hasSize(2);
        JsonObject heap = memories.getFirst();
        assertThat(heap.get("name").getAsString()).isEqualTo("$heap");
        assertThat(heap.get("memoryReference").getAsString()).isEqualTo("memory[0]");
        assertThat(heap.get("size").getAsString()).isEqualTo("0x20000");
        assertThat(heap.get("pageSize").getAsInt()).isEqualTo(65536);
        assertThat(heap.get("maximumPages").getAsInt()).isEqualTo(9);
        assertThat(heap.get("address").getAsString()).isEqualTo("i32");
        assertThat(heap.get("shared").getAsBoolean()).isFalse();
        assertThat(list(heap, "landmarks").stream().map(MemoryRequestsTest::landmark))
                .containsExactly("data segment $greeting 0x10 0x13", "global $__stack_pointer 0x400 0x0");
        assertThat(memories.getLast().get("address").getAsString()).isEqualTo("i64");
        assertThat(list(memories.getLast(), "landmarks").stream().map(MemoryRequestsTest::landmark))
                .containsExactly("data segment 1 0xfde8 0x3");
        assertThat(client.refusal("stepwasm/memories", Map.of("frameId", 77))).contains("77");
    }

    private static String landmark(JsonObject mark) {
        return mark.get("name").getAsString() + " " + mark.get("address").getAsString() + " "
                + mark.get("length").getAsString();
    }

    @Test
    void saysWhatIsInUseAndWhatHasChanged() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);
        JsonObject first = use("memory[0]", "one");
        int block = first.get("blockSize").getAsInt();

        assertThat(bits(first, "nonZero").stream()).containsExactly(16 / block);
        assertThat(first.get("compared").getAsBoolean()).isFalse();
        client.ask("next", Map.of("threadId", 1));
        client.event("stopped");
        JsonObject second = use("memory[0]", "two");
        assertThat(bits(second, "nonZero").stream()).containsExactly(16 / block, 70000 / block);
        assertThat(bits(second, "changed").stream()).containsExactly(70000 / block);
        assertThat(second.get("compared").getAsBoolean()).isTrue();

        client.ask("writeMemory", Map.of("memoryReference", "memory[0]", "offset", 16, "data", base64("J")));
        JsonObject edited = use("memory[0]", "two");
        assertThat(bits(edited, "changed").stream()).containsExactly(16 / block, 70000 / block);
        assertThat(bits(use("memory[0]", "three"), "changed").isEmpty()).isTrue();
        assertThat(client.refusal("stepwasm/memoryUse", Map.of("memoryReference", "memory[2]", "stop", "a")))
                .isEqualTo("there is no memory memory[2]");
        assertThat(client.refusal("stepwasm/memoryUse", Map.of("stop", "a")))
                .isEqualTo("`memoryReference` is missing in the arguments");
    }

    @Test
    void comparesNothingWithAStopThatIsOver() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);
        int frame = list(client.ask("stackTrace", Map.of("threadId", 1)), "stackFrames")
                .getFirst()
                .get("id")
                .getAsInt();
        Map<String, Object> first = Map.of("memoryReference", "memory[0]", "stop", "one", "frameId", frame);
        client.ask("stepwasm/memoryUse", first);
        client.ask("next", Map.of("threadId", 1));
        client.event("stopped");

        assertThat(client.refusal("stepwasm/memoryUse", first)).contains(String.valueOf(frame));
        assertThat(bits(use("memory[0]", "two"), "changed").isEmpty()).isFalse();
    }

    @Test
    void findsBytes() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);

        assertThat(found("memory[0]", "ello", false)).containsExactly("0x11", "0x18");
        assertThat(found("memory[0]", "hello", true)).containsExactly("0x10", "0x17", "0x1e");
        assertThat(found("memory[0]+0x18", "hello", true)).containsExactly("0x1e", "0x10", "0x17");
        assertThat(found("memory[0]+0x12", "hello", true)).containsExactly("0x17", "0x1e", "0x10");
        assertThat(found("memory[0]", "llllll", false)).isEmpty();
        assertThat(found("memory[1]", "end", false)).containsExactly("0xfde8");
        JsonObject zeros = client.ask(
                "stepwasm/find", Map.of("memoryReference", "memory[0]", "pattern", base64("\0\0"), "limit", 3));
        assertThat(zeros.get("complete").getAsBoolean()).isFalse();
        assertThat(addresses(zeros)).containsExactly("0x0", "0x2", "0x4");
        assertThat(client.refusal("stepwasm/find", Map.of("memoryReference", "memory[0]", "pattern", "")))
                .isEqualTo("1 to 65536 bytes can be looked for, not 0");
        assertThat(client.refusal("stepwasm/find", Map.of("memoryReference", "memory[0]", "pattern", "?")))
                .isEqualTo("`pattern` is not in Base64");
    }

    @Test
    void findsWhatIsThereInMemoriesOfEveryKind() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);
        Random random = new Random(9);
        for (int round = 0; round < 40; round++) {
            byte[] bytes = new byte[2000];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ('a' + random.nextInt(2));
            }
            client.ask(
                    "writeMemory",
                    Map.of(
                            "memoryReference",
                            "memory[0]+0x1f000",
                            "data",
                            Base64.getEncoder().encodeToString(bytes)));
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String pattern = text.substring(100, 101 + random.nextInt(12));
            List<String> expected = new ArrayList<>();
            for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + pattern.length())) {
                expected.add("0x" + Integer.toHexString(0x1f000 + at));
            }
            assertThat(found("memory[0]+0x1000", pattern, false)).isEqualTo(expected);
        }
    }

    @Test
    void aSearchCanBeCancelled() throws IOException {
        stopAt("""
            (module
              (memory 4096)
              (func (export "main") (nop)
                (nop)))
            """, 4);
        String pattern = base64("\0".repeat(1000) + "x");
        int seq = client.send(
                "stepwasm/find", Map.of("memoryReference", "memory[0]", "pattern", pattern, "progressId", "mine"));
        assertThat(client.event("progressStart").get("progressId").getAsString())
                .isEqualTo("mine");
        client.ask("cancel", Map.of("progressId", "mine"));
        assertThat(client.response(seq).get("message").getAsString()).isEqualTo("cancelled");
        assertThat(client.event("progressEnd").get("progressId").getAsString()).isEqualTo("mine");
        assertThat(found("memory[0]", "x", false)).isEmpty();
        assertThat(bits(use("memory[0]", "a"), "nonZero").isEmpty()).isTrue();
    }

    @Test
    void whoGoesOnEndsASearch() throws IOException {
        stopAt("""
            (module
              (memory 4096)
              (func (export "main") (nop)
                (nop)))
            """, 4);
        int seq = client.send("stepwasm/find", Map.of("memoryReference", "memory[0]", "pattern", base64("x")));
        client.ask("continue", Map.of("threadId", 1));
        JsonObject answer = client.response(seq);
        if (!answer.get("success").getAsBoolean()) { // On a fast machine it is through before.
            assertThat(answer.get("message").getAsString()).containsAnyOf("is running", "has run", "has ended");
        }
        client.event("exited");
    }

    @Test
    void watchesBytesBesideDataBreakpoints() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);
        String local = client.ask("dataBreakpointInfo", Map.of("name", "70004", "asAddress", true, "bytes", 1))
                .get("dataId")
                .getAsString();
        int others = id(client.ask(
                "setDataBreakpoints", Map.of("breakpoints", List.of(Map.of("dataId", local, "accessType", "write")))));
        JsonObject answer = client.ask(
                "stepwasm/watch",
                Map.of(
                        "breakpoints",
                        List.of(Map.of(
                                "memoryReference", "memory[0]+0x11170", "count", 4, "accessType", "readWrite"))));
        int ours = id(answer);

        assertThat(list(answer, "breakpoints").getFirst().get("verified").getAsBoolean())
                .isTrue();
        client.ask("continue", Map.of("threadId", 1));
        assertThat(hit()).containsExactly(ours);
        client.ask("continue", Map.of("threadId", 1));
        assertThat(hit()).containsExactly(others);
        client.ask("continue", Map.of("threadId", 1));
        assertThat(hit()).containsExactly(ours);
        client.ask("stepwasm/watch", Map.of("breakpoints", List.of()));
        client.ask("continue", Map.of("threadId", 1));
        client.event("exited");
    }

    @Test
    void watchesWhatWasAskedForBeforeTheLaunchAndSaysWhatCannotBe() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("stepwasm/watch", Map.of("breakpoints", List.of(Map.of("memoryReference", "memory[0]+0x11174"))));
        launch(PROGRAM);
        client.ask("configurationDone", Map.of());
        JsonObject stop = client.event("stopped");
        assertThat(stop.get("reason").getAsString()).isEqualTo("data breakpoint");
        int line = list(client.ask("stackTrace", Map.of("threadId", 1)), "stackFrames")
                .getFirst()
                .get("line")
                .getAsInt();
        assertThat(line).isEqualTo(SECOND_STORE + 1);

        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("memoryReference", "memory"),
                Map.of("memoryReference", "memory[0]", "count", 0),
                Map.of("memoryReference", "memory[0]", "accessType", "taste"),
                Map.of())) {
            assertThat(client.refusal("stepwasm/watch", Map.of("breakpoints", List.of(wrong))))
                    .doesNotContain("inside")
                    .isNotEmpty();
        }
        JsonObject answer =
                client.ask("stepwasm/watch", Map.of("breakpoints", List.of(Map.of("memoryReference", "memory[5]"))));
        assertThat(list(answer, "breakpoints").getFirst().get("message").getAsString())
                .isNotEmpty();
    }

    @Test
    void aProgramInAProcessOfItsOwnAnswersTheSame() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("stepwasm/watch", Map.of("breakpoints", List.of(Map.of("memoryReference", "memory[0]+0x11174"))));
        Path program = folder.resolve("program.wat");
        Files.writeString(program, PROGRAM);
        client.ask("launch", Map.of("program", program.toString(), "vmArgs", List.of("-Xmx64m")));
        client.ask("configurationDone", Map.of());

        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("data breakpoint");
        assertThat(list(client.ask("stepwasm/memories", Map.of()), "memories")).hasSize(2);
        assertThat(found("memory[0]", "hello", true)).containsExactly("0x10", "0x17", "0x1e");
        assertThat(bits(use("memory[1]", "a"), "nonZero").cardinality()).isEqualTo(1);
        client.ask("stepwasm/watch", Map.of("breakpoints", List.of()));
        client.ask("continue", Map.of("threadId", 1));
        client.event("exited");
    }

    @Test
    void anAddressOf64BitsIsBeyondTheMemory() throws IOException {
        stopAt(PROGRAM, FIRST_STORE);
        JsonObject none =
                client.ask("readMemory", Map.of("memoryReference", "memory[1]+0xfffffffffffffff0", "count", 16));
        assertThat(none.get("data").getAsString()).isEmpty();
        assertThat(none.get("unreadableBytes").getAsInt()).isEqualTo(16);
    }

    private List<Integer> hit() {
        return StreamSupport.stream(
                        client.event("stopped")
                                .getAsJsonArray("hitBreakpointIds")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsInt)
                .toList();
    }

    private static int id(JsonObject answer) {
        return list(answer, "breakpoints").getFirst().get("id").getAsInt();
    }

    private JsonObject use(String memory, String stop) {
        return client.ask("stepwasm/memoryUse", Map.of("memoryReference", memory, "stop", stop));
    }

    private static BitSet bits(JsonObject use, String name) {
        return BitSet.valueOf(Base64.getDecoder().decode(use.get(name).getAsString()));
    }

    private List<String> found(String from, String text, boolean ignoreCase) {
        JsonObject found = client.ask(
                "stepwasm/find", Map.of("memoryReference", from, "pattern", base64(text), "ignoreCase", ignoreCase));
        assertThat(found.get("complete").getAsBoolean()).isTrue();
        return addresses(found);
    }

    private static List<String> addresses(JsonObject found) {
        return StreamSupport.stream(found.getAsJsonArray("addresses").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonObject> list(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private void stopAt(String text, int line) throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm", "supportsProgressReporting", true));
        Path program = launch(text);
        client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", program.toString()), "breakpoints", List.of(Map.of("line", line))));
        client.ask("configurationDone", Map.of());
        client.event("stopped");
    }

    private Path launch(String text) throws IOException {
        Path program = folder.resolve("program.wat");
        Files.writeString(program, text);
        client.ask("launch", Map.of("program", program.toString()));
        return program;
    }
}
