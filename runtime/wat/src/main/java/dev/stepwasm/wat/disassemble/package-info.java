/**
 * From the binary format to readable text. Start at {@link dev.stepwasm.wat.disassemble.Disassembler}.
 *
 * <p>The text says everything that the binary says, in the order in which the assembler will write it again: types, the
 * index of every type use, exports, segments, custom sections. Whoever adds something to the binary format adds it here.
 */
@NullMarked
package dev.stepwasm.wat.disassemble;

import org.jspecify.annotations.NullMarked;
