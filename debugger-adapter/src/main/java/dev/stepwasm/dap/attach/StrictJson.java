package dev.stepwasm.dap.attach;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON of which nobody knows who wrote it: read by the letter of the standard, nested no deeper than a request is. */
final class StrictJson {
    private static final int DEEPEST = 32;
    /** A number is read when it is asked for, and one like 1e999999999 would take long. */
    private static final Pattern SMALL = Pattern.compile("[0-9]{1,9}");

    private StrictJson() {}

    /** {@return an object; empty if the text is anything else} Its length must be bounded by the caller. */
    static Optional<JsonObject> object(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(DEEPEST);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** {@return a member that is a string} */
    static Optional<String> text(JsonObject object, String name) {
        return isPrimitive(object.get(name)) && object.getAsJsonPrimitive(name).isString()
                ? Optional.of(object.get(name).getAsString())
                : Optional.empty();
    }

    /** {@return a member that is a number from 0 to 999,999,999, written in digits} */
    static OptionalInt number(JsonObject object, String name) {
        if (!isPrimitive(object.get(name)) || !object.getAsJsonPrimitive(name).isNumber()) {
            return OptionalInt.empty();
        }
        String digits = object.get(name).getAsString();
        return SMALL.matcher(digits).matches() ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static boolean isPrimitive(@Nullable JsonElement element) {
        return element != null && element.isJsonPrimitive();
    }
}
