package dev.stepwasm.engine.debug;

import java.util.OptionalInt;

/** Names that are numbers in brackets. */
final class Numbered {
    private Numbered() {}

    /** {@return the number in {@code [3]}, if it is one below {@code count}} */
    static OptionalInt index(String name, int count) {
        if (!name.startsWith("[") || !name.endsWith("]")) {
            return OptionalInt.empty();
        }
        try {
            int index = Integer.parseInt(name.substring(1, name.length() - 1));
            return index >= 0 && index < count ? OptionalInt.of(index) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
