package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients ask users before they launch a file. */
final class LaunchServiceTest {
    private static final String SUM = """
        (module
          ;; run: sum 50 -8 => 42
          (func $sum (export "sum") (param $a i32) (param f64) (result i32) (local $c i32) (local.get $a))
          (func (export "_start"))
          (memory (export "memory") 1))
        """;
    private static final String SUM_FUNCTIONS = """
        [{"parameters":[{"name":"$a","type":"i32"},{"name":"1","type":"f64"}],"results":["i32"],\
        "name":"sum","arguments":["50","-8"]},\
        {"parameters":[],"results":[],"name":"_start","arguments":[]}]\
        """;

    @TempDir
    private Path folder = Path.of("");

    private static JsonElement launchable(Wire wire, String uri) {
        return wire.request(
                        "workspace/executeCommand",
                        "{\"command\":\"stepwasm.launchable\",\"arguments\":[\"" + uri + "\"]}")
                .get("result");
    }

    private String write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return file.toUri().toString();
    }

    private static byte[] binary(String text) {
        return Assembler.assemble(Analysis.of(new SourceText("a", text))).bytes();
    }

    @Test
    void functionsHaveParametersAndTheArgumentsOfAComment() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open("file:///demo/sum.wat", 1, SUM);
            JsonObject answer = launchable(wire, "file:///demo/sum.wat").getAsJsonObject();
            assertThat(answer.get("functions")).hasToString(SUM_FUNCTIONS);
            assertThat(answer.get("imports")).hasToString("[]");
            assertThat(answer.get("links")).hasToString("{}");
            assertThat(answer.get("stubs")).hasToString("false");
        }
    }

    @Test
    void theArgumentsOfTheLastTimeComeFirst() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open("file:///demo/sum.wat", 1, SUM);
            wire.request("workspace/executeCommand", """
                {"command":"stepwasm.run","arguments":[\
                {"uri":"file:///demo/sum.wat","export":"sum","arguments":["7","0.5"],"quiet":true}]}\
                """);
            assertThat(launchable(wire, "file:///demo/sum.wat").toString()).contains("\"arguments\":[\"7\",\"0.5\"]");
        }
    }

    @Test
    void stubsThatTheUserWantedOnceAreWanted() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open("file:///demo/sum.wat", 1, SUM);
            wire.request("workspace/executeCommand", """
                {"command":"stepwasm.run","arguments":[\
                {"uri":"file:///demo/sum.wat","export":"_start","stubs":true,"quiet":true}]}\
                """);
            assertThat(launchable(wire, "file:///demo/sum.wat")
                            .getAsJsonObject()
                            .get("stubs"))
                    .hasToString("true");
        }
    }

    @Test
    void filesNeedNotBeOpenAndMayBeBinary() throws IOException {
        String text = write("sum.wat", SUM);
        Path file = Files.write(folder.resolve("sum.wasm"), binary(SUM));
        try (Wire wire = Wire.initialized("{}")) {
            assertThat(launchable(wire, text).getAsJsonObject().get("functions"))
                    .hasToString(SUM_FUNCTIONS);
            String asBinary = SUM_FUNCTIONS.replace("\"50\",\"-8\"", "\"0\",\"0\"");
            assertThat(launchable(wire, file.toUri().toString())
                            .getAsJsonObject()
                            .get("functions"))
                    .hasToString(asBinary);
            assertThat(launchable(wire, BinaryTextAddress.of(file))
                            .getAsJsonObject()
                            .get("functions"))
                    .hasToString(asBinary);
        }
    }

    @Test
    void importsHaveTypesAndThoseOfWasiAreGiven() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open("file:///demo/a.wat", 1, """
                (module
                  (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
                  (import "env" "log" (func (param i32 f64) (result i64)))
                  (import "env" "memory" (memory 1))
                  (import "env" "base" (global i32))
                  (import "env" "broken" (func (type $gone))))
                """);
            assertThat(launchable(wire, "file:///demo/a.wat").getAsJsonObject().get("imports"))
                    .hasToString("""
                        [{"parameters":[{"name":"0","type":"i32"},{"name":"1","type":"f64"}],"results":["i64"],\
                        "module":"env","name":"log","kind":"func","type":"func [i32 f64] -> [i64]","linked":false},\
                        {"module":"env","name":"memory","kind":"memory","type":"memory of limits 1","linked":false},\
                        {"module":"env","name":"base","kind":"global","type":"global i32","linked":false},\
                        {"module":"env","name":"broken","kind":"func","type":"func","linked":false}]\
                        """);
        }
    }

    @Test
    void modulesOfTheWorkspaceGiveImportsAndWantSome() throws IOException {
        String env = write("env.wat", """
            (module (import "host" "now" (func $now (result i64)))
              (func (export "log") (param i32) (drop (call $now))))
            """);
        String main = write("main.wat", """
            (module (import "env" "log" (func (param i32))) (import "env" "more" (func)) (func (export "f")))
            """);
        try (Wire wire = new Wire()) {
            wire.request(
                    "initialize",
                    "{\"processId\":null,\"rootUri\":\"%s\",\"capabilities\":{}}".formatted(folder.toUri()));
            wire.notify("initialized", "{}");
            JsonObject answer = launchable(wire, main).getAsJsonObject();
            assertThat(answer.getAsJsonObject("links").get("env").getAsString()).endsWith("env.wat");
            assertThat(answer.getAsJsonArray("imports").asList())
                    .extracting(JsonElement::getAsJsonObject)
                    .extracting(wanted -> wanted.get("name").getAsString() + " "
                            + wanted.get("linked").getAsBoolean() + " " + wanted.has("importer"))
                    .containsExactly("log true false", "more false false", "now false true");
            assertThat(launchable(wire, env).toString()).contains("\"name\":\"now\"");
        }
    }

    @Test
    void whatIsNotOneModuleIsNotAskedAbout() throws IOException {
        String script = write("a.wast", "(module (func (export \"f\"))) (assert_return (invoke \"f\"))");
        String two = write("two.wat", "(module) (module)");
        Path other = Files.writeString(folder.resolve("other.wasm"), "no binary");
        try (Wire wire = Wire.initialized("{}")) {
            assertThat(launchable(wire, script).isJsonNull()).isTrue();
            assertThat(launchable(wire, two).isJsonNull()).isTrue();
            assertThat(launchable(wire, other.toUri().toString()).isJsonNull()).isTrue();
            assertThat(launchable(wire, folder.resolve("gone.wasm").toUri().toString())
                            .isJsonNull())
                    .isTrue();
        }
    }
}
