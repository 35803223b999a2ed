package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The rules of types (core spec 3.2). */
final class TypeChecks {
    private final TypeSpace types;
    private final ProblemSink problems;

    TypeChecks(TypeSpace types, ProblemSink problems) {
        this.types = types;
        this.problems = problems;
    }

    /**
     * Checks all definitions.
     *
     * @param positions from type index to place in the source
     */
    void definitions(IntUnaryOperator positions) {
        int index = 0;
        for (RecursiveGroup group : types.groups()) {
            int end = index + group.types().size();
            for (SubType type : group.types()) {
                int position = positions.applyAsInt(index);
                composite(type.composite(), end, position);
                supertypes(type, index, position);
                index++;
            }
        }
    }

    private void supertypes(SubType type, int index, int position) {
        if (type.supertypes().size() > 1) {
            problems.report(Problem.INVALID_SUPERTYPE, position, "sub type " + index + " has more than one super type");
        }
        for (int supertype : type.supertypes()) {
            if (supertype == Instruction.UNKNOWN_INDEX) {
                continue;
            }
            if (supertype < 0 || supertype >= index) {
                problems.report(
                        Problem.UNKNOWN_TYPE, position, supertype + ": a super type comes before its sub types");
            } else if (types.get(supertype).isFinal()) {
                problems.report(
                        Problem.INVALID_SUPERTYPE,
                        position,
                        "sub type " + index + " does not match super type " + supertype + ", which is final");
            } else if (!types.matches(type.composite(), types.get(supertype).composite())) {
                problems.report(
                        Problem.INVALID_SUPERTYPE,
                        position,
                        "sub type " + index + " does not match super type " + supertype + ": "
                                + type.composite().show() + " cannot stand for "
                                + types.get(supertype).composite().show());
            }
        }
    }

    private void composite(CompositeType type, int known, int position) {
        switch (type) {
            case FunctionType(List<ValueType> parameters, List<ValueType> results) -> {
                parameters.forEach(parameter -> storage(parameter, known, position));
                results.forEach(result -> storage(result, known, position));
            }
            case StructType(List<FieldType> fields) ->
                fields.forEach(field -> storage(field.storage(), known, position));
            case ArrayType(FieldType element) -> storage(element.storage(), known, position);
        }
    }

    private void storage(StorageType type, int known, int position) {
        if (type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                && index != Instruction.UNKNOWN_INDEX
                && (index < 0 || index >= known)) {
            problems.report(
                    Problem.UNKNOWN_TYPE,
                    position,
                    types.contains(index)
                            ? index + " here: only types before this one and of its `rec` group can be used"
                            : IndexChecks.among(index, types.size(), false));
        }
    }

    /** Checks that a type names only types that exist. */
    void value(ValueType type, int position) {
        storage(type, types.size(), position);
    }

    /** Checks that an index is that of a function type. */
    void function(int index, int position) {
        if (index == Instruction.UNKNOWN_INDEX || types.function(index) != null) {
            return;
        }
        problems.report(
                Problem.UNKNOWN_TYPE,
                position,
                types.contains(index)
                        ? index + ": it must be a function but is "
                                + types.get(index).composite().show()
                        : IndexChecks.among(index, types.size(), false));
    }

    /** Checks that a tag's type is that of a function without results. */
    void tag(int index, int position) {
        function(index, position);
        FunctionType type = types.function(index);
        if (type != null && !type.results().isEmpty()) {
            problems.report(Problem.TAG_WITH_RESULTS, position, FunctionType.showStack(type.results()));
        }
    }

    void table(TableType type, int position) {
        value(type.element(), position);
        limits(type.limits(), type.is64() ? -1L : 0xFFFF_FFFFL, Problem.TABLE_TOO_LARGE, position);
    }

    void memory(MemoryType type, int position) {
        int log2 = type.pageSizeLog2();
        if (log2 != 0 && log2 != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            problems.report(Problem.INVALID_PAGE_SIZE, position, log2 < 63 ? Long.toString(1L << log2) : "2^" + log2);
            return;
        }
        limits(type.limits(), type.maximumPages(), Problem.MEMORY_TOO_LARGE, position);
        if (type.shared() && type.limits().maximum().isEmpty()) {
            problems.report(Problem.SHARED_MEMORY_WITHOUT_MAXIMUM, position);
        }
    }

    private void limits(Limits limits, long most, Problem tooLarge, int position) {
        long maximum = limits.maximum().orElse(limits.minimum());
        if (Long.compareUnsigned(limits.minimum(), most) > 0) {
            tooLarge(limits.minimum(), most, tooLarge, position);
        } else if (Long.compareUnsigned(maximum, most) > 0) {
            tooLarge(maximum, most, tooLarge, position);
        } else if (Long.compareUnsigned(limits.minimum(), maximum) > 0) {
            problems.report(
                    Problem.LIMITS_OUT_OF_ORDER,
                    position,
                    Long.toUnsignedString(limits.minimum()),
                    Long.toUnsignedString(maximum));
        }
    }

    private void tooLarge(long size, long most, Problem problem, int position) {
        problems.report(problem, position, Long.toUnsignedString(most), Long.toUnsignedString(size));
    }
}
