package dev.stepwasm.ide.selection;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the trees that flat instructions make: an instruction with those before it that give its operands, as if it were
 * folded. Watches the validation of a function and keeps the trees around one place.
 */
final class InstructionTrees implements BodyObserver {
    private final int place;
    private final List<Span> around = new ArrayList<>();

    /** Where the tree begins that gave each operand, bottom first. */
    private int[] starts = new int[16];

    /** Of each open block: where it begins with its operands, and the number of operands below it. */
    private int[] blocks = new int[16];

    private int depth;
    private int before;

    /**
     * Looks for trees.
     *
     * @param place an offset, as all offsets here relative to the segment of the function
     */
    InstructionTrees(int place) {
        this.place = place;
    }

    /** {@return the trees around the place, in the order in which their last instructions stand} */
    List<Span> around() {
        return around;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        before = validator.operandCount();
    }

    @Override
    public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
        int now = validator.operandCount();
        if (now >= starts.length) {
            starts = Arrays.copyOf(starts, now * 2);
        }
        int first = Math.min(start, instruction.position());
        int kept = now;
        while (kept > 0 && validator.operandProducer(kept - 1) == instruction.position()) {
            kept--;
        }
        for (int operand = kept; operand < before; operand++) {
            first = Math.min(first, starts[operand]);
        }
        Opcode op = instruction.opcode();
        if (op.opensBlock() && validator.controlDepth() > 0) {
            push(first, validator.blockHeight(0));
        } else if ((op == Opcode.END || op == Opcode.DELEGATE) && depth > 0) {
            depth -= 2;
            first = blocks[depth];
            kept = blocks[depth + 1];
        }
        Arrays.fill(starts, Math.min(kept, now), now, first);
        if (!op.opensBlock() && op != Opcode.ELSE && first <= place && place <= end) {
            around.add(new Span(first, end));
        }
    }

    private void push(int start, int height) {
        if (depth == blocks.length) {
            blocks = Arrays.copyOf(blocks, depth * 2);
        }
        blocks[depth++] = start;
        blocks[depth++] = height;
    }
}
