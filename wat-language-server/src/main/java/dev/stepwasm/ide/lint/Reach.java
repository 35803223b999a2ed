package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Which instructions of a function can run if every condition can be true and false: not those after a branch that is
 * always taken, nor after a loop without a way out.
 */
final class Reach {
    private final Body body;
    private final boolean[] runs;
    /** The blocks around, innermost first, by the instruction that begins them. */
    private final Deque<Integer> around = new ArrayDeque<>();
    /** Blocks that can be entered. */
    private final BitSet entered = new BitSet();
    /** Blocks whose end a jump or an earlier part of the block leads to. */
    private final BitSet left = new BitSet();
    /** Blocks that have had their {@code else} or a handler. */
    private final BitSet divided = new BitSet();

    private int jump;
    private boolean live = true;

    Reach(Body body) {
        this.body = body;
        this.runs = new boolean[body.size()];
        for (int i = 0; i < body.size(); i++) {
            switch (body.op(i)) {
                case ELSE, CATCH, CATCH_ALL -> divide(i);
                case END, DELEGATE -> close(i);
                default -> run(i);
            }
        }
    }

    /** {@return whether an instruction can run; of the end of a block or of a part, whether what follows can} */
    boolean runs(int i) {
        return runs[i];
    }

    private void run(int i) {
        runs[i] = live;
        for (; jump < body.jumpCount() && body.jumpFrom(jump) <= i; jump++) {
            int to = body.jumpTo(jump);
            if (live && to >= 0 && body.op(to) != Opcode.LOOP) {
                left.set(to);
            }
        }
        if (body.op(i).opensBlock()) {
            around.push(i);
            entered.set(i, live);
        }
        live &= goesOn(body.op(i));
    }

    private void divide(int i) {
        Integer opener = around.peek();
        if (opener != null) {
            divided.set(opener);
            left.set(opener, live || left.get(opener));
            live = entered.get(opener);
        }
        runs[i] = live;
    }

    private void close(int i) {
        Integer opener = around.poll();
        if (opener != null) {
            boolean skippable = body.op(opener) == Opcode.IF && entered.get(opener) && !divided.get(opener);
            live |= left.get(opener) || skippable;
        }
        runs[i] = live;
    }

    /** {@return whether the instruction after this one may run after it} */
    private static boolean goesOn(Opcode op) {
        return switch (op) {
            case UNREACHABLE, BR, BR_TABLE, RETURN, THROW, THROW_REF, RETHROW -> false;
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> false;
            default -> true;
        };
    }
}
