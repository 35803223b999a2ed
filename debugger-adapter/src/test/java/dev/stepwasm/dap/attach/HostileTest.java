package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those do to the server who are no debuggers, and that neither it nor the program minds. */
final class HostileTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String FOREIGN =
            "stepwasm: this port speaks the Debug Adapter Protocol, messages that begin with Content-Length:\n";
    private static final String COUNTER = """
        (module
          (memory (export "memory") 1)
          (func (export "count") (param $times i32)
            (loop $again
              (i64.store (i32.const 0) (i64.add (i64.load (i32.const 0)) (i64.const 1)))
              (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))))
        """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<DebugServer> servers = new ArrayList<>();
    private DebugServer server;

    @BeforeEach
    void serve() {
        server = start(Limits.USUAL);
    }

    private DebugServer start(Limits limits) {
        DebugServer started = DebugServer.start(
                DebugServerOptions.defaults(),
                new ProgramFiles(folder.resolve("programs")),
                limits,
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        servers.add(started);
        return started;
    }

    @AfterEach
    void isUnmoved() throws IOException {
        for (DebugServer each : servers) {
            stillAnswers(each);
            each.close();
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static void stillAnswers(DebugServer server) throws IOException {
        try (Visitor visitor = Visitor.initialized(server.port())) {
            assertThat(visitor.refusal("attach", Map.of())).startsWith("`attach` needs the `token`");
        }
    }

    /** A page in a browser can make it send the last ones, with any body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "\n",
                "X",
                "Content-Type: text/plain\r\n",
                "Content_Length: 5\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "JDWP-Handshake",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void whoSpeaksSomethingElseIsToldSo(String words) throws IOException {
        try (Visitor visitor = new Visitor(server.port())) {
            assertThat(visitor.send(words).rest()).isEqualTo(FOREIGN);
        }
    }

    @Test
    void aPostFromABrowserIsNotRead() throws IOException {
        String attach = "{\"seq\":2,\"type\":\"request\",\"command\":\"attach\",\"arguments\":{\"token\":\""
                + server.token() + "\"}}";
        String initialize = "{\"seq\":1,\"type\":\"request\",\"command\":\"initialize\","
                + "\"arguments\":{\"adapterID\":\"stepwasm\"}}";
        String body = frame(initialize) + frame(attach);
        try (Visitor visitor = new Visitor(server.port())) {
            visitor.send("POST / HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(visitor.rest()).isEqualTo(FOREIGN);
        }
    }

    private static String frame(String body) {
        return "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: many\r\n\r\n",
                "Content-Length: -5\r\n\r\n",
                "Content-Length: 1234567890\r\n\r\n",
                "Content-Length: 5\r\nHost: here\r\n\r\n",
                "Content-Length: 5\r\n\u0000\r\n\r\n",
            })
    void aHeaderThatSaysNothingEndsIt(String header) throws IOException {
        try (Visitor visitor = new Visitor(server.port())) {
            assertThat(visitor.send(header).rest()).contains("the header of a message cannot be understood");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "[]",
                "{}",
                "{'seq':1,'type':'event','event':'initialized'}",
                "{'seq':1,'type':'response','command':'initialize'}",
                "{'seq':1,'type':'request'}",
                "{'type':'request','command':'initialize'}",
                "{'seq':'1','type':'request','command':'initialize'}",
                "{'seq':1e999999999,'type':'request','command':'initialize'}",
                "{'seq':1,'type':'request','command':['initialize']}",
                "{seq:1,type:'request',command:'initialize'}",
                "{'seq':1,'type':'request','command':'initialize'",
            })
    void aMessageThatIsNoRequestEndsIt(String body) throws IOException {
        try (Visitor visitor = new Visitor(server.port())) {
            assertThat(visitor.sendBody(body.replace('\'', '"')).rest())
                    .contains("a message that is no request came without the token");
        }
    }

    @Test
    void deepNestingIsNotFollowed() throws IOException {
        for (String open : List.of("[", "{\"a\":")) {
            String body = "{\"seq\":1,\"type\":\"request\",\"command\":\"initialize\",\"arguments\":"
                    + open.repeat(60_000 / open.length()) + "}";
            try (Visitor visitor = new Visitor(server.port())) {
                assertThat(visitor.sendBody(body).rest()).contains("a message that is no request");
            }
        }
    }

    @Test
    void whatIsTooMuchIsNotRead() throws IOException {
        try (Visitor visitor = new Visitor(server.port())) {
            visitor.send("Content-Length: 1048576\r\n\r\n");
            assertThat(visitor.rest()).contains("a message of 1048576 bytes is too long without the token");
        }
        assertThat(flooded("Content-Length: 5\r\n", "Content-Type: text/plain\r\n", 10))
                .contains("cannot be understood");
        assertThat(flooded("Content-Length: 5\r\n", "x", 1000)).contains("is too long");
        String refused = frame("{\"seq\":1,\"type\":\"request\",\"command\":\"threads\"}");
        assertThat(flooded("", refused, 100)).contains("too many messages came without the token");
        String large =
                "{\"seq\":1,\"type\":\"request\",\"command\":\"threads\",\"more\":\"" + "x".repeat(30_000) + "\"}";
        assertThat(flooded("", frame(large), 3)).contains("more than 65536 bytes came without the token");
    }

    /** {@return what is said to somebody who sends something often} */
    private String flooded(String first, String bytes, int times) throws IOException {
        try (Visitor visitor = new Visitor(server.port())) {
            visitor.send(first);
            for (int sent = 0; sent < times; sent++) {
                visitor.send(bytes);
            }
            return visitor.rest();
        }
    }

    @Test
    void aMegabyteIsNotTaken() throws IOException {
        for (String first : List.of("", "Content-Length: 60000\r\n\r\n", "Content-Length: 1048576\r\n\r\n")) {
            try (Visitor visitor = new Visitor(server.port())) {
                visitor.send(first);
                for (int sent = 0; sent < 1 << 20; sent += 1 << 10) {
                    visitor.send("x".repeat(1 << 10));
                }
                visitor.rest();
            } catch (SocketException gone) {
                // It is closed before all is sent, which is the point.
            }
        }
        awaitNoClients();
    }

    @Test
    void aPortScanLeavesNothing() throws IOException {
        for (int i = 0; i < 200; i++) {
            new Visitor(server.port()).close();
        }
        awaitNoClients();
    }

    @Test
    void whoHoldsTheLineDoesNotKeepOthersOut() throws IOException {
        List<Visitor> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * Limits.USUAL.connections(); i++) {
                Visitor visitor = new Visitor(server.port());
                idle.add(i % 2 == 0 ? visitor : visitor.send("Content-Length: 1"));
            }
            stillAnswers(server);
            assertThat(idle.getFirst().isTurnedAway()).as("the oldest goes").isTrue();
            assertThat(clients().size()).isLessThanOrEqualTo(Limits.USUAL.connections() + 1);
        } finally {
            for (Visitor visitor : idle) {
                visitor.close();
            }
        }
        awaitNoClients();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Len", "Content-Length: 100\r\n", "Content-Length: 100\r\n\r\n{"})
    void whoSaysNoMoreIsSentAway(String words) throws IOException {
        DebugServer hasty = start(within(Duration.ofMillis(300)));
        try (Visitor visitor = new Visitor(hasty.port())) {
            assertThat(visitor.send(words).rest()).contains("no token came within 300 ms");
        }
    }

    /** Each byte comes in time, and the token never. */
    @Test
    void slownessIsNoWayToStay() throws IOException {
        DebugServer hasty = start(within(Duration.ofMillis(500)));
        try (Visitor visitor = new Visitor(hasty.port())) {
            visitor.send("Content-Length: 60000\r\n\r\n");
            visitor.socket().setSoTimeout(20);
            long deadline = System.nanoTime() + SOON.toNanos();
            boolean away = false;
            while (!away) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                away = isAwayAfter(visitor, " ");
            }
        }
    }

    private static boolean isAwayAfter(Visitor visitor, String bytes) throws IOException {
        try {
            visitor.send(bytes);
            return !visitor.rest().isEmpty();
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (SocketException gone) {
            return true;
        }
    }

    /** Guesses take time, and the time that one takes is not that of others. */
    @Test
    void guessesAreSlow() throws IOException {
        long since = System.nanoTime();
        try (Visitor visitor = Visitor.initialized(server.port())) {
            assertThat(visitor.refusal("attach", Map.of("token", "guess"))).startsWith("the token is wrong");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Limits.USUAL.pause());
    }

    @Test
    void tenThousandConnectionsLeaveTheProgramAlone() throws Exception {
        StepInstance instance = StepModule.of(COUNTER).instantiate(Imports.none());
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong rounds = new AtomicLong();
        Thread program = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                instance.invoke("count", 1000);
                rounds.incrementAndGet();
            }
        });
        Random random = new Random(8);
        long early = Long.MAX_VALUE;
        long late = Long.MAX_VALUE;
        for (int i = 0; i < 10_000; i++) {
            long before = rounds.get();
            garbage(random);
            if (i % 1000 == 999) {
                long deadline = System.nanoTime() + SOON.toNanos();
                while (rounds.get() == before) {
                    assertThat(System.nanoTime()).as("the program stands still").isLessThan(deadline);
                    Thread.onSpinWait();
                }
            }
            if (i == 2000 || i == 2500 || i == 3000) {
                early = Math.min(early, heap());
            }
            late = i >= 9000 && i % 450 == 0 ? Math.min(late, heap()) : late;
        }
        over.set(true);
        assertThat(program.join(SOON)).isTrue();
        long counted = instance.memory("memory").readLong(0);
        assertThat(counted).isEqualTo(1000 * rounds.get());
        assertThat((double) late / early).as("heap").isLessThanOrEqualTo(1.05);
        awaitNoClients();
    }

    private void garbage(Random random) throws IOException {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        try (Visitor visitor = new Visitor(server.port())) {
            if (random.nextInt(4) == 0) {
                visitor.send("Content-Length: " + random.nextInt(300) + "\r\n\r\n");
            }
            visitor.send(bytes);
            if (random.nextBoolean() && bytes.length > 0) {
                visitor.socket().shutdownOutput();
                visitor.rest();
            }
        } catch (SocketException reset) {
            // It is closed before all is sent.
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Limits within(Duration time) {
        Limits usual = Limits.USUAL;
        return new Limits(usual.bytes(), usual.messages(), time, usual.connections(), usual.pause(), usual.stall());
    }

    private static List<Thread> clients() {
        return DebugServerTest.threads().stream()
                .filter(thread -> thread.getName().equals("stepwasm debug client"))
                .toList();
    }

    private static void awaitNoClients() {
        for (Thread client : clients()) {
            try {
                assertThat(client.join(SOON)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
