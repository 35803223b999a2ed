package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads arguments and expected results. */
final class ConstantReader {
    private static final List<String> ARGUMENTS = List.of(
            "i32.const", "i64.const", "f32.const", "f64.const", "v128.const", "ref.null", "ref.extern", "ref.host");
    private static final List<String> RESULTS = List.of(
            "i32.const",
            "i64.const",
            "f32.const",
            "f64.const",
            "v128.const",
            "ref.null",
            "ref.extern",
            "ref.host",
            "ref.func",
            "ref.i31",
            "ref.struct",
            "ref.array",
            "ref.eq",
            "ref.any",
            "ref.exn",
            "either");

    private final TokenWalk walk;
    private final Nearest nearest;

    ConstantReader(TokenWalk walk, Nearest nearest) {
        this.walk = walk;
        this.nearest = nearest;
    }

    /** Consumes arguments up to the parenthesis that closes the action. */
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (!walk.isBroken() && walk.code() == TokenCode.OPEN) {
            argument().ifPresent(arguments::add);
        }
        return arguments;
    }

    /** Consumes expected results up to the parenthesis that closes the assertion. */
    List<Expected> results() {
        List<Expected> results = new ArrayList<>();
        while (!walk.isBroken() && walk.code() == TokenCode.OPEN) {
            result(true).ifPresent(results::add);
        }
        return results;
    }

    private Optional<Argument> argument() {
        int start = walk.at();
        walk.advance();
        int word = walk.at();
        Optional<Argument> read = Optional.empty();
        if (isNumber()) {
            ValueType.Numeric type = numeric();
            walk.advance();
            if (pattern(type, false) instanceof Pattern.Bits(long bits)) {
                read = Optional.of(new Argument.Number(closed(start), type, bits));
            }
        } else if (isVector()) {
            Expected.Vector vector = vector(start, false);
            read = Optional.of(new Argument.Vector(vector.span(), half(vector, 0), half(vector, 64)));
        } else if (walk.code() == TokenCode.of(Opcode.REF_NULL)) {
            walk.advance();
            Optional<HeapType.Abstract> type = heapType();
            if (type.isEmpty()) {
                walk.unexpected("a heap type");
            } else {
                read = Optional.of(new Argument.Null(closed(start), type.get()));
            }
        } else if (walk.accept(Word.REF_EXTERN)) {
            int number = hostNumber().orElse(0);
            read = Optional.of(new Argument.Extern(closed(start), number));
        } else if (walk.accept(Word.REF_HOST)) {
            int number = hostNumber().orElse(0);
            read = Optional.of(new Argument.Host(closed(start), number));
        } else {
            wrong(word, "a constant", ARGUMENTS);
        }
        return read;
    }

    private Optional<Expected> result(boolean choices) {
        int start = walk.at();
        walk.advance();
        int word = walk.at();
        if (isNumber()) {
            ValueType.Numeric type = numeric();
            walk.advance();
            Pattern value = pattern(type, true);
            return Optional.of(new Expected.Number(closed(start), type, value));
        }
        if (isVector()) {
            return Optional.of(vector(start, true));
        }
        if (walk.code() == TokenCode.of(Opcode.REF_NULL)) {
            walk.advance();
            Optional<HeapType.Abstract> type = heapType();
            return Optional.of(new Expected.Null(closed(start), type));
        }
        Optional<HeapType.Abstract> kind = kind(walk.text(word));
        if (kind.isPresent()) {
            walk.advance();
            OptionalInt host = walk.code() == TokenCode.CLOSE ? OptionalInt.empty() : hostNumber();
            return Optional.of(new Expected.Reference(closed(start), kind.get(), host));
        }
        if (choices && walk.accept(Word.EITHER)) {
            return Optional.of(either(start));
        }
        wrong(word, "a result", RESULTS);
        return Optional.empty();
    }

    private Expected either(int start) {
        List<Expected> choices = new ArrayList<>();
        while (!walk.isBroken() && walk.code() == TokenCode.OPEN) {
            result(false).ifPresent(choices::add);
        }
        return new Expected.Either(closed(start), choices);
    }

    private Span closed(int start) {
        walk.close();
        return walk.since(start);
    }

    private void wrong(int token, String wanted, List<String> known) {
        if (walk.code() != TokenCode.RESERVED) {
            walk.unexpected(wanted);
            return;
        }
        String word = walk.text(token);
        if (word.endsWith("_shared") || word.endsWith("shared")) {
            walk.report(Problem.UNSUPPORTED_FEATURE, token, "shared types (shared-everything threads)");
        } else {
            walk.unknown(token, nearest.to(word, known));
        }
    }

    /** What a result pattern of a reference asks for; {@code ref.func} and {@code ref.i31} are instructions, too. */
    private static Optional<HeapType.Abstract> kind(String word) {
        return switch (word) {
            case "ref.func" -> Optional.of(HeapType.Abstract.FUNC);
            case "ref.i31" -> Optional.of(HeapType.Abstract.I31);
            case "ref.struct" -> Optional.of(HeapType.Abstract.STRUCT);
            case "ref.array" -> Optional.of(HeapType.Abstract.ARRAY);
            case "ref.eq" -> Optional.of(HeapType.Abstract.EQ);
            case "ref.any", "ref.host" -> Optional.of(HeapType.Abstract.ANY);
            case "ref.exn" -> Optional.of(HeapType.Abstract.EXN);
            case "ref.extern" -> Optional.of(HeapType.Abstract.EXTERN);
            default -> Optional.empty();
        };
    }

    private Optional<HeapType.Abstract> heapType() {
        if (walk.code() == TokenCode.CLOSE) {
            return Optional.empty();
        }
        if (TokenCode.isWord(walk.code())) {
            for (HeapType.Abstract type : HeapType.Abstract.values()) {
                if (walk.text(walk.at()).equals(type.show())) {
                    walk.advance();
                    return Optional.of(type);
                }
            }
        }
        if (walk.is(Word.CONT) || walk.is(Word.NOCONT)) {
            walk.report(Problem.UNSUPPORTED_FEATURE, walk.at(), "stack switching");
        } else if (walk.isOpen(Word.SHARED)) {
            walk.report(Problem.UNSUPPORTED_FEATURE, walk.at() + 1, "shared types (shared-everything threads)");
        } else {
            walk.unexpected("a heap type");
        }
        return Optional.empty();
    }

    private OptionalInt hostNumber() {
        if (walk.code() != TokenCode.NAT) {
            walk.unexpected("a number");
            return OptionalInt.empty();
        }
        int token = walk.at();
        walk.advance();
        OptionalLong value = NumberLiteral.integer(walk.text(), walk.textStart(token), walk.textEnd(token), 32);
        if (value.isEmpty()) {
            walk.report(Problem.CONSTANT_OUT_OF_RANGE, token, "`" + walk.text(token) + "`", "a reference");
        }
        return OptionalInt.of((int) value.orElse(0));
    }

    // Numbers.

    private boolean isNumber() {
        int code = walk.code();
        return code == TokenCode.of(Opcode.I32_CONST)
                || code == TokenCode.of(Opcode.I64_CONST)
                || code == TokenCode.of(Opcode.F32_CONST)
                || code == TokenCode.of(Opcode.F64_CONST);
    }

    private ValueType.Numeric numeric() {
        return switch (TokenCode.opcode(walk.code())) {
            case I32_CONST -> ValueType.Numeric.I32;
            case I64_CONST -> ValueType.Numeric.I64;
            case F32_CONST -> ValueType.Numeric.F32;
            default -> ValueType.Numeric.F64;
        };
    }

    private boolean isVector() {
        return walk.code() == TokenCode.of(Opcode.V128_CONST);
    }

    private Pattern pattern(ValueType.Numeric type, boolean nanAllowed) {
        return switch (type) {
            case I32 -> literal(32, false, "i32", nanAllowed);
            case I64 -> literal(64, false, "i64", nanAllowed);
            case F32 -> literal(32, true, "f32", nanAllowed);
            case F64 -> literal(64, true, "f64", nanAllowed);
        };
    }

    private Pattern literal(int bits, boolean floating, String type, boolean nanAllowed) {
        int token = walk.at();
        int code = walk.code();
        if (floating && nanAllowed && walk.accept(Word.NAN_CANONICAL)) {
            return Pattern.Nan.CANONICAL;
        }
        if (floating && nanAllowed && walk.accept(Word.NAN_ARITHMETIC)) {
            return Pattern.Nan.ARITHMETIC;
        }
        boolean integer = code == TokenCode.NAT || code == TokenCode.INT;
        if (!integer && !(floating && code == TokenCode.FLOAT)) {
            walk.unexpected(floating ? "a number" : "an integer");
            return new Pattern.Bits(0);
        }
        walk.advance();
        OptionalLong value = floating
                ? (bits == 32 ? NumberLiteral.f32(walk.text(token)) : NumberLiteral.f64(walk.text(token)))
                : NumberLiteral.integer(walk.text(), walk.textStart(token), walk.textEnd(token), bits);
        if (value.isEmpty()) {
            walk.report(Problem.CONSTANT_OUT_OF_RANGE, token, "`" + walk.text(token) + "`", type);
        }
        return new Pattern.Bits(value.orElse(0));
    }

    private Expected.Vector vector(int start, boolean nanAllowed) {
        walk.advance();
        Optional<LaneShape> shape =
                TokenCode.isWord(walk.code()) ? LaneShape.of(TokenCode.word(walk.code())) : Optional.empty();
        if (shape.isEmpty()) {
            walk.unexpected("a shape, `i8x16` to `f64x2`");
            return new Expected.Vector(walk.since(start), LaneShape.I64X2, List.of());
        }
        int word = walk.at();
        walk.advance();
        List<Pattern> lanes = new ArrayList<>();
        while (!walk.isBroken() && walk.code() != TokenCode.CLOSE) {
            lanes.add(literal(
                    shape.get().bits(), shape.get().isFloat(), shape.get().lane(), nanAllowed));
        }
        if (lanes.size() != shape.get().lanes()) {
            walk.report(Problem.WRONG_LANE_COUNT, word, shape.get().lanes(), lanes.size());
        }
        return new Expected.Vector(closed(start), shape.get(), lanes);
    }

    /** {@return 64 bits of a vector without NaN patterns, from bit {@code from} on} */
    private static long half(Expected.Vector vector, int from) {
        int bits = vector.shape().bits();
        long value = 0;
        for (int lane = from / bits; lane < Math.min(vector.lanes().size(), (from + 64) / bits); lane++) {
            if (vector.lanes().get(lane) instanceof Pattern.Bits(long lanebits)) {
                long masked = bits == 64 ? lanebits : lanebits & ((1L << bits) - 1);
                value |= masked << (lane * bits - from);
            }
        }
        return value;
    }
}
