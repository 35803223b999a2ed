/** Java source text for a module: interfaces with the types of its exports and imports. Runs nothing. */
@NullMarked
package dev.stepwasm.engine.typed;

import org.jspecify.annotations.NullMarked;
