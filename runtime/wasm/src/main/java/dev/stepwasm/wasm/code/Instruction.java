package dev.stepwasm.wasm.code;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;

/**
 * One instruction. Blocks are flat: {@code block}, the instructions in it, {@code end}.
 *
 * @param immediates of the shape that {@code opcode.immediates()} asks for
 * @param position offset of the instruction in its source: of its first byte in a binary file, of its keyword in a text
 */
public record Instruction(Opcode opcode, Immediates immediates, int position) {
    /** Stands for an index that the text could not resolve and has reported; everyone after that stays quiet about it. */
    public static final int UNKNOWN_INDEX = -1;

    /** {@return an instruction without immediates} */
    public static Instruction of(Opcode opcode, int position) {
        return new Instruction(opcode, Immediates.None.NONE, position);
    }

    /** {@return an instruction with one index} */
    public static Instruction of(Opcode opcode, int index, int position) {
        return new Instruction(opcode, new Immediates.Index(index), position);
    }

    /**
     * {@return the number of the instruction at a place}: the last that begins there or before, 0 before all
     *
     * @param body in the order of positions, not empty
     * @param position as in the instructions
     */
    public static int at(List<Instruction> body, long position) {
        int low = 0;
        int high = body.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (body.get(middle).position() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
