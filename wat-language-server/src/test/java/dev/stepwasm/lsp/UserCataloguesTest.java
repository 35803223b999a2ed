package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogues in the workspace, while people work on them. */
final class UserCataloguesTest {
    private static final String GOOD = "{\"modules\": {}}";
    private static final String BAD = "{\n  \"modules\": {},\n  \"titel\": \"é\"\n}";

    @TempDir
    private Path folder;

    @Test
    void mistakesAreShownUntilTheyAreMended() throws IOException {
        Path file = folder.resolve("deep/team.wasm-imports.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, BAD);
        try (Wire wire = wire("{}")) {
            assertThat(published(wire, file))
                    .contains("\"start\":{\"line\":2,\"character\":2},\"end\":{\"line\":2,\"character\":9}")
                    .contains("unknown name `titel`; did you mean `title`?");
            Files.writeString(file, GOOD);
            changed(wire, file, 2);
            assertThat(published(wire, file)).contains("\"diagnostics\":[]");
        }
    }

    @Test
    void mistakesGoWithTheirFile() throws IOException {
        Path file = folder.resolve("stepwasm.imports.json");
        Files.writeString(file, BAD);
        try (Wire wire = wire("{}")) {
            assertThat(published(wire, file)).contains("titel");
            Files.delete(file);
            changed(wire, file, 3);
            assertThat(published(wire, file)).contains("\"diagnostics\":[]");
        }
    }

    @Test
    void settingsNameOthers() throws IOException {
        Path file = folder.resolve("api/host.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, BAD);
        try (Wire wire = wire("{\"imports\":{\"catalogues\":[\"api/host.json\",\"missing.json\"]}}")) {
            assertThat(wire.notified("window/showMessage").toString()).contains("there is no file `missing.json`");
            assertThat(published(wire, file)).contains("titel");
            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"stepwasm\":{}}}");
            assertThat(published(wire, file)).contains("\"diagnostics\":[]");
        }
    }

    @Test
    void textsThatAreOpenAreCheckedAgain() throws IOException {
        Path file = folder.resolve("stepwasm.imports.json");
        Path text = folder.resolve("game.wat");
        try (Wire wire = wire("{}")) {
            wire.open(text.toUri().toString(), 1, "(module (import \"screen\" \"plot\" (func (param i64))))");
            assertThat(published(wire, text)).doesNotContain("import-mismatch");
            Files.writeString(
                    file,
                    "{\"title\":\"our game\",\"modules\":{\"screen\":{\"imports\":"
                            + "{\"plot\":{\"type\":\"(func (param i32))\"}}}}}");
            changed(wire, file, 1);
            assertThat(published(wire, text)).contains("import-mismatch", "`(func (param i32))` of our game");
            Files.delete(file);
            changed(wire, file, 3);
            assertThat(published(wire, text)).doesNotContain("import-mismatch");
        }
    }

    private Wire wire(String settings) {
        Wire wire = new Wire();
        wire.request(
                "initialize",
                "{\"processId\":null,\"rootUri\":\"" + folder.toUri() + "\",\"initializationOptions\":" + settings
                        + ",\"capabilities\":{}}");
        wire.notify("initialized", "{}");
        return wire;
    }

    private static void changed(Wire wire, Path file, int type) {
        wire.notify(
                "workspace/didChangeWatchedFiles",
                "{\"changes\":[{\"uri\":\"" + file.toUri() + "\",\"type\":" + type + "}]}");
    }

    private static String published(Wire wire, Path file) {
        JsonElement message = wire.notified("textDocument/publishDiagnostics");
        assertThat(message.toString()).contains(String.valueOf(file.getFileName()));
        return message.toString();
    }
}
