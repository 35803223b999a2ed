package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that lead from one file to another, over the wire. */
final class WorkspaceLinksTest {
    private static final String ABLE = "{\"workspace\":{\"workspaceEdit\":{\"documentChanges\":true},"
            + "\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}},\"window\":{\"workDoneProgress\":true}}";
    private static final String MAIN = "(module (import \"math\" \"add\" (func $add)) (func (call $add)))";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("lib/math.wat", "(module\n(func $sum (export \"add\")))");
        write("other.wat", "(module (import \"math\" \"add\" (func)))");
    }

    @Test
    void definitionsAreInOtherFilesAndDeclarationsInThisOne() {
        try (Wire wire = opened()) {
            assertThat(places(wire, "definition", 25)).containsExactly("lib/math.wat 1:19");
            assertThat(places(wire, "definition", 55)).as("from a use").containsExactly("lib/math.wat 1:19");
            assertThat(places(wire, "declaration", 55)).containsExactly("main.wat 0:35");
            assertThat(places(wire, "declaration", 25)).containsExactly("lib/math.wat 1:19");
            assertThat(places(wire, "definition", 18)).as("the module").containsExactly("lib/math.wat 0:1");
        }
    }

    @Test
    void whatIsOpenCounts() {
        try (Wire wire = opened()) {
            wire.open(uri("lib/math.wat"), 3, "\n\n(export \"add\" (func 0)) (func)");
            assertThat(places(wire, "definition", 25)).containsExactly("lib/math.wat 2:8");
            wire.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"" + uri("lib/math.wat") + "\"}}");
            assertThat(places(wire, "definition", 25)).containsExactly("lib/math.wat 1:19");
        }
    }

    @Test
    void referencesAreInAllFiles() {
        try (Wire wire = opened()) {
            assertThat(references(wire, 25, true))
                    .containsExactlyInAnyOrder(
                            "main.wat 0:35", "main.wat 0:54", "lib/math.wat 1:19", "other.wat 0:23", "main.wat 0:23");
            assertThat(references(wire, 25, false))
                    .containsExactlyInAnyOrder("main.wat 0:54", "other.wat 0:23", "main.wat 0:23");
        }
    }

    @Test
    void namesChangeInAllFilesWithVersionsOfThoseThatAreOpen() {
        try (Wire wire = opened()) {
            JsonElement edit = rename(wire, 25, "plus").get("result");
            List<String> edits = new ArrayList<>();
            for (JsonElement file : edit.getAsJsonObject().getAsJsonArray("documentChanges")) {
                JsonObject document = file.getAsJsonObject().getAsJsonObject("textDocument");
                file.getAsJsonObject()
                        .getAsJsonArray("edits")
                        .forEach(one -> edits.add(name(document) + " " + document.get("version") + " "
                                + start(one.getAsJsonObject().getAsJsonObject("range")) + " "
                                + one.getAsJsonObject().get("newText").getAsString()));
            }
            assertThat(edits)
                    .containsExactlyInAnyOrder(
                            "lib/math.wat null 1:19 \"plus\"",
                            "main.wat 1 0:23 \"plus\"",
                            "other.wat null 0:23 \"plus\"");
        }
    }

    @Test
    void filesMayComeAndGo() throws IOException {
        try (Wire wire = opened()) {
            assertThat(references(wire, 25, false)).hasSize(3);
            write("third.wat", "(module (import \"math\" \"add\" (func)))");
            Files.delete(folder.resolve("other.wat"));
            wire.notify(
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\":[{\"uri\":\"%s\",\"type\":1},{\"uri\":\"%s\",\"type\":3}]}"
                            .formatted(uri("third.wat"), uri("other.wat")));
            assertThat(references(wire, 25, false))
                    .containsExactlyInAnyOrder("main.wat 0:54", "third.wat 0:23", "main.wat 0:23");
            Files.move(folder.resolve("lib"), folder.resolve("libs"));
            wire.notify(
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\":[{\"uri\":\"%s\",\"type\":3},{\"uri\":\"%s\",\"type\":1}]}"
                            .formatted(uri("lib"), uri("libs")));
            assertThat(places(wire, "definition", 25)).containsExactly("libs/math.wat 1:19");
        }
    }

    @Test
    void filesThatNobodyToldAboutAreSeenByThoseWhoDoNotWatch() throws IOException {
        try (Wire wire = opened("{}")) {
            assertThat(places(wire, "definition", 25)).containsExactly("lib/math.wat 1:19");
            write("lib/math.wat", "(module (func $sum (export \"add\")))");
            assertThat(places(wire, "definition", 25)).containsExactly("lib/math.wat 0:27");
        }
    }

    @Test
    void binariesLeadToTheirFileAndCannotBeEdited() throws IOException {
        Files.delete(folder.resolve("lib/math.wat"));
        Files.write(
                folder.resolve("math.wasm"),
                new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 7, 7, 1, 3, 'a', 'd', 'd', 2, 0});
        write("broken.wasm", "this is no module");
        try (Wire wire = opened()) {
            assertThat(places(wire, "definition", 25)).containsExactly("math.wasm 0:0");
            assertThat(error(rename(wire, 25, "plus")))
                    .isEqualTo("`\"add\"` is exported by math.wasm, which is a binary");
        }
    }

    @Test
    void filesThatAreNotUtf8AreNotEdited() throws IOException {
        Files.write(
                folder.resolve("other.wat"),
                "(module (;\u00E9;) (import \"math\" \"add\" (func)))".getBytes(StandardCharsets.ISO_8859_1));
        try (Wire wire = opened()) {
            assertThat(error(rename(wire, 25, "plus")))
                    .isEqualTo("other.wat is not UTF-8, so the places in it are not sure");
        }
    }

    @Test
    void whatIsOutsideOfTheWorkspaceKeepsItsNames() {
        try (Wire wire = opened()) {
            String elsewhere = "file:///elsewhere/main.wat";
            wire.open(elsewhere, 1, MAIN);
            JsonObject answer =
                    wire.request("textDocument/rename", at(elsewhere, 25).replace("}}", "},\"newName\":\"plus\"}"));
            assertThat(error(answer)).isEqualTo("an import has its name from others");
        }
    }

    @Test
    void namesOfModulesAreLinksToTheirFiles() {
        try (Wire wire = opened()) {
            JsonObject link = wire.request("textDocument/documentLink", document("main.wat"))
                    .getAsJsonArray("result")
                    .get(0)
                    .getAsJsonObject();
            assertThat(start(link.getAsJsonObject("range"))).isEqualTo("0:17");
            assertThat(link.get("target").getAsString()).isEqualTo(uri("lib/math.wat"));
            assertThat(link.get("tooltip").getAsString()).isEqualTo("Open math.wat");
        }
    }

    @Test
    void monikersAreTheSameWhereSomethingIsExportedAndImported() {
        try (Wire wire = opened()) {
            assertThat(wire.request("textDocument/moniker", at(uri("main.wat"), 25))
                            .get("result")
                            .toString())
                    .isEqualTo("[{\"scheme\":\"wasm\",\"identifier\":\"math:add\",\"unique\":\"project\","
                            + "\"kind\":\"import\"}]");
            wire.open(uri("lib/math.wat"), 1, "(module (func $sum (export \"add\")))");
            assertThat(wire.request("textDocument/moniker", at(uri("lib/math.wat"), 16))
                            .get("result")
                            .toString())
                    .isEqualTo("[{\"scheme\":\"wasm\",\"identifier\":\"math:add\",\"unique\":\"project\","
                            + "\"kind\":\"export\"}]");
        }
    }

    @Test
    void labelsAreEditedTogether() {
        try (Wire wire = opened()) {
            wire.open(uri("label.wat"), 1, "(func (block $b (br $b)))");
            assertThat(wire.request("textDocument/linkedEditingRange", at(uri("label.wat"), 14))
                            .get("result")
                            .toString())
                    .contains("\"ranges\":[{\"start\":{\"line\":0,\"character\":13}")
                    .contains("{\"start\":{\"line\":0,\"character\":20}")
                    .contains("wordPattern");
            assertThat(wire.request("textDocument/linkedEditingRange", at(uri("label.wat"), 2))
                            .get("result")
                            .isJsonNull())
                    .isTrue();
        }
    }

    @Test
    void importsFollowFilesThatGetAnotherName() throws IOException {
        try (Wire wire = opened()) {
            String files = "{\"files\":[{\"oldUri\":\"%s\",\"newUri\":\"%s\"}]}"
                    .formatted(uri("lib/math.wat"), uri("lib/sums.wat"));
            String edit = wire.request("workspace/willRenameFiles", files)
                    .get("result")
                    .toString();
            assertThat(edit).contains("main.wat").contains("other.wat").contains("\"newText\":\"\\\"sums\\\"\"");
            Files.move(folder.resolve("lib/math.wat"), folder.resolve("lib/sums.wat"));
            wire.change(uri("main.wat"), 2, MAIN.replace("math", "sums"));
            wire.notify("workspace/didRenameFiles", files);
            assertThat(places(wire, "definition", 25)).containsExactly("lib/sums.wat 1:19");
        }
    }

    private String document(String name) {
        return "{\"textDocument\":{\"uri\":\"" + uri(name) + "\"}}";
    }

    @Test
    void callsGoFromFileToFileAlsoOfThoseThatAreNotOpen() throws IOException {
        write("lib/math.wat", "(module (import \"deep\" \"f\" (func $f)) (func $sum (export \"add\") (call $f)))");
        write("deep.wat", "(module (func $deep (export \"f\")))");
        try (Wire wire = opened()) {
            JsonObject caller = item(wire, 44);
            JsonObject sum = called(wire, caller);
            assertThat(name(sum) + " " + sum.get("name").getAsString()).isEqualTo("lib/math.wat $sum");
            JsonObject deep = called(wire, sum);
            assertThat(name(deep) + " " + deep.get("name").getAsString()).isEqualTo("deep.wat $deep");
            JsonObject back = wire.request("callHierarchy/incomingCalls", "{\"item\":" + deep + "}")
                    .getAsJsonArray("result")
                    .get(0)
                    .getAsJsonObject();
            assertThat(name(back.getAsJsonObject("from"))).isEqualTo("lib/math.wat");
            assertThat(wire.request("callHierarchy/incomingCalls", "{\"item\":" + sum + "}")
                            .get("result")
                            .toString())
                    .contains("main.wat");
        }
    }

    private JsonObject item(Wire wire, int character) {
        return wire.request("textDocument/prepareCallHierarchy", at(uri("main.wat"), character))
                .getAsJsonArray("result")
                .get(0)
                .getAsJsonObject();
    }

    private static JsonObject called(Wire wire, JsonObject item) {
        JsonObject answer = wire.request("callHierarchy/outgoingCalls", "{\"item\":" + item + "}");
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.getAsJsonArray("result").get(0).getAsJsonObject().getAsJsonObject("to");
    }

    @Test
    void linksWithinAreNotFollowedButTheFolderMayBeOne() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, real);
        Files.createSymbolicLink(real.resolve("circle"), real);
        Files.createSymbolicLink(real.resolve("nothing.wat"), folder.resolve("gone.wat"));
        Files.writeString(real.resolve("math.wat"), "(module (func (export \"add\")))");
        try (Wire wire = new Wire()) {
            String uri = FileAddress.uri(link).replaceAll("/$", "");
            wire.request("initialize", "{\"capabilities\":{},\"rootUri\":\"" + uri + "\"}");
            wire.notify("initialized", "{}");
            wire.open(uri + "/main.wat", 1, MAIN);
            assertThat(wire.request("textDocument/definition", at(uri + "/main.wat", 25))
                            .get("result")
                            .toString())
                    .contains(uri + "/math.wat");
        }
    }

    @Test
    void filesMayGetAnotherNameWhileTheyAreOpen() throws IOException {
        try (Wire wire = opened()) {
            wire.open(uri("lib/math.wat"), 1, "\n(module (func (export \"add\")))");
            assertThat(places(wire, "definition", 25)).containsExactly("lib/math.wat 1:22");
            Files.move(folder.resolve("lib/math.wat"), folder.resolve("math.wat"));
            wire.notify("textDocument/didClose", document("lib/math.wat"));
            wire.open(uri("math.wat"), 1, "\n\n(module (func (export \"add\")))");
            wire.notify(
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\":[{\"uri\":\"%s\",\"type\":3},{\"uri\":\"%s\",\"type\":1}]}"
                            .formatted(uri("lib/math.wat"), uri("math.wat")));
            assertThat(places(wire, "definition", 25)).containsExactly("math.wat 2:22");
        }
    }

    @Test
    void binariesAreShownAsTextToThoseWhoCan() throws IOException {
        Files.delete(folder.resolve("lib/math.wat"));
        Files.write(
                folder.resolve("math.wasm"),
                new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 7, 1, 3, 'a', 'd', 'd', 2, 0});
        try (Wire wire = opened("{\"experimental\":{\"textDocumentContent\":true}}")) {
            JsonObject found = wire.request("textDocument/definition", at(uri("main.wat"), 25))
                    .getAsJsonArray("result")
                    .get(0)
                    .getAsJsonObject();
            assertThat(found.get("uri").getAsString())
                    .startsWith("stepwasm-wasm:")
                    .endsWith("/math.wasm.wat");
            assertThat(found.getAsJsonObject("range")
                            .getAsJsonObject("start")
                            .get("line")
                            .getAsInt())
                    .isPositive();
        }
    }

    @Test
    void importsThatDoNotFitAreReportedOnceTheOtherFileIsKnown() throws IOException {
        write("lib/math.wat", "(module (func (export \"add\") (param i32)))");
        try (Wire wire = opened()) {
            assertThat(published(wire, "main.wat", "add")).contains("math.wat");
            wire.open(uri("lib/math.wat"), 1, "(module (func (export \"sum\")))");
            assertThat(published(wire, "main.wat", "math.wat has no")).contains("unknown-import");
        }
    }

    /** Waits until what is said about a text mentions a word. */
    private String published(Wire wire, String file, String word) {
        while (true) {
            JsonObject problems =
                    wire.notified("textDocument/publishDiagnostics").getAsJsonObject();
            String all = problems.get("diagnostics").toString();
            if (problems.get("uri").getAsString().equals(uri(file)) && all.contains(word)) {
                return all;
            }
        }
    }

    @Test
    void theIndexShowsHowFarItIs() throws IOException {
        for (int i = 0; i < 50; i++) {
            write("many/" + i + ".wat", "(module)");
        }
        try (Wire wire = wire(ABLE)) {
            JsonObject asked = wire.asked("window/workDoneProgress/create");
            wire.respond(asked, "null");
            assertThat(wire.notified("$/progress").toString())
                    .contains("Indexing the workspace")
                    .contains("begin");
            assertThat(wire.notified("$/progress").toString()).contains("of 52");
        }
    }

    @Test
    void whoDoesNotWantToWaitForTheIndexGetsItWhenItIsNeeded() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("many/" + i + ".wat", "(module (import \"math\" \"add\" (func)))" + " ".repeat(20_000));
        }
        try (Wire wire = wire(ABLE)) {
            JsonObject asked = wire.asked("window/workDoneProgress/create");
            String token = asked.getAsJsonObject("params").get("token").toString();
            wire.respond(asked, "null");
            wire.notified("$/progress");
            wire.notify("window/workDoneProgress/cancel", "{\"token\":" + token + "}");
            wire.open(uri("main.wat"), 1, MAIN);
            assertThat(rename(wire, 25, "plus").get("result").toString()).contains("many/299.wat");
        }
    }

    private Wire opened() {
        return opened(ABLE);
    }

    private Wire opened(String capabilities) {
        Wire wire = wire(capabilities);
        wire.open(uri("main.wat"), 1, MAIN);
        return wire;
    }

    private Wire wire(String capabilities) {
        Wire wire = new Wire();
        wire.request(
                "initialize",
                "{\"capabilities\":" + capabilities + ",\"workspaceFolders\":[{\"uri\":\"" + FileAddress.uri(folder)
                        + "\",\"name\":\"a\"}]}");
        wire.notify("initialized", "{}");
        return wire;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String uri(String name) {
        String uri = FileAddress.uri(folder.resolve(name));
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static String at(String uri, int character) {
        return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":0,\"character\":%d}}"
                .formatted(uri, character);
    }

    private List<String> places(Wire wire, String what, int character) {
        return locations(wire.request("textDocument/" + what, at(uri("main.wat"), character)));
    }

    private List<String> references(Wire wire, int character, boolean withDefinition) {
        return locations(wire.request(
                "textDocument/references",
                at(uri("main.wat"), character)
                        .replace("}}", "},\"context\":{\"includeDeclaration\":" + withDefinition + "}}")));
    }

    private JsonObject rename(Wire wire, int character, String name) {
        return wire.request(
                "textDocument/rename", at(uri("main.wat"), character).replace("}}", "},\"newName\":\"" + name + "\"}"));
    }

    private List<String> locations(JsonObject answer) {
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        List<String> found = new ArrayList<>();
        answer.getAsJsonArray("result")
                .forEach(location -> found.add(name(location.getAsJsonObject()) + " "
                        + start(location.getAsJsonObject().getAsJsonObject("range"))));
        return found;
    }

    private String name(JsonObject document) {
        return document.get("uri").getAsString().substring(uri("").length() + 1);
    }

    private static String start(JsonObject range) {
        JsonObject start = range.getAsJsonObject("start");
        return start.get("line") + ":" + start.get("character");
    }

    private static String error(JsonObject answer) {
        assertThat(answer.has("error")).as(answer.toString()).isTrue();
        return answer.getAsJsonObject("error").get("message").getAsString();
    }
}
