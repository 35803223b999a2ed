package dev.stepwasm.engine.differential;

import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes instructions with fixed signatures, straight from the table of instructions. Operands are tame most of the time,
 * so that programs get far before they trap, and wild now and then. Where the standard lets an engine choose the bits of
 * a NaN, the canonical NaN takes its place before anything can see them.
 */
final class Instructions {
    /** Float instructions that keep or give exact bits. */
    private static final Set<Opcode> EXACT = EnumSet.of(
            Opcode.F32_ABS,
            Opcode.F32_NEG,
            Opcode.F32_COPYSIGN,
            Opcode.F32_REINTERPRET_I32,
            Opcode.F64_ABS,
            Opcode.F64_NEG,
            Opcode.F64_COPYSIGN,
            Opcode.F64_REINTERPRET_I64,
            Opcode.F32X4_EXTRACT_LANE,
            Opcode.F64X2_EXTRACT_LANE,
            Opcode.F32X4_REPLACE_LANE,
            Opcode.F64X2_REPLACE_LANE,
            Opcode.F32X4_SPLAT,
            Opcode.F64X2_SPLAT,
            Opcode.F32X4_ABS,
            Opcode.F32X4_NEG,
            Opcode.F64X2_ABS,
            Opcode.F64X2_NEG,
            Opcode.F32X4_PMIN,
            Opcode.F32X4_PMAX,
            Opcode.F64X2_PMIN,
            Opcode.F64X2_PMAX);

    private static final Set<Opcode> DIVISIONS = EnumSet.of(
            Opcode.I32_DIV_S,
            Opcode.I32_DIV_U,
            Opcode.I32_REM_S,
            Opcode.I32_REM_U,
            Opcode.I64_DIV_S,
            Opcode.I64_DIV_U,
            Opcode.I64_REM_S,
            Opcode.I64_REM_U);

    private static final Set<Opcode> TRUNCATIONS = EnumSet.of(
            Opcode.I32_TRUNC_F32_S,
            Opcode.I32_TRUNC_F32_U,
            Opcode.I32_TRUNC_F64_S,
            Opcode.I32_TRUNC_F64_U,
            Opcode.I64_TRUNC_F32_S,
            Opcode.I64_TRUNC_F32_U,
            Opcode.I64_TRUNC_F64_S,
            Opcode.I64_TRUNC_F64_U);

    /** Made by other rules, or without a meaning for one thread. */
    private static final Set<Opcode> LEFT_OUT = EnumSet.of(
            Opcode.I32_CONST,
            Opcode.I64_CONST,
            Opcode.F32_CONST,
            Opcode.F64_CONST,
            Opcode.V128_CONST,
            Opcode.NOP,
            Opcode.MEMORY_ATOMIC_WAIT32,
            Opcode.MEMORY_ATOMIC_WAIT64);

    private final Random random;
    private final List<Kind> kinds;
    private final Map<Kind, List<Opcode>> values = new EnumMap<>(Kind.class);
    private final List<Opcode> effects = new ArrayList<>();

    Instructions(Random random, Set<Feature> features) {
        this.random = random;
        this.kinds = kinds(features);
        for (Opcode op : used(features)) {
            List<Kind> results = results(op);
            if (results.isEmpty()) {
                effects.add(op);
            } else {
                values.computeIfAbsent(results.getFirst(), kind -> new ArrayList<>())
                        .add(op);
            }
        }
    }

    private static List<Kind> kinds(Set<Feature> features) {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.V128 || features.contains(Feature.SIMD))
                .toList();
    }

    /** {@return the instructions that are made here} */
    static List<Opcode> used(Set<Feature> features) {
        List<Kind> kinds = kinds(features);
        return Arrays.stream(Opcode.values())
                .filter(op -> features.contains(op.feature()) && !LEFT_OUT.contains(op))
                .filter(op -> op.signature()
                        .filter(type ->
                                Kind.coverAll(type, kinds) && type.results().size() <= 1)
                        .isPresent())
                .toList();
    }

    /** {@return the types that programs use} */
    List<Kind> kinds() {
        return kinds;
    }

    /** Where operands come from. */
    interface Operands {
        Piece value(Kind kind);
    }

    /** {@return an instruction with that result} Empty if there is none, as for references. */
    Optional<Piece> value(Kind kind, Operands operands) {
        List<Opcode> choice = values.getOrDefault(kind, List.of());
        return choice.isEmpty()
                ? Optional.empty()
                : Optional.of(canonical(kind, Constants.any(choice, random), operands));
    }

    /** {@return an instruction without result} */
    Piece effect(Operands operands) {
        return instruction(Optional.empty(), Constants.any(effects, random), operands);
    }

    private Piece canonical(Kind kind, Opcode op, Operands operands) {
        Piece plain = instruction(Optional.of(kind), op, operands);
        if (EXACT.contains(op) || op.accessBytes() > 0) {
            return plain;
        }
        return switch (kind) {
            case F32 -> selected(kind, plain, "f32.const nan", "f32.eq", "$nan32");
            case F64 -> selected(kind, plain, "f64.const nan", "f64.eq", "$nan64");
            case V128 -> lanes(op, plain);
            case I32, I64, FUNCREF, EXTERNREF -> plain;
        };
    }

    private static Piece selected(Kind kind, Piece plain, String nan, String equal, String local) {
        return Piece.value(
                kind,
                "(select (local.tee " + local + " ",
                plain,
                ") (" + nan + ") (" + equal + " (local.get " + local + ") (local.get " + local + ")))");
    }

    private static Piece lanes(Opcode op, Piece plain) {
        String shape = op.keyword().substring(0, op.keyword().indexOf('.'));
        String nan = switch (shape) {
            case "f32x4" -> " nan nan nan nan";
            case "f64x2" -> " nan nan";
            default -> "";
        };
        if (nan.isEmpty()) {
            return plain;
        }
        return Piece.value(
                Kind.V128,
                "(v128.bitselect (local.tee $nanv ",
                plain,
                ") (v128.const " + shape + nan + ") (" + shape + ".eq (local.get $nanv) (local.get $nanv)))");
    }

    private Piece instruction(Optional<Kind> result, Opcode op, Operands operands) {
        var parts = new ArrayList<Object>();
        parts.add("(" + op.keyword() + immediates(op));
        FunctionType type = Objects.requireNonNull(op.signatureOrNull());
        for (int i = 0; i < type.parameters().size(); i++) {
            parts.add(" ");
            parts.add(operand(op, i, Kind.of(type.parameters().get(i)).orElseThrow(), operands));
        }
        parts.add(")");
        return result.map(kind -> Piece.value(kind, parts.toArray())).orElseGet(() -> Piece.statement(parts.toArray()));
    }

    private static List<Kind> results(Opcode op) {
        return Objects.requireNonNull(op.signatureOrNull()).results().stream()
                .map(type -> Kind.of(type).orElseThrow())
                .toList();
    }

    private Piece operand(Opcode op, int number, Kind kind, Operands operands) {
        if (random.nextInt(25) == 0) {
            return operands.value(kind);
        }
        if (op.accessBytes() > 0 && number == 0) {
            int mask = op.isAtomicAccess() ? 0x3FF8 : random.nextInt(8) == 0 ? 0xFFFF : 0x3FFF;
            return masked(operands.value(kind), mask);
        }
        if (DIVISIONS.contains(op) && number == 1) {
            return kind == Kind.I32
                    ? Piece.value(kind, "(i32.or ", operands.value(kind), " (i32.const 1))")
                    : Piece.value(kind, "(i64.or ", operands.value(kind), " (i64.const 1))");
        }
        if (TRUNCATIONS.contains(op)) {
            String convert = kind == Kind.F32 ? "(f32.convert_i32_u " : "(f64.convert_i32_u ";
            return Piece.value(kind, convert, masked(operands.value(Kind.I32), 0x7FFF_FFFF), ")");
        }
        return switch (op) {
            case MEMORY_GROW -> masked(operands.value(kind), 1);
            case MEMORY_FILL, MEMORY_COPY ->
                masked(operands.value(kind), number == 2 && op == Opcode.MEMORY_COPY ? 0xFF : 0x3FF);
            case MEMORY_INIT -> masked(operands.value(kind), number == 0 ? 0x3FFF : 7);
            case TABLE_INIT, TABLE_COPY -> masked(operands.value(kind), 3);
            default -> operands.value(kind);
        };
    }

    static Piece masked(Piece value, int mask) {
        return Piece.value(Kind.I32, "(i32.and ", value, " (i32.const " + mask + "))");
    }

    /** {@return what stands behind the keyword} */
    private String immediates(Opcode op) {
        return switch (op) { // The text format has some of these in another order than the binary format.
            case MEMORY_INIT -> " $passive";
            case TABLE_INIT -> " $t $elems";
            case TABLE_COPY -> " $t $t";
            default -> op.immediates().stream().map(each -> immediate(op, each)).collect(Collectors.joining());
        };
    }

    private String immediate(Opcode op, Immediate immediate) {
        return switch (immediate) {
            case MEMARG -> memarg(op);
            case LANE -> " " + random.nextInt(op.laneCount());
            case LANES -> random.ints(16, 0, 32).mapToObj(lane -> " " + lane).collect(Collectors.joining());
            case DATA -> " $passive";
            case ELEM -> " $elems";
            case TABLE -> " $t";
            case MEMORY, ORDERING -> "";
            default -> throw new IllegalStateException("no rule for " + immediate + " of " + op.keyword());
        };
    }

    private String memarg(Opcode op) {
        if (op.isAtomicAccess()) {
            return " offset=" + op.accessBytes() * random.nextInt(3);
        }
        String offset = switch (random.nextInt(30)) {
            case 0 -> " offset=4294967295";
            case 1 -> " offset=65530";
            case 2, 3, 4, 5, 6, 7 -> " offset=" + random.nextInt(300);
            default -> "";
        };
        return offset + (random.nextInt(4) == 0 ? " align=" + (1 << random.nextInt(op.naturalAlignLog2() + 1)) : "");
    }
}
