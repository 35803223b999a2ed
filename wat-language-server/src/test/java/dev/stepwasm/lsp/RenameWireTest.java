package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** What goes over the wire when a client renames. */
final class RenameWireTest {
    private static final String URI = "file:///a.wat";
    private static final String TEXT = "(module (;😀;) (func $f) (start $f) (func (call $f) (call 1)))";

    @Test
    void versionedEditsSayWhichTextTheyAreFor() {
        try (Wire wire = Wire.initialized("{\"workspace\":{\"workspaceEdit\":{\"documentChanges\":true}}}")) {
            wire.open(URI, 7, TEXT);
            assertThat(wire.request("textDocument/prepareRename", at(22))
                            .get("result")
                            .toString())
                    .isEqualTo("{\"range\":" + range(21, 23) + ",\"placeholder\":\"$f\"}");
            assertThat(rename(wire, 22, "g h").get("result").toString())
                    .isEqualTo(
                            "{\"documentChanges\":[{\"textDocument\":{\"version\":7,\"uri\":\"file:///a.wat\"},\"edits\":["
                                    + edit(21, 23, "$\\\"g h\\\"") + "," + edit(32, 34, "$\\\"g h\\\"") + ","
                                    + edit(48, 50, "$\\\"g h\\\"") + "]}]}");
        }
    }

    @Test
    void clientsThatShowItAreToldThatSomethingGetsItsFirstName() {
        String capabilities =
                "{\"workspace\":{\"workspaceEdit\":{\"documentChanges\":true," + "\"changeAnnotationSupport\":{}}}}";
        try (Wire wire = Wire.initialized(capabilities)) {
            wire.open(URI, 1, TEXT);
            String answer = rename(wire, 58, "g").get("result").toString();
            assertThat(answer)
                    .contains("\"changeAnnotations\":{\"naming\":{\"label\":\"Name function 1\"")
                    .contains("\"annotationId\":\"naming\"");
            assertThat(rename(wire, 22, "g").get("result").toString()).doesNotContain("nnotation");
        }
    }

    @Test
    void onlyClientsThatAskFirstAreOfferedTo() {
        for (String capabilities : new String[] {"{}", "{\"textDocument\":{\"rename\":{\"prepareSupport\":true}}}"}) {
            try (Wire wire = new Wire()) {
                JsonObject answer = wire.request(
                        "initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":" + capabilities + "}");
                String provider = answer.getAsJsonObject("result")
                        .getAsJsonObject("capabilities")
                        .get("renameProvider")
                        .toString();
                assertThat(provider).isEqualTo(capabilities.equals("{}") ? "true" : "{\"prepareProvider\":true}");
            }
        }
    }

    @Test
    void otherClientsGetChangesInTheirEncoding() {
        try (Wire wire = Wire.initialized("{\"general\":{\"positionEncodings\":[\"utf-8\"]}}")) {
            wire.open(URI, 1, TEXT);
            assertThat(rename(wire, 60, "g").get("result").toString())
                    .isEqualTo("{\"changes\":{\"file:///a.wat\":[" + edit(43, 43, " $g") + "," + edit(60, 61, "$g")
                            + "]}}");
        }
    }

    @Test
    void whatIsRefusedIsAnErrorThatSaysWhy() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            assertThat(error(wire.request("textDocument/prepareRename", at(3))))
                    .isEqualTo("-32803 `module` is a keyword");
            assertThat(error(rename(wire, 22, "$"))).isEqualTo("-32602 a name cannot be empty");
            assertThat(error(rename(wire, 3, "$x"))).isEqualTo("-32803 `module` is a keyword");
            assertThat(error(wire.request("textDocument/rename", at(22))))
                    .isEqualTo("-32602 the parameters of `textDocument/rename` do not fit: `newName` is missing");
        }
    }

    private static String error(JsonObject answer) {
        JsonObject error = answer.getAsJsonObject("error");
        return error.get("code").getAsInt() + " " + error.get("message").getAsString();
    }

    private static JsonObject rename(Wire wire, int character, String name) {
        return wire.request("textDocument/rename", at(character).replace("}}", "},\"newName\":\"" + name + "\"}"));
    }

    private static String at(int character) {
        return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":0,\"character\":%d}}"
                .formatted(URI, character);
    }

    private static String edit(int start, int end, String text) {
        return "{\"range\":" + range(start, end) + ",\"newText\":\"" + text + "\"}";
    }

    private static String range(int start, int end) {
        return "{\"start\":{\"line\":0,\"character\":%d},\"end\":{\"line\":0,\"character\":%d}}".formatted(start, end);
    }
}
