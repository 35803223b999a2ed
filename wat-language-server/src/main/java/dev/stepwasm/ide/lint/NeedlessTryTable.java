package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;

/** A {@code try_table} without a catch clause does what a {@code block} does. */
final class NeedlessTryTable implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 0; i < body.size(); i++) {
            if (body.op(i) == Opcode.TRY_TABLE
                    && body.immediates(i) instanceof Immediates.TryTable handlers
                    && handlers.catches().isEmpty()) {
                found.add(new Finding(
                        Lint.NEEDLESS_TRY_TABLE,
                        body.span(body.keyword(i)),
                        "this `try_table` catches nothing, `block` does the same",
                        List.of()));
            }
        }
    }
}
