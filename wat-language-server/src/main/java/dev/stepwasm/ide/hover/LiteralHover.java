package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What to show about a number: of a constant, a lane, a memory argument or the size of a memory. */
final class LiteralHover {
    private LiteralHover() {}

    /** {@return what a number means where it stands, if it is no index} */
    static Optional<List<Part>> of(Analysis analysis, Token number) {
        Optional<Opcode> op = opcode(number);
        if (op.isPresent()) {
            return op.get() == Opcode.V128_CONST ? VectorHover.lane(number) : constant(analysis, op.get(), number);
        }
        return pages(analysis, number);
    }

    /** The instruction that a number is an immediate of; commands have no tree, so there it is the word before. */
    private static Optional<Opcode> opcode(Token number) {
        Node node = number.node();
        int head = node.kind() == NodeKind.COMMAND
                ? number.previous().map(Token::code).orElse(0)
                : node.data().tokens().code(Syntax.firstToken(node));
        boolean vector =
                node.kind() == NodeKind.COMMAND && VectorHover.keyword(number).isPresent();
        if (vector) {
            return Optional.of(Opcode.V128_CONST);
        }
        return TokenCode.isOpcode(head) ? Optional.of(TokenCode.opcode(head)) : Optional.empty();
    }

    private static Optional<List<Part>> constant(Analysis analysis, Opcode op, Token number) {
        String text = number.text();
        return switch (op) {
            case I32_CONST ->
                value(NumberLiteral.integer(text, 0, text.length(), 32)).map(bits -> {
                    List<Part> parts = new ArrayList<>(Literals.i32(bits.intValue()));
                    DataHover.at(analysis, number, ValueType.Numeric.I32, Integer.toUnsignedLong(bits.intValue()))
                            .ifPresent(parts::add);
                    return parts;
                });
            case I64_CONST ->
                value(NumberLiteral.integer(text, 0, text.length(), 64)).map(bits -> {
                    List<Part> parts = new ArrayList<>(Literals.i64(bits));
                    DataHover.at(analysis, number, ValueType.Numeric.I64, bits).ifPresent(parts::add);
                    return parts;
                });
            case F32_CONST -> value(NumberLiteral.f32(text)).map(bits -> Literals.f32(bits.intValue()));
            case F64_CONST -> value(NumberLiteral.f64(text)).map(Literals::f64);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> value(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    // Memory arguments.

    /** {@return what {@code offset=N} or {@code align=N} means for the access it belongs to} */
    static Optional<List<Part>> memoryArgument(Token argument) {
        String written = argument.text();
        int at = written.indexOf('=') + 1;
        Node node = argument.node();
        int head = node.data().tokens().code(Syntax.firstToken(node));
        OptionalLong value = NumberLiteral.integer(written, at, written.length(), 64);
        Optional<WordText> text = WordTexts.of(written.substring(0, at));
        if (value.isEmpty() || !TokenCode.isOpcode(head) || text.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = WordHover.parts(written, text.get());
        String plain = Long.toUnsignedString(value.getAsLong());
        parts.add(1, new Part.Fact("Value", "`" + plain + "`, `0x" + Long.toHexString(value.getAsLong()) + "`"));
        int bytes = TokenCode.opcode(head).accessBytes();
        parts.add(
                2,
                new Part.Fact(
                        "Access", bytes + (bytes == 1 ? " byte" : " bytes") + ", which is its natural alignment"));
        return Optional.of(parts);
    }

    // Sizes of memories.

    private static Optional<List<Part>> pages(Analysis analysis, Token number) {
        Node node = number.node();
        boolean memory = (node.kind() == NodeKind.MEMORY_FIELD || node.kind() == NodeKind.IMPORT_DESCRIPTION)
                && Syntax.is(node, Word.MEMORY);
        String text = number.text();
        OptionalLong count = NumberLiteral.integer(text, 0, text.length(), 64);
        if (!memory || count.isEmpty() || count.getAsLong() < 0) {
            return Optional.empty();
        }
        return memoryType(analysis, number).map(type -> {
            long pages = count.getAsLong();
            long size = 1L << type.pageSizeLog2();
            boolean fits = pages < Long.MAX_VALUE >> type.pageSizeLog2();
            String all = fits ? String.format(Locale.ROOT, "%,d", pages * size) : "more than 2^63";
            String words = "%,d page%s of %,d bytes: %s bytes".formatted(pages, pages == 1 ? "" : "s", size, all);
            return List.of(new Part.Prose(words));
        });
    }

    private static Optional<MemoryType> memoryType(Analysis analysis, Token number) {
        return analysis.moduleAt(number.span().start())
                .flatMap(module -> module.lowered().lookup().definedIn(number.segment()).stream()
                        .filter(definition -> definition.space() == IndexSpace.MEMORY
                                && definition.span().start() <= number.span().start()
                                && number.span().end() <= definition.span().end()
                                && definition.index() < module.module().memoryCount())
                        .findFirst()
                        .map(definition -> module.module().memory(definition.index())));
    }
}
