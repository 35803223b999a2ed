package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.arithmetic.FloatLanes;
import dev.stepwasm.engine.arithmetic.IntegerLanes;
import dev.stepwasm.engine.arithmetic.LaneMoves;
import dev.stepwasm.engine.arithmetic.Lanes;
import dev.stepwasm.engine.arithmetic.VectorForm;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Type;

/**
 * Writes instructions on vectors. Each half of the result is computed by itself, from halves of the operands, which are in
 * locals then.
 */
final class VectorEmitter {
    private static final int PREFIX = 0xFD;
    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final String OPCODE = Type.getDescriptor(Opcode.class);

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;
    private final VectorMemoryEmitter memory;

    VectorEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
        this.memory = new VectorMemoryEmitter(compiler, this);
    }

    /** {@return whether the instruction has been written} */
    boolean write(Instruction instruction) {
        Opcode op = instruction.opcode();
        if (op.prefix() != PREFIX) {
            return false;
        }
        if (op.accessBytes() > 0) {
            memory.write(instruction);
            return true;
        }
        var signature = Objects.requireNonNull(op.signatureOrNull());
        int count = signature.parameters().size();
        operands.spread(count);
        int first = operands.height() - count;
        compute(instruction, first, count);
        operands.cut(first);
        operands.pushed(JvmType.of(signature.results().getFirst()));
        return true;
    }

    private void compute(Instruction instruction, int a, int count) {
        Opcode op = instruction.opcode();
        int b = a + 1;
        switch (VectorForm.of(op)) {
            case INTEGERS, FLOATS -> halves(half -> sameHalves(op, a, count, half));
            case SHIFT -> halves(half -> shift(op, a, half));
            case SELECT ->
                halves(half -> {
                    half(a + 2, half);
                    half(a, half);
                    half(b, half);
                    out.invokeStatic(Lanes.class, "choose", "(JJJ)J");
                });
            case MULTIPLY_ADD ->
                halves(half -> {
                    opcode(op);
                    loadHalves(a, 3, half);
                    out.invokeStatic(FloatLanes.class, "multiplyAdd", "(" + OPCODE + "JJJ)J");
                });
            case DOT_ADD ->
                halves(half -> {
                    loadHalves(a, 3, half);
                    out.invokeStatic(IntegerLanes.class, "dotAdd", "(JJJ)J");
                });
            case WIDEN_LOW -> halves(half -> widen(op, a, count, LOW, half));
            case WIDEN_HIGH -> halves(half -> widen(op, a, count, HIGH, half));
            case NARROW -> halves(half -> narrow(op, a + half));
            case NARROW_TO_LOW -> {
                narrow(op, a);
                out.pushLong(0);
            }
            case TEST -> {
                opcode(op);
                loadHalves(a);
                out.invokeStatic(IntegerLanes.class, "test", "(" + OPCODE + "JJ)I");
            }
            case SHUFFLE -> {
                List<Integer> lanes = ((Immediates.Lanes) instruction.immediates()).lanes();
                halves(half -> shuffle(lanes.subList(8 * half, 8 * half + 8), a));
            }
            case SWIZZLE ->
                halves(half -> {
                    half(b, half);
                    loadHalves(a);
                    out.invokeStatic(LaneMoves.class, "swizzle", "(JJJ)J");
                });
            case CONSTANT -> {
                var constant = (Immediates.Vector) instruction.immediates();
                out.pushLong(constant.low());
                out.pushLong(constant.high());
            }
            case SPLAT -> {
                opcode(op);
                number(a, op, 0);
                splat();
            }
            case EXTRACT -> {
                extract(op.laneCount(), a, lane(instruction));
                toNumber(op);
            }
            case REPLACE -> {
                int lane = lane(instruction);
                halves(half -> replace(op.laneCount(), lane, half, a, () -> number(b, op, 1)));
            }
            default -> throw new IllegalStateException("no vector instruction: " + op.keyword());
        }
    }

    /** {@code select} with two vectors. */
    void select() {
        operands.spread(3);
        int first = operands.height() - 3;
        halves(half -> {
            half(first, half);
            half(first + 1, half);
            operands.load(JvmType.I32, first + 2, 0);
            out.invokeStatic(Arithmetic.class, "select", "(JJI)J");
        });
        operands.cut(first);
        operands.pushed(JvmType.VECTOR);
    }

    /** Writes something for one half. */
    interface Half {
        void write(int half);
    }

    void halves(Half each) {
        each.write(LOW);
        each.write(HIGH);
    }

    /** Loads half of an operand. */
    void half(int at, int half) {
        operands.load(JvmType.I64, at, half);
    }

    private void loadHalves(int at) {
        half(at, LOW);
        half(at, HIGH);
    }

    private void loadHalves(int first, int count, int half) {
        for (int i = 0; i < count; i++) {
            half(first + i, half);
        }
    }

    /** Pushes an opcode, for methods that know many. */
    void opcode(Opcode op) {
        out.method.visitFieldInsn(GETSTATIC, Type.getInternalName(Opcode.class), op.name(), OPCODE);
    }

    /** Loads a number as it is in a slot. @param parameter which of the instruction's it is */
    private void number(int at, Opcode op, int parameter) {
        JvmType type = JvmType.of(
                Objects.requireNonNull(op.signatureOrNull()).parameters().get(parameter));
        operands.load(type, at, 0);
        out.toSlot(type);
    }

    /** Writes what makes half of a vector from the same halves of one or two others. */
    private void sameHalves(Opcode op, int a, int count, int half) {
        LaneMethod method = LaneMethod.of(op);
        if (method == null) {
            opcode(op);
            half(a, half);
            if (count == 1) {
                out.pushLong(0);
            } else {
                half(a + 1, half);
            }
            out.invokeStatic(IntegerLanes.class, "compute", "(" + OPCODE + "JJ)J");
            return;
        }
        if (method.tops() != 0) {
            out.pushLong(method.tops());
        }
        half(method.isSwapped() ? a + 1 : a, half);
        if (count == 2) {
            half(method.isSwapped() ? a : a + 1, half);
        }
        method.write(out, "J".repeat(method.tops() != 0 ? count + 1 : count));
    }

    private void shift(Opcode op, int a, int half) {
        LaneMethod method = Objects.requireNonNull(LaneMethod.of(op));
        if (method.tops() != 0) {
            out.pushLong(method.tops());
        }
        half(a, half);
        operands.load(JvmType.I32, a + 1, 0);
        method.write(out, "JJI");
    }

    private void widen(Opcode op, int a, int count, int from, int half) {
        for (int i = 0; i < count; i++) {
            half(a + i, from);
            quarter(half);
        }
        LaneMethod.widening(op).write(out, "I".repeat(count));
    }

    /** Replaces a half on the stack by one of its own halves. */
    void quarter(int which) {
        if (which == HIGH) {
            out.push(32);
            out.plain(LUSHR);
        }
        out.plain(L2I);
    }

    private void narrow(Opcode op, int at) {
        loadHalves(at);
        LaneMethod.narrowing(op).write(out, "JJ");
    }

    private void shuffle(List<Integer> lanes, int a) {
        int places = 0;
        int fromB = 0;
        for (int i = 0; i < lanes.size(); i++) {
            places |= (lanes.get(i) & 15) << 4 * i;
            fromB |= lanes.get(i) >>> 4 << i;
        }
        out.push(places);
        out.push(fromB);
        loadHalves(a);
        loadHalves(a + 1);
        out.invokeStatic(LaneMoves.class, "shuffle", "(IIJJJJ)J");
    }

    /** Makes both halves of an opcode and a number. */
    void splat() {
        out.invokeStatic(LaneMoves.class, "splat", "(" + OPCODE + "J)J");
        out.plain(DUP2);
    }

    private static int lane(Instruction instruction) {
        return ((Immediates.Lane) instruction.immediates()).lane();
    }

    /** Loads a lane, with others above it. */
    void extract(int lanes, int at, int lane) {
        int perHalf = lanes / 2;
        half(at, lane / perHalf);
        int by = lane % perHalf * (64 / perHalf);
        if (by > 0) {
            out.push(by);
            out.plain(LUSHR);
        }
    }

    /** Makes the number that an instruction gives of a lane with others above it. */
    private void toNumber(Opcode op) {
        var type = (ValueType.Numeric)
                Objects.requireNonNull(op.signatureOrNull()).results().getFirst();
        switch (op) {
            case I8X16_EXTRACT_LANE_S -> {
                out.plain(L2I);
                out.plain(I2B);
            }
            case I8X16_EXTRACT_LANE_U -> {
                out.plain(L2I);
                out.push(0xFF);
                out.plain(IAND);
            }
            case I16X8_EXTRACT_LANE_S -> {
                out.plain(L2I);
                out.plain(I2S);
            }
            case I16X8_EXTRACT_LANE_U -> {
                out.plain(L2I);
                out.plain(I2C);
            }
            default -> out.fromSlot(JvmType.of(type));
        }
    }

    /** Loads half of a vector, in which another number is in one lane of the vector. */
    void replace(int lanes, int lane, int half, int at, Runnable number) {
        int perHalf = lanes / 2;
        if (lane / perHalf != half) {
            half(at, half);
            return;
        }
        out.push(64 / perHalf);
        half(at, half);
        out.push(lane % perHalf);
        number.run();
        out.invokeStatic(LaneMoves.class, "replace", "(IJIJ)J");
    }
}
