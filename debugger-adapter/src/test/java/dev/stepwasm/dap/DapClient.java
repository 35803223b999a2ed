package dev.stepwasm.dap;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A client that speaks the protocol byte by byte, so that tests see what really is on the wire. It checks of every message
 * that it is numbered one higher than the one before.
 */
final class DapClient implements Closeable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Gson GSON = new Gson();

    private final Closeable connection;
    private final OutputStream toAdapter;
    /** Empty if the adapter is elsewhere. */
    private final Optional<Thread> adapter;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** Everything received, in order; guarded by itself. */
    private final List<JsonObject> received = new ArrayList<>();

    /** What no test has asked for yet; guarded by {@code received}. */
    private final List<JsonObject> pending = new ArrayList<>();

    private boolean ended;
    private int sent;

    DapClient() {
        this(OpenedSession.NONE);
    }

    /** A client of an adapter that may attach to a process: this one. */
    DapClient(AttachedProcess process) {
        this(OpenedSession.of(process));
    }

    private DapClient(OpenedSession opened) {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
            Socket other = server.accept();
            // Small messages that wait for an answer are what sockets delay unless told not to.
            socket.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
            adapter = Optional.of(Thread.ofPlatform()
                    .daemon()
                    .name("adapter under test")
                    .start(() -> {
                        try (other) {
                            Wire.serve(other.getInputStream(), other.getOutputStream(), err, opened);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
            connection = socket;
            toAdapter = socket.getOutputStream();
            read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of an adapter that is another process, or behind one. Closing the client closes {@code to}. */
    DapClient(InputStream from, OutputStream to) {
        this(from, to, to);
    }

    private DapClient(InputStream from, OutputStream to, Closeable connection) {
        this.connection = connection;
        this.adapter = Optional.empty();
        this.toAdapter = new BufferedOutputStream(to);
        read(from);
    }

    /** {@return a client of the adapter that listens on a port} */
    static DapClient of(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new DapClient(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    /** Sends bytes as they are. */
    void sendRaw(String bytes) {
        try {
            toAdapter.write(bytes.getBytes(StandardCharsets.UTF_8));
            toAdapter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a body with its header. */
    void sendBody(String body) {
        sendRaw("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** Sends a request and does not wait. Any thread. @return its number */
    synchronized int send(String command, Map<String, ?> arguments) {
        sent++;
        sendBody(GSON.toJson(Map.of("seq", sent, "type", "request", "command", command, "arguments", arguments)));
        return sent;
    }

    /** {@return the response to a request, successful or not} */
    JsonObject request(String command, Map<String, ?> arguments) {
        int seq = send(command, arguments);
        return response(seq);
    }

    /** {@return the response to the request with that number} */
    JsonObject response(int seq) {
        return await(
                "response to request " + seq,
                message -> type(message).equals("response")
                        && message.get("request_seq").getAsInt() == seq);
    }

    /** {@return the body of a response that must be successful} */
    JsonObject ask(String command, Map<String, ?> arguments) {
        JsonObject response = request(command, arguments);
        if (!response.get("success").getAsBoolean()) {
            throw new AssertionError(command + " failed: " + response);
        }
        return response.has("body") ? response.getAsJsonObject("body") : new JsonObject();
    }

    /** {@return the words of a response that must be an error} */
    String refusal(String command, Map<String, ?> arguments) {
        JsonObject response = request(command, arguments);
        if (response.get("success").getAsBoolean()) {
            throw new AssertionError(command + " succeeded: " + response);
        }
        return response.get("message").getAsString();
    }

    /** {@return the body of the next event with that name that was not taken yet} */
    JsonObject event(String name) {
        JsonObject event = await("event " + name, message -> isEvent(message, name));
        return event.has("body") ? event.getAsJsonObject("body") : new JsonObject();
    }

    /** {@return the next of these events that was not taken yet} */
    JsonObject anyEvent(List<String> names) {
        return await("one of the events " + names, message -> names.stream().anyMatch(name -> isEvent(message, name)));
    }

    /** {@return the next of these events that was not taken yet, or a response to these, whichever came first} */
    JsonObject anyEventOrResponse(List<String> names, Set<Integer> requests) {
        return await(
                "one of the events " + names + " or a response to " + requests,
                message -> names.stream().anyMatch(name -> isEvent(message, name))
                        || type(message).equals("response")
                                && requests.contains(message.get("request_seq").getAsInt()));
    }

    /** Puts an event among those that were received, as if the adapter had sent it. Any thread. */
    void inject(String name, Map<String, ?> body) {
        synchronized (received) {
            pending.add(GSON.toJsonTree(Map.of("type", "event", "event", name, "body", body))
                    .getAsJsonObject());
            received.notifyAll();
        }
    }

    /** {@return the bodies of the events with that name that were not taken yet; takes them} */
    List<JsonObject> drain(String name) {
        synchronized (received) {
            List<JsonObject> events =
                    pending.stream().filter(each -> isEvent(each, name)).toList();
            pending.removeAll(events);
            return events.stream().map(each -> each.getAsJsonObject("body")).toList();
        }
    }

    /** {@return the next request of the adapter with that command, as a whole} */
    JsonObject reverseRequest(String command) {
        return await(
                "request " + command,
                message -> type(message).equals("request")
                        && message.get("command").getAsString().equals(command));
    }

    /** Answers a request of the adapter. */
    void respond(JsonObject request, Map<String, ?> body) {
        respondWith(request, Map.of("success", true, "body", body));
    }

    /** Refuses a request of the adapter. */
    void refuse(JsonObject request, String words) {
        respondWith(request, Map.of("success", false, "message", words));
    }

    private void respondWith(JsonObject request, Map<String, ?> members) {
        sent++;
        JsonObject response = GSON.toJsonTree(members).getAsJsonObject();
        response.addProperty("seq", sent);
        response.addProperty("type", "response");
        response.addProperty("request_seq", request.get("seq").getAsInt());
        response.addProperty("command", request.get("command").getAsString());
        sendBody(response.toString());
    }

    /** {@return everything received until now, responses as their command, events as their name} */
    List<String> order() {
        synchronized (received) {
            return received.stream()
                    .map(message -> type(message).equals("event")
                            ? "event " + message.get("event").getAsString()
                            : type(message) + " " + message.get("command").getAsString())
                    .toList();
        }
    }

    /** {@return everything received until now} */
    List<JsonObject> all() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** {@return whether the adapter ended by itself in time} */
    boolean awaitAdapterEnd(Duration atMost) throws InterruptedException {
        return adapter.orElseThrow().join(atMost);
    }

    /** {@return what the adapter wrote to its error output} */
    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /** Begins a session: initialize, launch with these arguments, no breakpoints, configuration done. */
    void start(Map<String, ?> launch) {
        ask("initialize", Map.of("adapterID", "stepwasm"));
        ask("launch", launch);
        ask("configurationDone", Map.of());
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (adapter.isPresent()) {
                adapter.get().join(DEADLINE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonObject await(String what, Predicate<JsonObject> wanted) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        synchronized (received) {
            while (true) {
                Iterator<JsonObject> messages = pending.iterator();
                while (messages.hasNext()) {
                    JsonObject message = messages.next();
                    if (wanted.test(message)) {
                        messages.remove();
                        return message;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0 || ended) {
                    throw new AssertionError("no " + what + "; not taken are " + pending + "\n" + errors());
                }
                try {
                    received.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private static boolean isEvent(JsonObject message, String name) {
        return type(message).equals("event")
                && message.get("event").getAsString().equals(name);
    }

    private static String type(JsonObject message) {
        return message.get("type").getAsString();
    }

    private void read(InputStream in) {
        Thread.ofPlatform().daemon().name("client reader").start(() -> readAll(in));
    }

    private void readAll(InputStream in) {
        try (DataInputStream data = new DataInputStream(in)) {
            while (true) {
                JsonObject message = JsonParser.parseString(body(data)).getAsJsonObject();
                synchronized (received) {
                    received.add(message);
                    pending.add(message);
                    received.notifyAll();
                    if (message.get("seq").getAsInt() != received.size()) {
                        throw new AssertionError("message " + received.size() + " has another number: " + message);
                    }
                }
            }
        } catch (IOException e) { // The stream ends when the adapter or the test closes it.
            synchronized (received) {
                ended = true;
                received.notifyAll();
            }
        }
    }

    private static String body(DataInputStream data) throws IOException {
        int length = -1;
        String line = line(data);
        while (!line.isEmpty()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
            line = line(data);
        }
        byte[] body = new byte[length];
        data.readFully(body);
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String line(DataInputStream data) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = data.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = data.read();
        }
        return line.toString();
    }
}
