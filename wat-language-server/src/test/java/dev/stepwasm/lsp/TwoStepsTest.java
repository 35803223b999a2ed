package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** Signature help, inlay hints and code lenses as they go over the wire. */
final class TwoStepsTest {
    private static final String URI = "file:///a.wat";
    private static final String TEXT = """
        (module
          ;; Adds 🎉.
          (func $sum (param $x i32) (param $y i32) (result i32)
            (call $sum (i32.const 1) (local.get $x))))
        """;
    private static final String DOCUMENT = "\"textDocument\":{\"uri\":\"" + URI + "\"}";

    @Test
    void signatureHelpMarksTheParameterThatIsWritten() {
        try (Wire wire = Wire.initialized("""
            {"textDocument":{"signatureHelp":{"signatureInformation":{"parameterInformation":{"labelOffsetSupport":true}}}}}\
            """)) {
            wire.open(URI, 1, TEXT);
            assertThat(result(wire, "textDocument/signatureHelp", place(3, 30))).hasToString("""
                {"signatures":[{"label":"call $sum (param $x i32) (param $y i32) (result i32)",\
                "documentation":{"kind":"markdown","value":"Adds 🎉."},\
                "parameters":[{"label":[10,24]},{"label":[25,39]}]}],"activeSignature":0,"activeParameter":1}\
                """);
            assertThat(wire.request("textDocument/signatureHelp", place(0, 1))
                            .get("result")
                            .isJsonNull())
                    .isTrue();
        }
    }

    @Test
    void signatureHelpSpellsParametersForClientsThatDoNotCount() {
        try (Wire wire = Wire.initialized("""
            {"textDocument":{"signatureHelp":{"signatureInformation":{"documentationFormat":["plaintext"]}}}}\
            """)) {
            wire.open(URI, 1, TEXT);
            assertThat(result(wire, "textDocument/signatureHelp", place(3, 30)).toString())
                    .contains("\"documentation\":{\"kind\":\"plaintext\",\"value\":\"Adds 🎉.\"}")
                    .contains("\"parameters\":[{\"label\":\"(param $x i32)\"},{\"label\":\"(param $y i32)\"}]");
        }
    }

    @Test
    void inlayHintsComeFirstAndWhatTheyAreAboutLater() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"inlayHints\":{\"types\":true}}}");
            wire.open(URI, 1, TEXT);
            JsonArray hints = wire.request(
                            "textDocument/inlayHint",
                            "{" + DOCUMENT + ",\"range\":{\"start\":{\"line\":3,\"character\":0},"
                                    + "\"end\":{\"line\":3,\"character\":99}}}")
                    .getAsJsonArray("result");
            assertThat(hints)
                    .extracting(hint -> hint.getAsJsonObject().get("label").getAsString())
                    .containsExactly("x:", "y:", ": i32", "(func $sum)");
            JsonObject type = hints.get(2).getAsJsonObject();
            assertThat(type.get("position")).hasToString("{\"line\":3,\"character\":42}");
            assertThat(type.get("kind").getAsInt()).isEqualTo(1);

            JsonObject resolved = result(wire, "inlayHint/resolve", type.toString());
            assertThat(resolved.get("label").toString()).isEqualTo("""
                [{"value":": i32","location":{"uri":"file:///a.wat","range":\
                {"start":{"line":2,"character":20},"end":{"line":2,"character":22}}}}]\
                """);
            assertThat(resolved.get("tooltip").toString()).contains("(param $x i32)");

            wire.change(URI, 2, TEXT + " ");
            JsonObject stale = wire.request("inlayHint/resolve", type.toString());
            assertThat(stale.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32801);
        }
    }

    @Test
    void codeLensesComeFirstAndCountsLater() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            JsonArray lenses =
                    wire.request("textDocument/codeLens", "{" + DOCUMENT + "}").getAsJsonArray("result");
            assertThat(lenses).hasSize(1);
            assertThat(lenses.get(0).getAsJsonObject().has("command")).isFalse();
            JsonObject command =
                    result(wire, "codeLens/resolve", lenses.get(0).toString()).getAsJsonObject("command");
            assertThat(command).hasToString("""
                {"title":"1 reference","command":"stepwasm.showReferences","arguments":["file:///a.wat",\
                {"line":2,"character":8},[{"uri":"file:///a.wat","range":\
                {"start":{"line":3,"character":10},"end":{"line":3,"character":14}}}]]}\
                """);
            JsonObject foreign = result(wire, "codeLens/resolve", """
                {"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"data":{"uri":3}}\
                """);
            assertThat(foreign.has("command")).isFalse();
        }
    }

    private static JsonObject result(Wire wire, String method, String params) {
        return wire.request(method, params).getAsJsonObject("result");
    }

    private static String place(int line, int character) {
        return "{" + DOCUMENT + ",\"position\":{\"line\":" + line + ",\"character\":" + character + "}}";
    }
}
