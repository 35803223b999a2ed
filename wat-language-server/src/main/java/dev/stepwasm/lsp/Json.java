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
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
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
        return member(object, name).map(value -> {
            if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
            }
            throw refusal(name, "a string");
        });
    }

    /** {@return a member that is true or false; empty if there is none} */
    static Optional<Boolean> flag(JsonObject object, String name) {
        return member(object, name).map(value -> {
            if (value instanceof JsonPrimitive flag && flag.isBoolean()) {
                return flag.getAsBoolean();
            }
            throw refusal(name, "true or false");
        });
    }

    /** {@return a member that is a whole number from 0; empty if there is none} */
    static Optional<Integer> count(JsonObject object, String name) {
        return member(object, name).map(value -> {
            if (value instanceof JsonPrimitive number && isCount(number)) {
                return number.getAsInt();
            }
            throw refusal(name, "a whole number");
        });
    }

    private static boolean isCount(JsonPrimitive number) {
        return number.isNumber() && number.getAsDouble() == number.getAsInt() && number.getAsInt() >= 0;
    }

    /** {@return a member that is a position; empty if there is none} */
    static Optional<Position> position(JsonObject object, String name) {
        return member(object, name).map(value -> {
            if (value instanceof JsonObject position) {
                return new Position(
                        count(position, "line").orElseThrow(() -> refusal("line", "given")),
                        count(position, "character").orElseThrow(() -> refusal("character", "given")));
            }
            throw refusal(name, "a position");
        });
    }

    /** {@return a member that is a list of texts or numbers, as texts; empty if there is none} */
    static Optional<List<String>> texts(JsonObject object, String name) {
        return member(object, name).map(value -> {
            if (!(value instanceof JsonArray list)) {
                throw refusal(name, "a list");
            }
            List<String> texts = new ArrayList<>();
            for (JsonElement each : list) {
                if (!(each instanceof JsonPrimitive plain) || plain.isBoolean()) {
                    throw refusal(name, "a list of strings or numbers");
                }
                texts.add(plain.getAsString());
            }
            return texts;
        });
    }

    private static Optional<JsonElement> member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value);
    }

    private static ResponseErrorException refusal(String name, String wanted) {
        return Answers.failure(ResponseErrorCode.InvalidParams, "`%s` must be %s".formatted(name, wanted));
    }
}
