package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import java.util.Optional;

/** Constants in another type. */
final class Constants {
    private Constants() {}

    /** {@return what makes a constant one of another type, if its number can be one} */
    static Optional<Replacement> as(Operands.Producer producer, ValueType type) {
        Node node = producer.instruction();
        int code = node.data().tokens().code(Syntax.firstToken(node));
        if (!(type instanceof ValueType.Numeric wanted) || !TokenCode.isOpcode(code) || Layout.hasComments(node)) {
            return Optional.empty();
        }
        boolean constant = switch (TokenCode.opcode(code)) {
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> true;
            default -> false;
        };
        int token = Syntax.afterKeyword(node);
        if (!constant || token >= Syntax.tokenEnd(node)) {
            return Optional.empty();
        }
        Span literal = node.tree().span(node.segment(), token);
        return number(node.tree().source().text(), literal, wanted)
                .map(text ->
                        new Replacement(new Span(node.span().start(), literal.end()), keyword(wanted) + " " + text));
    }

    private static String keyword(ValueType.Numeric type) {
        return switch (type) {
            case I32 -> Opcode.I32_CONST.keyword();
            case I64 -> Opcode.I64_CONST.keyword();
            case F32 -> Opcode.F32_CONST.keyword();
            case F64 -> Opcode.F64_CONST.keyword();
        };
    }

    private static Optional<String> number(String text, Span literal, ValueType.Numeric type) {
        String written = text.substring(literal.start(), literal.end());
        return switch (type) {
            case F32, F64 -> Optional.of(written);
            case I32 ->
                NumberLiteral.integer(whole(written), 0, whole(written).length(), 32)
                                .isPresent()
                        ? Optional.of(whole(written))
                        : Optional.empty();
            case I64 ->
                NumberLiteral.integer(whole(written), 0, whole(written).length(), 64)
                                .isPresent()
                        ? Optional.of(whole(written))
                        : Optional.empty();
        };
    }

    /** {@return a number without a fraction that is zero} */
    private static String whole(String written) {
        return written.matches("[-+]?[0-9_]+\\.0*") ? written.substring(0, written.indexOf('.')) : written;
    }
}
