package dev.stepwasm.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What a client keeps with an answer that it gets in two steps, and shows for the second: which definition of which version
 * of which document it is about.
 *
 * @param version the {@link Snapshot#textId() id} of the version
 * @param module number of the module in the text
 * @param space of the definition
 * @param index of the definition
 * @param owner of the definition
 */
record Ticket(String uri, String version, int module, IndexSpace space, int index, int owner) {
    static Ticket of(Snapshot snapshot, int module, Definition definition) {
        return new Ticket(
                snapshot.uri(), snapshot.textId(), module, definition.space(), definition.index(), definition.owner());
    }

    /** {@return the ticket that a client shows, empty if it is none of ours} */
    static Optional<Ticket> read(@Nullable Object data) {
        try {
            return data instanceof JsonObject json
                    ? Optional.of(new Ticket(
                            word(json, "uri"),
                            word(json, "version"),
                            json.get("module").getAsInt(),
                            IndexSpace.valueOf(word(json, "space")),
                            json.get("index").getAsInt(),
                            json.get("owner").getAsInt()))
                    : Optional.empty();
        } catch (IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | UnsupportedOperationException e) {
            return Optional.empty(); // whatever a client may have made of it
        }
    }

    private static String word(JsonObject json, String name) {
        JsonElement element = json.get(name);
        return element.getAsString();
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("uri", uri);
        json.addProperty("version", version);
        json.addProperty("module", module);
        json.addProperty("space", space.name());
        json.addProperty("index", index);
        json.addProperty("owner", owner);
        return json;
    }

    /** @throws CancellationException if the ticket is of another version */
    void checkIsOf(Snapshot snapshot) {
        if (!version.equals(snapshot.textId())) {
            throw new CancellationException("of another version");
        }
    }
}
