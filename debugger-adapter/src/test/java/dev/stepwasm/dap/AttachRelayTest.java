package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attaching to what is no program, and to programs that behave as they should not: each of them a socket of the test. */
final class AttachRelayTest {
    private static final Map<String, Object> ID = Map.of("adapterID", "stepwasm");

    private final DapClient client = new DapClient();
    private final List<ServerSocket> servers = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        client.close();
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    /** What a made-up program does with a connection. */
    private interface Behaviour {
        void serve(Socket connection) throws IOException;
    }

    private int listen(Behaviour behaviour) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket connection = server.accept()) {
                behaviour.serve(connection);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        return server.getLocalPort();
    }

    private static void write(Socket connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void message(Socket connection, String json) throws IOException {
        String body = json.replace('\'', '"');
        write(connection, "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** Waits until the request to attach has come. */
    private static void awaitRequest(Socket connection) throws IOException {
        StringBuilder read = new StringBuilder();
        int next = connection.getInputStream().read();
        while (next >= 0 && read.indexOf("0123456789abcdef") < 0) {
            read.append((char) next);
            next = connection.getInputStream().read();
        }
    }

    private static void awaitEnd(Socket connection) throws IOException {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private String refusal(int port) {
        client.ask("initialize", ID);
        String words = client.refusal("attach", Map.of("port", port, "token", "0123456789abcdef"));
        client.event("terminated");
        return words;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", ""})
    void seesThatItIsNoProgram(String says) throws IOException {
        int port = listen(connection -> {
            write(connection, says);
            awaitEnd(connection);
        });

        assertThat(refusal(port))
                .isEqualTo("what listens at 127.0.0.1:" + port
                        + " does not answer as a program with Stepwasm does; is it the right port?");
    }

    @Test
    void seesThatTheDoorIsShut() throws IOException {
        int port = listen(connection -> {});

        assertThat(refusal(port)).startsWith("what listens at 127.0.0.1:" + port + " has closed the connection");
    }

    @Test
    void seesThatNobodyListens() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = server.getLocalPort();
        server.close();

        assertThat(refusal(port)).startsWith("nothing listens at 127.0.0.1:" + port);
    }

    @Test
    void asksForATokenThatNobodyKnows() throws IOException {
        int port = listen(AttachRelayTest::awaitEnd);
        client.ask("initialize", ID);

        assertThat(client.refusal("attach", Map.of("port", port)))
                .startsWith("no program of yours listens at port " + port);
    }

    @Test
    void knowsAProcessThatHasEnded() {
        client.ask("initialize", ID);
        assertThat(client.refusal("attach", Map.of("pid", Integer.MAX_VALUE)))
                .startsWith("there is no process 2147483647: it has ended");
        client.event("terminated");
        long own = ProcessHandle.current().pid();
        assertThat(client.refusal("attach", Map.of("pid", own)))
                .startsWith("the process " + own + " cannot be attached to");
    }

    @Test
    void passesOnARefusalWithAllThatBelongsToIt() throws IOException {
        int port = listen(connection -> {
            awaitRequest(connection);
            message(connection, "{'seq':1,'type':'response','request_seq':1,'command':'initialize','success':true}");
            message(
                    connection,
                    "{'seq':2,'type':'response','request_seq':2,'command':'attach','success':false,'message':'busy',"
                            + "'body':{'error':{'id':9,'format':'{who}','variables':{'who':'Ada'},'showUser':true}}}");
            awaitEnd(connection);
        });
        client.ask("initialize", ID);
        JsonObject response = client.request("attach", Map.of("port", port, "token", "0123456789abcdef"));

        assertThat(response.get("message").getAsString()).isEqualTo("busy");
        assertThat(response.getAsJsonObject("body").toString())
                .isEqualTo(
                        "{\"error\":{\"id\":9,\"format\":\"{who}\",\"variables\":{\"who\":\"Ada\"},\"showUser\":true}}");
        client.event("terminated");
    }

    @Test
    void tellsWhatIsDifferentAndPassesEverythingOnInOrder() throws IOException {
        String large = "x".repeat(1 << 20);
        int port = listen(connection -> {
            awaitRequest(connection);
            message(
                    connection,
                    "{'seq':1,'type':'response','request_seq':1,'command':'initialize','success':true,"
                            + "'body':{'supportsStepBack':true}}");
            message(connection, "{'seq':2,'type':'event','event':'initialized'}");
            message(connection, "{'seq':3,'type':'response','request_seq':2,'command':'attach','success':true}");
            message(connection, "{'seq':4,'type':'event','event':'output','body':{'output':'" + large + "'}}");
            message(connection, "{'seq':5,'type':'event','event':'stopped','body':{'reason':'new','own':null}}");
            connection.shutdownOutput();
            awaitEnd(connection);
        });
        client.ask("initialize", ID);
        client.event("initialized");
        client.ask("attach", Map.of("port", port, "token", "0123456789abcdef"));

        JsonObject changes = client.event("capabilities").getAsJsonObject("capabilities");
        assertThat(changes.get("supportsStepBack").getAsBoolean()).isTrue();
        assertThat(changes.get("supportsRestartRequest").getAsBoolean()).isFalse();
        assertThat(client.event("output").get("output").getAsString()).isEqualTo(large);
        assertThat(client.event("stopped").get("own").isJsonNull()).isTrue();
        assertThat(client.event("output").get("output").getAsString()).contains("has ended");
        client.event("terminated");
        assertThat(client.order()).filteredOn("event initialized"::equals).hasSize(1);
        assertThat(client.refusal("modules", Map.of())).isEqualTo("the program has ended");
        client.ask("disconnect", Map.of());
    }
}
