package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What to show about the shape and the lanes of a {@code v128.const}. */
final class VectorHover {
    private static final int MOST_LANES = 16;

    /** How the lanes are written. */
    private record Shape(int bits, boolean floating) {
        static Optional<Shape> of(int code) {
            if (!TokenCode.isWord(code)) {
                return Optional.empty();
            }
            return switch (TokenCode.word(code)) {
                case I8X16 -> Optional.of(new Shape(8, false));
                case I16X8 -> Optional.of(new Shape(16, false));
                case I32X4 -> Optional.of(new Shape(32, false));
                case I64X2 -> Optional.of(new Shape(64, false));
                case F32X4 -> Optional.of(new Shape(32, true));
                case F64X2 -> Optional.of(new Shape(64, true));
                default -> Optional.empty();
            };
        }

        OptionalLong value(String text) {
            if (!floating) {
                return NumberLiteral.integer(text, 0, text.length(), bits);
            }
            return bits == 32 ? NumberLiteral.f32(text) : NumberLiteral.f64(text);
        }
    }

    private VectorHover() {}

    /** {@return the {@code v128.const} that a number is a lane of, looking backwards over the lanes before} */
    static Optional<Token> keyword(Token number) {
        return shape(number)
                .flatMap(Token::previous)
                .filter(before -> before.code() == TokenCode.of(Opcode.V128_CONST));
    }

    private static Optional<Token> shape(Token number) {
        Optional<Token> token = number.previous();
        for (int i = 0; i < MOST_LANES && token.isPresent() && isNumber(token.get()); i++) {
            token = token.get().previous();
        }
        return token.filter(found -> Shape.of(found.code()).isPresent());
    }

    private static boolean isNumber(Token token) {
        return token.code() == TokenCode.NAT || token.code() == TokenCode.INT || token.code() == TokenCode.FLOAT;
    }

    /** {@return what one lane is} */
    static Optional<List<Part>> lane(Token number) {
        Optional<Token> word = shape(number);
        Optional<Shape> shape = word.flatMap(found -> Shape.of(found.code()));
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        int place = lanesBetween(word.get(), number);
        OptionalLong value = shape.get().value(number.text());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>(notations(shape.get(), value.getAsLong()));
        parts.add(
                new Part.Fact("Lane", "`" + place + "` of " + 128 / shape.get().bits()));
        return Optional.of(parts);
    }

    private static int lanesBetween(Token shape, Token number) {
        int count = 0;
        for (Optional<Token> token = shape.next();
                token.isPresent() && token.get().number() < number.number();
                token = token.get().next()) {
            count++;
        }
        return count;
    }

    private static List<Part> notations(Shape shape, long value) {
        return switch (shape.bits()) {
            case 32 -> shape.floating() ? Literals.f32((int) value) : Literals.i32((int) value);
            case 64 -> shape.floating() ? Literals.f64(value) : Literals.i64(value);
            default -> Literals.packed(value, shape.bits());
        };
    }

    /** {@return the whole vector whose shape this is, in bytes and in lanes of other sizes} */
    static List<Part> vector(Token word) {
        Optional<Shape> shape = Shape.of(word.code());
        boolean constant = word.previous()
                .filter(before -> before.code() == TokenCode.of(Opcode.V128_CONST))
                .isPresent();
        if (shape.isEmpty() || !constant) {
            return List.of();
        }
        long[] halves = new long[2];
        int at = 0;
        for (Optional<Token> token = word.next();
                at < 128 && token.isPresent() && isNumber(token.get());
                token = token.get().next()) {
            long value = shape.get().value(token.get().text()).orElse(0);
            long masked = shape.get().bits() == 64
                    ? value
                    : value & ((1L << shape.get().bits()) - 1);
            halves[at / 64] |= masked << at % 64;
            at += shape.get().bits();
        }
        return List.of(
                new Part.Fact("Bytes", "`" + bytes(halves) + "`"),
                new Part.Fact("As i32x4", "`" + lanes(halves, 32) + "`"),
                new Part.Fact("As i64x2", "`" + lanes(halves, 64) + "`"));
    }

    private static String bytes(long[] halves) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            all.append(i == 0 ? "" : " ")
                    .append(String.format(Locale.ROOT, "%02X", halves[i / 8] >>> i % 8 * 8 & 0xFF));
        }
        return all.toString();
    }

    private static String lanes(long[] halves, int bits) {
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < 128; at += bits) {
            long value = bits == 64 ? halves[at / 64] : halves[at / 64] >>> at % 64 & 0xFFFF_FFFFL;
            all.append(at == 0 ? "" : " ")
                    .append("0x")
                    .append(String.format(Locale.ROOT, "%0" + bits / 4 + "X", value));
        }
        return all.toString();
    }

    /** {@return whether a word is a shape} */
    static boolean isShape(Word word) {
        return Shape.of(word.code()).isPresent();
    }
}
