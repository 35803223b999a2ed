/** Runs test scripts ({@code .wast}). Sees texts, because scripts hold modules as text. */
@NullMarked
package dev.stepwasm.engine.script;

import org.jspecify.annotations.NullMarked;
