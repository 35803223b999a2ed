package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;

/**
 * Changes characters of texts at random through the server, which must answer whatever is asked. Run by hand:
 * {@code .ci/nightly/fuzz-language-server}. Prints the text when an answer is an internal error.
 */
final class ServerFuzz {
    private static final String URI = "file:///fuzz.wat";
    private static final int EDITS_IN_A_MESSAGE = 8;
    private static final int MESSAGES_IN_A_TEXT = 60;
    private static final int INTERNAL_ERROR = -32603;
    private static final String CHARACTERS = "()$\"\\;@ \n\r\t=.-_019afilnx#\u00e9\u2028\uFEFF\u0000\\uD834";

    private static final List<String> ABOUT_TEXTS = List.of(
            "textDocument/diagnostic",
            "textDocument/semanticTokens/full",
            "textDocument/documentSymbol",
            "textDocument/foldingRange",
            "textDocument/codeLens",
            "textDocument/formatting",
            "textDocument/inlayHint",
            "textDocument/inlineValue",
            "textDocument/codeAction",
            "textDocument/selectionRange");
    private static final List<String> ABOUT_PLACES = List.of(
            "textDocument/hover",
            "textDocument/completion",
            "textDocument/definition",
            "textDocument/declaration",
            "textDocument/typeDefinition",
            "textDocument/references",
            "textDocument/documentHighlight",
            "textDocument/signatureHelp",
            "textDocument/rename",
            "textDocument/prepareRename",
            "textDocument/prepareCallHierarchy",
            "textDocument/prepareTypeHierarchy");

    private final Random random;
    private final Wire wire = Wire.initialized(
            "{\"textDocument\":{\"diagnostic\":{},\"codeAction\":{\"codeActionLiteralSupport\":{\"codeActionKind\":{\"valueSet\":[]}}}}}");
    private final StringBuilder text = new StringBuilder();
    private int version;

    private ServerFuzz(long seed) {
        random = new Random(seed);
    }

    /** Takes the number of edits and the seed. */
    public static void main(String[] args) {
        long count = Long.parseLong(args[0]);
        ServerFuzz fuzz = new ServerFuzz(Long.parseLong(args[1]));
        List<Fixture> fixtures = Stream.of(
                        "hover",
                        "symbols",
                        "navigation",
                        "folding",
                        "highlight",
                        "diagnostics",
                        "selection",
                        "run",
                        "value")
                .flatMap(folder -> Fixtures.in(ServerFuzz.class, folder))
                .toList();
        long done = 0;
        long start = System.nanoTime();
        while (done < count) {
            fuzz.open(fixtures.get(fuzz.random.nextInt(fixtures.size())).text());
            for (int message = 0; message < MESSAGES_IN_A_TEXT; message++) {
                fuzz.change();
                fuzz.ask();
                done += EDITS_IN_A_MESSAGE;
            }
            if (done % 100_000 < (long) MESSAGES_IN_A_TEXT * EDITS_IN_A_MESSAGE) {
                System.out.printf("%d edits, %d s%n", done, (System.nanoTime() - start) / 1_000_000_000);
            }
        }
        fuzz.wire.close();
        System.out.printf("%d edits, no internal error%n", done);
    }

    private void open(String written) {
        text.setLength(0);
        text.append(written);
        wire.open(URI, ++version, written);
    }

    private void change() {
        JsonArray changes = new JsonArray();
        for (int i = 0; i < EDITS_IN_A_MESSAGE; i++) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(2));
            String piece = random.nextInt(4) == 0
                    ? ""
                    : String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            JsonObject change = new JsonObject();
            change.add("range", range(position(start), position(end)));
            change.addProperty("text", piece);
            changes.add(change);
            text.replace(start, end, piece);
        }
        wire.notify(
                "textDocument/didChange",
                "{\"textDocument\":{\"uri\":\"%s\",\"version\":%d},\"contentChanges\":%s}"
                        .formatted(URI, ++version, changes));
    }

    private void ask() {
        Position place = position(random.nextInt(text.length() + 1));
        String about = "\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}"
                .formatted(URI, place.getLine(), place.getCharacter());
        String all = about
                + ",\"newName\":\"$n\",\"context\":{\"includeDeclaration\":true,\"triggerKind\":1,\"diagnostics\":[],\"frameId\":1,\"stoppedLocation\":%s},\"options\":{\"tabSize\":2,\"insertSpaces\":true},\"positions\":[{\"line\":%d,\"character\":%d}],\"range\":%s"
                        .formatted(
                                range(place, place),
                                place.getLine(),
                                place.getCharacter(),
                                range(new Position(0, 0), place));
        ask(ABOUT_TEXTS.get(random.nextInt(ABOUT_TEXTS.size())), all);
        ask(ABOUT_PLACES.get(random.nextInt(ABOUT_PLACES.size())), all);
    }

    private void ask(String method, String params) {
        JsonObject answer = wire.request(method, "{" + params + "}");
        if (answer.has("error") && answer.getAsJsonObject("error").get("code").getAsInt() == INTERNAL_ERROR) {
            throw new AssertionError(method + " " + params + "\n" + answer + "\n" + new JsonPrimitive(text.toString()));
        }
    }

    private static JsonObject range(Position start, Position end) {
        JsonObject range = new JsonObject();
        range.add("start", json(start));
        range.add("end", json(end));
        return range;
    }

    private static JsonObject json(Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("line", position.getLine());
        json.addProperty("character", position.getCharacter());
        return json;
    }

    private Position position(int offset) {
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, offset - lineStart);
    }
}
