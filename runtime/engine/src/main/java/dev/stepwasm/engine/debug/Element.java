package dev.stepwasm.engine.debug;

import java.util.Optional;

/**
 * A part of something that a stopped program holds, in words.
 *
 * @param name where it stands in the whole: {@code [3]}, {@code $x}, {@code i32x4}
 * @param text its value for people
 * @param type its type, as the text format writes it
 * @param inside its own parts, if it has some
 */
public record Element(String name, String text, String type, Optional<Elements> inside) {}
