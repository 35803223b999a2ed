package dev.stepwasm.dap.relay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** What is said of breakpoints for which there is no program any more. */
final class AfterEnd {
    private static final JsonElement PENDING = new JsonPrimitive("pending");

    private AfterEnd() {}

    /** {@return the answer of somebody who waits for a program, said by one who knows that none will come} */
    static JsonElement breakpoints(@Nullable Object answer) {
        JsonElement body = History.json(answer);
        if (body instanceof JsonObject object && object.get("breakpoints") instanceof JsonArray breakpoints) {
            breakpoints.forEach(AfterEnd::say);
        }
        return body;
    }

    private static void say(JsonElement breakpoint) {
        if (breakpoint instanceof JsonObject object && PENDING.equals(object.get("reason"))) {
            object.addProperty("message", "the program has ended");
            object.addProperty("reason", "failed");
        }
    }
}
