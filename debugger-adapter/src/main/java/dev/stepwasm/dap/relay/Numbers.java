package dev.stepwasm.dap.relay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of requests that are under way: each connection counts by itself, and some messages name a request by its
 * number. Safe for use from any thread.
 */
final class Numbers {
    /** Stands for a request that nobody has made. */
    private static final int NONE = 0;

    private final Map<Integer, Integer> toPeer = new HashMap<>();

    /**
     * Sends a request.
     *
     * @param client the number that the client gave it
     */
    synchronized void send(
            Peer peer,
            String name,
            @Nullable Object arguments,
            OptionalInt client,
            CompletableFuture<@Nullable Object> answer) {
        if (client.isPresent()) {
            CompletableFuture<@Nullable Object> remote = new CompletableFuture<>();
            Then.then(remote, (body, problem) -> forget(client.getAsInt()));
            Then.pass(remote.thenApply(Raw::of), answer);
            peer.request(name, arguments, remote).ifPresent(number -> toPeer.put(client.getAsInt(), number));
        } else {
            peer.request(name, arguments, answer);
        }
    }

    private synchronized void forget(int client) {
        toPeer.remove(client);
    }

    /** {@return what the client wants to cancel, in the numbers of the program} */
    synchronized CancelArguments toPeer(CancelArguments client) {
        CancelArguments cancel = new CancelArguments();
        cancel.setProgressId(client.getProgressId());
        if (client.getRequestId() != null) {
            cancel.setRequestId(toPeer.getOrDefault(client.getRequestId(), NONE));
        }
        return cancel;
    }

    /** {@return the body of an event that may name a request, in the numbers of the client} */
    synchronized @Nullable Object toClient(@Nullable Object body) {
        if (!(body instanceof JsonObject event) || !(event.get("requestId") instanceof JsonPrimitive number)) {
            return body;
        }
        JsonObject translated = event.deepCopy();
        Optional<Integer> client = toPeer.entrySet().stream()
                .filter(each -> number.equals(new JsonPrimitive(each.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
        translated.remove("requestId");
        client.ifPresent(each -> translated.add("requestId", (JsonElement) new JsonPrimitive(each)));
        return translated;
    }
}
