/**
 * The language in which people ask for values of a stopped program: conditions, logpoints, watches, hover, console and
 * set-value all speak it. It reads and changes an {@link dev.stepwasm.engine.interpret.Activation} and has not heard of
 * the debugger around it.
 *
 * <p>{@link dev.stepwasm.engine.debug.expression.Expression} is the way in.
 */
@NullMarked
package dev.stepwasm.engine.debug.expression;

import org.jspecify.annotations.NullMarked;
