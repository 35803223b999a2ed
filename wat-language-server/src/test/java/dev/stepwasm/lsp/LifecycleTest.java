package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifecycleTest {
    private static final String HOVER =
            "{\"textDocument\":{\"uri\":\"file:///a.wat\"},\"position\":{\"line\":0,\"character\":0}}";

    @Test
    void servesFromInitializeToExit() {
        Wire wire = new Wire();
        JsonObject result = wire.request("initialize", "{\"processId\":null,\"capabilities\":{}}")
                .getAsJsonObject("result");
        assertThat(result.getAsJsonObject("serverInfo").get("name").getAsString())
                .isEqualTo("stepwasm");
        JsonObject served = result.getAsJsonObject("capabilities");
        assertThat(served.get("positionEncoding").getAsString()).isEqualTo("utf-16");
        assertThat(served.get("textDocumentSync").toString()).isEqualTo("{\"openClose\":true,\"change\":2}");
        assertThat(served.has("diagnosticProvider")).isFalse();
        wire.notify("initialized", "{}");
        assertThat(wire.request("shutdown", "null").has("error")).isFalse();
        wire.notify("exit", "null");
        assertThat(wire.exitCode()).isZero();
    }

    @Test
    void refusesRequestsBeforeInitializeAndAfterShutdown() {
        Wire wire = new Wire();
        wire.open("file:///a.wat", 1, "bad"); // Dropped.
        assertThat(errorCode(wire.request("textDocument/hover", HOVER))).isEqualTo(-32002);
        assertThat(errorCode(wire.request("shutdown", "null"))).isEqualTo(-32002);
        wire.request("initialize", "{\"capabilities\":{}}");
        assertThat(errorCode(wire.request("initialize", "{\"capabilities\":{}}")))
                .isEqualTo(-32600);
        wire.request("shutdown", "null");
        assertThat(errorCode(wire.request("textDocument/hover", HOVER))).isEqualTo(-32600);
        assertThat(errorCode(wire.request("shutdown", "null"))).isEqualTo(-32600);
        wire.hangUp();
        assertThat(wire.exitCode()).as("a stream that ends after shutdown").isZero();
    }

    @Test
    void exitsWithOneWithoutShutdown() {
        Wire wire = Wire.initialized("{}");
        wire.notify("exit", "null");
        assertThat(wire.exitCode()).isEqualTo(1);
        Wire early = new Wire();
        early.notify("exit", "null");
        assertThat(early.exitCode()).isEqualTo(1);
        Wire killed = Wire.initialized("{}");
        killed.hangUp();
        assertThat(killed.exitCode()).isEqualTo(1);
    }

    @Test
    void refusesUnknownMethodsAndIgnoresOptionalNotifications() {
        try (Wire wire = Wire.initialized("{}")) {
            assertThat(errorCode(wire.request("textDocument/teleport", "{}"))).isEqualTo(-32601);
            assertThat(errorCode(wire.request("$/teleport", "{}"))).isEqualTo(-32601);
            assertThat(errorCode(wire.request(
                            "textDocument/documentColor", "{\"textDocument\":{\"uri\":\"file:///a.wat\"}}")))
                    .isEqualTo(-32601);
            wire.notify("$/teleport", "{}");
            wire.notify("$/setTrace", "{\"value\":\"off\"}");
            wire.notify("workspace/didChangeConfiguration", "{\"settings\":null}");
            wire.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}");
            wire.notify("workspace/didChangeWorkspaceFolders", "{\"event\":{\"added\":[],\"removed\":[]}}");
            wire.notify("textDocument/teleported", "{}");
            wire.notify("$/cancelRequest", "{\"id\":4711}");
            assertThat(errorCode(wire.request("textDocument/hover", HOVER)))
                    .as("not open")
                    .isEqualTo(-32602);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = "|", textBlock = """
        textDocument/hover      | {"position":7}          | `params.position` is of another kind
        textDocument/hover      | [1,2]                   | `params[0]` is of another kind
        textDocument/hover      | null                    | `textDocument/hover` needs parameters
        textDocument/hover      | {}                      | `position` is missing
        textDocument/hover      | {"textDocument":{"uri":"file:///a.wat"}} | `position` is missing
        textDocument/definition | {"textDocument":{"uri":"file:///a.wat"},"position":{"line":"x","character":0}} \
        | `params.position.line` is of another kind
        textDocument/formatting | {"textDocument":{"uri":"file:///a.wat"},"options":{"tabSize":2,"insertSpaces":true}} \
        | not open: file:///a.wat
        """)
    void refusesParametersThatDoNotFit(String method, String params, String words) {
        try (Wire wire = Wire.initialized("{}")) {
            JsonObject answer = wire.request(method, params);
            assertThat(errorCode(answer)).isEqualTo(-32602);
            assertThat(answer.getAsJsonObject("error").get("message").getAsString())
                    .contains(words);
            assertThat(answer.getAsJsonObject("error").has("data")).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = "|", textBlock = """
        textDocument/didOpen   | {}                                         | `textDocument` is missing
        textDocument/didOpen   | {"textDocument":{"uri":"file:///a.wat"}}   | `languageId` is missing
        textDocument/didChange | {"textDocument":{"uri":"file:///a.wat","version":2},"contentChanges":[]} | not open
        textDocument/didChange | {"textDocument":{"uri":"file:///a.wat","version":2},"contentChanges":[{}]} | `text` is missing
        """)
    void complainsAboutNotificationsOfNoUse(String method, String params, String words) {
        try (Wire wire = Wire.initialized("{}")) {
            wire.notify(method, params);
            assertThat(wire.notified("window/logMessage").toString()).contains(words);
        }
    }

    @Test
    void livesOnAfterWhatIsNoMessage() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.sendText("{ this is no json");
            wire.sendText("[]");
            wire.sendText("{\"jsonrpc\":\"2.0\"}");
            wire.sendRaw("Content-Type: nothing\r\n\r\n", new byte[0]);
            wire.sendRaw("Content-Length: many\r\n\r\n", new byte[0]);
            assertThat(wire.request("shutdown", "null").has("error")).isFalse();
        }
    }

    @Test
    void movesChangesBehindTheEndIntoTheText() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open("file:///a.wat", 1, "(module)");
            wire.notify("textDocument/didChange", """
                {"textDocument":{"uri":"file:///a.wat","version":2},"contentChanges":[
                {"range":{"start":{"line":99,"character":5},"end":{"line":99,"character":9}},"text":")"},
                {"range":{"start":{"line":-3,"character":-5},"end":{"line":0,"character":0}},"text":"("}]}\
                """);
            wire.notified("textDocument/publishDiagnostics");
            wire.change("file:///a.wat", 3, "(module)");
            JsonObject last = wire.notified("textDocument/publishDiagnostics").getAsJsonObject();
            while (last.get("version").getAsInt() != 3) {
                last = wire.notified("textDocument/publishDiagnostics").getAsJsonObject();
            }
            assertThat(last.getAsJsonArray("diagnostics")).isEmpty();
        }
    }

    @Test
    void endsWhenTheClientProcessIsGone() throws Exception {
        Process client = new ProcessBuilder("sleep", "60").start();
        Wire wire = new Wire();
        wire.request("initialize", "{\"processId\":" + client.pid() + ",\"capabilities\":{}}");
        client.destroyForcibly().waitFor();
        assertThat(wire.exitCode()).isEqualTo(1);
    }

    @Test
    void doesNotWatchAProcessItCannotSee() {
        try (Wire wire = new Wire()) {
            wire.request("initialize", "{\"processId\":2147483000,\"capabilities\":{}}");
            assertThat(errorCode(wire.request("$/ping", "{}"))).isEqualTo(-32601);
        }
    }

    @Test
    void isAToolThatTheLauncherFinds() {
        ToolProvider tool = ServiceLoader.load(ToolProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("lsp"))
                .findFirst()
                .orElseThrow();
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        assertThat(tool.run(new PrintStream(out), new PrintStream(err), "--port", "1"))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("unknown argument: --port");
        assertThat(tool.run(new PrintStream(out), new PrintStream(err), "--help"))
                .isZero();
    }

    @Test
    void endsWithItsInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(new byte[0]));
        try {
            var out = new ByteArrayOutputStream();
            assertThat(new LspTool().run(new PrintStream(out), System.err, "--stdio"))
                    .isEqualTo(1);
            assertThat(out.size()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void canBeUsedInTheSameProcess() throws Exception {
        WatLanguageServer server = new WatLanguageServer();
        server.shutdown().get(20, TimeUnit.SECONDS);
        server.exit();
        assertThat(server.exitCode().get(20, TimeUnit.SECONDS)).isZero();
    }

    private static int errorCode(JsonObject answer) {
        assertThat(answer.has("error")).as(answer.toString()).isTrue();
        return answer.getAsJsonObject("error").get("code").getAsInt();
    }
}
