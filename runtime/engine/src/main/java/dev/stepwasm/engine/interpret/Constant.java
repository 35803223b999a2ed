package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayDeque;
import java.util.Deque;

/** Computes constant expressions: of globals, tables, offsets and elements (core spec 3.4.14). */
final class Constant {
    private final WasmFunction[] functions;
    private final GlobalCell[] globals;

    /** Expressions may refer to these functions and to the globals that are there when they are computed. */
    Constant(WasmFunction[] functions, GlobalCell[] globals) {
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
            case GLOBAL_GET -> stack.push(globals[index(instruction)].get());
            case REF_FUNC -> stack.push(new Value.Ref(ValueType.FUNCREF, functions[index(instruction)]));
            case REF_NULL -> {
                var heap = ((Immediates.Heap) instruction.immediates()).type();
                stack.push(Value.Ref.ofNull(new ValueType.Reference(true, heap)));
            }
            case END -> {}
            default -> arithmetic(instruction, stack);
        }
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
