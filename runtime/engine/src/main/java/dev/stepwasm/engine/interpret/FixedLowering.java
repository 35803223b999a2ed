package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.Objects;

/**
 * What instructions become that have the same type everywhere: arithmetic, comparisons, loads and stores, vectors,
 * atomics. Which flat instruction it is says {@link Lowering}, where the next one belongs; only a new shape belongs here.
 */
final class FixedLowering {
    private final ModuleCode code;
    private final ValueLowering values;
    private final Emitter emitter;

    FixedLowering(ModuleCode code, ValueLowering values, Emitter emitter) {
        this.code = code;
        this.values = values;
        this.emitter = emitter;
    }

    void lower(Lowering lowering, Opcode opcode, Immediates immediates) {
        int op = lowering.op();
        switch (lowering.shape()) {
            case UNARY -> {
                int a = values.pop();
                emitter.write(op, values.push(false), a, 0);
            }
            case BINARY -> {
                int b = values.pop();
                int a = values.pop();
                int home = values.push(false);
                emitter.write(op, home, lowering.swapped() ? b : a, lowering.swapped() ? a : b);
            }
            case LOAD -> load(opcode, op, (Immediates.MemoryArgument) immediates);
            case STORE -> store(opcode, op, (Immediates.MemoryArgument) immediates);
            case VECTOR -> vector(opcode, immediates);
            case SAME_BITS -> emitter.nothing();
        }
    }

    private void load(Opcode opcode, int op, Immediates.MemoryArgument argument) {
        int address = values.pop();
        int home = values.push(false);
        long offset = argument.offset();
        if (code.usesArray(argument.memory())) {
            emitter.write(op, home, address, (int) offset);
        } else {
            emitter.writeMemory(opcode, home, address, argument.memory(), (int) offset, (int) (offset >>> 32));
        }
    }

    private void store(Opcode opcode, int op, Immediates.MemoryArgument argument) {
        int value = values.pop();
        int address = values.pop();
        long offset = argument.offset();
        if (code.usesArray(argument.memory())) {
            emitter.emit(op, address, value, (int) offset);
        } else {
            emitter.memory(opcode, address, value, argument.memory(), (int) offset, (int) (offset >>> 32));
        }
    }

    void vector(Opcode opcode, Immediates immediates) {
        FunctionType signature = Objects.requireNonNull(opcode.signatureOrNull());
        var instruction = new int[Op.STATE_LENGTH];
        instruction[0] = Op.VECTOR + opcode.ordinal();
        for (int i = signature.parameters().size(); i > 0; i--) {
            instruction[1 + i] = values.pop();
        }
        Vectors.putImmediates(immediates, instruction);
        instruction[1] = values.nextHome();
        values.pushAll(signature.results());
        if (signature.results().size() == 1) {
            emitter.write(instruction);
        } else {
            emitter.emit(instruction);
        }
    }

    void constant(Immediates.Vector vector) {
        if (!values.constant(vector)) {
            vector(Opcode.V128_CONST, vector);
        }
    }

    /** Emits an atomic instruction: its operands are at home, where the first is its result will be. */
    void atomic(Opcode opcode, Immediates immediates) {
        if (!(immediates instanceof Immediates.MemoryArgument(int align, long offset, int memory))) {
            emitter.memory(opcode); // A fence.
            return;
        }
        FunctionType signature = Objects.requireNonNull(opcode.signatureOrNull(), "atomics have fixed types");
        int first = values.take(signature.parameters().size());
        emitter.memory(opcode, first, memory, (int) offset, (int) (offset >>> 32));
        values.pushAll(signature.results());
    }
}
