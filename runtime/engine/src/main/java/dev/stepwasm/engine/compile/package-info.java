/**
 * The compiled tier: a class of the JVM for each function of a module, made when it is first called. What cannot be
 * compiled is left to the interpreter, function by function, and {@link
 * dev.stepwasm.engine.compile.CompiledFunction#whyNot} says why. The public classes besides that one are public because
 * generated classes, which have a class loader of their own, call them.
 */
@NullMarked
package dev.stepwasm.engine.compile;

import org.jspecify.annotations.NullMarked;
