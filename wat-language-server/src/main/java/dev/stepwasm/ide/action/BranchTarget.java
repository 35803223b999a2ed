package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.tree.Node;
import java.util.Optional;
import java.util.OptionalLong;

/** The label of a {@code br} or {@code br_if}, as a number or a name. */
record BranchTarget(String written, OptionalLong number) {
    /** {@return the label of an instruction that has one immediate} */
    static Optional<BranchTarget> of(Node instruction) {
        int token = Syntax.afterKeyword(instruction);
        if (token + 1 != Syntax.tokenEnd(instruction)) {
            return Optional.empty();
        }
        String written = instruction.tree().text(instruction.segment(), token);
        int code = instruction.data().tokens().code(token);
        if (code == TokenCode.ID) {
            return Optional.of(new BranchTarget(written, OptionalLong.empty()));
        }
        OptionalLong number =
                code == TokenCode.NAT ? NumberLiteral.unsigned(written, 0, written.length()) : OptionalLong.empty();
        return number.isEmpty() ? Optional.empty() : Optional.of(new BranchTarget(written, number));
    }

    /** {@return whether it means the innermost block, which has this label} */
    boolean isInnermost(Optional<String> label) {
        return number.isPresent()
                ? number.getAsLong() == 0
                : label.equals(Optional.of(Identifier.name(written, 0, written.length())));
    }

    /** {@return how to write it where there are more blocks around it, or fewer} */
    String moved(int blocks) {
        return number.isPresent() ? Long.toString(number.getAsLong() + blocks) : written;
    }
}
