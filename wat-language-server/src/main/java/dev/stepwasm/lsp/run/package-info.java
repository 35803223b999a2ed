/**
 * Runs what texts define, on the interpreter and within limits. Plain Java over the engine: it has not heard of the
 * protocol.
 */
@NullMarked
package dev.stepwasm.lsp.run;

import org.jspecify.annotations.NullMarked;
