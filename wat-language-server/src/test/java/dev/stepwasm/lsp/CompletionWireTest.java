package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Completion as it goes over the wire, to clients that can much and to clients that can little. */
final class CompletionWireTest {
    private static final String URI = "file:///a.wat";
    private static final String FULL = """
        {"textDocument":{"completion":{"completionItem":{"snippetSupport":true,"insertReplaceSupport":true,
        "commitCharactersSupport":true,"preselectSupport":true,"labelDetailsSupport":true,
        "documentationFormat":["markdown"],"tagSupport":{"valueSet":[1]},
        "insertTextModeSupport":{"valueSet":[1,2]}}%s}}}\
        """;
    private static final String RICH = FULL.formatted("");
    private static final String LISTS = FULL.formatted(",\"completionList\":{\"itemDefaults\":[\"editRange\"]}");

    @Test
    void editsInsertOrReplaceTheWord() {
        try (Wire wire = opened(RICH, "(module (func (param $x i32) (local.get $x)))")) {
            JsonObject item = item(wire, 0, 41, "$x");
            JsonObject edit = item.getAsJsonObject("textEdit");
            assertThat(range(edit.get("insert"))).isEqualTo("0:40-0:41");
            assertThat(range(edit.get("replace"))).isEqualTo("0:40-0:42");
            assertThat(item.getAsJsonObject("labelDetails").get("description").getAsString())
                    .isEqualTo("i32");
            assertThat(item.get("preselect").getAsBoolean()).isTrue();
            assertThat(item.get("sortText").getAsString()).isEqualTo("0000");
            assertThat(item.getAsJsonArray("commitCharacters").get(0).getAsString())
                    .isEqualTo(")");
        }
    }

    @Test
    void clientsThatCanLittleGetPlainTexts() {
        try (Wire wire = opened("{}", "(module (func (param $x i32) (local.get $x)))")) {
            JsonObject item = item(wire, 0, 41, "$x");
            assertThat(range(item.getAsJsonObject("textEdit").get("range"))).isEqualTo("0:40-0:41");
            assertThat(item.get("detail").getAsString()).isEqualTo("i32");
            assertThat(item.has("preselect") || item.has("commitCharacters") || item.has("labelDetails"))
                    .isFalse();
            assertThat(text(item(wire, 0, 8, "(func"))).isEqualTo("(func");
            for (JsonElement each : items(wire, 0, 8)) {
                assertThat(each.toString()).doesNotContain("insertTextFormat", "${");
            }
        }
    }

    @Test
    void rangesThatAllShareAreSentOnce() {
        try (Wire wire = opened(LISTS, "(module (func i32.) )")) {
            JsonObject list = list(wire, 0, 18, "");
            JsonObject range = list.getAsJsonObject("itemDefaults").getAsJsonObject("editRange");
            assertThat(range(range.get("insert"))).isEqualTo("0:14-0:18");
            assertThat(list.getAsJsonArray("items").get(0).getAsJsonObject().has("textEdit"))
                    .isFalse();
        }
    }

    @Test
    void groupsAreSnippetsThatCloseWhatIsOpen() {
        try (Wire wire = opened(RICH, "(module (memory 1)\n (\n)")) {
            JsonObject function = item(wire, 1, 2, "func");
            assertThat(function.get("insertTextFormat").getAsInt()).isEqualTo(2);
            assertThat(function.get("insertTextMode").getAsInt()).isEqualTo(2);
            assertThat(text(function)).startsWith("func ${1:\\$name} (param ").endsWith("$0)");
            wire.change(URI, 2, "(module (memory 1)\n ()\n)");
            assertThat(text(item(wire, 1, 2, "func"))).endsWith("$0");
        }
    }

    @Test
    void columnsAreThoseOfTheClient() {
        String capabilities = "{\"general\":{\"positionEncodings\":[\"utf-8\"]}}";
        try (Wire wire = opened(capabilities, "(module (; 𝄞é ;) (func (param $x i32) (local.get $x)))")) {
            JsonObject item = item(wire, 0, 54, "$x");
            assertThat(range(item.getAsJsonObject("textEdit").get("range"))).isEqualTo("0:53-0:54");
        }
    }

    @Test
    void documentationComesWhenItIsAskedFor() {
        String text = "(module\n;; Adds one.\n(func $inc (param i32) (result i32) local.get 0)\n(func (call )))";
        try (Wire wire = opened(RICH, text)) {
            JsonObject item = item(wire, 3, 12, "$inc");
            assertThat(item.has("documentation")).isFalse();
            assertThat(documentation(wire, item)).contains("(func $inc (param i32) (result i32))", "Adds one.");
            JsonObject instruction = item(wire, 3, 7, "call_indirect");
            assertThat(documentation(wire, instruction)).contains("Traps:", "webassembly.github.io");
            wire.change(URI, 2, "(module)");
            assertThat(wire.request("completionItem/resolve", item.toString())
                            .getAsJsonObject("result")
                            .has("documentation"))
                    .isFalse();
        }
    }

    @Test
    void aSpaceIsAnsweredWhereAnIndexMustFollow() {
        try (Wire wire = opened(RICH, "(module (func (param $x i32) local.get ) (func nop ))")) {
            String space = ",\"context\":{\"triggerKind\":2,\"triggerCharacter\":\" \"}";
            assertThat(list(wire, 0, 39, space).getAsJsonArray("items")).hasSize(1);
            assertThat(list(wire, 0, 51, space).getAsJsonArray("items")).isEmpty();
            assertThat(list(wire, 0, 51, "").getAsJsonArray("items")).isNotEmpty();
        }
    }

    @Test
    void deprecatedFunctionsAreTagged() {
        try (Wire wire = opened(RICH, "(module (@deprecated) (func $old) (func (call )))")) {
            assertThat(item(wire, 0, 46, "$old").getAsJsonArray("tags").get(0).getAsInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aQuestionThatIsTakenBackIsNotAnswered() {
        CountDownLatch asked = new CountDownLatch(1);
        Analyser slow = (text, earlier, checkpoint) -> {
            awaitQuietly(asked);
            return Analysis.of(text, earlier, checkpoint);
        };
        try (Wire wire = Wire.initialized("{}", slow)) {
            wire.open(URI, 1, "(module (func (local.get )))");
            int id = wire.send("textDocument/completion", at(0, 25, ""));
            wire.notify("$/cancelRequest", "{\"id\":" + id + "}");
            JsonObject answer = wire.answer(id);
            asked.countDown();
            assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32800);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Wire opened(String capabilities, String text) {
        Wire wire = Wire.initialized(capabilities);
        wire.open(URI, 1, text);
        return wire;
    }

    @Test
    void importsOfHostsBringTheirTypeAlong() {
        try (Wire wire = opened(RICH, "(module (import \"wasi_snapshot_preview1\" \"fd_cl\"))")) {
            JsonObject item = item(wire, 0, 47, "fd_close");
            assertThat(text(item)).isEqualTo("fd_close");
            JsonObject rest = item.getAsJsonArray("additionalTextEdits").get(0).getAsJsonObject();
            assertThat(range(rest.get("range"))).isEqualTo("0:48-0:48");
            assertThat(rest.get("newText").getAsString()).isEqualTo(" (func $fd_close (param $fd i32) (result i32))");
            assertThat(documentation(wire, item))
                    .contains(
                            "(func (param $fd i32) (result i32))",
                            "WASI preview 1",
                            "Closes a descriptor.",
                            "`8` badf");
        }
    }

    @Test
    void aClosingParenthesisIsAnsweredIfItEndsAShorthand() {
        String context = ",\"context\":{\"triggerKind\":2,\"triggerCharacter\":\")\"}";
        try (Wire wire = opened("{}", "(module (func (param $x i32) i32.add(x,1) drop))")) {
            JsonArray items = list(wire, 0, 41, context).getAsJsonArray("items");
            assertThat(items).hasSize(1);
            JsonObject item = items.get(0).getAsJsonObject();
            assertThat(text(item)).isEqualTo("(i32.add (local.get $x) (i32.const 1))");
            assertThat(item.get("filterText").getAsString()).isEqualTo("i32.add(x,1)");
            assertThat(range(item.getAsJsonObject("textEdit").get("range"))).isEqualTo("0:29-0:41");
            assertThat(list(wire, 0, 28, context).getAsJsonArray("items")).isEmpty();
        }
    }

    private static String at(int line, int character, String context) {
        return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}%s}"
                .formatted(URI, line, character, context);
    }

    private static JsonObject list(Wire wire, int line, int character, String context) {
        return wire.request("textDocument/completion", at(line, character, context))
                .getAsJsonObject("result");
    }

    private static JsonArray items(Wire wire, int line, int character) {
        return list(wire, line, character, "").getAsJsonArray("items");
    }

    private static JsonObject item(Wire wire, int line, int character, String label) {
        JsonArray items = items(wire, line, character);
        List<JsonObject> found = StreamSupport.stream(items.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(item -> item.get("label").getAsString().equals(label))
                .toList();
        assertThat(found).as("no item " + label + " in " + items).hasSize(1);
        return found.getFirst();
    }

    private static String documentation(Wire wire, JsonObject item) {
        return wire.request("completionItem/resolve", item.toString())
                .getAsJsonObject("result")
                .getAsJsonObject("documentation")
                .get("value")
                .getAsString();
    }

    private static String text(JsonObject item) {
        return item.getAsJsonObject("textEdit").get("newText").getAsString();
    }

    private static String range(JsonElement range) {
        JsonObject start = range.getAsJsonObject().getAsJsonObject("start");
        JsonObject end = range.getAsJsonObject().getAsJsonObject("end");
        return start.get("line") + ":" + start.get("character") + "-" + end.get("line") + ":" + end.get("character");
    }
}
