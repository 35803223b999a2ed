package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a test script is launched, and what is said when it cannot be. */
final class ScriptLaunchTest {
    private static final String ADD = """
        (module $math
          (func (export "add") (param i32 i32) (result i32)
            (i32.add (local.get 0) (local.get 1))))
        (assert_return (invoke "add" (i32.const 1) (i32.const 2)) (i32.const 3))
        (assert_invalid (module (func (result i32))) "type mismatch")
        (assert_return (invoke "add" (i32.const 1) (i32.const 1)) (i32.const 3))
        """;

    @TempDir
    private Path folder;

    private final DapClient client = new DapClient();

    @AfterEach
    void close() {
        client.close();
    }

    private Map<String, Object> script(String name, String text, Map<String, Object> more) throws IOException {
        Map<String, Object> arguments = new LinkedHashMap<>(more);
        arguments.put("program", Files.writeString(folder.resolve(name), text).toString());
        return arguments;
    }

    private List<String> output() {
        List<String> output = new ArrayList<>();
        JsonObject event = client.anyEvent(List.of("output", "terminated"));
        while (event.get("event").getAsString().equals("output")) {
            JsonObject body = event.getAsJsonObject("body");
            String at = body.has("source") ? " at line " + body.get("line").getAsInt() : "";
            output.add(body.get("category").getAsString() + at + ": "
                    + body.get("output").getAsString().strip());
            event = client.anyEvent(List.of("output", "terminated"));
        }
        return output;
    }

    @Test
    void runsAllCommandsAndCountsThem() throws IOException {
        client.start(script("add.wast", ADD, Map.of("noDebug", true)));

        assertThat(output())
                .containsExactly(
                        "stderr at line 6: add.wast:6:1: assert_return failed: expected i32 3 but got i32 2",
                        "stderr: 3 passed, 1 failed");
        assertThat(client.event("exited").get("exitCode").getAsInt()).isEqualTo(1);
    }

    @Test
    void saysOfOneCommandThatItHasPassed() throws IOException {
        client.start(script("add.wast", ADD, Map.of("command", 4)));

        assertThat(output())
                .containsExactly("stdout at line 4: add.wast:4:1: assert_return passed", "stdout: 1 passed");
        assertThat(client.event("exited").get("exitCode").getAsInt()).isZero();
    }

    @Test
    void findsACommandByItsColumn() throws IOException {
        String text = "(module (func (export \"f\") (result i32) (i32.const 1)))\n"
                + "(assert_return (invoke \"f\") (i32.const 1)) (assert_return (invoke \"f\") (i32.const 2))\n";
        client.start(script("two.wast", text, Map.of("command", "2:44", "noDebug", true)));

        assertThat(output())
                .containsExactly(
                        "stderr at line 2: two.wast:2:44: assert_return failed: expected i32 2 but got i32 1",
                        "stderr: 1 failed");
    }

    @Test
    void showsEachModuleOfTheScriptAndItsTextOnce() throws IOException {
        client.start(script("add.wast", ADD, Map.of("stopOnEntry", true)));
        client.event("stopped");

        JsonObject modules = client.ask("modules", Map.of());
        assertThat(names(modules.getAsJsonArray("modules"))).containsExactly("add.wast", "add.wast $math");
        JsonObject sources = client.ask("loadedSources", Map.of());
        assertThat(names(sources.getAsJsonArray("sources"))).containsExactly("add.wast");
        assertThat(client.order()).containsOnlyOnce("event loadedSource");
    }

    private static List<String> names(JsonArray all) {
        return all.asList().stream()
                .map(each -> each.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    @Test
    void refusesAScriptThatCannotBeUnderstood() throws IOException {
        assertThat(refusal(script("bad.wast", "(module)\n(assert_retrun)\n", Map.of())))
                .contains("bad.wast:2:2: error[")
                .contains("did you mean `assert_return`?");
    }

    @Test
    void refusesALineWithoutACommand() throws IOException {
        assertThat(refusal(script("add.wast", ADD, Map.of("command", 77))))
                .isEqualTo("`command`: there is no command at line 77 of the script; give the line where one begins");
    }

    @Test
    void refusesABinaryThatIsCalledAScript() throws IOException {
        assertThat(refusal(script("odd.wast", "\0asm\1\0\0\0", Map.of())))
                .endsWith("odd.wast is a binary module and no test script; name it `.wasm` to run it");
    }

    @Test
    void warnsOfWhatMeansNothing() throws IOException {
        client.start(script("add.wast", ADD, Map.of("invoke", "add", "noDebug", true)));

        assertThat(output()).first().isEqualTo("console: `invoke` means nothing for a test script");
    }

    @Test
    void endsACallWithoutEndAndAllCommandsBehindIt() throws IOException {
        String text = """
            (module (func (export "spin") (loop (br 0))))
            (assert_return (invoke "spin"))
            (assert_return (invoke "spin"))
            """;
        client.start(script("spin.wast", text, Map.of("timeouts", Map.of("run", "100ms"))));

        assertThat(output()).containsExactly("stderr: the program ran longer than 100 ms and was ended");
    }

    @Test
    void endsAtALimitOfInstructions() throws IOException {
        String text = """
            (module (func (export "spin") (loop (br 0))))
            (assert_return (invoke "spin"))
            (assert_return (invoke "spin"))
            """;
        client.start(script("spin.wast", text, Map.of("limits", Map.of("instructions", 1000))));

        assertThat(output()).containsExactly("stderr: the program ran more than 1000 instructions and was ended");
    }

    @Test
    void terminatesWhereItStandsInACall() throws IOException {
        client.start(script("trap.wast", """
            (module (func (export "f") (unreachable)))
            (assert_return (invoke "f"))
            (assert_return (invoke "f"))
            """, Map.of()));
        client.event("stopped");
        client.ask("terminate", Map.of());

        assertThat(output()).isEmpty();
    }

    @Test
    void pausesInACallOfACommandAndGoesOn() throws IOException {
        client.start(script("spin.wast", """
            (module (func (export "spin") (loop (br 0))))
            (assert_return (invoke "spin"))
            """, Map.of()));
        client.event("thread");
        client.ask("pause", Map.of("threadId", 1));

        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("pause");
        client.ask("terminate", Map.of());
        assertThat(output()).isEmpty();
    }

    private String refusal(Map<String, Object> arguments) {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.event("initialized");
        return client.refusal("launch", arguments);
    }
}
