package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.ide.binary.BinaryText;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.disassemble.Layout;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VirtualTextsTest {
    private static final String TWO = "(module (func $f (result i32) i32.const 1) (func (export \"g\") call $f drop))";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachFileHasAnAddressThatLeadsBackToIt() {
        for (String name : new String[] {"a.wasm", "ä b%20.wasm", "no-suffix", "x.wasm.wat"}) {
            Path file = folder.resolve(name);
            assertThat(BinaryTextAddress.binary(BinaryTextAddress.of(file))).contains(file);
            assertThat(BinaryTextAddress.is(BinaryTextAddress.of(file))).isTrue();
        }
        assertThat(BinaryTextAddress.of(Path.of("/demo/game.wasm"))).isEqualTo("stepwasm-wasm:///demo/game.wasm.wat");
        for (String other : new String[] {
            "", "::", "file:///a.wasm.wat", "stepwasm-wasm:///a.wasm", "stepwasm-wasm:a.wasm.wat", "stepwasm-wasm:%"
        }) {
            assertThat(BinaryTextAddress.binary(other)).as(other).isEmpty();
        }
    }

    @Test
    void theTextIsThatOfTheBinaryAsItIsNow() throws IOException {
        VirtualTexts texts = new VirtualTexts();
        Path file = folder.resolve("a.wasm");
        assertThat(texts.text(file, Settings.DEFAULT).text())
                .isEqualTo(";; a.wasm cannot be shown as text: there is no such file\n");
        Files.write(file, binary(TWO));
        BinaryText text = texts.text(file, Settings.DEFAULT);
        assertThat(text.detail()).isEqualTo(BinaryText.Detail.WHOLE);
        assertThat(text.text()).contains("(func $f").contains("i32.const 1");
        assertThat(Analysis.of(new SourceText("a", text.text())).diagnostics()).isEmpty();
        assertThat(texts.text(file, Settings.DEFAULT)).isSameAs(text);
        Files.write(file, binary("(module (memory 1))"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(texts.text(file, Settings.DEFAULT).text()).contains("(memory");
        assertThat(texts.text(folder, Settings.DEFAULT).text()).contains("cannot be shown as text: it is no file");
    }

    /** A breakpoint in the text that an editor shows means the instruction that the debugger has there. */
    @Test
    void theTextIsTheOneOfTheDebugger() throws Exception {
        byte[] bytes = binary(TWO);
        Listing debugged = Listing.of(StepModule.ofBinary("a.wasm", bytes));
        BinaryText shown = BinaryText.of("a.wasm", bytes, Layout.FLAT, 1_000_000);
        Path file = folder.resolve("a.wasm");
        Files.write(file, bytes);
        assertThat(new VirtualTexts().text(file, Settings.DEFAULT).text()).isEqualTo(shown.text());
        assertThat(shown.text()).isEqualTo(debugged.text().text());
        Span all = new Span(0, shown.text().length());
        assertThat(shown.map().startingIn(all))
                .hasSize(5)
                .isEqualTo(debugged.map().startingIn(all));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Settings least = Settings.read(Map.of("largeFile.megabytes", 1)).settings();
        Path file = folder.resolve("a.wasm");
        Files.write(file, new byte[5_000_001]);
        assertThat(new VirtualTexts().text(file, least).text())
                .isEqualTo(";; a.wasm cannot be shown as text: it has more than 5000000 bytes"
                        + " (`stepwasm.largeFile.megabytes` is 1)\n");
    }

    @Test
    void aClientIsGivenTextsAndToldWhenThereAreOthers() throws IOException {
        Path file = folder.resolve("a.wasm");
        Files.write(file, binary(TWO));
        String uri = BinaryTextAddress.of(file);
        String changes = "{\"changes\":[{\"uri\":\"" + FileAddress.uri(file) + "\",\"type\":2}]}";
        try (Wire wire = new Wire()) {
            JsonObject served = wire.request("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}");
            assertThat(served.toString()).contains("\"textDocumentContent\":{\"schemes\":[\"stepwasm-wasm\"]}");
            wire.notify("initialized", "{}");
            for (String method : new String[] {"workspace/textDocumentContent", "stepwasm/textDocumentContent"}) {
                JsonObject answer = wire.request(method, "{\"uri\":\"" + uri + "\"}");
                assertThat(answer.getAsJsonObject("result").get("text").getAsString())
                        .startsWith("(module\n");
                wire.notify("workspace/didChangeWatchedFiles", changes);
                if (method.startsWith("workspace")) {
                    JsonObject refresh = wire.asked("workspace/textDocumentContent/refresh");
                    assertThat(refresh.getAsJsonObject("params").get("uri").getAsString())
                            .isEqualTo(uri);
                    wire.respond(refresh, "null");
                } else {
                    assertThat(wire.notified("stepwasm/textDocumentContent/refresh")
                                    .toString())
                            .contains(uri);
                }
            }
            assertThat(wire.request("workspace/textDocumentContent", "{}").toString())
                    .contains("-32602", "`uri` is missing");
            assertThat(wire.request("workspace/textDocumentContent", "{\"uri\":\"file:///a.wasm\"}")
                            .toString())
                    .contains("-32602", "no address of a text of this server");
        }
    }

    @Test
    void aTextThatNobodyCanChangeIsReadLikeAnyOtherButOffersNoEdits() {
        String uri = "stepwasm-wasm:///a.wasm.wat";
        String document = "\"textDocument\":{\"uri\":\"" + uri + "\"}";
        String place = "{" + document + ",\"position\":{\"line\":0,\"character\":15}}";
        try (Wire wire =
                Wire.initialized("{\"textDocument\":{\"diagnostic\":{},\"codeAction\":{\"codeActionLiteralSupport\":"
                        + "{\"codeActionKind\":{\"valueSet\":[]}}}}}")) {
            wire.open(uri, 1, "(module (func $f\n (local i32)))");
            assertThat(wire.request("textDocument/hover", place).toString()).contains("func $f");
            assertThat(wire.request("textDocument/foldingRange", "{" + document + "}")
                            .toString())
                    .contains("endLine");
            JsonObject problems = wire.request("textDocument/diagnostic", "{" + document + "}");
            assertThat(problems.getAsJsonObject("result").getAsJsonArray("items"))
                    .isEmpty();
            assertThat(wire.request("textDocument/prepareRename", place).toString())
                    .contains("the text of a binary cannot be changed");
            assertThat(wire.request("textDocument/rename", place.replaceFirst("}$", ",\"newName\":\"g\"}"))
                            .toString())
                    .contains("the text of a binary cannot be changed");
            JsonObject actions = wire.request(
                    "textDocument/codeAction",
                    "{" + document + ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":1,"
                            + "\"character\":9}},\"context\":{\"diagnostics\":[]}}");
            assertThat(actions.getAsJsonArray("result")).isEmpty();
            JsonObject format = wire.request(
                    "textDocument/formatting", "{" + document + ",\"options\":{\"tabSize\":2,\"insertSpaces\":true}}");
            assertThat(format.getAsJsonArray("result")).isEmpty();
        }
    }

    private static byte[] binary(String text) {
        return Assembler.assemble(Analysis.of(new SourceText("a", text))).bytes();
    }

    @Test
    void whatIsNoModuleIsSaidInTheText() throws IOException {
        Path file = folder.resolve("page.wasm");
        Files.write(file, "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(new VirtualTexts().text(file, Settings.DEFAULT).text())
                .startsWith(";; page.wasm cannot be shown as text: magic header not detected\n;; at byte 0x0 of 6\n");
    }
}
