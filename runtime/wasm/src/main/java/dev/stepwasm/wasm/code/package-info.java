/** Instructions with their immediates: the stream that text and binary both feed. */
@NullMarked
package dev.stepwasm.wasm.code;

import org.jspecify.annotations.NullMarked;
