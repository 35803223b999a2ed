package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Code that nothing leads to: after a branch that is always taken, after a loop without a way out. An {@code unreachable}
 * there is no news, since it says the same; and a folded instruction around the branch is left alone, because it holds
 * code that does run.
 */
final class Unreachable implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        new Walk(body, found).walk();
    }

    /** One way through a function, with what is known of the blocks around. */
    private static final class Walk {
        private final Body body;
        private final List<Finding> found;
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
        private int lastLive;

        /** What was found last and may go on: places, and the number of blocks around its beginning; -1 for nothing. */
        private int depth = -1;

        private int start;
        private int end;
        private boolean worthSaying;

        Walk(Body body, List<Finding> found) {
            this.body = body;
            this.found = found;
        }

        void walk() {
            for (int i = 0; i < body.size(); i++) {
                switch (body.op(i)) {
                    case ELSE, CATCH, CATCH_ALL -> divide(i);
                    case END, DELEGATE -> close(i);
                    default -> {
                        if (live) {
                            run(i);
                        } else {
                            skip(i);
                        }
                    }
                }
            }
            say();
        }

        private void run(int i) {
            lastLive = i;
            for (; jump < body.jumpCount() && body.jumpFrom(jump) <= i; jump++) {
                int to = body.jumpTo(jump);
                if (to >= 0 && body.op(to) != Opcode.LOOP) {
                    left.set(to);
                }
            }
            if (body.op(i).opensBlock()) {
                around.push(i);
                entered.set(i);
            }
            live = goesOn(body.op(i));
        }

        private void skip(int i) {
            while (jump < body.jumpCount() && body.jumpFrom(jump) <= i) {
                jump++;
            }
            if (body.start(i) > body.position(lastLive)) {
                if (depth < 0) {
                    depth = around.size();
                    start = body.start(i);
                    end = start;
                }
                start = Math.min(start, body.start(i));
                end = Math.max(end, body.end(i));
                worthSaying |= body.op(i) != Opcode.UNREACHABLE;
            }
            if (body.op(i).opensBlock()) {
                around.push(i);
            }
        }

        private void divide(int i) {
            sayAtEndOf(around.size());
            Integer opener = around.peek();
            if (opener != null) {
                divided.set(opener);
                left.set(opener, live || left.get(opener));
                live = entered.get(opener);
                lastLive = live ? i : lastLive;
            }
        }

        private void close(int i) {
            sayAtEndOf(around.size());
            Integer opener = around.poll();
            if (opener != null) {
                boolean skippable = body.op(opener) == Opcode.IF && entered.get(opener) && !divided.get(opener);
                live |= left.get(opener) || skippable;
                lastLive = live ? i : lastLive;
            }
            if (depth >= 0) {
                end = Math.max(end, body.end(i));
            }
        }

        private void sayAtEndOf(int block) {
            if (depth == block) {
                say();
            }
        }

        private void say() {
            if (depth >= 0 && worthSaying) {
                found.add(new Finding(Lint.UNREACHABLE, new Span(start, end), "this can never run", List.of()));
            }
            depth = -1;
            worthSaying = false;
        }
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
