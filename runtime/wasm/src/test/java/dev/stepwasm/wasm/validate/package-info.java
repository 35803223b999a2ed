/** Tests. */
@NullMarked
package dev.stepwasm.wasm.validate;

import org.jspecify.annotations.NullMarked;
