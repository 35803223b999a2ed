package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;

/**
 * A value of a stopped program with its name.
 *
 * @param place where it stands
 * @param name what to write in an expression to mean it: {@code $count}, {@code local[3]}, {@code stack[-1]}
 * @param value the value when it was asked for
 */
public record Variable(Place place, String name, Value value) {}
