package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class CodeActionWireTest {
    private static final String URI = "file:///actions.wat";
    private static final String PLAIN = """
            {"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}""";
    private static final String MODERN = """
            {"workspace":{"workspaceEdit":{"documentChanges":true}},
             "textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},
               "isPreferredSupport":true,"disabledSupport":true,"dataSupport":true,
               "resolveSupport":{"properties":["edit"]}}}}""";
    private static final String TEXT = """
            (module
              (func $count (param i32 i64) (result i32)
                (get_local 0)))
            """;

    @Test
    void isOfferedToThoseWhoTakeEdits() {
        try (Wire wire = new Wire()) {
            assertThat(provider(wire, PLAIN)
                            .getAsJsonObject()
                            .get("codeActionKinds")
                            .toString())
                    .contains("quickfix", "refactor.inline", "source.fixAll.stepwasm");
        }
        try (Wire wire = new Wire()) {
            assertThat(provider(wire, "{\"textDocument\":{\"codeAction\":{}}}")).isNull();
        }
    }

    @Test
    void answersWithTheKindsThatWereAskedFor() {
        try (Wire wire = Wire.initialized(PLAIN)) {
            wire.open(URI, 1, TEXT);
            assertThat(titles(ask(wire, 1, 16, "[]")))
                    .containsExactly("Split this `param`", "Fix all that is surely better");
            assertThat(titles(ask(wire, 1, 16, "[\"refactor\"]"))).containsExactly("Split this `param`");
            assertThat(titles(ask(wire, 1, 16, "[\"refactor.rewrite\"]"))).containsExactly("Split this `param`");
            assertThat(titles(ask(wire, 1, 16, "[\"refactor.rewrite.more\",\"refactor.r\",\"quickfix\"]")))
                    .isEmpty();
            assertThat(titles(ask(wire, 0, 0, "[\"source.fixAll\"]"))).containsExactly("Fix all that is surely better");
        }
    }

    @Test
    void givesEditsAtOnceToPlainClients() {
        try (Wire wire = Wire.initialized(PLAIN)) {
            wire.open(URI, 1, TEXT);
            JsonObject action = only(ask(wire, 2, 7, "[\"quickfix\"]"));
            assertThat(action.has("data")).isFalse();
            assertThat(action.has("isPreferred")).isFalse();
            JsonArray edits =
                    action.getAsJsonObject("edit").getAsJsonObject("changes").getAsJsonArray(URI);
            assertThat(edits).hasToString(edit(2, 5, 2, 14, "local.get"));
        }
    }

    @Test
    void makesEditsForAVersionWhenAskedTo() {
        try (Wire wire = Wire.initialized(MODERN)) {
            wire.open(URI, 7, TEXT);
            JsonObject offered = only(ask(wire, 2, 7, "[\"quickfix\"]"));
            assertThat(offered.has("edit")).isFalse();
            assertThat(offered.get("isPreferred").getAsBoolean()).isTrue();
            JsonObject change = wire.request("codeAction/resolve", offered.toString())
                    .getAsJsonObject("result")
                    .getAsJsonObject("edit")
                    .getAsJsonArray("documentChanges")
                    .get(0)
                    .getAsJsonObject();
            assertThat(change.getAsJsonObject("textDocument").get("version").getAsInt())
                    .isEqualTo(7);
            assertThat(change.get("edits")).hasToString(edit(2, 5, 2, 14, "local.get"));
        }
    }

    @Test
    void refusesToMakeEditsForAnotherVersion() {
        try (Wire wire = Wire.initialized(MODERN)) {
            wire.open(URI, 1, TEXT);
            JsonObject offered = only(ask(wire, 2, 7, "[\"quickfix\"]"));
            wire.change(URI, 2, ";; more\n" + TEXT);
            JsonObject answer = wire.request("codeAction/resolve", offered.toString());
            assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32801);
        }
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() {
        try (Wire wire = Wire.initialized(MODERN)) {
            wire.open(URI, 1, TEXT);
            JsonObject foreign = wire.request("codeAction/resolve", "{\"title\":\"Other\",\"data\":{\"id\":3}}");
            assertThat(foreign.getAsJsonObject("result").get("title").getAsString())
                    .isEqualTo("Other");
            JsonObject offered = only(ask(wire, 2, 7, "[\"quickfix\"]"));
            offered.getAsJsonObject("data").addProperty("start", 1_000_000);
            offered.getAsJsonObject("data").addProperty("end", -5);
            assertThat(wire.request("codeAction/resolve", offered.toString())
                            .getAsJsonObject("result")
                            .has("edit"))
                    .isFalse();
            JsonObject answer = wire.request(
                    "textDocument/codeAction", "{\"textDocument\":{\"uri\":\"" + URI + "\"},\"context\":{}}");
            assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32602);
        }
    }

    @Test
    void saysWhichShownDiagnosticIsFixed() {
        try (Wire wire = Wire.initialized(PLAIN)) {
            wire.open(URI, 1, TEXT);
            JsonElement shown = wire.notified("textDocument/publishDiagnostics")
                    .getAsJsonObject()
                    .get("diagnostics");
            JsonArray actions = wire.request(
                            "textDocument/codeAction",
                            "{\"textDocument\":{\"uri\":\"%s\"},\"range\":%s,\"context\":{\"diagnostics\":%s}}"
                                    .formatted(URI, range(2, 7, 2, 7), shown))
                    .getAsJsonArray("result");
            JsonObject fix = actions.get(0).getAsJsonObject();
            assertThat(fix.getAsJsonArray("diagnostics")).hasSize(1);
            assertThat(fix.getAsJsonArray("diagnostics").toString()).contains("obsolete-keyword");
        }
    }

    @Test
    void showsWhyNotToThoseWhoShowIt() {
        String text = "(module (func (param i32 (;x;) i64)))";
        try (Wire wire = Wire.initialized(MODERN)) {
            wire.open(URI, 1, text);
            JsonObject action = only(ask(wire, 0, 16, "[]"));
            assertThat(action.getAsJsonObject("disabled").get("reason").getAsString())
                    .isEqualTo("there is a comment between the types");
            assertThat(action.has("data")).isFalse();
        }
        try (Wire wire = Wire.initialized(PLAIN)) {
            wire.open(URI, 1, text);
            assertThat(ask(wire, 0, 16, "[]")).isEmpty();
        }
    }

    private static JsonElement provider(Wire wire, String capabilities) {
        return wire.request("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":" + capabilities + "}")
                .getAsJsonObject("result")
                .getAsJsonObject("capabilities")
                .get("codeActionProvider");
    }

    private static JsonArray ask(Wire wire, int line, int character, String only) {
        String kinds = only.equals("[]") ? "" : ",\"only\":" + only;
        return wire.request(
                        "textDocument/codeAction",
                        "{\"textDocument\":{\"uri\":\"%s\"},\"range\":%s,\"context\":{\"diagnostics\":[]%s}}"
                                .formatted(URI, range(line, character, line, character), kinds))
                .getAsJsonArray("result");
    }

    private static JsonObject only(JsonArray actions) {
        assertThat(actions).hasSize(1);
        return actions.get(0).getAsJsonObject();
    }

    private static List<String> titles(JsonArray actions) {
        return StreamSupport.stream(actions.spliterator(), false)
                .map(action -> action.getAsJsonObject().get("title").getAsString())
                .toList();
    }

    private static String edit(int line, int character, int endLine, int endCharacter, String text) {
        return "[{\"range\":%s,\"newText\":\"%s\"}]".formatted(range(line, character, endLine, endCharacter), text);
    }

    private static String range(int line, int character, int endLine, int endCharacter) {
        return "{\"start\":{\"line\":%d,\"character\":%d},\"end\":{\"line\":%d,\"character\":%d}}"
                .formatted(line, character, endLine, endCharacter);
    }
}
