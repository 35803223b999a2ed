package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about binaries. */
final class BinaryCommandsTest {
    private static final String TEXT = """
        (module
         (memory (export "memory") 1)
         (data (i32.const 8) "text")
         (func $f (export "f") (result i32) i32.const 1))
        """;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private byte[] bytes = {};

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("a.wasm");
        bytes = Assembler.assemble(Analysis.of(new SourceText("a", TEXT))).bytes();
        Files.write(file, bytes);
    }

    private static JsonObject command(Wire wire, String name, String arguments) {
        return wire.request(
                "workspace/executeCommand",
                "{\"command\":\"stepwasm." + name + "\",\"arguments\":[" + arguments + "]}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private JsonObject overview(Wire wire) {
        return command(wire, "binaryOverview", quoted(FileAddress.uri(file))).getAsJsonObject("result");
    }

    @Test
    void anOverviewIsGivenOfAFile() {
        try (Wire wire = Wire.initialized("{}")) {
            JsonObject overview = overview(wire);
            assertThat(overview.get("text").getAsString()).isEqualTo("whole");
            assertThat(overview.get("uri").getAsString()).isEqualTo(BinaryTextAddress.of(file));
            assertThat(overview.has("fault")).isFalse();
            assertThat(overview.getAsJsonArray("exports")).hasSize(2);
            assertThat(command(wire, "binaryOverview", quoted(BinaryTextAddress.of(file)))
                            .getAsJsonObject("result"))
                    .isEqualTo(overview);
        }
    }

    @Test
    void whatHasNoTextSaysWhy() throws IOException {
        try (Wire wire = Wire.initialized("{}")) {
            Files.writeString(file, "<html>");
            JsonObject page = overview(wire);
            assertThat(page.get("text").getAsString()).isEqualTo("none");
            assertThat(page.getAsJsonObject("fault").get("title").getAsString()).isEqualTo("a.wasm is a web page");
            assertThat(page.getAsJsonObject("fault").get("remedies").toString()).isEqualTo("[\"TEXT\"]");
            Files.delete(file);
            assertThat(overview(wire).getAsJsonObject("fault").get("title").getAsString())
                    .isEqualTo("a.wasm is not there");
            Files.createDirectory(file);
            assertThat(overview(wire).getAsJsonObject("fault").get("title").getAsString())
                    .isEqualTo("a.wasm cannot be read");
        }
    }

    /** A file of 3 GB that takes no room: nothing of it is read but its headers. */
    @Test
    void ofAHugeFileTheSectionsAreShown() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(0);
            huge.write(bytes, 0, 8);
            huge.write(new byte[] {0, (byte) 0x80, (byte) 0xA8, (byte) 0xD6, (byte) 0xB9, 7, 1, 'x'
            }); // 2,000,000,000 bytes
            huge.setLength(3_000_000_000L);
        }
        try (Wire wire = Wire.initialized("{}")) {
            JsonObject overview = overview(wire);
            assertThat(overview.get("size").getAsLong()).isEqualTo(3_000_000_000L);
            assertThat(overview.getAsJsonObject("fault").get("title").getAsString())
                    .isEqualTo("a.wasm is too large to be shown as text");
            assertThat(overview.getAsJsonObject("fault").get("advice").getAsString())
                    .startsWith("It has 3,000,000,000 bytes, and files of up to 100,000,000 are read.");
            assertThat(overview.getAsJsonObject("fault").get("remedies").toString())
                    .isEqualTo("[\"LIMIT\",\"HEX\"]");
            JsonObject first = overview.getAsJsonArray("sections").get(0).getAsJsonObject();
            assertThat(first.get("name").getAsString()).isEqualTo("x");
            assertThat(first.get("size").getAsLong()).isGreaterThan(2_000_000_000L);
        }
    }

    @Test
    void thingsAreFoundInTheText() {
        try (Wire wire = Wire.initialized("{}")) {
            String text = BinaryTextAddress.of(file);
            for (String kind : new String[] {"func", "memory", "data", "type"}) {
                JsonObject found = command(
                                wire, "positionOfItem", quoted(FileAddress.uri(file)) + "," + quoted(kind) + ",0")
                        .getAsJsonObject("result");
                assertThat(found.get("uri").getAsString()).as(kind).isEqualTo(text);
                assertThat(found.getAsJsonObject("range")
                                .getAsJsonObject("start")
                                .get("line")
                                .getAsInt())
                        .as(kind)
                        .isPositive();
            }
            assertThat(command(wire, "positionOfItem", quoted(text) + ",\"func\",7")
                            .get("result")
                            .isJsonNull())
                    .isTrue();
            assertThat(command(wire, "positionOfItem", quoted(text) + ",\"fun\",0")
                            .getAsJsonObject("error")
                            .get("message")
                            .getAsString())
                    .startsWith("argument 2, the kind, must be one of ");
        }
    }

    @Test
    void theBinaryOfATextIsTheOneOfStepwasmBuild() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open("untitled:a", 1, TEXT);
            JsonObject answer = command(wire, "assemble", "\"untitled:a\"").getAsJsonObject("result");
            assertThat(Base64.getDecoder().decode(answer.get("bytes").getAsString()))
                    .isEqualTo(bytes);
            wire.open("untitled:b", 1, "(module\n (func i32.add))");
            JsonObject wrong = command(wire, "assemble", "\"untitled:b\"").getAsJsonObject("result");
            assertThat(wrong.has("bytes")).isFalse();
            assertThat(wrong.get("message").getAsString()).contains("i32");
            assertThat(wrong.getAsJsonObject("range")
                            .getAsJsonObject("start")
                            .get("line")
                            .getAsInt())
                    .isEqualTo(1);
        }
    }
}
