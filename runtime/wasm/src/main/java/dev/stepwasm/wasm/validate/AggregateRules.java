package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of instructions on structs and arrays (core spec 3.4.5). */
final class AggregateRules {
    private static final ValueType I32 = ValueType.Numeric.I32;

    private final ModuleContext module;
    private final OperandStack stack;
    private final IndexChecks indices;

    AggregateRules(ModuleContext module, OperandStack stack, IndexChecks indices) {
        this.module = module;
        this.stack = stack;
        this.indices = indices;
    }

    /** {@return whether the instruction is one of those here} */
    boolean accept(Opcode op, Immediates immediates) {
        switch (op) {
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> structNew(op, FunctionValidator.index(immediates));
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> structGet(op, (Immediates.Indices) immediates);
            case STRUCT_SET -> structSet((Immediates.Indices) immediates);
            case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U, ARRAY_SET, ARRAY_FILL ->
                array(op, FunctionValidator.index(immediates));
            case ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM, ARRAY_COPY, ARRAY_INIT_DATA, ARRAY_INIT_ELEM ->
                array(op, (Immediates.Indices) immediates);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static ValueType.Reference reference(boolean nullable, int typeIndex) {
        return new ValueType.Reference(nullable, new HeapType.Concrete(typeIndex));
    }

    private void structNew(Opcode op, int typeIndex) {
        @Nullable StructType struct = indices.struct(typeIndex);
        if (struct == null) {
            stack.lose();
            return;
        }
        if (op == Opcode.STRUCT_NEW) {
            var wanted = new ArrayList<ValueType>(struct.fields().size());
            struct.fields().forEach(field -> wanted.add(field.storage().unpacked()));
            stack.pop(wanted);
        } else {
            struct.fields().forEach(this::checkDefault);
        }
        stack.push(reference(false, typeIndex));
    }

    private void checkDefault(FieldType field) {
        if (!field.storage().unpacked().defaultable()) {
            stack.mismatch("type " + field.storage().show() + " has no default value", List.of());
        }
    }

    private @Nullable FieldType field(StructType struct, int number) {
        if (number >= 0 && number < struct.fields().size()) {
            return struct.fields().get(number);
        }
        if (number != Instruction.UNKNOWN_INDEX) {
            stack.report(Problem.UNKNOWN_FIELD, number);
        }
        return null;
    }

    private void structGet(Opcode op, Immediates.Indices which) {
        @Nullable StructType struct = indices.struct(which.first());
        if (struct == null) {
            stack.popReference();
            stack.push(ValueType.Bottom.BOTTOM);
            return;
        }
        stack.pop(reference(true, which.first()));
        @Nullable FieldType field = field(struct, which.second());
        if (field == null) {
            stack.push(ValueType.Bottom.BOTTOM);
            return;
        }
        checkExtension(field, op == Opcode.STRUCT_GET);
        stack.push(field.storage().unpacked());
    }

    private void checkExtension(FieldType field, boolean plain) {
        if (plain && field.storage() instanceof PackedType) {
            stack.mismatch("a packed " + field.storage().show() + " is read with `_s` or `_u`", List.of());
        } else if (!plain && !(field.storage() instanceof PackedType)) {
            stack.mismatch(
                    "`_s` and `_u` are for packed fields, not for "
                            + field.storage().show(),
                    List.of());
        }
    }

    private void structSet(Immediates.Indices which) {
        @Nullable StructType struct = indices.struct(which.first());
        if (struct == null) {
            stack.popAny();
            stack.popReference();
            return;
        }
        @Nullable FieldType field = field(struct, which.second());
        if (field != null && !field.mutable()) {
            stack.report(Problem.IMMUTABLE_FIELD, which.second(), which.first());
        }
        stack.pop(List.of(
                reference(true, which.first()),
                field == null ? ValueType.Bottom.BOTTOM : field.storage().unpacked()));
    }

    private void checkMutable(ArrayType array, int typeIndex) {
        if (!array.element().mutable()) {
            stack.report(Problem.IMMUTABLE_ARRAY, typeIndex);
        }
    }

    private void array(Opcode op, int typeIndex) {
        @Nullable ArrayType array = indices.array(typeIndex);
        if (array == null) {
            stack.lose();
            return;
        }
        FieldType element = array.element();
        ValueType value = element.storage().unpacked();
        switch (op) {
            case ARRAY_NEW -> {
                stack.pop(List.of(value, I32));
                stack.push(reference(false, typeIndex));
            }
            case ARRAY_NEW_DEFAULT -> {
                checkDefault(element);
                stack.pop(I32);
                stack.push(reference(false, typeIndex));
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                checkExtension(element, op == Opcode.ARRAY_GET);
                stack.pop(List.of(reference(true, typeIndex), I32));
                stack.push(value);
            }
            case ARRAY_SET -> {
                checkMutable(array, typeIndex);
                stack.pop(List.of(reference(true, typeIndex), I32, value));
            }
            case ARRAY_FILL -> {
                checkMutable(array, typeIndex);
                stack.pop(List.of(reference(true, typeIndex), I32, value, I32));
            }
            default -> throw new IllegalStateException("no rule for " + op);
        }
    }

    private void array(Opcode op, Immediates.Indices which) {
        int typeIndex = which.first();
        int second = which.second();
        @Nullable ArrayType array = indices.array(typeIndex);
        if (array == null) {
            stack.lose();
            return;
        }
        switch (op) {
            case ARRAY_NEW_FIXED -> newFixed(array, typeIndex, second);
            case ARRAY_NEW_DATA -> {
                checkNumeric(array, typeIndex);
                indices.dataExists(second);
                stack.pop(List.of(I32, I32));
                stack.push(reference(false, typeIndex));
            }
            case ARRAY_NEW_ELEM -> {
                checkElements(array, second);
                stack.pop(List.of(I32, I32));
                stack.push(reference(false, typeIndex));
            }
            case ARRAY_COPY -> copy(array, typeIndex, second);
            case ARRAY_INIT_DATA -> {
                checkMutable(array, typeIndex);
                checkNumeric(array, typeIndex);
                indices.dataExists(second);
                stack.pop(List.of(reference(true, typeIndex), I32, I32, I32));
            }
            case ARRAY_INIT_ELEM -> {
                checkMutable(array, typeIndex);
                checkElements(array, second);
                stack.pop(List.of(reference(true, typeIndex), I32, I32, I32));
            }
            default -> throw new IllegalStateException("no rule for " + op);
        }
    }

    private void newFixed(ArrayType array, int typeIndex, int length) {
        ValueType value = array.element().storage().unpacked();
        // The length is a claim of the source; more than the stack holds is never looked at.
        int counted = Math.min(Math.max(length, 0), stack.size() + 1);
        stack.pop(Collections.nCopies(counted, value));
        stack.push(reference(false, typeIndex));
    }

    private void copy(ArrayType to, int toIndex, int fromIndex) {
        checkMutable(to, toIndex);
        @Nullable ArrayType from = indices.array(fromIndex);
        if (from == null) {
            stack.lose();
            return;
        }
        if (!module.types().matches(from.element().storage(), to.element().storage())) {
            stack.report(
                    Problem.ARRAY_TYPES_DO_NOT_MATCH,
                    from.element().storage().show(),
                    to.element().storage().show());
        }
        stack.pop(List.of(reference(true, toIndex), I32, reference(true, fromIndex), I32, I32));
    }

    private void checkNumeric(ArrayType array, int typeIndex) {
        if (array.element().storage().unpacked().isReference()) {
            stack.report(Problem.ARRAY_NOT_NUMERIC, typeIndex);
        }
    }

    private void checkElements(ArrayType array, int segment) {
        ValueType.@Nullable Reference from = indices.elementType(segment);
        if (from != null && !module.types().matches(from, array.element().storage())) {
            stack.mismatch(
                    "cannot put " + from.show() + " into an array of "
                            + array.element().storage().show(),
                    List.of());
        }
    }
}
