package dev.stepwasm.dap.relay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a client was promised that another adapter does not keep, or keeps beyond. */
final class CapabilityChanges {
    private CapabilityChanges() {}

    /** {@return the body of a {@code capabilities} event; empty if nothing is different} */
    static Optional<JsonObject> between(JsonElement promised, JsonElement kept) {
        JsonObject before = promised instanceof JsonObject object ? object : new JsonObject();
        JsonObject after = kept instanceof JsonObject object ? object : new JsonObject();
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        JsonObject changes = new JsonObject();
        for (String name : names) {
            JsonElement now = after.has(name) ? after.get(name) : nothing(before.get(name));
            JsonElement then = before.has(name) ? before.get(name) : nothing(now);
            if (!now.equals(then)) {
                changes.add(name, now);
            }
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        JsonObject body = new JsonObject();
        body.add("capabilities", changes);
        return Optional.of(body);
    }

    /** {@return what a capability is that is not told} */
    private static JsonElement nothing(JsonElement other) {
        return other instanceof JsonArray ? new JsonArray() : new JsonPrimitive(false);
    }
}
