package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of a binary as a client asks for it while it scrolls. */
final class DisassembleTest {
    private static final String PROGRAM = """
            (module
              (func $first (result i32) i32.const 1)
              (func $second (export "second") (param $n i32) (result i32)
                (loop $again
                  (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (i32.add (call $first) (local.get $n))))
            """;

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    private String here;

    @BeforeEach
    void enter() throws IOException, InvalidModuleException {
        Path binary = folder.resolve("program.wasm");
        Files.write(binary, StepModule.ofText("program.wat", PROGRAM).bytes());
        client.start(Map.of("program", binary.toString(), "invoke", "second", "args", List.of(3), "stopOnEntry", true));
        client.event("stopped");
        here = pointer();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givesAsManyInstructionsAsAreWanted() {
        for (int count : new int[] {0, 1, 7, 400}) {
            for (int skip : new int[] {-1_000_000_000, -200, -1, 0, 1, 200, 2_147_483_647}) {
                assertThat(instructions(here, 0, skip, count)).hasSize(count);
            }
        }
    }

    @Test
    void joinsPagesWithoutAGap() {
        List<JsonObject> whole = instructions(here, 0, -10, 30);
        List<JsonObject> pages = new ArrayList<>();
        for (int page = 0; page < 10; page++) {
            pages.addAll(instructions(here, 0, -10 + 3 * page, 3));
        }

        assertThat(addresses(pages)).isEqualTo(addresses(whole));
        assertThat(whole.stream()
                        .map(each -> each.has("symbol") ? each.get("symbol").getAsString() : ""))
                .contains("$first", "$second");
        assertThat(whole.get(10).get("address").getAsString()).isEqualTo(here);
        assertThat(whole.get(10).get("instruction").getAsString()).isEqualTo("loop $again");
        assertThat(whole.get(10).get("instructionBytes").getAsString()).isEqualTo("03 40");
    }

    @Test
    void marksWhatIsNoCode() {
        List<JsonObject> before = instructions(here, 0, -500, 400);
        List<JsonObject> behind = instructions(here, 0, 100, 2);

        assertThat(before)
                .allSatisfy(each ->
                        assertThat(each.get("presentationHint").getAsString()).isEqualTo("invalid"));
        assertThat(before.getFirst().get("address").getAsString()).isEqualTo("-1");
        assertThat(behind.getFirst().get("presentationHint").getAsString()).isEqualTo("invalid");
        assertThat(Integer.decode(behind.get(1).get("address").getAsString()))
                .isEqualTo(Integer.decode(behind.get(0).get("address").getAsString()) + 1);
    }

    @Test
    void takesABytesOffsetIntoAnInstruction() {
        List<JsonObject> lines = instructions(here, 0, 0, 3);

        assertThat(instructions(here, 1, 0, 1).getFirst()).isEqualTo(lines.get(0));
        assertThat(address(instructions(here, 2, 0, 1).getFirst())).isEqualTo(address(lines.get(1)));
        assertThat(address(instructions(here, 2, -1, 1).getFirst())).isEqualTo(address(lines.get(0)));
    }

    @Test
    void leadsToTheTextThatIsMadeOfIt() {
        JsonObject first = instructions(here, 0, 0, 1).getFirst();
        List<String> lines = client.ask("source", Map.of("source", first.get("location"), "sourceReference", 1))
                .get("content")
                .getAsString()
                .lines()
                .toList();

        assertThat(lines.get(first.get("line").getAsInt() - 1).strip()).isEqualTo("loop $again");
        assertThat(first.getAsJsonObject("location").get("name").getAsString()).isEqualTo("program.wasm.wat");
    }

    @Test
    void stopsAtAnInstructionThatWasShown() {
        JsonObject add = instructions(here, 0, 0, 20).stream()
                .filter(each -> each.get("instruction").getAsString().equals("i32.add"))
                .findFirst()
                .orElseThrow();
        client.ask(
                "setInstructionBreakpoints",
                Map.of("breakpoints", List.of(Map.of("instructionReference", address(add)))));
        client.ask("continue", Map.of("threadId", 1));

        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("instruction breakpoint");
        assertThat(pointer()).isEqualTo(address(add));
    }

    @Test
    void worksWhileTheProgramRuns() {
        client.ask("continue", Map.of("threadId", 1));
        client.event("terminated");

        assertThat(instructions(here, 0, 0, 1).getFirst().get("instruction").getAsString())
                .isEqualTo("loop $again");
    }

    @Test
    void refusesWhatIsNoPlaceInCode() {
        assertThat(refusal(Map.of("memoryReference", "memory[0]+0x400", "instructionCount", 1)))
                .isEqualTo("`memory[0]+0x400` is not the address of an instruction");
        assertThat(refusal(Map.of("memoryReference", here, "instructionCount", 2_000_000_000)))
                .isEqualTo("at most 100000 instructions are shown at once, not 2000000000");
        assertThat(refusal(Map.of("memoryReference", here, "instructionCount", -1)))
                .isEqualTo("at most 100000 instructions are shown at once, not -1");
        assertThat(instructions("0x7fffffffffffffff", 2_147_483_647, 2_147_483_647, 3))
                .hasSize(3);
        assertThat(instructions("-9223372036854775808", -2_147_483_648, -2_147_483_648, 3))
                .hasSize(3);
    }

    private String pointer() {
        return items(client.ask("stackTrace", Map.of("threadId", 1)), "stackFrames")
                .getFirst()
                .get("instructionPointerReference")
                .getAsString();
    }

    private List<JsonObject> instructions(String reference, int offset, int skip, int count) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("memoryReference", reference);
        arguments.put("offset", offset);
        arguments.put("instructionOffset", skip);
        arguments.put("instructionCount", count);
        return items(client.ask("disassemble", arguments), "instructions");
    }

    private String refusal(Map<String, ?> arguments) {
        return client.refusal("disassemble", arguments);
    }

    private static String address(JsonObject line) {
        return line.get("address").getAsString();
    }

    private static List<String> addresses(List<JsonObject> lines) {
        return lines.stream().map(DisassembleTest::address).toList();
    }

    private static List<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
