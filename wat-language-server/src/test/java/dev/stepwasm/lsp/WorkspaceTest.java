package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are not open. */
final class WorkspaceTest {
    private static final String PULLS = "{\"textDocument\":{\"diagnostic\":{}},\"window\":{\"workDoneProgress\":true}}";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("good.wat", "(module)");
        write("bad.wat", "(module (start $nowhere))");
        write("deep/er/worse.wast", "(assert_retrun)");
        write("notes.txt", "(module (start $nowhere))");
        write("node_modules/theirs.wat", "(module (start $nowhere))");
        write(".hidden/secret.wat", "(module (start $nowhere))");
    }

    @Test
    void areChecked() {
        try (Wire wire = wire(folder)) {
            assertThat(codes(wire, "[]"))
                    .isEqualTo(Map.of("good.wat", "", "bad.wat", "unknown-function", "worse.wast", "unknown-operator"));
        }
    }

    @Test
    void areReportedAgainOnlyWhenTheyHaveChanged() throws IOException {
        try (Wire wire = wire(folder)) {
            JsonArray first = reports(wire, "[]");
            Files.writeString(folder.resolve("good.wat"), "(module (start 1))");
            Files.delete(folder.resolve("deep/er/worse.wast"));

            Map<String, String> kinds = new TreeMap<>();
            reports(wire, previous(first)).forEach(report -> kinds.put(name(report), kind(report)));
            assertThat(kinds).isEqualTo(Map.of("good.wat", "full", "bad.wat", "unchanged", "worse.wast", "full"));
        }
    }

    @Test
    void areComparedWithEachOtherInTheFirstAnswer() throws IOException {
        Path pair = Files.createDirectory(folder.resolve("pair"));
        write("pair/maths.wat", "(module (func (export \"half\") (param i32)))");
        write(
                "pair/user.wat",
                "(module (func $half (import \"maths\" \"half\") (param i64)) (export \"half\" (func $half)))");
        try (Wire wire = wire(pair)) {
            assertThat(codes(wire, "[]")).containsEntry("user.wat", "import-mismatch");
        }
    }

    @Test
    void areAskedForAgainWhenWhatTheyImportIsEdited() throws IOException {
        Path pair = Files.createDirectory(folder.resolve("pair"));
        write("pair/maths.wat", "(module (func (export \"half\") (param i64)))");
        write("pair/user.wat", "(module (func (export \"half\") (import \"maths\" \"half\") (param i64)))");
        String client =
                PULLS.replace("\"window\"", "\"workspace\":{\"diagnostics\":{\"refreshSupport\":true}},\"window\"");
        try (Wire wire = wire(pair, client)) {
            wire.open(uri("pair/maths.wat"), 1, "(module (func (export \"half\") (param i64)))");
            wire.respond(wire.asked("workspace/diagnostic/refresh"), "null"); // as it is for the open one
            assertThat(codes(wire, "[]")).containsEntry("user.wat", "");
            wire.change(uri("pair/maths.wat"), 2, "(module (func (export \"half\") (param i32)))");
            wire.respond(wire.asked("workspace/diagnostic/refresh"), "null");
            assertThat(codes(wire, "[]")).containsEntry("user.wat", "import-mismatch");
        }
    }

    @Test
    void areLeftToTheirOwnAnswerOnceOpen() {
        try (Wire wire = wire(folder)) {
            wire.open(uri("bad.wat"), 1, "(module)");
            assertThat(codes(wire, "[]")).doesNotContainKey("bad.wat").containsKey("good.wat");
        }
    }

    @Test
    void mayLieInSeveralFoldersThatComeAndGo() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        write("other/second.wat", "(module)");
        try (Wire wire = wire(other)) {
            assertThat(codes(wire, "[]")).containsOnlyKeys("second.wat");
            changeFolders(wire, "[" + described(folder.resolve("deep")) + "]", "[]");
            assertThat(codes(wire, "[]")).containsOnlyKeys("second.wat", "worse.wast");
            changeFolders(wire, "[]", "[" + described(other) + "]");
            assertThat(codes(wire, "[]")).containsOnlyKeys("worse.wast");
            changeFolders(wire, "[" + described(folder) + "]", "[]");
            assertThat(codes(wire, "[]")).as("each once").hasSize(4);
        }
    }

    @Test
    void needNotBeThere() {
        try (Wire wire = Wire.initialized(PULLS)) {
            assertThat(reports(wire, "[]")).isEmpty();
            changeFolders(wire, "[{\"uri\":\"file:///no/such/folder\",\"name\":\"\"}]", "[]");
            changeFolders(
                    wire, "[{\"uri\":\"untitled:a b\",\"name\":\"\"},{\"uri\":\"file://host/a\",\"name\":\"\"}]", "[]");
            assertThat(reports(wire, "[]")).isEmpty();
        }
    }

    @Test
    void areLeftAloneWhenNobodyWantsThem() {
        try (Wire wire = wire(folder)) {
            JsonArray before = reports(wire, "[]");
            wire.notify(
                    "workspace/didChangeConfiguration",
                    "{\"settings\":{\"stepwasm\":{\"workspace\":{\"diagnostics\":false}}}}");
            JsonArray after = reports(wire, previous(before));
            assertThat(after).as("what is shown is taken back").hasSize(3);
            after.forEach(report ->
                    assertThat(report.getAsJsonObject().getAsJsonArray("items")).isEmpty());
        }
    }

    @Test
    void areSearchedForSymbols() throws IOException {
        write("deep/quick.wat", "(module (func $quickSort) (func $quirk) (func (export \"other\")))");
        try (Wire wire = wire(folder)) {
            wire.open(uri("bad.wat"), 1, "(module (global $queue i32 (i32.const 0)))");
            assertThat(symbols(wire, "qs")).isEqualTo("$quickSort");
            assertThat(symbols(wire, "q")).isEqualTo("$queue $quirk $quickSort");
            assertThat(symbols(wire, "nothing")).isEmpty();
        }
    }

    private static String symbols(Wire wire, String query) {
        StringBuilder names = new StringBuilder();
        wire.request("workspace/symbol", "{\"query\":\"" + query + "\"}")
                .getAsJsonArray("result")
                .forEach(symbol -> names.append(
                                symbol.getAsJsonObject().get("name").getAsString())
                        .append(' '));
        return names.toString().strip();
    }

    @Test
    void showHowFarTheCheckIs() {
        try (Wire wire = wire(folder)) {
            int id = wire.send("workspace/diagnostic", "{\"previousResultIds\":[],\"workDoneToken\":\"mine\"}");
            assertThat(wire.notified("$/progress").toString())
                    .contains("\"mine\"")
                    .contains("begin");
            assertThat(wire.notified("$/progress").toString()).contains("1 of 3");
            assertThat(wire.answer(id).has("result")).isTrue();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String uri(String name) {
        return FileAddress.uri(folder.resolve(name));
    }

    private static Wire wire(Path folder) {
        return wire(folder, PULLS);
    }

    private static Wire wire(Path folder, String client) {
        Wire wire = new Wire();
        wire.request(
                "initialize", "{\"capabilities\":" + client + ",\"workspaceFolders\":[" + described(folder) + "]}");
        wire.notify("initialized", "{}");
        return wire;
    }

    private static String described(Path folder) {
        return "{\"uri\":\"" + FileAddress.uri(folder) + "\",\"name\":\"a\"}";
    }

    private static void changeFolders(Wire wire, String added, String removed) {
        wire.notify(
                "workspace/didChangeWorkspaceFolders",
                "{\"event\":{\"added\":" + added + ",\"removed\":" + removed + "}}");
    }

    private static JsonArray reports(Wire wire, String previous) {
        return wire.request("workspace/diagnostic", "{\"previousResultIds\":" + previous + "}")
                .getAsJsonObject("result")
                .getAsJsonArray("items");
    }

    private static String previous(JsonArray reports) {
        JsonArray ids = new JsonArray();
        for (JsonElement report : reports) {
            JsonObject id = new JsonObject();
            id.add("uri", report.getAsJsonObject().get("uri"));
            id.add("value", report.getAsJsonObject().get("resultId"));
            ids.add(id);
        }
        return ids.toString();
    }

    /** The codes of the problems of each file. */
    private static Map<String, String> codes(Wire wire, String previous) {
        Map<String, String> codes = new TreeMap<>();
        for (JsonElement report : reports(wire, previous)) {
            StringBuilder all = new StringBuilder();
            report.getAsJsonObject()
                    .getAsJsonArray("items")
                    .forEach(problem ->
                            all.append(problem.getAsJsonObject().get("code").getAsString()));
            codes.put(name(report), all.toString());
        }
        return codes;
    }

    private static String name(JsonElement report) {
        String uri = report.getAsJsonObject().get("uri").getAsString();
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private static String kind(JsonElement report) {
        return report.getAsJsonObject().get("kind").getAsString();
    }
}
