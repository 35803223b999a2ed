package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Semantic tokens as they go over the wire. */
final class HighlightAnswersTest {
    private static final String URI = "file:///a.wat";
    private static final String TEXT = "(module (; 𝄞\r\né ;) (; é𝄞\n𝄞 ;) (func $\"𝄞\" (call $\"𝄞\")))\r(; open";

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32"})
    void splitsCommentsAtLineEndsAndCountsAsAgreed(String encoding) {
        try (Wire wire = wire(encoding, false)) {
            wire.open(URI, 1, TEXT);
            assertThat(decoded(full(wire).get("data").getAsJsonArray(), TEXT, encoding))
                    .containsExactly(
                            "module", "(; 𝄞", "é ;)", "(; é𝄞", "𝄞 ;)", "func", "$\"𝄞\"", "call", "$\"𝄞\"",
                            "(; open");
        }
    }

    @Test
    void leavesCommentsWholeForClientsThatUnderstand() {
        try (Wire wire = wire("utf-16", true)) {
            wire.open(URI, 1, TEXT);
            JsonArray data = full(wire).get("data").getAsJsonArray();
            assertThat(data.get(7).getAsInt()).isEqualTo("(; 𝄞\r\né ;)".length());
            assertThat(data.size()).isEqualTo(8 * 5);
        }
    }

    @Test
    void differencesLeadToTheWholeAnswer() {
        Random random = new Random(7);
        try (Wire wire = wire("utf-16", false);
                Wire fresh = wire("utf-16", false)) {
            ClientText text = new ClientText("(module\n  (func $f (param $x i32) (local.get $x) drop)\n)");
            wire.open(URI, 0, text.text());
            JsonObject answer = full(wire);
            String id = answer.get("resultId").getAsString();
            List<Integer> known = numbers(answer.get("data").getAsJsonArray());
            for (int version = 1; version <= 150; version++) {
                text.edit(random);
                wire.change(URI, version, text.text());
                JsonObject delta = wire.request(
                                "textDocument/semanticTokens/full/delta",
                                "{\"textDocument\":{\"uri\":\"%s\"},\"previousResultId\":\"%s\"}".formatted(URI, id))
                        .getAsJsonObject("result");
                id = delta.get("resultId").getAsString();
                for (JsonElement edit : delta.getAsJsonArray("edits")) {
                    apply(edit.getAsJsonObject(), known);
                }
                fresh.open(URI, version, text.text());
                assertThat(known).isEqualTo(numbers(full(fresh).getAsJsonArray("data")));
            }
        }
    }

    @Test
    void anUnknownEarlierAnswerLeadsToAWholeOne() {
        try (Wire wire = wire("utf-16", false)) {
            wire.open(URI, 1, TEXT);
            String params = "{\"textDocument\":{\"uri\":\"%s\"},\"previousResultId\":\"no\"}".formatted(URI);
            JsonObject answer = wire.request("textDocument/semanticTokens/full/delta", params)
                    .getAsJsonObject("result");
            assertThat(answer.has("data")).isTrue();
            String same = params.replace("no", answer.get("resultId").getAsString());
            assertThat(wire.request("textDocument/semanticTokens/full/delta", same)
                            .getAsJsonObject("result")
                            .getAsJsonArray("edits"))
                    .isEmpty();
        }
    }

    @Test
    void aRangeHasTheTokensOfItsLines() {
        try (Wire wire = wire("utf-16", false)) {
            wire.open(URI, 1, TEXT);
            JsonObject answer = wire.request(
                            "textDocument/semanticTokens/range",
                            "{\"textDocument\":{\"uri\":\"%s\"},\"range\":{\"start\":{\"line\":2,\"character\":6},\"end\":{\"line\":2,\"character\":11}}}"
                                    .formatted(URI))
                    .getAsJsonObject("result");
            assertThat(decoded(answer.getAsJsonArray("data"), TEXT, "utf-16")).containsExactly("func");
        }
    }

    @Test
    void aRangeCanBeginInAComment() {
        try (Wire wire = wire("utf-8", false)) {
            wire.open(URI, 1, TEXT);
            JsonObject answer = wire.request(
                            "textDocument/semanticTokens/range",
                            "{\"textDocument\":{\"uri\":\"%s\"},\"range\":{\"start\":{\"line\":1,\"character\":1},\"end\":{\"line\":1,\"character\":3}}}"
                                    .formatted(URI))
                    .getAsJsonObject("result");
            assertThat(decoded(answer.getAsJsonArray("data"), TEXT, "utf-8")).containsExactly("é ;)");
        }
    }

    @Test
    void aClientWithAGrammarIsToldOnlyWhatWordsMean() {
        String text =
                "(func $f (param $x i32) (drop (local.get 0)) ;; \"no\"\n try catch_all end (call $f (i32.const 7)))";
        String client = "{\"general\":{\"positionEncodings\":[\"utf-16\"]},\"experimental\":{\"grammar\":true}}";
        try (Wire wire = Wire.initialized(client)) {
            wire.open(URI, 1, text);
            assertThat(decoded(full(wire).getAsJsonArray("data"), text, "utf-16"))
                    .containsExactly("$f", "$x", "i32", "0", "try", "catch_all", "$f");
        }
    }

    private static Wire wire(String encoding, boolean acrossLines) {
        return Wire.initialized(
                "{\"general\":{\"positionEncodings\":[\"%s\"]},\"textDocument\":{\"semanticTokens\":{\"multilineTokenSupport\":%s}}}"
                        .formatted(encoding, acrossLines));
    }

    private static JsonObject full(Wire wire) {
        return wire.request("textDocument/semanticTokens/full", "{\"textDocument\":{\"uri\":\"%s\"}}".formatted(URI))
                .getAsJsonObject("result");
    }

    private static List<Integer> numbers(JsonArray data) {
        List<Integer> numbers = new ArrayList<>();
        data.forEach(number -> numbers.add(number.getAsInt()));
        return numbers;
    }

    private static void apply(JsonObject edit, List<Integer> numbers) {
        int start = edit.get("start").getAsInt();
        numbers.subList(start, start + edit.get("deleteCount").getAsInt()).clear();
        if (edit.has("data")) {
            numbers.addAll(start, numbers(edit.getAsJsonArray("data")));
        }
    }

    /** The texts of the tokens, cut out as a client with this encoding would do it. */
    private static List<String> decoded(JsonArray data, String text, String encoding) {
        String[] lines = text.split("\r\n|\r|\n");
        List<String> found = new ArrayList<>();
        int line = 0;
        int column = 0;
        for (int at = 0; at < data.size(); at += 5) {
            int down = data.get(at).getAsInt();
            line += down;
            column = data.get(at + 1).getAsInt() + (down == 0 ? column : 0);
            found.add(cut(lines[line], column, data.get(at + 2).getAsInt(), encoding));
        }
        return found;
    }

    private static String cut(String line, int start, int length, String encoding) {
        return switch (encoding) {
            case "utf-8" -> new String(line.getBytes(StandardCharsets.UTF_8), start, length, StandardCharsets.UTF_8);
            case "utf-32" -> {
                int[] points = line.codePoints().toArray();
                yield new String(points, start, length);
            }
            default -> line.substring(start, start + length);
        };
    }
}
