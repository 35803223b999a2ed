package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What to show when the pointer rests on a token. */
public final class Hover {
    private Hover() {}

    /** {@return what to show at an offset} */
    public static Optional<HoverText> at(Analysis analysis, int offset) {
        return Token.at(analysis.tree(), offset)
                .flatMap(token -> parts(analysis, token, offset).map(parts -> new HoverText(token.span(), parts)));
    }

    /** {@return what to show about a definition, wherever it is used} */
    public static HoverText of(Analysis analysis, ModuleAnalysis module, Definition definition) {
        return new HoverText(definition.nameSpan(), DefinitionHover.of(analysis, module, definition));
    }

    private static Optional<List<Part>> parts(Analysis analysis, Token token, int offset) {
        if (TokenCode.isOpcode(token.code())) {
            return Optional.of(InstructionHover.of(analysis, token));
        }
        return switch (token.code()) {
            case TokenCode.ID -> DefinitionHover.at(analysis, offset);
            case TokenCode.NAT, TokenCode.INT, TokenCode.FLOAT ->
                DefinitionHover.at(analysis, offset).or(() -> literal(token));
            default -> Optional.empty();
        };
    }

    /** The number of a constant instruction. */
    private static Optional<List<Part>> literal(Token token) {
        Node node = token.node();
        int head = node.data().tokens().code(Syntax.firstToken(node));
        if (!TokenCode.isOpcode(head)) {
            return Optional.empty();
        }
        String text = token.text();
        return switch (TokenCode.opcode(head)) {
            case I32_CONST ->
                value(NumberLiteral.integer(text, 0, text.length(), 32)).map(bits -> Literals.i32(bits.intValue()));
            case I64_CONST ->
                value(NumberLiteral.integer(text, 0, text.length(), 64)).map(Literals::i64);
            case F32_CONST -> value(NumberLiteral.f32(text)).map(bits -> Literals.f32(bits.intValue()));
            case F64_CONST -> value(NumberLiteral.f64(text)).map(Literals::f64);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> value(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
