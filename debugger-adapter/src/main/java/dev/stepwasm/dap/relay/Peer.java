package dev.stepwasm.dap.relay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.dap.Frames;
import dev.stepwasm.dap.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.debug.json.DebugMessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugRequestMessage;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugResponseMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection to a program that serves the protocol. What it says is not read further than it must be:
 * bodies are JSON and go on as they came. Messages are sent by one thread and read by another; the methods here may be
 * called from any thread and wait for nothing.
 */
final class Peer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Channel channel;
    private final Listener listener;
    private final Outgoing outgoing;
    private final Map<String, CompletableFuture<@Nullable Object>> pending = new LinkedHashMap<>();
    private boolean lost;

    /** Who hears what it says; called on the thread that reads, in the order of the messages. */
    interface Listener {
        /** An event; the body is JSON. */
        void event(String name, @Nullable Object body);

        /** A response has come; whoever waits for it hears of it next. */
        void answered();

        /** {@return the answer to a request of the program} */
        CompletableFuture<?> request(String name, @Nullable Object arguments);

        /** What was read is no message of the protocol. */
        void nonsense(String words);

        /** Nothing more will be heard. The requests that are not answered fail afterwards. */
        void lost();

        /** {@return why requests that have no answer yet get none} */
        RuntimeException unanswered();
    }

    Peer(Channel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
        this.outgoing = new Outgoing(channel.out(), new DebugMessageJsonHandler(Map.of()), this::close);
    }

    /** Begins to write and to read. */
    void start() {
        outgoing.startWriter("dap to debuggee", Optional.empty());
        Thread.ofPlatform().daemon().name("dap from debuggee").start(this::read);
    }

    /**
     * Sends a request.
     *
     * @param answer gets its body, or fails with the error of the response
     * @return its number; empty if nobody is there any more, and the answer has failed
     */
    OptionalInt request(String name, @Nullable Object arguments, CompletableFuture<@Nullable Object> answer) {
        OptionalInt sent = send(name, arguments, answer);
        if (sent.isEmpty()) {
            answer.completeExceptionally(listener.unanswered());
        }
        return sent;
    }

    private OptionalInt send(String name, @Nullable Object arguments, CompletableFuture<@Nullable Object> answer) {
        synchronized (outgoing) {
            int number = outgoing.next();
            synchronized (pending) {
                if (lost) {
                    return OptionalInt.empty();
                }
                pending.put(String.valueOf(number), answer);
            }
            DebugRequestMessage request = new DebugRequestMessage();
            request.setMethod(name);
            request.setParams(arguments);
            request.setId(number);
            outgoing.consume(request);
            return OptionalInt.of(number);
        }
    }

    private void read() {
        try (InputStream in = channel.in()) {
            Frames frames = new Frames(in, listener::nonsense);
            Optional<String> body = frames.next();
            while (body.isPresent()) {
                accept(body.get());
                body = frames.next();
            }
        } catch (IOException e) {
            // It has gone without a word: the same as the end of the stream.
            close();
        } finally {
            end();
        }
    }

    private void end() {
        close();
        List<CompletableFuture<@Nullable Object>> unanswered;
        synchronized (pending) {
            lost = true;
            unanswered = new ArrayList<>(pending.values());
            pending.clear();
        }
        listener.lost();
        unanswered.forEach(each -> each.completeExceptionally(listener.unanswered()));
    }

    private void accept(String body) {
        try {
            accept(JsonParser.parseString(body).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
            listener.nonsense("a message that cannot be understood");
        }
    }

    private void accept(JsonObject message) {
        switch (text(message, "type")) {
            case "response" -> answer(message);
            case "event" -> listener.event(text(message, "event"), message.get("body"));
            case "request" -> ask(message);
            default -> listener.nonsense("a message that says nothing");
        }
    }

    private static String text(JsonObject message, String member) {
        return message.get(member) instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }

    private void answer(JsonObject response) {
        CompletableFuture<@Nullable Object> answer;
        synchronized (pending) {
            answer = pending.remove(text(response, "request_seq"));
        }
        if (answer == null) {
            listener.nonsense("a response that nobody waits for");
            return;
        }
        listener.answered();
        JsonElement body = response.get("body");
        if (text(response, "success").equals("true")) {
            answer.complete(body);
        } else {
            answer.completeExceptionally(new ResponseErrorException(
                    new ResponseError(ResponseErrorCode.RequestFailed, text(response, "message"), Raw.of(body))));
        }
    }

    private void ask(JsonObject request) {
        String command = text(request, "command");
        Then.then(guarded(() -> listener.request(command, request.get("arguments"))), (result, problem) -> {
            DebugResponseMessage response = new DebugResponseMessage();
            response.setId(text(request, "seq"));
            response.setMethod(command);
            if (problem == null) {
                response.setResult(result);
            } else {
                response.setError(error(problem));
            }
            outgoing.consume(response);
        });
    }

    private static CompletableFuture<?> guarded(Supplier<CompletableFuture<?>> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ResponseError error(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause instanceof ResponseErrorException refused
                ? refused.getResponseError()
                : new ResponseError(ResponseErrorCode.RequestFailed, String.valueOf(cause.getMessage()), null);
    }

    /** Ends the connection; what was sent is written before, if that takes no longer than a moment. */
    void closeAfterWriting() {
        outgoing.close(PATIENCE);
        close();
    }

    /** Ends the connection. */
    @Override
    public void close() {
        outgoing.close(Duration.ZERO);
        channel.close();
    }
}
