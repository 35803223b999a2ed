package dev.stepwasm.ide.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that people can set.
 *
 * @param name with dots, as {@code format.width}; editors put {@code stepwasm.} before it
 * @param shape what its values are
 * @param standard the value without any setting: a {@link String}, {@link Boolean}, {@link Integer} or list, as
 *     the shape says
 * @param description for people, in Markdown, with a full stop
 */
public record Setting(String name, Shape shape, Object standard, String description) {
    /** What the values of a setting are. */
    public sealed interface Shape {
        /** {@return what is wrong with a value, in words; empty if it fits} */
        Optional<String> mistake(Object value);
    }

    /** One of several words. */
    public record Choice(List<String> words) implements Shape {
        /** Copies the list. */
        public Choice {
            words = List.copyOf(words);
        }

        /** {@return the names of constants, which must be those that their {@code toString} gives} */
        static Choice of(Object... constants) {
            return new Choice(List.of(constants).stream().map(String::valueOf).toList());
        }

        @Override
        public Optional<String> mistake(Object value) {
            return value instanceof String word && words.contains(word)
                    ? Optional.empty()
                    : Optional.of("must be "
                            + words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
        }
    }

    /** True or false. */
    public record Flag() implements Shape {
        @Override
        public Optional<String> mistake(Object value) {
            return value instanceof Boolean ? Optional.empty() : Optional.of("must be `true` or `false`");
        }
    }

    /**
     * A whole number.
     *
     * @param least included
     * @param greatest included
     */
    public record Count(int least, int greatest) implements Shape {
        @Override
        public Optional<String> mistake(Object value) {
            boolean fits = value instanceof Number number
                    && number.doubleValue() == number.intValue()
                    && number.intValue() >= least
                    && number.intValue() <= greatest;
            return fits
                    ? Optional.empty()
                    : Optional.of("must be a whole number from %d to %d".formatted(least, greatest));
        }
    }

    /** Any number of texts, none of them empty. */
    public record Texts() implements Shape {
        @Override
        public Optional<String> mistake(Object value) {
            boolean fits = value instanceof List<?> list
                    && list.stream().allMatch(each -> each instanceof String text && !text.isBlank());
            return fits ? Optional.empty() : Optional.of("must be a list of strings");
        }
    }

    /** Checks that the standard value is one of its values. */
    public Setting {
        if (shape.mistake(standard).isPresent()) {
            throw new IllegalArgumentException(name + ": " + standard + " does not fit");
        }
    }
}
