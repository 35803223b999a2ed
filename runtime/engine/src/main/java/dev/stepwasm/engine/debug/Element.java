package dev.stepwasm.engine.debug;

import java.util.Optional;

/**
 * A part of something that a stopped program holds, in words.
 *
 * @param name where it stands in the whole: {@code [3]}, {@code $x}, {@code i32x4}
 * @param text its value for people
 * @param type its type, as the text format writes it
 * @param inside its own parts, if it has some
 * @param hexadecimal its value in hexadecimal, if it is a number that people may want to see so
 */
public record Element(String name, String text, String type, Optional<Elements> inside, Optional<String> hexadecimal) {
    /** A part that is no number. */
    public Element(String name, String text, String type, Optional<Elements> inside) {
        this(name, text, type, inside, Optional.empty());
    }

    /** {@return the same with its value in hexadecimal, if it has one} */
    public Element inHexadecimal() {
        return new Element(name, hexadecimal.orElse(text), type, inside, hexadecimal);
    }
}
