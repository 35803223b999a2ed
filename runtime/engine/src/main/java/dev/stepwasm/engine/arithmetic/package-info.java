/**
 * What numeric instructions compute, for whoever runs them: lanes of vectors, and floats as they stand in slots. The
 * classes are public because generated classes, which have a class loader of their own, call them.
 */
@NullMarked
package dev.stepwasm.engine.arithmetic;

import org.jspecify.annotations.NullMarked;
