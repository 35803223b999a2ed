package dev.stepwasm.dap.launch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a JSON value may be. */
public sealed interface Shape {
    /** True or false. */
    record Flag() implements Shape {}

    /**
     * A string.
     *
     * @param pattern what all of it must match
     * @param words what that is, as {@code a time such as "5s"}
     */
    record Text(Pattern pattern, String words) implements Shape {}

    /**
     * A number, or a string that means one or says anything.
     *
     * @param nullable whether null is among them, the null reference of WebAssembly
     */
    record Value(boolean nullable) implements Shape {}

    /** A whole number, both ends included; those of a {@code long} are no limit worth telling. */
    record Whole(long least, long most) implements Shape {}

    /** One word. */
    record Word(String word, String description) implements Shape {}

    /** A list. */
    record Items(Shape item) implements Shape {}

    /**
     * An object whose members have names that the user chooses.
     *
     * @param names what they are names of
     */
    record Members(String names, Shape member) implements Shape {}

    /** An object with these members. */
    record Fields(List<Field> fields) implements Shape {
        /** Copies the list. */
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** One of several. */
    record Choice(List<Shape> shapes) implements Shape {
        /** Copies the list. */
        public Choice {
            shapes = List.copyOf(shapes);
        }
    }

    /** {@return a value of WebAssembly} */
    static Shape value() {
        return new Value(true);
    }

    /** {@return any string; a number is taken as it is written} */
    static Shape textOrNumber() {
        return new Value(false);
    }

    /** {@return any string} */
    static Shape text() {
        return new Text(Pattern.compile(".*", Pattern.DOTALL), "a string");
    }

    /** {@return strings that match} */
    static Shape text(String pattern, String words) {
        return new Text(Pattern.compile(pattern), words);
    }

    /** {@return an object with one member, which must be there} */
    static Shape field(String name, Shape shape, String description, Object example) {
        return new Fields(List.of(Field.required(name, shape, description, example)));
    }

    /** {@return one of several} */
    static Shape choice(Shape... shapes) {
        return new Choice(List.of(shapes));
    }

    /** {@return whether a JSON value is of this shape, what is inside it aside} */
    default boolean fits(@Nullable Object value) {
        return switch (this) {
            case Flag flag -> value instanceof Boolean;
            case Text text ->
                value instanceof String string && text.pattern().matcher(string).matches();
            case Value(boolean nullable) ->
                value == null && nullable || value instanceof String || value instanceof Number;
            case Whole(long least, long most) ->
                Json.whole(value)
                        .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0
                                && number.compareTo(BigDecimal.valueOf(most)) <= 0)
                        .isPresent();
            case Word word -> word.word().equals(value);
            case Items items -> value instanceof List<?>;
            case Members members -> value instanceof Map<?, ?>;
            case Fields(List<Field> fields) ->
                value instanceof Map<?, ?> map
                        && fields.stream().filter(Field::required).allMatch(field -> map.get(field.name()) != null);
            case Choice(List<Shape> shapes) -> shapes.stream().anyMatch(shape -> shape.fits(value));
        };
    }

    /** {@return what is wanted, in words} */
    default String words() {
        return switch (this) {
            case Flag flag -> "true or false";
            case Text text -> text.words();
            case Value value -> "a number or a string";
            case Whole(long least, long most) when least == Long.MIN_VALUE -> "a whole number";
            case Whole(long least, long most) -> "a whole number from " + least + " to " + most;
            case Word word -> "\"" + word.word() + "\"";
            case Items items -> "a list";
            case Members members -> "an object";
            case Fields(List<Field> fields)
            when fields.size() == 1 && fields.getFirst().required() ->
                "{\"" + fields.getFirst().name() + "\": "
                        + Json.shown(fields.getFirst().example()) + "}";
            case Fields(List<Field> fields) ->
                fields.stream().map(Field::name).collect(Collectors.joining(", ", "an object with ", ""));
            case Choice(List<Shape> shapes) -> {
                String first = shapes.subList(0, shapes.size() - 1).stream()
                        .map(Shape::words)
                        .collect(Collectors.joining(", "));
                yield first + " or " + shapes.getLast().words();
            }
        };
    }
}
