package dev.stepwasm.dap.attach;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody who connects to a server and sends what he likes. */
final class Visitor implements AutoCloseable {
    private static final int PATIENCE = 30_000;
    private static final Gson GSON = new Gson();

    private final Closeable connection;
    private final InputStream in;
    private final OutputStream out;
    private int sent;

    Visitor(int port) throws IOException {
        this(connect(port));
    }

    private Visitor(Socket socket) throws IOException {
        this(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    /** One whose connection is that of another process. */
    Visitor(InputStream in, OutputStream out) {
        this(in, out, out);
    }

    private Visitor(InputStream in, OutputStream out, Closeable connection) {
        this.connection = connection;
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        socket.setSoLinger(true, 0); // Ten thousand of them would use up the ports of the machine for a minute.
        return socket;
    }

    /** {@return one that has shown nothing yet but is known to the server} */
    static Visitor initialized(int port) throws IOException {
        return new Visitor(port).initialized();
    }

    /** Says who it is. */
    Visitor initialized() throws IOException {
        JsonObject answer = ask("initialize", Map.of("adapterID", "stepwasm"));
        if (!answer.get("success").getAsBoolean()) {
            throw new AssertionError("not initialized: " + answer);
        }
        return this;
    }

    Socket socket() {
        return (Socket) connection;
    }

    Visitor send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    Visitor send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    Visitor sendBody(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        send("Content-Length: " + bytes.length + "\r\n\r\n");
        return send(bytes);
    }

    /** Sends a request. */
    Visitor request(String command, Map<String, ?> arguments) throws IOException {
        sent++;
        return sendBody(
                GSON.toJson(Map.of("seq", sent, "type", "request", "command", command, "arguments", arguments)));
    }

    /** {@return the response to a request; events before it are passed over} */
    JsonObject ask(String command, Map<String, ?> arguments) throws IOException {
        request(command, arguments);
        return response();
    }

    /** {@return the words of a response that must be an error} */
    String refusal(String command, Map<String, ?> arguments) throws IOException {
        JsonObject response = ask(command, arguments);
        if (response.get("success").getAsBoolean()) {
            throw new AssertionError(command + " succeeded: " + response);
        }
        return response.get("message").getAsString();
    }

    /** {@return the response to the last request} */
    JsonObject response() throws IOException {
        JsonObject message = message();
        while (!message.has("request_seq") || message.get("request_seq").getAsInt() != sent) {
            message = message();
        }
        return message;
    }

    /** {@return the next event of that name} */
    JsonObject event(String name) throws IOException {
        JsonObject message = message();
        while (!message.has("event") || !message.get("event").getAsString().equals(name)) {
            message = message();
        }
        return message;
    }

    /** {@return the next message} @throws EOFException if none comes any more */
    JsonObject message() throws IOException {
        String header = "";
        int length = -1;
        do {
            header = line();
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            }
        } while (!header.isEmpty());
        byte[] body = in.readNBytes(length);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** {@return whether nothing else comes and the connection is closed} */
    boolean isTurnedAway() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Waits until the connection is closed, whatever comes before that. */
    void awaitEnd() throws IOException {
        try {
            rest();
        } catch (SocketException reset) {
            // It is closed.
        }
    }

    /** {@return everything that comes until the connection is closed} */
    String rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        in.transferTo(rest);
        return rest.toString(StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after: " + line);
            }
            line.append(next == '\r' ? "" : String.valueOf((char) next));
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
