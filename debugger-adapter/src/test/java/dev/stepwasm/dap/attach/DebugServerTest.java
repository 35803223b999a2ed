package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.stepwasm.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see who know how to knock. */
final class DebugServerTest {
    private static final String TOKEN = OfferedPrograms.TOKEN;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    private ProgramFiles files;

    @BeforeEach
    void look() {
        files = new ProgramFiles(folder.resolve("programs"));
    }

    @AfterEach
    void nothingWentWrongInside() {
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private DebugServer start(DebugServerOptions options) {
        return DebugServer.start(options, files, Limits.USUAL, err);
    }

    private DebugServer launching() {
        return start(DebugServerOptions.defaults().withToken(TOKEN).launching());
    }

    @Test
    void letsInWhoeverShowsTheToken() throws IOException {
        try (DebugServer server = launching();
                Visitor visitor = Visitor.initialized(server.port())) {
            visitor.request("launch", launch(TOKEN));
            assertThat(visitor.message().get("event").getAsString()).isEqualTo("initialized");
            JsonObject launched = visitor.response();
            assertThat(launched.get("success").getAsBoolean())
                    .as(launched.toString())
                    .isTrue();
            visitor.ask("configurationDone", Map.of());
            assertThat(visitor.event("output").toString()).contains("42");
            visitor.event("terminated");
        }
    }

    /** A client that counts messages must not notice that two have answered it. */
    @Test
    void numbersItsMessagesWithoutAGap() throws IOException {
        try (DebugServer server = launching();
                Visitor visitor = new Visitor(server.port())) {
            visitor.request("threads", Map.of());
            visitor.request("initialize", Map.of("adapterID", "stepwasm"));
            visitor.request("launch", Map.of());
            visitor.request("launch", launch(TOKEN));
            visitor.request("configurationDone", Map.of());
            int last = 0;
            JsonObject message;
            do {
                message = visitor.message();
                last++;
                assertThat(message.get("seq").getAsInt()).as(message.toString()).isEqualTo(last);
            } while (!message.toString().contains("\"terminated\""));
            assertThat(last).isGreaterThan(6);
        }
    }

    /** What it is given to say must not be told to the program's log, or be called unknown. */
    @Test
    void keepsTheTokenAtTheDoor() throws IOException {
        try (DebugServer server = launching();
                Visitor visitor = Visitor.initialized(server.port())) {
            visitor.request("launch", launch(TOKEN));
            visitor.request("configurationDone", Map.of());
            JsonObject message;
            do {
                message = visitor.message();
                assertThat(message.toString()).doesNotContain("token").doesNotContain(TOKEN);
            } while (!message.toString().contains("\"terminated\""));
        }
    }

    @Test
    void refusesEverythingElseInWordsUntilThen() throws IOException {
        try (DebugServer server = start(DebugServerOptions.defaults())) {
            try (Visitor visitor = new Visitor(server.port())) {
                assertThat(visitor.refusal("attach", Map.of("token", server.token())))
                        .isEqualTo("`initialize` comes before `attach`");
                assertThat(visitor.refusal("initialize", Map.of()))
                        .isEqualTo("the arguments of `initialize` are wrong: `adapterID` is missing");
                assertThat(visitor.refusal("initialize", Map.of("adapterID", List.of())))
                        .isEqualTo("the arguments of `initialize` are wrong: they cannot be read");
                assertThat(visitor.ask("initialize", Map.of("adapterID", "stepwasm"))
                                .getAsJsonObject("body")
                                .get("supportsConfigurationDoneRequest")
                                .getAsBoolean())
                        .isTrue();
                assertThat(visitor.refusal("initialize", Map.of("adapterID", "stepwasm")))
                        .isEqualTo("the session was initialized already");
                assertThat(visitor.refusal("threads", Map.of()))
                        .isEqualTo("`threads` is answered after `attach` with the token of the program");
                assertThat(visitor.refusal("x".repeat(1000), Map.of())).startsWith("`" + "x".repeat(40) + "...` is");
                assertThat(visitor.refusal("launch", launch(server.token())))
                        .isEqualTo("the program runs already: `attach` to it");
                assertThat(visitor.refusal("attach", Map.of()))
                        .startsWith("`attach` needs the `token` of the program; `stepwasm dap` finds it by `pid`");
                assertThat(visitor.refusal("attach", Map.of("token", 17))).startsWith("`attach` needs the `token`");
                assertThat(visitor.ask("disconnect", Map.of()).get("success").getAsBoolean())
                        .isTrue();
                assertThat(visitor.isTurnedAway()).isTrue();
            }
        }
        try (DebugServer server = launching();
                Visitor visitor = Visitor.initialized(server.port())) {
            assertThat(visitor.refusal("attach", Map.of("token", TOKEN)))
                    .isEqualTo("this process waits for `launch`, with its token");
        }
    }

    @Test
    void turnsAwayWhoHasAnotherToken() throws IOException {
        List<String> others = List.of(
                "",
                "0",
                TOKEN.substring(1),
                TOKEN + "0",
                TOKEN.toUpperCase(Locale.ROOT),
                "\u0000".repeat(32),
                "f".repeat(60_000));
        try (DebugServer server = launching()) {
            for (String other : others) {
                try (Visitor visitor = Visitor.initialized(server.port())) {
                    assertThat(visitor.refusal("launch", launch(other)))
                            .isEqualTo("the token is wrong; it is another one each time that the program starts");
                    assertThat(visitor.isTurnedAway())
                            .as("one try a connection")
                            .isTrue();
                }
            }
            try (Visitor visitor = Visitor.initialized(server.port())) {
                assertThat(visitor.ask("launch", launch(TOKEN)).get("success").getAsBoolean())
                        .isTrue();
            }
        }
    }

    @Test
    void hasOneDebuggerAtATime() throws IOException {
        try (DebugServer server = launching();
                Visitor first = enter(server)) {
            try (Visitor second = Visitor.initialized(server.port())) {
                assertThat(second.refusal("launch", launch(TOKEN)))
                        .matches("another debugger has been attached since 2[-0-9]+ [0-9:]+; a program has one at a"
                                + " time, so end that session first");
                assertThat(second.isTurnedAway()).isTrue();
            }
            try (Visitor stranger = Visitor.initialized(server.port())) {
                assertThat(stranger.refusal("launch", launch("wrong"))).startsWith("the token is wrong");
            }
            assertThat(first.ask("threads", Map.of()).get("success").getAsBoolean())
                    .as("the first was not disturbed")
                    .isTrue();
        }
    }

    @Test
    void isFreeAsSoonAsADebuggerHasGone() throws IOException {
        try (DebugServer server = launching()) {
            for (int i = 0; i < 20; i++) {
                try (Visitor visitor = enter(server)) {
                    if (i % 2 == 0) {
                        visitor.ask("disconnect", Map.of());
                    }
                }
            }
        }
    }

    @Test
    void putsUpWithWhatADebuggerSays() throws IOException {
        try (DebugServer server = launching()) {
            try (Visitor visitor = enter(server)) {
                visitor.sendBody("{".repeat(10_000));
                visitor.sendBody("[[[");
                visitor.send("GET / HTTP/1.1\r\n\r\n");
                assertThat(visitor.ask("threads", Map.of()).get("success").getAsBoolean())
                        .isTrue();
                visitor.send("Content-Length: 1000\r\n\r\n{");
            }
            enter(server).close();
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        try (DebugServer server = start(DebugServerOptions.defaults())) {
            assertThat(server.host()).isEqualTo("127.0.0.1");
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                for (var address : network.inetAddresses()
                        .filter(each -> !each.isLoopbackAddress())
                        .toList()) {
                    assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress(address, server.port()), 1000))
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void listensBeyondIfToldSoAndSaysSo() throws IOException {
        try (DebugServer server =
                start(DebugServerOptions.defaults().withToken(TOKEN).listenBeyondLoopback("0.0.0.0"))) {
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines("stepwasm debug: listening beyond loopback, at 0.0.0.0:" + server.port()
                            + ": whoever in the network has the token can debug this program, and the connection is"
                            + " not encrypted");
            assertThat(files.list().getFirst().host())
                    .as("where this machine finds it")
                    .isEqualTo("127.0.0.1");
            try (Visitor visitor = Visitor.initialized(server.port())) {
                assertThat(visitor.refusal("attach", Map.of("token", "wrong"))).startsWith("the token is wrong");
            }
        }
        errors.reset();
    }

    @Test
    void isListedWhileItIsThere() throws IOException {
        try (DebugServer server = start(DebugServerOptions.defaults().withProgram("shop"))) {
            OfferedProgram listed = files.list().getFirst();
            assertThat(listed.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(listed.program()).isEqualTo("shop");
            assertThat(listed.port()).isEqualTo(server.port());
            assertThat(listed.token()).isEqualTo(server.token()).hasSize(64);
            assertThat(server.toString()).contains("shop").doesNotContain(server.token());
        }
        assertThat(files.list()).isEmpty();
        try (DebugServer server = start(DebugServerOptions.defaults().unlisted())) {
            assertThat(server.port()).isPositive();
            assertThat(files.list()).isEmpty();
        }
    }

    @Test
    void saysThatItCannotBeListed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        ProgramFiles nowhere = new ProgramFiles(file);
        try (DebugServer server = DebugServer.start(DebugServerOptions.defaults(), nowhere, Limits.USUAL, err)) {
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .startsWith("stepwasm debug: this program is not listed, so debuggers need its port and token: ")
                    .contains("is not a folder; -Dstepwasm.cache=FOLDER chooses another folder");
            try (Visitor visitor = Visitor.initialized(server.port())) {
                assertThat(visitor.refusal("threads", Map.of())).isNotEmpty();
            }
        }
        assertThat(file).exists();
        errors.reset();
    }

    @Test
    void saysThatAPortIsTaken() {
        try (DebugServer server = start(DebugServerOptions.defaults())) {
            DebugServerOptions same = DebugServerOptions.defaults().withPort(server.port());
            assertThatThrownBy(() -> start(same))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(
                            "debuggers cannot attach: nothing can listen at 127.0.0.1:" + server.port() + " (");
        }
        assertThatThrownBy(() -> DebugServerOptions.defaults().withPort(70_000)).hasMessageContaining("65535");
        assertThatThrownBy(() -> DebugServerOptions.defaults().withToken("short"))
                .hasMessageContaining("at least 16 characters");
        assertThat(DebugServerOptions.defaults().withToken(TOKEN).toString()).doesNotContain(TOKEN);
    }

    @Test
    void endsWithItsDebugger() throws IOException {
        DebugServer server = launching();
        try (Visitor visitor = enter(server);
                Visitor stranger = new Visitor(server.port())) {
            server.close();
            server.close();
            visitor.awaitEnd();
            stranger.awaitEnd();
            assertThatThrownBy(() -> new Visitor(server.port())).isInstanceOf(IOException.class);
        }
        assertThat(threads()).isEmpty();
    }

    /** {@return the threads of servers} */
    static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("stepwasm debug"))
                .toList();
    }

    /** {@return a visitor whose program stands still} */
    private static Visitor enter(DebugServer server) throws IOException {
        Visitor visitor = Visitor.initialized(server.port());
        JsonObject launched = visitor.ask("launch", launch(TOKEN));
        assertThat(launched.get("success").getAsBoolean())
                .as(launched.toString())
                .isTrue();
        return visitor;
    }

    private static Map<String, Object> launch(String token) {
        String program = Fixtures.sample("sum.wat").file().orElseThrow().toString();
        return Map.of("program", program, "args", List.of(50, -8), "token", token);
    }
}
