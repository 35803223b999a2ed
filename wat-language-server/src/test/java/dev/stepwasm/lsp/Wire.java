package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.wat.Analysis;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A client that speaks plain JSON over pipes, so that what is asserted is what goes over the wire. */
final class Wire implements AutoCloseable {
    /** The library logs what tests provoke. Kept, because loggers that nobody holds forget their level. */
    private static final Logger LOGGER = Logger.getLogger("org.eclipse.lsp4j");

    static {
        LOGGER.setLevel(Level.OFF);
    }

    private static final long DEADLINE_SECONDS = 20;

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> exitCode;
    private int lastId;

    Wire() {
        this(Analysis::of);
    }

    Wire(Analyser analyser) {
        try {
            PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 20);
            PipedInputStream fromServer = new PipedInputStream(1 << 20);
            PipedOutputStream serverOut = new PipedOutputStream(fromServer);
            exitCode = new CompletableFuture<>();
            thread(() -> exitCode.complete(Connection.serve(new WatLanguageServer(analyser), serverIn, serverOut)));
            thread(() -> read(fromServer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A wire whose server is initialized with these client capabilities. */
    static Wire initialized(String capabilities) {
        return initialized(capabilities, Analysis::of);
    }

    static Wire initialized(String capabilities, Analyser analyser) {
        Wire wire = new Wire(analyser);
        wire.request("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":" + capabilities + "}");
        wire.notify("initialized", "{}");
        return wire;
    }

    /** Sends a request and returns the whole answer, result or error. */
    JsonObject request(String method, String params) {
        return answer(send(method, params));
    }

    /** Sends a request and returns its id. */
    int send(String method, String params) {
        int id = ++lastId;
        sendText("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return id;
    }

    /** Waits for the answer to a request. */
    JsonObject answer(int id) {
        return next(message -> !message.has("method")
                && message.has("id")
                && message.get("id").getAsString().equals(Integer.toString(id)));
    }

    void notify(String method, String params) {
        sendText("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    void open(String uri, int version, String text) {
        JsonObject document = new JsonObject();
        document.addProperty("uri", uri);
        document.addProperty("languageId", "wat");
        document.addProperty("version", version);
        document.addProperty("text", text);
        JsonObject params = new JsonObject();
        params.add("textDocument", document);
        notify("textDocument/didOpen", params.toString());
    }

    /** Replaces the whole text. */
    void change(String uri, int version, String text) {
        JsonObject change = new JsonObject();
        change.addProperty("text", text);
        notify(
                "textDocument/didChange",
                "{\"textDocument\":{\"uri\":\"%s\",\"version\":%d},\"contentChanges\":[%s]}"
                        .formatted(uri, version, change));
    }

    /** Waits for the next notification of a method; earlier messages of other kinds are dropped. */
    JsonElement notified(String method) {
        return next(message -> message.has("method")
                        && message.get("method").getAsString().equals(method))
                .get("params");
    }

    /** Waits for the next request of a method from the server; {@link #respond} answers it. */
    JsonObject asked(String method) {
        return next(message -> message.has("id")
                && message.has("method")
                && message.get("method").getAsString().equals(method));
    }

    /** Answers a request of the server. */
    void respond(JsonObject request, String result) {
        sendText("{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + ",\"result\":" + result + "}");
    }

    /** Sends a body with its header. */
    void sendText(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        sendRaw("Content-Length: " + bytes.length + "\r\n\r\n", bytes);
    }

    /** Sends bytes as they are. */
    void sendRaw(String header, byte[] body) {
        try {
            toServer.write(header.getBytes(StandardCharsets.US_ASCII));
            toServer.write(body);
            toServer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the stream to the server as a killed client does. */
    void hangUp() {
        try {
            toServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the server. */
    int exitCode() {
        return exitCode.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The messages received so far that nobody has waited for. */
    int unread() {
        return received.size();
    }

    @Override
    public void close() {
        hangUp();
        exitCode.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    private JsonObject next(Predicate<JsonObject> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        try {
            while (true) {
                JsonObject message = received.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(message).as("message before the deadline").isNotNull();
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads frames and accepts nothing between them. */
    private void read(InputStream in) {
        try {
            while (true) {
                StringBuilder header = new StringBuilder();
                while (header.indexOf("\r\n\r\n") < 0) {
                    int c = in.read();
                    if (c < 0) {
                        return;
                    }
                    header.append((char) c);
                }
                assertThat(header.toString()).matches("Content-Length: \\d+\r\n\r\n");
                byte[] body = in.readNBytes(Integer.parseInt(
                        header.substring("Content-Length: ".length()).strip()));
                received.add(JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                        .getAsJsonObject());
            }
        } catch (IOException e) {
            // The server is gone.
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
