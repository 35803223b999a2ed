package dev.stepwasm.engine.debug.expression;

import java.util.function.Function;

/**
 * What comes of an expression: something, or the mistake in it.
 *
 * @param <T> what is wanted
 */
public sealed interface Answer<T> {
    /** It is this. */
    record Found<T>(T value) implements Answer<T> {}

    /** It is nothing, because of a mistake of the user. */
    record Wrong<T>(Mistake mistake) implements Answer<T> {}

    /** {@return what is made of it, or the same mistake} */
    default <R> Answer<R> map(Function<T, R> made) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(made.apply(value));
            case Wrong<T>(Mistake mistake) -> new Wrong<>(mistake);
        };
    }
}
