package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that explain a module, about open texts, files and binaries. */
final class ReadingCommandsTest {
    private static final String URI = "file:///a.wat";
    private static final String TEXT = """
        (module
         (memory 1)
         (data (i32.const 8) "text")
         (func $f (result i32)
          i32.const 1
          i32.const 2
          i32.add))
        """;

    @TempDir
    private Path folder = Path.of("");

    private static JsonObject command(Wire wire, String name, String arguments) {
        return wire.request(
                "workspace/executeCommand",
                "{\"command\":\"stepwasm." + name + "\",\"arguments\":[" + arguments + "]}");
    }

    private static String place(String uri, int line, int character) {
        return "\"" + uri + "\",{\"line\":" + line + ",\"character\":" + character + "}";
    }

    @Test
    void theyAnswerAboutOpenTexts() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            JsonObject layout = command(wire, "memoryLayout", "\"" + URI + "\"").getAsJsonObject("result");
            assertThat(layout.get("text").getAsString()).contains("data 0  \"text\"");
            assertThat(layout.getAsJsonArray("memories")).hasSize(1);
            JsonObject graph =
                    command(wire, "controlFlowGraph", place(URI, 4, 3)).getAsJsonObject("result");
            assertThat(graph.get("dot").getAsString()).startsWith("digraph \"func $f\" {");
            assertThat(graph.getAsJsonArray("blocks").toString()).contains("\"id\":\"b0\"", "\"line\":4");
        }
    }

    @Test
    void offsetsOfTheBinaryThatWouldBeBuiltLeadToTheTextAndBack() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            thereAndBack(wire, URI, URI, 5);
        }
    }

    private static void thereAndBack(Wire wire, String asked, String answered, int line) {
        int offset = command(wire, "offsetOfPosition", place(asked, line, 4))
                .get("result")
                .getAsInt();
        JsonObject back =
                command(wire, "positionOfOffset", "\"" + asked + "\"," + offset).getAsJsonObject("result");
        assertThat(back.get("uri")).isEqualTo(new JsonPrimitive(answered));
        assertThat(back.getAsJsonObject("range")
                        .getAsJsonObject("start")
                        .get("line")
                        .getAsInt())
                .isEqualTo(line);
        String hex = "\"0x" + Integer.toHexString(offset + 1) + "\"";
        assertThat(command(wire, "positionOfOffset", "\"" + asked + "\"," + hex).get("result"))
                .isEqualTo(back);
        assertThat(command(wire, "positionOfOffset", "\"" + asked + "\",1")
                        .get("result")
                        .isJsonNull())
                .isTrue();
    }

    @Test
    void binariesNeedNotBeOpen() throws IOException {
        Path file = folder.resolve("a.wasm");
        Files.write(
                file, Assembler.assemble(Analysis.of(new SourceText("a", TEXT))).bytes());
        try (Wire wire = Wire.initialized("{}")) {
            String binary = FileAddress.uri(file);
            String text = BinaryTextAddress.of(file);
            String shown = wire.request("workspace/textDocumentContent", "{\"uri\":\"" + text + "\"}")
                    .getAsJsonObject("result")
                    .get("text")
                    .getAsString();
            int line = (int) shown.substring(0, shown.indexOf("i32.const 2"))
                            .lines()
                            .count()
                    - 1;
            thereAndBack(wire, binary, text, line);
            wire.open(text, 1, shown);
            thereAndBack(wire, text, text, line);
            assertThat(command(wire, "memoryLayout", "\"" + binary + "\"").toString())
                    .contains("\"preview\":\"\\\"text\\\"\"");
            assertThat(command(wire, "controlFlowGraph", place(text, line, 0)).toString())
                    .contains("digraph");
        }
    }

    @Test
    void whatIsOfNoUseIsRefusedInWords() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, "(module (func\n i32.add) (memory 1))");
            assertThat(command(wire, "controlFlowGraph", "\"" + URI + "\"").toString())
                    .contains("-32602", "argument 2, the position");
            assertThat(command(wire, "controlFlowGraph", place(URI, 1, 20)).toString())
                    .contains("there is no function at this position");
            assertThat(command(wire, "positionOfOffset", "\"" + URI + "\",3").toString())
                    .contains("the text has errors, so there is no binary");
            assertThat(command(wire, "positionOfOffset", "\"" + URI + "\",\"x\"")
                            .toString())
                    .contains("-32602", "must be a number of bytes");
            assertThat(command(wire, "memoryLayout", "\"file:///none.txt\"").toString())
                    .contains("-32602", "neither an open document nor a WebAssembly file");
            assertThat(command(wire, "memoryLayout", "\"file:///none.wasm\"").toString())
                    .contains("none.wasm cannot be shown as text: there is no such file");
            assertThat(command(wire, "memoryLayout", "\"" + URI + "\",7").toString())
                    .contains("must have a `line` and a `character`");
        }
    }
}
