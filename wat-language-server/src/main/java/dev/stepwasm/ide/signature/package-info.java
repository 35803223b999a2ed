/** What a call or another instruction wants as operands, while they are written. */
@NullMarked
package dev.stepwasm.ide.signature;

import org.jspecify.annotations.NullMarked;
