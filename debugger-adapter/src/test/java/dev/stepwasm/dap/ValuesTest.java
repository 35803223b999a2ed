package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stopped program holds, with its parts, and how they are changed. */
final class ValuesTest {
    private static final String PROGRAM = """
            (module
              (type $point (struct (field $x (mut i32)) (field $y i8)))
              (type $bytes (array (mut i8)))
              (memory $heap 1)
              (data (i32.const 1024) "Hello, world!")
              (table $handlers 3 funcref)
              (elem (table $handlers) (i32.const 1) func $main)
              (global $limit i32 (i32.const 9))
              (func $main (export "main") (param $p i32) (result i32)
                (local $v v128) (local $point (ref null $point)) (local $bytes (ref null $bytes))
                (local.set $v (v128.const i32x4 1 2 3 4))
                (local.set $point (struct.new $point (i32.const 5) (i32.const 6)))
                (local.set $bytes (array.new $bytes (i32.const 7) (i32.const 1000)))
                (block $out
                  (loop $again
                    (br_if $out (i32.eq (local.get $p) (global.get $limit)))))
                (i32.add
                  (i32x4.extract_lane 1 (local.get $v))
                  (struct.get $point $x (local.get $point))))
              (func $other (param $p i32) (result i32)
                (i32.add (local.get $p) (global.get $limit))))
            """;
    private static final int CONDITION = 16;

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    private Map<String, Integer> scopes = Map.of();

    @BeforeEach
    void stopAtTheCondition() throws IOException {
        Path program = folder.resolve("program.wat");
        Files.writeString(program, PROGRAM);
        client.ask(
                "initialize",
                Map.of("adapterID", "stepwasm", "supportsMemoryEvent", true, "supportsInvalidatedEvent", true));
        client.ask("launch", Map.of("program", program.toString(), "invoke", "main", "args", List.of(1024)));
        client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", program.toString()),
                        "breakpoints",
                        List.of(Map.of("line", CONDITION))));
        client.ask("configurationDone", Map.of());
        client.event("stopped");
        look();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void knowsALocalFromOneOfTheSameNameInAnotherFunction() {
        String path = folder.resolve("program.wat").toString();
        assertThat(pointedAt(path, "$p", 9, 39)).isEqualTo("1024");
        assertThat(pointedAt(path, "$p", CONDITION, 46)).isEqualTo("1024");
        assertThat(pointedAt(path, "$point", 19, 43)).startsWith("struct");
        assertThat(pointedAt(path, "$limit", 21, 45)).isEqualTo("9");
        for (String said : List.of(path, "file://" + path, "vscode-remote://host" + path)) {
            assertThat(pointedAt(said, "$p", 20, 29)).isEqualTo("`$p` stands outside of $main, which is looked at");
            assertThat(pointedAt(said, "$p", 21, 29)).isEqualTo("`$p` stands outside of $main, which is looked at");
        }
    }

    /** {@return the answer for a name under the mouse pointer, or why there is none} */
    private String pointedAt(String path, String name, int line, int column) {
        JsonObject response = client.request(
                "evaluate",
                Map.of(
                        "expression",
                        name,
                        "context",
                        "hover",
                        "line",
                        line,
                        "column",
                        column,
                        "source",
                        Map.of("path", path)));
        return response.get("success").getAsBoolean()
                ? response.getAsJsonObject("body").get("result").getAsString()
                : response.get("message").getAsString();
    }

    @Test
    void showsAndChangesTheLanesOfVectors() {
        JsonObject vector = named(scopes.get("Locals"), "$v");
        JsonObject shape = named(inside(vector), "i16x8");

        assertThat(vector.get("value").getAsString()).isEqualTo("i32x4:1,2,3,4");
        assertThat(shape.get("value").getAsString()).isEqualTo("1,0,2,0,3,0,4,0");
        assertThat(shape.get("indexedVariables").getAsInt()).isEqualTo(8);
        JsonObject lane = page(shape, 2, 1).getFirst();
        assertThat(lane.get("name").getAsString()).isEqualTo("[2]");
        assertThat(lane.get("type").getAsString()).isEqualTo("i16");

        assertThat(set(inside(shape), "[2]", "-1")).isEqualTo("-1");
        assertThat(set(inside(shape), "[3]", "-1")).isEqualTo("-1");
        assertThat(named(scopes.get("Locals"), "$v").get("value").getAsString()).isEqualTo("i32x4:1,-1,3,4");
        assertThat(set(inside(vector), "f64x2", "0.5,inf")).isEqualTo("0.5,inf");
        assertThat(refusal(inside(shape), "[2]", "70000")).contains("70000");
        assertThat(refusal(inside(shape), "[8]", "0")).isEqualTo("there is nothing called [8] to change");
    }

    @Test
    void showsAndChangesTheFieldsOfStructs() {
        int point = inside(named(scopes.get("Locals"), "$point"));

        assertThat(named(point, "$x").get("value").getAsString()).isEqualTo("5");
        assertThat(named(point, "$y").get("type").getAsString()).isEqualTo("i8");
        assertThat(set(point, "$x", "40")).isEqualTo("40");
        assertThat(refusal(point, "$y", "1")).contains("cannot be changed");
        assertThat(refusal(point, "$x", "2.5")).contains("2.5");
        client.ask("setVariable", Map.of("variablesReference", scopes.get("Locals"), "name", "$p", "value", "9"));
        client.ask("continue", Map.of("threadId", 1));
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("42\n");
    }

    @Test
    void showsLongArraysByPages() {
        JsonObject array = named(scopes.get("Locals"), "$bytes");

        assertThat(array.get("indexedVariables").getAsInt()).isEqualTo(1000);
        assertThat(page(array, 990, 100)).hasSize(10);
        assertThat(page(array, 2000, 100)).isEmpty();
        assertThat(set(inside(array), "[999]", "255")).isEqualTo("255");
        assertThat(page(array, 999, 1).getFirst().get("value").getAsString()).isEqualTo("255");
    }

    @Test
    void showsAndChangesTables() {
        JsonObject table = named(scopes.get("Tables"), "$handlers");

        assertThat(table.get("value").getAsString()).isEqualTo("3 elements");
        assertThat(page(table, 0, 2).stream().map(each -> each.get("value").getAsString()))
                .containsExactly("null", "$main");
        assertThat(set(inside(table), "[0]", "$main")).isEqualTo("$main");
        assertThat(set(inside(table), "[1]", "null")).isEqualTo("null");
        assertThat(refusal(inside(table), "[1]", "$nobody")).contains("$nobody");
    }

    @Test
    void showsLabelsTheInnermostFirst() {
        assertThat(variables(scopes.get("Labels")).stream()
                        .map(each -> each.get("name").getAsString() + " = "
                                + each.get("value").getAsString()))
                .containsExactly(
                        "$again = loop at 15:7",
                        "$out = block at 14:5",
                        "label[2] = func at 11:19, a branch takes 1 operand");
        assertThat(refusal(scopes.get("Labels"), "$out", "1")).isEqualTo("labels cannot be changed");
    }

    @Test
    void saysWhichInstructionPushedAnOperand() {
        client.ask("stepIn", Map.of("threadId", 1, "granularity", "instruction"));
        client.event("stopped");
        client.ask("stepIn", Map.of("threadId", 1, "granularity", "instruction"));
        client.event("stopped");
        look();

        List<JsonObject> operands = variables(scopes.get("Operand stack"));
        assertThat(operands.stream()
                        .map(each -> each.get("name").getAsString() + " = "
                                + each.get("value").getAsString() + ": "
                                + each.get("type").getAsString()))
                .containsExactly(
                        "stack[-1] = 9: i32, pushed by global.get $limit at 16:44",
                        "stack[-2] = 1024: i32, pushed by local.get $p at 16:29");
        assertThat(set(scopes.get("Operand stack"), "stack[-2]", "9")).isEqualTo("9");
        client.ask("stepIn", Map.of("threadId", 1, "granularity", "instruction"));
        client.event("stopped");
        look();
        assertThat(variables(scopes.get("Operand stack"))
                        .getFirst()
                        .get("value")
                        .getAsString())
                .isEqualTo("1");
    }

    @Test
    void refusesToChangeConstants() {
        assertThat(refusal(scopes.get("Globals"), "$limit", "10"))
                .contains("$limit")
                .contains("constant");
    }

    @Test
    void showsAndChangesTheBytesOfMemories() {
        JsonObject memory = named(scopes.get("Memories"), "$heap");
        JsonObject row = page(memory, 64, 1).getFirst();

        assertThat(memory.get("memoryReference").getAsString()).isEqualTo("memory[0]");
        assertThat(memory.get("indexedVariables").getAsInt()).isEqualTo(4096);
        assertThat(row.get("name").getAsString()).isEqualTo("0x00000400");
        assertThat(row.get("value").getAsString())
                .isEqualTo("48 65 6c 6c 6f 2c 20 77 6f 72 6c 64 21 00 00 00  Hello, world!...");
        assertThat(set(inside(memory), "0x00000400", "68")).endsWith("hello, world!...");
        JsonObject event = client.event("memory");
        assertThat(event.get("memoryReference").getAsString()).isEqualTo("memory[0]");
        assertThat(event.get("offset").getAsInt()).isEqualTo(1024);
        assertThat(refusal(inside(memory), "0x00000400", "hello")).contains("hexadecimal");
    }

    @Test
    void readsBytesAtPointersAndWritesThem() {
        String pointer =
                named(scopes.get("Locals"), "$p").get("memoryReference").getAsString();
        String bytes = Base64.getEncoder().encodeToString(new byte[] {'J'});
        int written = client.ask("writeMemory", Map.of("memoryReference", pointer, "data", bytes))
                .get("bytesWritten")
                .getAsInt();
        JsonObject read = client.ask("readMemory", Map.of("memoryReference", pointer, "offset", -1, "count", 6));

        assertThat(written).isEqualTo(1);
        assertThat(client.event("memory").get("count").getAsInt()).isEqualTo(1);
        assertThat(client.event("invalidated").getAsJsonArray("areas").get(0).getAsString())
                .isEqualTo("variables");
        assertThat(read.get("address").getAsString()).isEqualTo("0x3ff");
        assertThat(new String(Base64.getDecoder().decode(read.get("data").getAsString())))
                .isEqualTo("\0Jello");
        assertThat(client.refusal("readMemory", Map.of("memoryReference", pointer, "offset", -1025, "count", 1)))
                .isEqualTo("memory has no address below 0");
        assertThat(client.refusal("writeMemory", Map.of("memoryReference", pointer, "data", "?")))
                .isEqualTo("`data` is not in Base64");
    }

    @Test
    void writesNothingThatDoesNotFitUnlessTold() {
        Map<String, Object> end =
                new HashMap<>(Map.of("memoryReference", "memory[0]", "offset", 65535, "data", "AQID"));

        assertThat(client.refusal("writeMemory", end))
                .isEqualTo("nothing is written: 3 bytes at 0xffff do not fit into $heap, which has 65536 bytes");
        end.put("allowPartial", true);
        assertThat(client.ask("writeMemory", end).get("bytesWritten").getAsInt())
                .isEqualTo(1);
    }

    private void look() {
        JsonObject frame = items(client.ask("stackTrace", Map.of("threadId", 1)), "stackFrames")
                .getFirst();
        scopes = new HashMap<>();
        items(client.ask("scopes", Map.of("frameId", frame.get("id").getAsInt())), "scopes")
                .forEach(scope -> scopes.put(
                        scope.get("name").getAsString(),
                        scope.get("variablesReference").getAsInt()));
    }

    private static int inside(JsonObject variable) {
        return variable.get("variablesReference").getAsInt();
    }

    private JsonObject named(int reference, String name) {
        return variables(reference).stream()
                .filter(each -> each.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> variables(int reference) {
        return items(client.ask("variables", Map.of("variablesReference", reference)), "variables");
    }

    private List<JsonObject> page(JsonObject variable, int start, int count) {
        return items(
                client.ask(
                        "variables",
                        Map.of(
                                "variablesReference",
                                inside(variable),
                                "filter",
                                "indexed",
                                "start",
                                start,
                                "count",
                                count)),
                "variables");
    }

    private String set(int reference, String name, String value) {
        return client.ask("setVariable", Map.of("variablesReference", reference, "name", name, "value", value))
                .get("value")
                .getAsString();
    }

    private String refusal(int reference, String name, String value) {
        return client.refusal("setVariable", Map.of("variablesReference", reference, "name", name, "value", value));
    }

    private static List<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
