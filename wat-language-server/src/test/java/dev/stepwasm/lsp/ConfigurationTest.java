package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** How settings come in and what changes with them. */
final class ConfigurationTest {
    private static final String URI = "file:///a.wat";
    private static final String UNUSED = "(module (func $f))";
    private static final String FORMAT = """
            {"textDocument":{"uri":"file:///a.wat"},"options":{"tabSize":2,"insertSpaces":true}}""";
    private static final String LONG =
            "(module\n  (func (export \"f\") (param $first i32) (param $second i32) (result i32) (local.get 0)))\n";

    @Test
    void areAskedForAndObeyed() {
        try (Wire wire = Wire.initialized("{\"workspace\":{\"configuration\":true}}")) {
            JsonObject request = wire.asked("workspace/configuration");
            assertThat(request.getAsJsonObject("params").toString())
                    .isEqualTo("{\"items\":[{\"section\":\"stepwasm\"}]}");
            wire.respond(request, "[{\"lint\":{\"unused\":\"error\"},\"trace\":{\"server\":\"off\"},\"java\":null}]");
            wire.open(URI, 1, UNUSED);

            assertThat(severities(wire)).isEqualTo("[1]");
        }
    }

    @Test
    void changeWhatWasSaid() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, UNUSED);
            assertThat(severities(wire)).isEqualTo("[2]");

            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"stepwasm\":{\"lint.unused\":\"off\"}}}");
            assertThat(severities(wire)).isEqualTo("[]");
        }
    }

    @Test
    void areAskedForAgainWhenTheyChange() {
        String client = """
                {"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true},
                "diagnostics":{"refreshSupport":true},"inlayHint":{"refreshSupport":true},
                "codeLens":{"refreshSupport":true}},"textDocument":{"diagnostic":{}}}""";
        try (Wire wire = Wire.initialized(client)) {
            JsonObject registration = wire.asked("client/registerCapability");
            assertThat(registration.toString()).contains("workspace/didChangeConfiguration");
            wire.respond(registration, "null");
            wire.respond(wire.asked("workspace/configuration"), "[null]");
            wire.open(URI, 1, UNUSED);
            String pull = "{\"textDocument\":{\"uri\":\"file:///a.wat\"}}";
            String before = wire.request("textDocument/diagnostic", pull).toString();

            wire.notify("workspace/didChangeConfiguration", "{\"settings\":null}");
            wire.respond(wire.asked("workspace/configuration"), "[{\"lint\":{\"unused\":\"hint\"}}]");
            wire.respond(wire.asked("workspace/diagnostic/refresh"), "null");
            wire.respond(wire.asked("workspace/inlayHint/refresh"), "null");
            wire.respond(wire.asked("workspace/codeLens/refresh"), "null");
            String after = wire.request("textDocument/diagnostic", pull).toString();

            assertThat(before).contains("\"severity\":2").doesNotContain("\"severity\":4");
            assertThat(after).contains("\"severity\":4").doesNotContain("\"severity\":2");
        }
    }

    @Test
    void comeWithInitializeToo() {
        try (Wire wire = new Wire()) {
            wire.request(
                    "initialize",
                    "{\"capabilities\":{},\"initializationOptions\":{\"format\":{\"width\":40,\"params\":\"overflow\"}}}");
            wire.notify("initialized", "{}");
            wire.open(URI, 1, LONG);
            assertThat(wire.request("textDocument/formatting", FORMAT).toString())
                    .contains("newText");
        }
    }

    @Test
    void areRefusedInWordsOnce() {
        try (Wire wire = Wire.initialized("{}")) {
            String bad =
                    "{\"settings\":{\"stepwasm\":{\"format\":{\"width\":\"wide\"},\"lint\":{\"unused\":\"off\"}}}}";
            wire.notify("workspace/didChangeConfiguration", bad);
            wire.notify("workspace/didChangeConfiguration", bad);
            assertThat(wire.notified("window/showMessage").toString())
                    .contains("`stepwasm.format.width` must be a whole number from 10 to 1000");
            wire.open(URI, 1, UNUSED);
            assertThat(severities(wire)).as("what fits is obeyed").isEqualTo("[]");
            assertThat(wire.unread()).as("the second time it is not said").isZero();
        }
    }

    @Test
    void ofAnyOtherKindAreNoReasonToEnd() {
        try (Wire wire = Wire.initialized("{}")) {
            for (String settings :
                    new String[] {"null", "7", "[]", "{\"stepwasm\":7}", "{\"format\":{\"width\":{}}}"}) {
                wire.notify("workspace/didChangeConfiguration", "{\"settings\":" + settings + "}");
            }
            wire.open(URI, 1, UNUSED);
            assertThat(severities(wire)).isEqualTo("[2]");
        }
    }

    private static String severities(Wire wire) {
        var severities = new java.util.ArrayList<Integer>();
        wire.notified("textDocument/publishDiagnostics")
                .getAsJsonObject()
                .getAsJsonArray("diagnostics")
                .forEach(problem ->
                        severities.add(problem.getAsJsonObject().get("severity").getAsInt()));
        return severities.toString();
    }
}
