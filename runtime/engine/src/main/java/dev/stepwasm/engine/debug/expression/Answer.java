package dev.stepwasm.engine.debug.expression;

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
}
