package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients on a real socket. */
final class SocketServerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<DapClient> clients = new ArrayList<>();
    private SocketServer server;
    private Thread serving;

    @BeforeEach
    void listen() throws IOException {
        server = new SocketServer(0, new PrintStream(errors, true, StandardCharsets.UTF_8));
        serving = Thread.ofPlatform().daemon().start(server::serve);
    }

    @AfterEach
    void close() throws InterruptedException {
        clients.forEach(DapClient::close);
        server.close();
        assertThat(serving.join(SOON)).isTrue();
    }

    @Test
    void servesSeveralClientsAtOnce() throws IOException {
        List<DapClient> all = List.of(client(), client(), client());
        for (int i = 0; i < all.size(); i++) {
            enter(all.get(i), i);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).ask("continue", Map.of("threadId", 1));
            assertThat(all.get(i).event("output").get("output").getAsString()).isEqualTo(100 + i + "\n");
            all.get(i).event("terminated");
        }
    }

    @Test
    void servesOneClientAfterTheOther() throws IOException {
        for (int i = 0; i < 5; i++) {
            DapClient client = client();
            enter(client, i);
            client.ask("disconnect", Map.of());
        }
        DapClient rude = client();
        enter(rude, 1);
        rude.close();

        enter(client(), 7);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void takesNoMessageOutOfARequestOfABrowser() throws IOException {
        String launch = """
                {"seq":1,"type":"request","command":"initialize","arguments":{"adapterID":"stepwasm"}}""";
        String request = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: "
                + launch.length() + "\r\n\r\n" + launch;
        try (Socket browser = new Socket("127.0.0.1", server.port())) {
            browser.setSoTimeout((int) SOON.toMillis());
            browser.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(answer(browser)).isEmpty();
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("a client was refused: this port speaks the Debug Adapter Protocol");
    }

    /** All bytes until the server closes the connection, which may cut off what was not read. */
    private static String answer(Socket client) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            client.getInputStream().transferTo(answer);
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isHeardOnTheLoopbackAddressOnly() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses()
                    .filter(each -> !each.isLoopbackAddress())
                    .toList()) {
                assertThat(isHeardAt(new InetSocketAddress(address, server.port())))
                        .as(address.toString())
                        .isFalse();
            }
        }
    }

    private static boolean isHeardAt(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) { // What was hoped for.
            return false;
        }
    }

    private DapClient client() throws IOException {
        DapClient client = DapClient.of(server.port());
        clients.add(client);
        return client;
    }

    private static void enter(DapClient client, int number) {
        String program = Fixtures.sample("sum.wat").file().orElseThrow().toString();
        client.start(Map.of("program", program, "args", List.of(100, number), "stopOnEntry", true));
        client.event("stopped");
    }
}
