package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in texts, as they go over the wire. */
final class TestWireTest {
    private static final String SCRIPT = """
        (module $m
          (func $pick (export "pick") (param $x i32) (result i32)
            (if (result i32) (local.get $x)
              (then (i32.const 10))
              (else (i32.const 20))))
          (func $never (export "never") (unreachable)))
        (assert_return (invoke "pick" (i32.const 1)) (i32.const 10))
        (assert_return (invoke "pick" (i32.const 2)) (i32.const 20))
        (assert_trap (invoke "never") "integer overflow")
        """;
    private static final String HALVES = """
        (module
          ;; run: half 9 => 4
          ;; run: half 9 => 5
          (func (export "half") (param i32) (result i32) (i32.shr_s (local.get 0) (i32.const 1))))
        """;

    private static Wire wire(Path folder) {
        Wire wire = new Wire();
        wire.request(
                "initialize", "{\"processId\":null,\"rootUri\":\"%s\",\"capabilities\":{}}".formatted(folder.toUri()));
        wire.notify("initialized", "{}");
        return wire;
    }

    private static JsonObject ask(Wire wire, String method, String params) {
        return wire.request(method, params).getAsJsonObject("result");
    }

    private static String uri(Path folder, String name) {
        return folder.resolve(name).toUri().toString();
    }

    private static List<String> show(JsonArray results) {
        List<String> shown = new ArrayList<>();
        for (JsonElement each : results) {
            JsonObject result = each.getAsJsonObject();
            shown.add(
                    result.get("status").getAsString() + " " + result.get("id").getAsString());
        }
        return shown;
    }

    @Test
    void textsOfTheWorkspaceHaveTestsOpenOrNot(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.wast"), SCRIPT);
        Files.writeString(folder.resolve("b.wat"), HALVES);
        Files.writeString(folder.resolve("c.wat"), "(module)");
        Files.writeString(folder.resolve("d.wat"), "(module)");
        try (Wire wire = wire(folder)) {
            wire.open(uri(folder, "d.wat"), 1, HALVES);
            JsonArray uris = ask(wire, "stepwasm/tests", "{}").getAsJsonArray("uris");
            assertThat(uris.asList().stream().map(JsonElement::getAsString))
                    .containsExactlyInAnyOrder(uri(folder, "a.wast"), uri(folder, "b.wat"), uri(folder, "d.wat"));
            JsonObject tests = ask(wire, "stepwasm/tests", "{\"uri\":\"%s\"}".formatted(uri(folder, "d.wat")));
            assertThat(tests.getAsJsonArray("tests")).hasToString("""
                [{"id":"half 9 => 4","label":"half 9 => 4","range":{"start":{"line":1,"character":2},\
                "end":{"line":1,"character":21}}},\
                {"id":"half 9 => 5","label":"half 9 => 5","range":{"start":{"line":2,"character":2},\
                "end":{"line":2,"character":21}}}]\
                """.replace("21}}", "21}}"));
            assertThat(ask(wire, "stepwasm/tests", "{\"uri\":\"%s\"}".formatted(uri(folder, "gone.wat")))
                            .getAsJsonArray("tests"))
                    .isEmpty();
            assertThat(ask(wire, "stepwasm/tests", "{\"uri\":\"file:///etc/passwd\"}")
                            .getAsJsonArray("tests"))
                    .isEmpty();
        }
    }

    @Test
    void whatDiffersIsSaidAndWhatIsWrittenIsKept(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.wast"),
                SCRIPT.replace("(i32.const 20))\n(assert_trap", "(i32.const 9))\n(assert_trap"));
        Files.writeString(folder.resolve("b.wat"), HALVES);
        try (Wire wire = wire(folder)) {
            JsonArray results = ask(wire, "stepwasm/runTests", "{\"uri\":\"%s\"}".formatted(uri(folder, "a.wast")))
                    .getAsJsonArray("results");
            assertThat(show(results))
                    .containsExactly(
                            "passed module $m",
                            "passed module $m / pick 1 => 10",
                            "failed module $m / pick 2 => 9",
                            "failed module $m / never => trap integer overflow");
            JsonObject failed = results.get(2).getAsJsonObject();
            assertThat(failed.get("expected").getAsString()).isEqualTo("i32 9");
            assertThat(failed.get("actual").getAsString()).isEqualTo("i32 10");
            assertThat(failed.get("milliseconds").getAsDouble()).isPositive();
            JsonObject trap = results.get(3).getAsJsonObject();
            assertThat(trap.getAsJsonArray("frames")
                            .get(0)
                            .getAsJsonObject()
                            .get("function")
                            .getAsString())
                    .isEqualTo("$never");
            results = ask(wire, "stepwasm/runTests", "{\"uri\":\"%s\"}".formatted(uri(folder, "b.wat")))
                    .getAsJsonArray("results");
            assertThat(show(results)).containsExactly("passed half 9 => 4", "failed half 9 => 5");
            assertThat(results.get(1).getAsJsonObject().get("actual").getAsString())
                    .isEqualTo("4");
        }
    }

    @Test
    void onlyWhatWasChosenIsToldAsSoonAsItIsKnown(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.wast"), SCRIPT);
        try (Wire wire = wire(folder)) {
            int id = wire.send("stepwasm/runTests", """
                {"uri":"%s","ids":["module $m / pick 2 => 20","nowhere"],"partialResultToken":"t"}\
                """.formatted(uri(folder, "a.wast")));
            JsonObject progress = wire.notified("$/progress").getAsJsonObject();
            assertThat(progress.get("token").getAsString()).isEqualTo("t");
            assertThat(show(progress.getAsJsonArray("value"))).containsExactly("failed module $m / pick 2 => 20");
            JsonArray rest = wire.answer(id).getAsJsonObject("result").getAsJsonArray("results");
            assertThat(show(rest)).containsExactly("skipped nowhere");
        }
    }

    @Test
    void aScriptThatCannotBeUnderstoodSaysSoOfEachTest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.wast"), "(module)\n(assert_return (invoke 5))\n(invoke \"f\")\n");
        try (Wire wire = wire(folder)) {
            JsonArray results = ask(wire, "stepwasm/runTests", "{\"uri\":\"%s\"}".formatted(uri(folder, "a.wast")))
                    .getAsJsonArray("results");
            assertThat(show(results)).containsExactly("errored module", "errored module / f");
            assertThat(results.get(1).getAsJsonObject().get("message").getAsString())
                    .isEqualTo("a command cannot be understood, in line 2");
        }
    }

    @Test
    void whatRanIsCountedForFunctionsInstructionsAndWays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.wast"), SCRIPT);
        try (Wire wire = wire(folder)) {
            JsonObject coverage = ask(wire, "stepwasm/runTests", """
                {"uri":"%s","ids":["module $m / pick 1 => 10"],"coverage":true}\
                """.formatted(uri(folder, "a.wast")))
                    .getAsJsonArray("coverage")
                    .get(0)
                    .getAsJsonObject();
            assertThat(coverage.get("uri").getAsString()).isEqualTo(uri(folder, "a.wast"));
            assertThat(coverage.getAsJsonArray("functions")).hasToString("""
                [{"name":"$pick","range":{"start":{"line":1,"character":8},"end":{"line":1,"character":13}},"count":1},\
                {"name":"$never","range":{"start":{"line":5,"character":8},"end":{"line":5,"character":14}},"count":0}]\
                """);
            List<String> lines = new ArrayList<>();
            for (JsonElement each : coverage.getAsJsonArray("statements")) {
                JsonObject one = each.getAsJsonObject();
                JsonObject range = one.getAsJsonObject("range");
                JsonObject start = range.getAsJsonObject("start");
                lines.add(start.get("line").getAsInt() + ":"
                        + start.get("character").getAsInt() + "-"
                        + range.getAsJsonObject("end").get("character").getAsInt() + " "
                        + one.get("count").getAsInt()
                        + (one.has("ways") ? " " + one.get("ways") : ""));
            }
            assertThat(lines).containsExactly("2:5-7 1 [1,0]", "2:22-34 1", "3:13-25 1", "4:13-25 0", "5:33-44 0");
        }
    }

    @Test
    void runsOfCommentsAddUpAndFilesThatAreLinkedCountToo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("lib.wat"), """
            (module (func $one (export "one") (result i32) (i32.const 1)))
            """);
        Files.writeString(folder.resolve("main.wat"), """
            (module
              (import "lib" "one" (func $one (result i32)))
              ;; run: two => 2
              ;; run: two
              (func $two (export "two") (result i32) (i32.add (call $one) (call $one))))
            """);
        try (Wire wire = wire(folder)) {
            JsonObject answer = ask(wire, "stepwasm/runTests", """
                {"uri":"%s","coverage":true}\
                """.formatted(uri(folder, "main.wat")));
            assertThat(show(answer.getAsJsonArray("results"))).containsExactly("passed two => 2", "passed two");
            List<String> counts = new ArrayList<>();
            for (JsonElement each : answer.getAsJsonArray("coverage")) {
                JsonObject file = each.getAsJsonObject();
                String name = file.get("uri").getAsString();
                file.getAsJsonArray("functions")
                        .forEach(function -> counts.add(name.substring(name.lastIndexOf('/') + 1) + " "
                                + function.getAsJsonObject().get("count").getAsInt()));
            }
            assertThat(counts).containsExactlyInAnyOrder("main.wat 2", "lib.wat 4");
            JsonObject launch = ask(wire, "stepwasm/testLaunch", """
                {"uri":"%s","id":"two"}\
                """.formatted(uri(folder, "main.wat")));
            assertThat(launch).hasToString("""
                {"type":"stepwasm","request":"launch","name":"Debug two","program":"%s","invoke":"two","args":[],\
                "links":{"lib":"%s"}}\
                """.formatted(folder.resolve("main.wat"), folder.resolve("lib.wat")));
        }
    }

    @Test
    void whoDoesNotWantToWaitEndsIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.wast"), """
            (module (func (export "f")) (func (export "spin") (loop (br 0))))
            (invoke "f")
            (invoke "spin")
            """);
        try (Wire wire = wire(folder)) {
            int id = wire.send("stepwasm/runTests", """
                {"uri":"%s","partialResultToken":7}\
                """.formatted(uri(folder, "a.wast")));
            assertThat(show(wire.notified("$/progress").getAsJsonObject().getAsJsonArray("value")))
                    .contains("passed module");
            wire.notify("$/cancelRequest", "{\"id\":%d}".formatted(id));
            assertThat(wire.answer(id).getAsJsonObject("error").get("code").getAsInt())
                    .isEqualTo(-32800);
            JsonObject next = ask(wire, "stepwasm/runTests", """
                {"uri":"%s","ids":["module / f"]}\
                """.formatted(uri(folder, "a.wast")));
            assertThat(show(next.getAsJsonArray("results"))).containsExactly("passed module / f");
        }
    }
}
