/** The one validator (core spec 3), driven by a stream of instructions from text or binary. */
@NullMarked
package dev.stepwasm.wasm.validate;

import org.jspecify.annotations.NullMarked;
