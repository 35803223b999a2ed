/** Tests. */
@NullMarked
package dev.stepwasm.wasm.source;

import org.jspecify.annotations.NullMarked;
