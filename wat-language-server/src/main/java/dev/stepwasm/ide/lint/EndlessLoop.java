package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.List;

/**
 * A loop that nothing leads out of. A call in it may: it may throw, trap or end the program, and loops that serve events
 * are made so. That a load or a division may trap is no way out that someone would take on purpose.
 */
final class EndlessLoop implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        if (body.hasLoops()) {
            new Walk(body, found).walk();
        }
    }

    /** One way through a function. */
    private static final class Walk {
        private static final int NOWHERE = Integer.MAX_VALUE;

        private final Body body;
        private final List<Finding> found;
        /** The loops around, and for each the outermost block, or the function, that something in it leads to the end of. */
        private int[] loops = new int[8];

        private int[] exits = new int[8];
        private int depth;
        private int jump;

        Walk(Body body, List<Finding> found) {
            this.body = body;
            this.found = found;
        }

        void walk() {
            for (int i = 0; i < body.size(); i++) {
                boolean live = body.reach().runs(i);
                for (; jump < body.jumpCount() && body.jumpFrom(jump) <= i; jump++) {
                    if (live) {
                        exit(body.jumpTo(jump));
                    }
                }
                if (live && depth > 0 && mayLeave(body.op(i))) {
                    exit(Body.FUNCTION);
                }
                if (body.op(i) == Opcode.LOOP) {
                    open(i);
                } else if (body.op(i) == Opcode.END && depth > 0 && loops[depth - 1] == body.opener(i)) {
                    close(i);
                }
            }
        }

        private void exit(int to) {
            if (depth > 0) {
                exits[depth - 1] = Math.min(exits[depth - 1], to);
            }
        }

        private void open(int i) {
            if (depth == loops.length) {
                loops = Arrays.copyOf(loops, depth * 2);
                exits = Arrays.copyOf(exits, depth * 2);
            }
            loops[depth] = i;
            exits[depth++] = NOWHERE;
        }

        /** A loop that is reported counts as a way out of those around: they end no less than that one does. */
        private void close(int end) {
            int loop = loops[--depth];
            int to = exits[depth];
            boolean endless =
                    to >= loop && body.reach().runs(loop) && !body.reach().runs(end);
            if (endless) {
                found.add(new Finding(
                        Lint.ENDLESS_LOOP,
                        body.span(body.keyword(loop)),
                        "nothing leads out of this loop: no branch, return, call or `unreachable`",
                        List.of()));
            }
            exit(endless ? Body.FUNCTION : to);
        }
    }

    private static boolean mayLeave(Opcode op) {
        return switch (op) {
            case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF, UNREACHABLE -> true;
            case THROW, THROW_REF, RETHROW, CALL, CALL_INDIRECT, CALL_REF -> true;
            case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> true; // others may never wake it, as the host wants
            default -> false;
        };
    }
}
