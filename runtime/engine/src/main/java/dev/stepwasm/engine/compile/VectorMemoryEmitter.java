package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.compile.MemoryEmitter.View;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;

/** Writes loads and stores of vectors and lanes, see {@link MemoryEmitter}. */
final class VectorMemoryEmitter {
    private static final int HALF = 8;

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;
    private final VectorEmitter vectors;

    VectorMemoryEmitter(FunctionCompiler compiler, VectorEmitter vectors) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
        this.vectors = vectors;
    }

    void write(Instruction instruction) {
        switch (instruction.immediates()) {
            case Immediates.MemoryArgument argument -> access(instruction.opcode(), argument);
            case Immediates.MemoryLane(Immediates.MemoryArgument argument, int lane) ->
                lane(instruction.opcode(), argument, lane);
            default ->
                throw new IllegalStateException(
                        "no access to memory: " + instruction.opcode().keyword());
        }
    }

    private void access(Opcode op, Immediates.MemoryArgument argument) {
        if (op == Opcode.V128_STORE) {
            store(argument);
            return;
        }
        compiler.memory.take(argument);
        View view = view(op);
        switch (op) {
            case V128_LOAD -> {
                get(view, 0);
                get(view, HALF);
            }
            case V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT -> {
                vectors.opcode(op);
                get(view, 0);
                vectors.splat();
            }
            case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> {
                get(view, 0);
                out.pushLong(0);
            }
            default -> {
                int read =
                        operands.home(operands.height() + 1); // Above the address, which must be there if this fails.
                get(view, 0);
                out.store(JvmType.I64, read);
                vectors.halves(half -> {
                    out.load(JvmType.I64, read);
                    vectors.quarter(half);
                    LaneMethod.widening(op).write(out, "I");
                });
            }
        }
        operands.pushed(JvmType.VECTOR);
    }

    /** What cannot be stored whole is not stored at all: if the upper half is inside the memory, so is the lower. */
    private void store(Immediates.MemoryArgument argument) {
        int vector = takeVector();
        compiler.memory.take(argument);
        for (int half = 1; half >= 0; half--) {
            int stored = half;
            compiler.memory.set(View.LONG, HALF * half, () -> vectors.half(vector, stored));
        }
    }

    private void lane(Opcode op, Immediates.MemoryArgument argument, int lane) {
        int vector = takeVector();
        compiler.memory.take(argument);
        View view = view(op);
        int lanes = 16 / op.accessBytes();
        if (op == Opcode.V128_STORE8_LANE
                || op == Opcode.V128_STORE16_LANE
                || op == Opcode.V128_STORE32_LANE
                || op == Opcode.V128_STORE64_LANE) {
            compiler.memory.set(view, 0, () -> {
                vectors.extract(lanes, vector, lane);
                narrow(view);
            });
            return;
        }
        // The vector is spread over locals, and this one is above it.
        int read = operands.home(vector + 1);
        get(view, 0);
        out.store(JvmType.I64, read);
        vectors.halves(half -> vectors.replace(lanes, lane, half, vector, () -> out.load(JvmType.I64, read)));
        operands.pushed(JvmType.VECTOR);
    }

    /** Takes the vector on top off the stack. {@return the height where it was, from where it can be loaded} */
    private int takeVector() {
        operands.spread(1);
        int vector = operands.height() - 1;
        operands.cut(vector);
        return vector;
    }

    private static View view(Opcode op) {
        return switch (op.accessBytes()) {
            case 1 -> View.BYTE;
            case 2 -> View.SHORT;
            case 4 -> View.INT;
            default -> View.LONG;
        };
    }

    /** Pushes what is so many bytes behind the place that was taken, as an unsigned number. */
    private void get(View view, int further) {
        compiler.memory.get(view, further);
        switch (view) {
            case BYTE -> {
                out.push(0xFF);
                out.plain(IAND);
                out.plain(I2L);
            }
            case SHORT -> {
                out.plain(I2C);
                out.plain(I2L);
            }
            case INT -> out.invokeStatic(Integer.class, "toUnsignedLong", "(I)J");
            default -> {}
        }
    }

    /** Makes a lane with others above it, on the stack of the JVM, what is stored. */
    private void narrow(View view) {
        if (view != View.LONG) {
            out.plain(L2I);
        }
        if (view == View.SHORT) {
            out.plain(I2S);
        }
    }
}
