/** Tests of the disassembler: round trips, fixtures, depth, mutants. */
@NullMarked
package dev.stepwasm.wat.disassemble;

import org.jspecify.annotations.NullMarked;
