package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
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

    /** One way through a function. */
    private static final class Walk {
        private final Body body;
        private final List<Finding> found;
        private int around;
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
                boolean live = body.reach().runs(i);
                switch (body.op(i)) {
                    case ELSE, CATCH, CATCH_ALL -> sayAtEndOf(around);
                    case END, DELEGATE -> {
                        sayAtEndOf(around);
                        around--;
                        end = depth >= 0 ? Math.max(end, body.end(i)) : end;
                    }
                    default -> {
                        if (!live) {
                            skip(i);
                        }
                        around += body.op(i).opensBlock() ? 1 : 0;
                    }
                }
                lastLive = live ? i : lastLive;
            }
            say();
        }

        private void skip(int i) {
            if (body.start(i) > body.position(lastLive)) {
                if (depth < 0) {
                    depth = around;
                    start = body.start(i);
                    end = start;
                }
                start = Math.min(start, body.start(i));
                end = Math.max(end, body.end(i));
                worthSaying |= body.op(i) != Opcode.UNREACHABLE;
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
}
