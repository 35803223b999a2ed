package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import java.util.List;

/** A local or global that is set to the value that it has. Somebody meant another one. */
final class SelfAssignment implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 1; i < body.size(); i++) {
            boolean itself = switch (body.op(i)) {
                case LOCAL_SET, LOCAL_TEE -> isOf(body, i - 1, Opcode.LOCAL_GET, i);
                case GLOBAL_SET -> isOf(body, i - 1, Opcode.GLOBAL_GET, i);
                default -> false;
            };
            if (itself && body.reach().runs(i)) {
                String what = body.op(i) == Opcode.GLOBAL_SET ? "global" : "local";
                Span span = new Span(Math.min(body.start(i - 1), body.start(i)), body.end(i));
                found.add(new Finding(
                        Lint.SELF_ASSIGNMENT, span, "this sets a " + what + " to the value that it has", List.of()));
            }
        }
    }

    private static boolean isOf(Body body, int get, Opcode op, int set) {
        return body.op(get) == op && body.immediates(get).equals(body.immediates(set));
    }
}
