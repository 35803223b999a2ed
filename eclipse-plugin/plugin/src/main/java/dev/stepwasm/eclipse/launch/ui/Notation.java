package dev.stepwasm.eclipse.launch.ui;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.dap.launch.Field;
import dev.stepwasm.dap.launch.Shape;
import dev.stepwasm.eclipse.launch.LaunchValues;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How people write a value of a launch. */
sealed interface Notation {
    /** {@return the value that a text means} The text is not blank. */
    JsonElement read(String text);

    /** {@return the text that means a value} The value is not null. */
    String write(JsonElement value);

    /** {@return an example} */
    String hint(Field field);

    /** A text, as it is. */
    record Plain() implements Notation {
        @Override
        public JsonElement read(String text) {
            return text.isBlank() ? JsonNull.INSTANCE : new JsonPrimitive(text.strip());
        }

        @Override
        public String write(JsonElement value) {
            return value.isJsonNull() ? "" : value.getAsString();
        }

        @Override
        public String hint(Field field) {
            return String.valueOf(field.example());
        }
    }

    /**
     * A number, an object, a list or a string in quotes as in JSON, where a value of the shape can be that; anything else is a
     * string.
     */
    record Either(Shape shape) implements Notation {
        @Override
        public JsonElement read(String text) {
            String stripped = text.strip();
            if (stripped.isEmpty() || "{[\"-0123456789tfn".indexOf(stripped.charAt(0)) < 0) {
                return new JsonPrimitive(stripped);
            }
            try {
                JsonElement value = JsonParser.parseString(stripped);
                // The parser is lenient: 5s is no number.
                return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString() && stripped.charAt(0) != '"'
                                || !shape.fits(LaunchValues.value(value)) && shape.fits(stripped)
                        ? new JsonPrimitive(stripped)
                        : value;
            } catch (JsonParseException e) {
                return new JsonPrimitive(stripped);
            }
        }

        @Override
        public String write(JsonElement value) {
            boolean word = value.isJsonPrimitive()
                    && value.getAsJsonPrimitive().isString()
                    && read(value.getAsString()).equals(value);
            return word ? value.getAsString() : value.toString();
        }

        @Override
        public String hint(Field field) {
            return LaunchValues.json(field.example()).replace("\"", "");
        }
    }

    /** A list: an item on each line. */
    record Lines(Shape item) implements Notation {
        @Override
        public JsonElement read(String text) {
            JsonArray items = new JsonArray();
            text.lines()
                    .filter(line -> !line.isBlank())
                    .map(new Either(item)::read)
                    .forEach(items::add);
            return items;
        }

        @Override
        public String write(JsonElement value) {
            return value.isJsonArray()
                    ? value.getAsJsonArray().asList().stream()
                            .map(new Either(item)::write)
                            .collect(Collectors.joining("\n"))
                    : value.toString();
        }

        @Override
        public String hint(Field field) {
            return field.example() instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                    : String.valueOf(field.example());
        }
    }

    /** An object: a member on each line, as {@code name = value}. */
    record Pairs(Shape member) implements Notation {
        @Override
        public JsonElement read(String text) {
            JsonObject members = new JsonObject();
            text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                int equals = line.indexOf('=');
                String name = equals < 0 ? line : line.substring(0, equals);
                members.add(name.strip(), new Either(member).read(equals < 0 ? "" : line.substring(equals + 1)));
            });
            return members;
        }

        @Override
        public String write(JsonElement value) {
            return value.isJsonObject()
                    ? value.getAsJsonObject().entrySet().stream()
                            .map(each -> each.getKey() + " = " + new Either(member).write(each.getValue()))
                            .collect(Collectors.joining("\n"))
                    : value.toString();
        }

        @Override
        public String hint(Field field) {
            return field.example() instanceof Map<?, ?> map
                    ? map.entrySet().stream()
                            .map(each -> each.getKey() + " = "
                                    + LaunchValues.json(each.getValue()).replace("\"", ""))
                            .collect(Collectors.joining("\n"))
                    : String.valueOf(field.example());
        }
    }
}
