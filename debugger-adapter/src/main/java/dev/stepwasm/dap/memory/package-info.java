/**
 * What our own requests about memories say: how large they are, what is in use, where bytes are, and which of them are
 * watched. Addresses and sizes are strings, {@code 0x1f}, because not every client has integers of 64 bits.
 */
@NullMarked
package dev.stepwasm.dap.memory;

import org.jspecify.annotations.NullMarked;
