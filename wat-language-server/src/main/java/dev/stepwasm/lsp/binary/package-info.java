/** Reads binaries from files, within limits. Plain Java: it has not heard of the protocol. */
@NullMarked
package dev.stepwasm.lsp.binary;

import org.jspecify.annotations.NullMarked;
