package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formatting over the wire: what the client has after it has applied the edits. */
final class FormattingTest {
    private static final String URI = "file:///a.wat";
    private static final String SLOPPY = """
            (module
            (func $e (result i32)   ;; é 😀
            (i32.add   (i32.const 1)
             (i32.const 2)))
            (func   $b
            nop   nop)
            )
            """;

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32"})
    void laysOutTheDocument(String encoding) {
        try (Wire wire = wire(encoding)) {
            assertThat(formatted(wire, encoding, SLOPPY, "textDocument/formatting", ""))
                    .isEqualTo("""
                    (module
                      (func $e (result i32)   ;; é 😀
                        (i32.add
                          (i32.const 1)
                          (i32.const 2)))
                      (func $b
                        nop nop))
                    """);
        }
    }

    @Test
    void laysOutTheLinesOfARangeOnly() {
        try (Wire wire = wire("utf-16")) {
            String range = ",\"range\":{\"start\":{\"line\":4,\"character\":2},\"end\":{\"line\":5,\"character\":3}}";
            assertThat(formatted(wire, "utf-16", SLOPPY, "textDocument/rangeFormatting", range))
                    .startsWith(SLOPPY.substring(0, SLOPPY.indexOf("(func   $b")))
                    .contains("  (func $b\n    nop nop)");
        }
    }

    @Test
    void movesALineThatWasJustBegun() {
        String typed = "(module\n  (func\n    block\n";
        try (Wire wire = wire("utf-16")) {
            String place = ",\"position\":{\"line\":3,\"character\":0},\"ch\":\"\\n\"";
            assertThat(formatted(wire, "utf-16", typed, "textDocument/onTypeFormatting", place))
                    .isEqualTo(typed + " ".repeat(6));
        }
    }

    @Test
    void indentsAsTheEditorSays() {
        String options = "{\"tabSize\":8,\"insertSpaces\":false}";
        try (Wire wire = wire("utf-16")) {
            wire.open(URI, 1, "(module\n(func\nnop))\n");
            JsonArray edits = wire.request("textDocument/formatting", request("", options))
                    .getAsJsonArray("result");
            assertThat(edits.toString()).contains("\\n\\t").doesNotContain("\\n ");
        }
    }

    private static Wire wire(String encoding) {
        return Wire.initialized("{\"general\":{\"positionEncodings\":[\"" + encoding + "\"]}}");
    }

    private static String request(String more, String options) {
        return "{\"textDocument\":{\"uri\":\"" + URI + "\"},\"options\":" + options + more + "}";
    }

    private static String formatted(Wire wire, String encoding, String text, String method, String more) {
        wire.open(URI, 1, text);
        JsonArray edits = wire.request(method, request(more, "{\"tabSize\":2,\"insertSpaces\":true}"))
                .getAsJsonArray("result");
        List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
        for (int i = edits.size() - 1; i >= 0; i--) {
            JsonObject edit = edits.get(i).getAsJsonObject();
            JsonObject range = edit.getAsJsonObject("range");
            changes.add(new TextDocumentContentChangeEvent(
                    new Range(position(range, "start"), position(range, "end")),
                    edit.get("newText").getAsString()));
        }
        Positions positions = new Positions(PositionEncoding.among(List.of(encoding)));
        return ContentChanges.apply(new SourceText("a", text), changes, positions)
                .text();
    }

    private static Position position(JsonObject range, String end) {
        JsonObject position = range.getAsJsonObject(end);
        return new Position(
                position.get("line").getAsInt(), position.get("character").getAsInt());
    }
}
