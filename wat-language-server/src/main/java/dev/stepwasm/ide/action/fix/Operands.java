package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;

/** How operands are written: before an instruction, or folded into it. */
final class Operands {
    private Operands() {}

    /** {@return the node of a folded instruction, given its keyword and immediates} */
    static Optional<Node> folded(Node instruction) {
        return instruction
                .parent()
                .filter(parent -> parent.kind() == NodeKind.FOLDED && parent.index() + 1 == instruction.index());
    }

    /**
     * {@return what adds the last operand of an instruction}
     *
     * @param instruction its keyword and immediates
     * @param operand an instruction without parentheses
     */
    static Replacement lastOf(Node instruction, String operand) {
        Optional<Node> folded = folded(instruction);
        if (folded.isEmpty()) {
            int start = instruction.span().start();
            return new Replacement(
                    new Span(start, start),
                    operand + Layout.separator(instruction.tree().source(), instruction.span()));
        }
        Node last = folded.get().children().getLast();
        int end = last.span().end();
        String separator = last.index() == instruction.index()
                ? " "
                : Layout.separator(instruction.tree().source(), last.span());
        return new Replacement(new Span(end, end), separator + "(" + operand + ")");
    }
}
