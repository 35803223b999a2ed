package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.names.Identifier;
import java.util.List;

/**
 * Blocks and loops with a name that no branch mentions, neither by the name nor by a number. The name of an {@code if} may
 * say what it decides, so it is left alone.
 */
final class UnusedLabels implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 0; i < body.size(); i++) {
            if (body.op(i).opensBlock() && body.op(i) != Opcode.IF && !body.isLabelUsed(i)) {
                int label = body.label(i);
                if (label >= 0 && !Unused.isSilenced(body.name(label))) {
                    found.add(new Finding(
                            Lint.UNUSED,
                            body.span(label),
                            "label `" + Identifier.show(body.name(label)) + "` is never used",
                            List.of()));
                }
            }
        }
    }
}
