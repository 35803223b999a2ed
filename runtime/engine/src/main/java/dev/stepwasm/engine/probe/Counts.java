package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How often the instructions of one function ran. Only the first instruction of each straight run is counted; the others
 * follow from it. Rows are the instructions of the body, in order.
 */
final class Counts {
    final List<Instruction> body;
    private final BitSet canRun = new BitSet();
    /** Rows where a straight run begins. */
    private final BitSet leaders = new BitSet();
    /** How often each leader was reached. */
    private final long[] reached;
    /** How often a run ended at a row because it trapped. */
    private final long[] broken;
    /** How often each way of a branch was taken. */
    private final long[][] ways;

    long entries;

    Counts(ModuleCode code, int functionIndex) {
        body = code.instructions(functionIndex);
        reached = new long[body.size()];
        broken = new long[body.size()];
        ways = new long[body.size()][];
        for (int offset : code.stopOffsets(functionIndex)) {
            canRun.set(row(offset));
        }
        boolean leads = true;
        for (int row = 0; row < body.size(); row++) {
            Opcode opcode = body.get(row).opcode();
            if (canRun.get(row)) {
                leaders.set(row, leads || opcode == Opcode.LOOP);
                leads = endsRun(opcode);
                ways[row] = new long[waysOf(body.get(row))];
            } else {
                leads = true; // Behind `else` and `end` several ways meet.
            }
        }
    }

    private static boolean endsRun(Opcode opcode) {
        return switch (opcode) {
            case IF,
                    BR,
                    BR_IF,
                    BR_TABLE,
                    BR_ON_NULL,
                    BR_ON_NON_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    RETURN,
                    UNREACHABLE,
                    THROW,
                    THROW_REF,
                    RETHROW -> true;
            default -> opcode.opensBlock() || Callee.isCall(opcode);
        };
    }

    /** {@return how many ways lead on from an instruction, if it decides between them by a number; else 0} */
    private static int waysOf(Instruction instruction) {
        return switch (instruction.opcode()) {
            case IF, BR_IF -> 2;
            case BR_TABLE -> ((Immediates.Labels) instruction.immediates()).size();
            default -> 0;
        };
    }

    /** {@return the row of an instruction} */
    int row(int codeOffset) {
        return Instruction.at(body, codeOffset);
    }

    /** {@return the code offsets to count at} */
    int[] offsets() {
        BitSet rows = (BitSet) leaders.clone();
        for (int row = 0; row < ways.length; row++) {
            if (hasWays(row)) {
                rows.set(row);
            }
        }
        return rows.stream().map(row -> body.get(row).position()).toArray();
    }

    boolean hasWays(int row) {
        return canRun.get(row) && ways[row].length > 0;
    }

    /** An instruction runs next. */
    void reach(int row) {
        if (leaders.get(row)) {
            reached[row]++;
        }
    }

    /** A branch, told by its operand, goes on in one of its ways. */
    void decide(int row, int operand) {
        long[] taken = ways[row];
        boolean isTable = body.get(row).opcode() == Opcode.BR_TABLE;
        int way = isTable ? (int) Math.min(operand & 0xFFFF_FFFFL, taken.length - 1) : operand != 0 ? 0 : 1;
        taken[way]++;
    }

    /** An instruction trapped, so those behind it did not run. */
    void breakAt(int row) {
        broken[row]++;
    }

    /** {@return whether an instruction can run at all} */
    boolean canRun(int row) {
        return canRun.get(row);
    }

    /** {@return how often each way of a branch was taken} */
    long[] ways(int row) {
        return ways[row].clone();
    }

    /** {@return how often each row ran} */
    long[] perRow() {
        long[] counts = new long[body.size()];
        long current = 0;
        for (int row = 0; row < counts.length; row++) {
            if (canRun.get(row)) {
                current = leaders.get(row) ? reached[row] : current;
                counts[row] = current;
                current -= broken[row];
            }
        }
        return counts;
    }

    @Override
    public String toString() {
        return Arrays.toString(perRow());
    }
}
