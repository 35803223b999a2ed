package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running from an editor, as it goes over the wire. */
final class RunWireTest {
    private static final String URI = "file:///demo/a.wat";
    private static final String SCRIPT = "file:///demo/a.wast";
    private static final String PULLS = """
        {"textDocument":{"diagnostic":{},"publishDiagnostics":{"relatedInformation":true}},\
        "window":{"showMessage":{},"workDoneProgress":false},\
        "workspace":{"codeLens":{"refreshSupport":true},"diagnostics":{"refreshSupport":true}}}\
        """;
    private static final String SUM = """
        (module
          (func $sum (export "sum") (param $x i32) (param $y i32) (result i32)
            (i32.add (local.get $x) (local.get $y))))
        """;

    private static JsonObject run(Wire wire, String command, String argument) {
        return wire.request(
                "workspace/executeCommand", "{\"command\":\"%s\",\"arguments\":[%s]}".formatted(command, argument));
    }

    private static JsonObject run(Wire wire, String members) {
        return run(wire, "stepwasm.run", "{\"uri\":\"" + URI + "\"," + members + "}")
                .getAsJsonObject("result");
    }

    private static List<String> lenses(Wire wire, String uri) {
        JsonArray lenses = wire.request("textDocument/codeLens", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}")
                .getAsJsonArray("result");
        List<String> titles = new ArrayList<>();
        for (JsonElement lens : lenses) {
            JsonObject command = lens.getAsJsonObject().getAsJsonObject("command");
            if (command != null) {
                titles.add(command.get("title").getAsString());
            }
        }
        return titles;
    }

    private static JsonArray problems(Wire wire, String uri) {
        return wire.request("textDocument/diagnostic", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}")
                .getAsJsonObject("result")
                .getAsJsonArray("items");
    }

    @Test
    void anExportIsRunAndItsArgumentsAreRemembered() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, SUM);
            assertThat(lenses(wire, URI)).containsExactly("Run sum 0 0");
            JsonObject answer = run(wire, "\"export\":\"sum\",\"arguments\":[\"50\",-8]");
            assertThat(answer.get("status").getAsString()).isEqualTo("returned");
            assertThat(answer.get("results")).hasToString("[{\"type\":\"i32\",\"value\":\"42\"}]");
            assertThat(answer.get("instructions").getAsInt()).isEqualTo(3);
            assertThat(lenses(wire, URI)).containsExactly("Run sum 50 -8 = 42");
            wire.change(URI, 2, SUM + "\n");
            assertThat(lenses(wire, URI)).containsExactly("Run sum 50 -8 = 42 before the last change");
            run(wire, "stepwasm.clearRuns", "{}");
            assertThat(lenses(wire, URI)).containsExactly("Run sum 50 -8");
        }
    }

    @Test
    void whatAClientHasKeptIsRemembered() {
        try (Wire wire = new Wire()) {
            wire.request("initialize", """
                {"processId":null,"rootUri":null,"capabilities":{},"initializationOptions":{"arguments":{"%s":\
                {"sum":["50","-8"],"other":7,"odd":[[]]},"file:///b.wat":"?"}}}\
                """.formatted(URI));
            wire.notify("initialized", "{}");
            wire.open(URI, 1, SUM);
            assertThat(lenses(wire, URI)).containsExactly("Run sum 50 -8");
        }
    }

    @Test
    void aClientThatCanAskAndDebugIsGivenWhatItNeeds() {
        try (Wire wire = Wire.initialized("""
            {"experimental":{"commands":{"commands":["stepwasm.client.run","stepwasm.client.debug"]}}}\
            """)) {
            wire.open(URI, 1, SUM);
            assertThat(lenses(wire, URI)).containsExactly("Run sum 0 0", "Run with...", "Debug");
            run(wire, "\"export\":\"sum\",\"arguments\":[\"7\",\"8\"],\"quiet\":true,\"stubs\":true");
            JsonArray lenses = wire.request("textDocument/codeLens", "{\"textDocument\":{\"uri\":\"" + URI + "\"}}")
                    .getAsJsonArray("result");
            assertThat(argument(lenses.get(1)).get("parameters")).hasToString("""
                [{"name":"$x","type":"i32"},{"name":"$y","type":"i32"}]\
                """);
            assertThat(argument(lenses.get(1)).get("arguments")).hasToString("[\"7\",\"8\"]");
            assertThat(argument(lenses.get(2))).hasToString("""
                {"type":"stepwasm","request":"launch","name":"Debug sum","program":"/demo/a.wat","invoke":"sum",\
                "args":["7","8"],"imports":{"*":"log"}}\
                """);
        }
    }

    @Test
    void aClientThatCanDebugIsOfferedCommandsOfScripts() {
        try (Wire wire = Wire.initialized("""
            {"experimental":{"commands":{"commands":["stepwasm.client.debug"]}}}\
            """)) {
            String uri = "file:///demo/a.wast";
            wire.open(uri, 1, """
                (module (func (export "f") (result i32) (i32.const 1)))
                (assert_return (invoke "f") (i32.const 1))
                """);
            JsonArray lenses = wire.request("textDocument/codeLens", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}")
                    .getAsJsonArray("result");
            assertThat(debugged(lenses)).containsExactly("""
                {"type":"stepwasm","request":"launch","name":"Debug a.wast","program":"/demo/a.wast"}\
                """, """
                {"type":"stepwasm","request":"launch","name":"Debug line 2","program":"/demo/a.wast","command":"2:2",\
                "stopOnEntry":true}\
                """);
        }
    }

    @Test
    void aClientThatCanDebugIsOfferedWhatACommentRuns() {
        try (Wire wire = Wire.initialized("""
            {"experimental":{"commands":{"commands":["stepwasm.client.debug"]}}}\
            """)) {
            wire.open(URI, 1, ";; run: sum 1 2\n" + SUM);
            JsonArray lenses = wire.request("textDocument/codeLens", "{\"textDocument\":{\"uri\":\"" + URI + "\"}}")
                    .getAsJsonArray("result");
            assertThat(debugged(lenses)).contains("""
                {"type":"stepwasm","request":"launch","name":"Debug sum","program":"/demo/a.wat","invoke":"sum",\
                "args":["1","2"]}\
                """);
        }
    }

    private static List<String> debugged(JsonArray lenses) {
        return lenses.asList().stream()
                .filter(lens -> lens.toString().contains("stepwasm.client.debug"))
                .map(lens -> argument(lens).toString())
                .toList();
    }

    private static JsonObject argument(JsonElement lens) {
        return lens.getAsJsonObject()
                .getAsJsonObject("command")
                .getAsJsonArray("arguments")
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void theUserIsToldWhereTheClientShowsNothing() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, SUM);
            int id = wire.send(
                    "workspace/executeCommand",
                    "{\"command\":\"stepwasm.run\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"sum\",\"arguments\":[1,2]}]}"
                            .formatted(URI));
            assertThat(wire.notified("window/showMessage")).hasToString("{\"type\":3,\"message\":\"sum 1 2 = 3\"}");
            wire.answer(id);
        }
    }

    @Test
    void aTrapIsADiagnosticAtItsInstruction() {
        try (Wire wire = Wire.initialized(PULLS)) {
            String text = """
                (module
                  (func $div (param $x i32) (result i32)
                    (i32.div_s (i32.const 1) (local.get $x)))
                  (func (export "f") (result i32)
                    (call $div (i32.const 0))))
                """;
            wire.open(URI, 1, text);
            int id = wire.send(
                    "workspace/executeCommand",
                    "{\"command\":\"stepwasm.run\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"f\",\"quiet\":true}]}"
                            .formatted(URI));
            wire.asked("workspace/diagnostic/refresh");
            wire.asked("workspace/codeLens/refresh");
            JsonObject answer = wire.answer(id).getAsJsonObject("result");
            assertThat(answer.get("trap").getAsString()).isEqualTo("integer-divide-by-zero");
            assertThat(answer.getAsJsonArray("frames")).hasSize(2);
            JsonObject problem = problems(wire, URI).get(0).getAsJsonObject();
            assertThat(problem.get("message").getAsString()).startsWith("f: trapped: integer divide by zero");
            assertThat(problem.get("source").getAsString()).isEqualTo("stepwasm");
            assertThat(problem.get("range")).hasToString("""
                {"start":{"line":2,"character":5},"end":{"line":2,"character":14}}\
                """);
            assertThat(problem.get("relatedInformation").toString())
                    .contains("\"message\":\"in $f\"")
                    .contains("\"start\":{\"line\":4,\"character\":5}");

            wire.change(URI, 2, ";; moved\n" + text);
            assertThat(problems(wire, URI).get(0).getAsJsonObject().get("range").toString())
                    .contains("\"line\":3");
            wire.change(URI, 3, text.replace("i32.const 1", "i32.const 2"));
            assertThat(problems(wire, URI)).isEmpty();
        }
    }

    @Test
    void anEndlessLoopEndsAtTheLimitAndHoverIsAnsweredMeanwhile() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"stepwasm\":{\"run\":{\"seconds\":2}}}}");
            wire.open(URI, 1, "(module (func $spin (export \"spin\") (loop (br 0))))");
            String place =
                    "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":0,\"character\":16}}".formatted(URI);
            for (int i = 0; i < 200; i++) {
                wire.request("textDocument/hover", place);
            }
            int id = wire.send(
                    "workspace/executeCommand",
                    "{\"command\":\"stepwasm.run\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"spin\",\"quiet\":true}]}"
                            .formatted(URI));
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long start = System.nanoTime();
                wire.request("textDocument/hover", place);
                times.add(System.nanoTime() - start);
            }
            JsonObject answer = wire.answer(id).getAsJsonObject("result");
            assertThat(answer.get("message").getAsString()).isEqualTo("spin: ended, because it ran longer than 2 s");
            assertThat(answer.get("status").getAsString()).isEqualTo("exhausted");
            Collections.sort(times);
            System.out.printf(
                    "hover while a loop runs: median %.2f ms, worst of 200 %.2f ms%n",
                    times.get(100) / 1e6, times.get(199) / 1e6);
            assertThat(times.get(100) / 1e6).isLessThan(20);
        }
    }

    @Test
    void theTextMayChangeOrCloseWhileItRuns() {
        try (Wire wire = Wire.initialized(PULLS)) {
            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"stepwasm\":{\"run\":{\"seconds\":1}}}}");
            String text = "(module (func $other) (func $spin (export \"spin\") (loop (br 0))))";
            String spin =
                    "{\"command\":\"stepwasm.run\",\"workDoneToken\":\"t\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"spin\",\"quiet\":true}]}"
                            .formatted(URI);
            wire.open(URI, 1, text);
            int id = wire.send("workspace/executeCommand", spin);
            wire.notified("$/progress"); // it has begun
            wire.change(URI, 2, "\n" + text);
            assertThat(wire.answer(id).getAsJsonObject("result").get("status").getAsString())
                    .isEqualTo("exhausted");
            assertThat(problems(wire, URI).toString()).contains("ran longer than 1 s", "\"line\":1");
            id = wire.send("workspace/executeCommand", spin);
            wire.notified("$/progress");
            wire.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"" + URI + "\"}}");
            assertThat(wire.answer(id).getAsJsonObject("result").get("status").getAsString())
                    .isEqualTo("exhausted");
            assertThat(problems(wire, URI)).isEmpty();
        }
    }

    @Test
    void aRunEndsWhenTheClientTakesItBack() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, "(module (func $spin (export \"spin\") (loop (br 0))))");
            String spin = "{\"command\":\"stepwasm.run\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"spin\"}]}"
                    .formatted(URI);
            int first = wire.send("workspace/executeCommand", spin);
            int second = wire.send("workspace/executeCommand", spin);
            wire.notify("$/cancelRequest", "{\"id\":" + second + "}");
            wire.notify("$/cancelRequest", "{\"id\":" + first + "}");
            assertThat(wire.answer(second).getAsJsonObject("error").get("code").getAsInt())
                    .isEqualTo(-32800);
            assertThat(wire.answer(first).getAsJsonObject("error").get("code").getAsInt())
                    .isEqualTo(-32800);
        }
    }

    @Test
    void aRunEndsWhenTheUserCancelsItsProgress() {
        try (Wire wire = Wire.initialized("{\"window\":{\"workDoneProgress\":true}}")) {
            wire.open(URI, 1, "(module (func $spin (export \"spin\") (loop (br 0))))");
            int id = wire.send(
                    "workspace/executeCommand",
                    "{\"command\":\"stepwasm.run\",\"workDoneToken\":\"t\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"spin\"}]}"
                            .formatted(URI));
            assertThat(wire.notified("$/progress").toString()).contains("Running spin");
            wire.notify("window/workDoneProgress/cancel", "{\"token\":\"t\"}");
            assertThat(wire.answer(id).getAsJsonObject("result").get("status").getAsString())
                    .isEqualTo("cancelled");
        }
    }

    @Test
    void missingImportsAreNamedAndStubsAreOffered() {
        try (Wire wire = Wire.initialized(PULLS)) {
            wire.open(URI, 1, """
                (module
                  (import "env" "log" (func $log (param i32)))
                  (import "env" "memory" (memory 1))
                  (func (export "f") (call $log (i32.load8_u (i32.const 0)))))
                """);
            JsonObject answer = run(wire, "\"export\":\"f\"");
            assertThat(answer.get("message").getAsString())
                    .contains("env.log: func [i32] -> []")
                    .contains("env.memory: memory of limits 1");
            assertThat(answer.getAsJsonArray("missing")).hasSize(2);
        }
        try (Wire wire = Wire.initialized(PULLS)) {
            wire.open(
                    URI,
                    1,
                    "(module (import \"a\" \"b\" (func $f (param i32))) (func (export \"g\") (call $f (i32.const"
                            + " 7))))");
            wire.send(
                    "workspace/executeCommand",
                    "{\"command\":\"stepwasm.run\",\"arguments\":[{\"uri\":\"%s\",\"export\":\"g\"}]}".formatted(URI));
            JsonObject question = wire.asked("window/showMessageRequest");
            assertThat(question.toString()).contains("Run with stubs");
            wire.respond(question, "{\"title\":\"Run with stubs\"}");
            assertThat(wire.notified("window/logMessage").toString()).contains("a.b(7)");
            assertThat(wire.notified("window/showMessage").toString()).contains("g returned");
            assertThat(run(wire, "\"export\":\"g\",\"quiet\":true")
                            .get("status")
                            .getAsString())
                    .isEqualTo("returned");
        }
    }

    @Test
    void modulesOfTheWorkspaceAreLinked(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("base.wat"), """
            (module (global (export "zero") i32 (i32.const 0)) (func (export "one") (result i32) (i32.const 1)))
            """);
        Files.writeString(folder.resolve("math.wat"), """
            (module
              (import "base" "one" (func $one (result i32)))
              (import "main" "f" (func $circle (result i32)))
              (func $inc (export "inc") (param i32) (result i32) (i32.add (local.get 0) (call $one)))
              (func $div (export "div") (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0))))
            """);
        Files.writeString(folder.resolve("broken.wat"), "(module (func (export \"g\") (call $nowhere)))");
        try (Wire wire = new Wire()) {
            wire.request(
                    "initialize",
                    "{\"processId\":null,\"rootUri\":\"%s\",\"capabilities\":{\"experimental\":{\"commands\":{\"commands\":[\"stepwasm.client.debug\"]}}}}"
                            .formatted(folder.toUri()));
            wire.notify("initialized", "{}");
            String uri = folder.resolve("main.wat").toUri().toString();
            String imports = "(module (import \"math\" \"inc\" (func $inc (param i32) (result i32)))"
                    + "(import \"math\" \"div\" (func $div (param i32) (result i32)))"
                    + "(import \"base\" \"zero\" (global $zero i32))%s"
                    + "(func (export \"f\") (result i32) (call $inc (global.get $zero)))"
                    + "(func (export \"t\") (result i32) (call $div (i32.const 0))))";
            wire.open(uri, 1, imports.formatted(""));
            String call = "{\"uri\":\"%s\",\"quiet\":true,\"export\":\"%s\"%s}";
            JsonObject circle =
                    run(wire, "stepwasm.run", call.formatted(uri, "f", "")).getAsJsonObject("result");
            assertThat(circle.get("missing")).hasToString("""
                [{"module":"main","name":"f","type":"func [] -> [i32]"}]\
                """);
            String stubs = ",\"stubs\":true";
            assertThat(run(wire, "stepwasm.run", call.formatted(uri, "f", stubs))
                            .getAsJsonObject("result")
                            .get("message")
                            .getAsString())
                    .isEqualTo("f = 1");
            JsonObject trap =
                    run(wire, "stepwasm.run", call.formatted(uri, "t", "")).getAsJsonObject("result");
            assertThat(trap.getAsJsonArray("frames").get(0).toString()).contains("$div", "math.wat:5:");
            assertThat(trap.getAsJsonArray("frames").get(1).getAsJsonObject().has("range"))
                    .isTrue();
            JsonArray lenses = wire.request("textDocument/codeLens", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}")
                    .getAsJsonArray("result");
            assertThat(lenses.asList().stream()
                            .filter(lens -> lens.toString().contains("Debug"))
                            .findFirst()
                            .map(RunWireTest::argument)
                            .orElseThrow()
                            .getAsJsonObject("links")
                            .get("math")
                            .getAsString())
                    .endsWith("math.wat");
            wire.change(uri, 2, imports.formatted("(import \"broken\" \"g\" (func))"));
            assertThat(run(wire, "stepwasm.run", call.formatted(uri, "f", ",\"stubs\":false"))
                            .getAsJsonObject("result")
                            .get("message")
                            .getAsString())
                    .contains("broken.g: func [] -> []");
        }
    }

    @Test
    void commentsAreTests() {
        try (Wire wire = Wire.initialized(PULLS)) {
            wire.open(URI, 1, """
                (module
                  ;; run: sum 1 2 => 3
                  ;; run: sum 1 2 => 4
                  ;; run: fail => trap unreachable
                  (func (export "sum") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
                  (func (export "fail") (unreachable)))
                """);
            assertThat(lenses(wire, URI)).containsExactly("Run", "Run", "Run", "Run sum 1 2", "Run fail");
            for (int line = 1; line <= 3; line++) {
                run(wire, "\"quiet\":true,\"comment\":{\"line\":%d,\"character\":2}".formatted(line));
            }
            assertThat(lenses(wire, URI))
                    .containsExactly("Run: passed", "Run: failed: = 3", "Run: passed", "Run sum 1 2", "Run fail");
            JsonArray problems = problems(wire, URI);
            assertThat(problems).hasSize(1);
            assertThat(problems.get(0).getAsJsonObject().get("message").getAsString())
                    .isEqualTo("sum 1 2 = 3, but 4 was expected");
        }
    }

    @Test
    void scriptsAreRunAsAWholeAndByCommand() {
        try (Wire wire = Wire.initialized(PULLS)) {
            String text = """
                (module
                  (global $n (mut i32) (i32.const 0))
                  (func (export "next") (result i32)
                    (global.set $n (i32.add (global.get $n) (i32.const 1)))
                    (global.get $n)))
                (assert_return (invoke "next") (i32.const 1))
                (assert_return (invoke "next") (i32.const 3))
                (assert_return (invoke "next") (i32.const 3))
                """;
            wire.open(SCRIPT, 1, text);
            assertThat(lenses(wire, SCRIPT))
                    .containsExactly("Run script", "Run", "Run to here", "Run", "Run to here", "Run", "Run to here");
            JsonObject last = run(
                            wire,
                            "stepwasm.runScript",
                            "{\"uri\":\"%s\",\"quiet\":true,\"at\":{\"line\":7,\"character\":1}}".formatted(SCRIPT))
                    .getAsJsonObject("result");
            assertThat(last.get("message").getAsString()).isEqualTo("passed");
            assertThat(last.getAsJsonArray("results")).hasSize(1);
            JsonObject all = run(wire, "stepwasm.runScript", "{\"uri\":\"%s\"}".formatted(SCRIPT))
                    .getAsJsonObject("result");
            assertThat(all.get("message").getAsString()).startsWith("3 passed, 1 failed, 0 skipped; the first: ");
            assertThat(lenses(wire, SCRIPT))
                    .startsWith("Run script: 3 passed, 1 failed, 0 skipped; the first: expected i32 3 but got i32 2")
                    .contains("Run: failed: expected i32 3 but got i32 2", "Run: passed");
            JsonArray problems = problems(wire, SCRIPT);
            assertThat(problems).hasSize(1);
            assertThat(problems.get(0).getAsJsonObject().get("message").getAsString())
                    .isEqualTo("expected i32 3 but got i32 2");
            wire.change(SCRIPT, 2, text.replace("(i32.const 3))\n(assert", "(i32.const 2))\n(assert"));
            assertThat(problems(wire, SCRIPT)).isEmpty();
        }
    }

    @Test
    void badInputIsAnsweredInWords() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, "(module (func (export \"f\") (param i32) (call $nowhere)))");
            assertThat(run(wire, "\"export\":\"f\"").get("message").getAsString())
                    .isEqualTo("f 0: the module has an error: unknown function `$nowhere`");
            wire.change(URI, 2, "(module (func (export \"deep\") (call 0)) (func (export \"f\") (param i32)))");
            assertThat(run(wire, "\"export\":\"g\"").get("message").getAsString())
                    .contains("exports no function `g`");
            assertThat(run(wire, "\"export\":\"f\",\"arguments\":[]")
                            .get("message")
                            .getAsString())
                    .contains("takes 1 argument");
            assertThat(run(wire, "\"export\":\"f\",\"arguments\":[\"x\"]")
                            .get("message")
                            .getAsString())
                    .contains("`x` is not an integer");
            assertThat(run(wire, "\"export\":\"deep\"").get("trap").getAsString())
                    .isEqualTo("call-stack-exhausted");
            assertThat(run(wire, "stepwasm.run", "{\"uri\":\"file:///closed.wat\",\"export\":\"f\"}")
                            .has("error"))
                    .isTrue();
            assertThat(run(wire, "stepwasm.run", "{\"uri\":3}")
                            .getAsJsonObject("error")
                            .get("code")
                            .getAsInt())
                    .isEqualTo(-32602);
            wire.change(URI, 3, "(module (func $s (unreachable)) (start $s) (func (export \"f\")))");
            assertThat(run(wire, "\"export\":\"f\"").get("trap").getAsString()).isEqualTo("unreachable");
        }
    }

    @Test
    void outputIsKeptWithinLimits() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, """
                (module
                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (data (i32.const 0) "\\08\\00\\00\\00\\06\\00\\00\\00hello\\n")
                  (func (export "_start") (local $i i32)
                    (loop $again
                      (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
                      (local.set $i (i32.add (local.get $i) (i32.const 1)))
                      (br_if $again (i32.lt_u (local.get $i) (i32.const 20000))))))
                """);
            JsonObject answer = run(wire, "\"export\":\"_start\",\"quiet\":true");
            assertThat(answer.get("status").getAsString()).isEqualTo("returned");
            assertThat(answer.get("output").getAsString())
                    .startsWith("hello\nhello\n")
                    .endsWith("\n... and 54464 bytes more");
        }
    }
}
