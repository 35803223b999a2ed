package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.OptionalLong;

/** Reads the lanes of a {@code v128.const}. */
final class VectorLiteral {
    private final Part part;
    private long low;
    private long high;

    VectorLiteral(Part part) {
        this.part = part;
    }

    /**
     * {@return the vector}
     *
     * @param shape token of the shape, or -1
     */
    Immediates lower(int shape, int head) {
        if (shape >= 0 && TokenCode.isWord(part.tokens().code(shape))) {
            Word word = TokenCode.word(part.tokens().code(shape));
            int bits = switch (word) {
                case I8X16 -> 8;
                case I16X8 -> 16;
                case I32X4, F32X4 -> 32;
                default -> 64;
            };
            lanes(word, bits, shape + 1, part.segment().tokenEnd(head));
        }
        return new Immediates.Vector(low, high);
    }

    private void lanes(Word shape, int bits, int from, int to) {
        int at = 0;
        for (int token = from; token < to && at < 128; token++) {
            if (!part.tokens().isTrivia(token)) {
                put(at, bits, lane(shape, bits, token));
                at += bits;
            }
        }
    }

    private void put(int at, int bits, long value) {
        long masked = bits == 64 ? value : value & ((1L << bits) - 1);
        if (at < 64) {
            low |= masked << at;
        } else {
            high |= masked << (at - 64);
        }
    }

    private long lane(Word shape, int bits, int token) {
        int code = part.tokens().code(token);
        if (code != TokenCode.NAT && code != TokenCode.INT && code != TokenCode.FLOAT) {
            return 0;
        }
        OptionalLong value = switch (shape) {
            case F32X4 -> NumberLiteral.f32(part.text(token));
            case F64X2 -> NumberLiteral.f64(part.text(token));
            default -> NumberLiteral.integer(part.text(), part.textStart(token), part.textEnd(token), bits);
        };
        if (value.isEmpty()) {
            String type = (shape == Word.F32X4 || shape == Word.F64X2 ? "f" : "i") + bits;
            part.report(Problem.CONSTANT_OUT_OF_RANGE, token, "`" + part.text(token) + "`", type);
        }
        return value.orElse(0);
    }
}
