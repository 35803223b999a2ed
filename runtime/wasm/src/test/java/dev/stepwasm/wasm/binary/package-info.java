/** Tests of reading and writing binaries. */
@NullMarked
package dev.stepwasm.wasm.binary;

import org.jspecify.annotations.NullMarked;
