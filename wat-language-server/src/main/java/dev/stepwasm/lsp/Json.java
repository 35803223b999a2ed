package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Reads the objects that commands are given, which may be anything, and writes those that they answer. */
final class Json {
    private Json() {}

    static JsonObject of(Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("line", position.getLine());
        json.addProperty("character", position.getCharacter());
        return json;
    }

    static JsonObject of(Range range) {
        JsonObject json = new JsonObject();
        json.add("start", of(range.getStart()));
        json.add("end", of(range.getEnd()));
        return json;
    }

    /** {@return a member that is a text; empty if there is none} */
    static Optional<String> text(JsonObject object, String name) {
        return member(object, name)
                .map(value -> value instanceof JsonPrimitive text && text.isString()
                        ? text.getAsString()
                        : refuse(name, "a string"));
    }

    /** {@return a member that is true or false; empty if there is none} */
    static Optional<Boolean> flag(JsonObject object, String name) {
        return member(object, name)
                .map(value -> value instanceof JsonPrimitive flag && flag.isBoolean()
                        ? Boolean.valueOf(flag.getAsBoolean())
                        : refuse(name, "true or false"));
    }

    /** {@return a member that is a whole number from 0; empty if there is none} */
    static Optional<Integer> count(JsonObject object, String name) {
        return member(object, name)
                .map(value -> value instanceof JsonPrimitive number && isCount(number)
                        ? Integer.valueOf(number.getAsInt())
                        : refuse(name, "a whole number"));
    }

    private static boolean isCount(JsonPrimitive number) {
        return number.isNumber() && number.getAsDouble() == number.getAsInt() && number.getAsInt() >= 0;
    }

    /** {@return a member that is a position; empty if there is none} */
    static Optional<Position> position(JsonObject object, String name) {
        return member(object, name)
                .map(value -> value instanceof JsonObject position
                        ? new Position(
                                count(position, "line").orElseGet(() -> refuse("line", "given")),
                                count(position, "character").orElseGet(() -> refuse("character", "given")))
                        : refuse(name, "a position"));
    }

    /** {@return a member that is a list of texts or numbers, as texts; empty if there is none} */
    static Optional<List<String>> texts(JsonObject object, String name) {
        return member(object, name).map(value -> {
            List<String> texts = new ArrayList<>();
            for (JsonElement each : value instanceof JsonArray list ? list : Json.<JsonArray>refuse(name, "a list")) {
                texts.add(
                        each instanceof JsonPrimitive plain && !plain.isBoolean()
                                ? plain.getAsString()
                                : refuse(name, "a list of strings or numbers"));
            }
            return texts;
        });
    }

    private static Optional<JsonElement> member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value);
    }

    private static <T> T refuse(String name, String wanted) {
        throw Answers.failure(ResponseErrorCode.InvalidParams, "`%s` must be %s".formatted(name, wanted));
    }
}
