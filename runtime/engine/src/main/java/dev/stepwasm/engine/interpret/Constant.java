package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Computes constant expressions: of globals, tables, offsets and elements (core spec 3.4.14). */
final class Constant {
    private static final ValueType.Reference STRUCT = new ValueType.Reference(false, HeapType.Abstract.STRUCT);
    private static final ValueType.Reference ARRAY = new ValueType.Reference(false, HeapType.Abstract.ARRAY);
    private static final ValueType.Reference SMALL = new ValueType.Reference(false, HeapType.Abstract.I31);
    private static final ValueType.Reference ANY = new ValueType.Reference(true, HeapType.Abstract.ANY);

    private final DefinedTypes types;
    private final WasmFunction[] functions;
    private final GlobalCell[] globals;

    /** Expressions may refer to these functions and to the globals that are there when they are computed. */
    Constant(DefinedTypes types, WasmFunction[] functions, GlobalCell[] globals) {
        this.types = types;
        this.functions = functions;
        this.globals = globals;
    }

    /** {@return the value of a valid expression} */
    Value of(Expression expression) {
        Deque<Value> stack = new ArrayDeque<>();
        for (Instruction instruction : expression.instructions()) {
            step(instruction, stack);
        }
        return stack.pop();
    }

    private void step(Instruction instruction, Deque<Value> stack) {
        switch (instruction.opcode()) {
            case I32_CONST -> stack.push(Value.of((int) bits(instruction)));
            case I64_CONST -> stack.push(Value.of(bits(instruction)));
            case F32_CONST -> stack.push(Value.of(Float.intBitsToFloat((int) bits(instruction))));
            case F64_CONST -> stack.push(Value.of(Double.longBitsToDouble(bits(instruction))));
            case V128_CONST -> {
                var vector = (Immediates.Vector) instruction.immediates();
                stack.push(new Value.V128(vector.low(), vector.high()));
            }
            case GLOBAL_GET -> stack.push(globals[index(instruction)].get());
            case REF_FUNC -> stack.push(new Value.Ref(ValueType.FUNCREF, functions[index(instruction)]));
            case REF_NULL -> {
                var heap = ((Immediates.Heap) instruction.immediates()).type();
                stack.push(Value.Ref.ofNull(new ValueType.Reference(true, heap)));
            }
            case STRUCT_NEW -> {
                DefinedType type = types.get(index(instruction));
                stack.push(new Value.Ref(
                        STRUCT, StructObject.of(type, pop(stack, type.fields().size()))));
            }
            case STRUCT_NEW_DEFAULT ->
                stack.push(new Value.Ref(STRUCT, new StructObject(types.get(index(instruction)))));
            case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED -> stack.push(array(instruction, stack));
            case REF_I31 -> stack.push(new Value.Ref(SMALL, I31.of((int) Slots.bits(stack.pop()))));
            case ANY_CONVERT_EXTERN -> stack.push(new Value.Ref(ANY, Slots.reference(stack.pop())));
            case EXTERN_CONVERT_ANY -> stack.push(new Value.Ref(ValueType.EXTERNREF, Slots.reference(stack.pop())));
            case END -> {}
            default -> arithmetic(instruction, stack);
        }
    }

    private Value array(Instruction instruction, Deque<Value> stack) {
        if (instruction.immediates() instanceof Immediates.Indices(int type, int count)) {
            ArrayObject made = allocate(types.get(type), count);
            List<Value> elements = pop(stack, count);
            for (int i = 0; i < count; i++) {
                fill(made, i, 1, elements.get(i));
            }
            return new Value.Ref(ARRAY, made);
        }
        int count = (int) Slots.bits(stack.pop());
        ArrayObject made = allocate(types.get(index(instruction)), count);
        if (instruction.opcode() == Opcode.ARRAY_NEW) {
            fill(made, 0, count, stack.pop());
        }
        return new Value.Ref(ARRAY, made);
    }

    private static ArrayObject allocate(DefinedType type, int count) {
        try {
            return Aggregates.allocate(type, Integer.toUnsignedLong(count));
        } catch (TrapSignal tooLarge) {
            throw new Trap(tooLarge.reason(), Integer.toUnsignedString(count) + " elements", List.of());
        }
    }

    private static void fill(ArrayObject array, int index, int count, Value value) {
        array.fill(index, count, Slots.bits(value), Slots.high(value), Slots.reference(value));
    }

    /** Takes the top values. {@return them, the top last} */
    private static List<Value> pop(Deque<Value> stack, int count) {
        var values = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
            values.add(stack.pop());
        }
        return values.reversed();
    }

    private static void arithmetic(Instruction instruction, Deque<Value> stack) {
        Value right = stack.pop();
        Value left = stack.pop();
        if (left instanceof Value.I32(int a) && right instanceof Value.I32(int b)) {
            stack.push(Value.of((int) result(instruction, a, b)));
        } else if (left instanceof Value.I64(long a) && right instanceof Value.I64(long b)) {
            stack.push(Value.of(result(instruction, a, b)));
        } else {
            throw notConstant(instruction);
        }
    }

    private static long result(Instruction instruction, long a, long b) {
        return switch (instruction.opcode()) {
            case I32_ADD, I64_ADD -> a + b;
            case I32_SUB, I64_SUB -> a - b;
            case I32_MUL, I64_MUL -> a * b;
            default -> throw notConstant(instruction);
        };
    }

    private static IllegalStateException notConstant(Instruction instruction) {
        return new IllegalStateException("not constant: " + instruction.opcode().keyword());
    }

    private static long bits(Instruction instruction) {
        return ((Immediates.Constant) instruction.immediates()).bits();
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }
}
