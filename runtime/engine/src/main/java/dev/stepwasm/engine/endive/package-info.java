/**
 * The edge to Endive (run.endive): its WASI, and our instances as its host functions see them. Endive's classes are seen
 * nowhere else.
 */
@NullMarked
package dev.stepwasm.engine.endive;

import org.jspecify.annotations.NullMarked;
