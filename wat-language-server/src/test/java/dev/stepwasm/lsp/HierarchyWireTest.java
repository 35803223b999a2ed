package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** What goes over the wire when a client asks who calls whom, which type is below which, and for an outline. */
final class HierarchyWireTest {
    private static final String URI = "file:///a.wast";
    private static final String TEXT = """
            (module (;😀;) (@deprecated) (func $f (export "f"))
              (func $g (call $f) (call 0)))
            (module (type $t (sub (func))) (type $u (sub $t (func))))
            (assert_return (invoke "f"))
            """;

    @Test
    void callsGoBothWays() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            JsonObject f = ask(wire, "textDocument/prepareCallHierarchy", place(1, 18))
                    .get(0)
                    .getAsJsonObject();
            assertThat(f.toString())
                    .isEqualTo(
                            "{\"name\":\"$f\",\"detail\":\"(export \\\"f\\\")\",\"kind\":12,\"tags\":[1],\"uri\":\"file:///a.wast\","
                                    + "\"range\":" + range(0, 29, 51) + ",\"selectionRange\":" + range(0, 35, 37)
                                    + "}");
            JsonArray callers = ask(wire, "callHierarchy/incomingCalls", "{\"item\":" + f + "}");
            assertThat(callers).hasSize(1);
            assertThat(callers.get(0).getAsJsonObject().get("fromRanges").toString())
                    .isEqualTo("[" + range(1, 17, 19) + "," + range(1, 27, 28) + "]");
            JsonObject g = callers.get(0).getAsJsonObject().getAsJsonObject("from");
            JsonArray callees = ask(wire, "callHierarchy/outgoingCalls", "{\"item\":" + g + "}");
            assertThat(callees.get(0).getAsJsonObject().getAsJsonObject("to")).isEqualTo(f);
        }
    }

    @Test
    void typesGoUpAndDown() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            JsonObject t = ask(wire, "textDocument/prepareTypeHierarchy", place(2, 46))
                    .get(0)
                    .getAsJsonObject();
            assertThat(t.get("name").getAsString()).isEqualTo("$t");
            JsonObject u = ask(wire, "typeHierarchy/subtypes", "{\"item\":" + t + "}")
                    .get(0)
                    .getAsJsonObject();
            assertThat(u.get("selectionRange").toString()).isEqualTo(range(2, 37, 39));
            assertThat(ask(wire, "typeHierarchy/supertypes", "{\"item\":" + u + "}")
                            .get(0))
                    .isEqualTo(t);
        }
    }

    @Test
    void itemsWithoutAPlaceAreBadParameters() {
        try (Wire wire = Wire.initialized("{}")) {
            for (String params : new String[] {"{}", "{\"item\":{\"name\":\"x\"}}"}) {
                JsonObject answer = wire.request("callHierarchy/incomingCalls", params);
                assertThat(answer.getAsJsonObject("error").get("code").getAsInt())
                        .isEqualTo(-32602);
            }
        }
    }

    @Test
    void outlinesSayWhatIsDeprecated() {
        String tags = "{\"textDocument\":{\"documentSymbol\":{\"hierarchicalDocumentSymbolSupport\":true,"
                + "\"tagSupport\":{\"valueSet\":[1]}}}}";
        try (Wire wire = Wire.initialized(tags)) {
            wire.open(URI, 1, TEXT);
            String outline = outline(wire);
            assertThat(outline).contains("\"name\":\"$f\"", "\"tags\":[1]", "\"name\":\"assert_return \\\"f\\\"\"");
            assertThat(outline).doesNotContain("\"deprecated\"");
        }
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            assertThat(outline(wire)).contains("\"deprecated\":true").doesNotContain("\"tags\"");
        }
    }

    private static String outline(Wire wire) {
        return ask(wire, "textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"" + URI + "\"}}")
                .toString();
    }

    private static JsonArray ask(Wire wire, String method, String params) {
        JsonObject answer = wire.request(method, params);
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return answer.getAsJsonArray("result");
    }

    private static String place(int line, int character) {
        return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}}"
                .formatted(URI, line, character);
    }

    private static String range(int line, int start, int end) {
        return "{\"start\":{\"line\":%d,\"character\":%d},\"end\":{\"line\":%d,\"character\":%d}}"
                .formatted(line, start, line, end);
    }
}
