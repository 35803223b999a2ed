package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import dev.stepwasm.wasm.type.ValueType.Reference;
import dev.stepwasm.wat.ModuleAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instructions that make a value of one type one of another. */
record Conversions(ModuleAnalysis module) {
    /** {@return instructions with their immediates, the likeliest first} */
    List<String> between(ValueType from, ValueType to) {
        return switch (from) {
            case Numeric number when to instanceof Numeric wanted -> numeric(number, wanted);
            case Numeric number when to instanceof ValueType.Vector -> splat(number);
            case Numeric number when to instanceof Reference wanted -> boxed(number, wanted);
            case ValueType.Vector vector when to instanceof Numeric wanted -> lane(wanted);
            case Reference reference when to == Numeric.I32 -> unboxed(reference);
            case Reference reference when to instanceof Reference wanted -> cast(reference, wanted);
            case Reference reference when to == ValueType.Bottom.REFERENCE -> List.of();
            default -> List.of();
        };
    }

    private static List<String> keywords(Opcode... ops) {
        return Stream.of(ops).map(Opcode::keyword).toList();
    }

    private static List<String> numeric(Numeric from, Numeric to) {
        return switch (to) {
            case I32 ->
                switch (from) {
                    case I32 -> List.of();
                    case I64 -> keywords(Opcode.I32_WRAP_I64);
                    case F32 ->
                        keywords(
                                Opcode.I32_TRUNC_SAT_F32_S,
                                Opcode.I32_TRUNC_SAT_F32_U,
                                Opcode.I32_TRUNC_F32_S,
                                Opcode.I32_TRUNC_F32_U,
                                Opcode.I32_REINTERPRET_F32);
                    case F64 ->
                        keywords(
                                Opcode.I32_TRUNC_SAT_F64_S,
                                Opcode.I32_TRUNC_SAT_F64_U,
                                Opcode.I32_TRUNC_F64_S,
                                Opcode.I32_TRUNC_F64_U);
                };
            case I64 ->
                switch (from) {
                    case I32 -> keywords(Opcode.I64_EXTEND_I32_S, Opcode.I64_EXTEND_I32_U);
                    case I64 -> List.of();
                    case F32 ->
                        keywords(
                                Opcode.I64_TRUNC_SAT_F32_S,
                                Opcode.I64_TRUNC_SAT_F32_U,
                                Opcode.I64_TRUNC_F32_S,
                                Opcode.I64_TRUNC_F32_U);
                    case F64 ->
                        keywords(
                                Opcode.I64_TRUNC_SAT_F64_S,
                                Opcode.I64_TRUNC_SAT_F64_U,
                                Opcode.I64_TRUNC_F64_S,
                                Opcode.I64_TRUNC_F64_U,
                                Opcode.I64_REINTERPRET_F64);
                };
            case F32 ->
                switch (from) {
                    case I32 ->
                        keywords(Opcode.F32_CONVERT_I32_S, Opcode.F32_CONVERT_I32_U, Opcode.F32_REINTERPRET_I32);
                    case I64 -> keywords(Opcode.F32_CONVERT_I64_S, Opcode.F32_CONVERT_I64_U);
                    case F32 -> List.of();
                    case F64 -> keywords(Opcode.F32_DEMOTE_F64);
                };
            case F64 ->
                switch (from) {
                    case I32 -> keywords(Opcode.F64_CONVERT_I32_S, Opcode.F64_CONVERT_I32_U);
                    case I64 ->
                        keywords(Opcode.F64_CONVERT_I64_S, Opcode.F64_CONVERT_I64_U, Opcode.F64_REINTERPRET_I64);
                    case F32 -> keywords(Opcode.F64_PROMOTE_F32);
                    case F64 -> List.of();
                };
        };
    }

    private static List<String> splat(Numeric from) {
        return switch (from) {
            case I32 -> keywords(Opcode.I32X4_SPLAT, Opcode.I16X8_SPLAT, Opcode.I8X16_SPLAT);
            case I64 -> keywords(Opcode.I64X2_SPLAT);
            case F32 -> keywords(Opcode.F32X4_SPLAT);
            case F64 -> keywords(Opcode.F64X2_SPLAT);
        };
    }

    private static List<String> lane(Numeric to) {
        Opcode op = switch (to) {
            case I32 -> Opcode.I32X4_EXTRACT_LANE;
            case I64 -> Opcode.I64X2_EXTRACT_LANE;
            case F32 -> Opcode.F32X4_EXTRACT_LANE;
            case F64 -> Opcode.F64X2_EXTRACT_LANE;
        };
        return List.of(op.keyword() + " 0");
    }

    private List<String> boxed(Numeric from, Reference to) {
        boolean takes = module.module().types().matches(new Reference(false, HeapType.Abstract.I31), to);
        return from == Numeric.I32 && takes ? keywords(Opcode.REF_I31) : List.of();
    }

    private List<String> unboxed(Reference from) {
        TypeSpace types = module.module().types();
        boolean number = types.matches(from, new Reference(true, HeapType.Abstract.I31));
        return number ? keywords(Opcode.I31_GET_S, Opcode.I31_GET_U, Opcode.REF_IS_NULL) : keywords(Opcode.REF_IS_NULL);
    }

    private List<String> cast(Reference from, Reference to) {
        TypeSpace types = module.module().types();
        List<String> found = new ArrayList<>();
        if (types.matches(from.withNullable(false), to)) {
            found.add(Opcode.REF_AS_NON_NULL.keyword());
        } else if (types.topOf(from.heap()) == types.topOf(to.heap())) {
            found.add(Opcode.REF_CAST.keyword() + " " + new TypeNames(module).show(to));
        } else if (types.topOf(from.heap()) == HeapType.Abstract.EXTERN
                && to.equals(new Reference(to.nullable(), HeapType.Abstract.ANY))) {
            found.add(Opcode.ANY_CONVERT_EXTERN.keyword());
        } else if (types.topOf(from.heap()) == HeapType.Abstract.ANY
                && to.equals(new Reference(to.nullable(), HeapType.Abstract.EXTERN))) {
            found.add(Opcode.EXTERN_CONVERT_ANY.keyword());
        }
        return found;
    }
}
