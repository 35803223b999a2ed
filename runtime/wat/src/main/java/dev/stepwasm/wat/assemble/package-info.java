/** From a checked text to the binary format. */
@NullMarked
package dev.stepwasm.wat.assemble;

import org.jspecify.annotations.NullMarked;
