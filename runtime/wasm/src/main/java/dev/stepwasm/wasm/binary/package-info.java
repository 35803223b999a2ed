/** Reading and writing the binary format (core spec 5). */
@NullMarked
package dev.stepwasm.wasm.binary;

import org.jspecify.annotations.NullMarked;
