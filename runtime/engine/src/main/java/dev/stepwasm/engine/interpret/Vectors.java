package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.arithmetic.FloatLanes;
import dev.stepwasm.engine.arithmetic.IntegerLanes;
import dev.stepwasm.engine.arithmetic.LaneConversions;
import dev.stepwasm.engine.arithmetic.LaneMoves;
import dev.stepwasm.engine.arithmetic.Lanes;
import dev.stepwasm.engine.arithmetic.VectorForm;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.List;

/**
 * SIMD and wide arithmetic: the {@link Op#VECTOR} group, [op dst a b c _ _]. A vector is in two arrays: its low half,
 * with the lanes of low numbers, in the slots of numbers, its high half in {@code h}.
 *
 * <p>Where there are immediates, constants are in words 3 to 6; a lane is in word 4; the sixteen lanes of a shuffle are in words 4
 * and 5, four bits each, and in word 6 a bit for each says which operand; a memory access has lane and memory in word 4
 * and the offset in 5 and 6.
 */
final class Vectors {
    private static final Opcode[] OPCODES = Opcode.values();
    private static final VectorForm[] FORMS =
            Arrays.stream(OPCODES).map(VectorForm::of).toArray(VectorForm[]::new);

    /** Bits of word 4 that say which lane; the others are the index of the memory. */
    static final int LANE_BITS = 4;

    private Vectors() {}

    /** Puts immediates where the instruction wants them, with the opcode in word 0. */
    static void putImmediates(Immediates immediates, int[] words) {
        switch (immediates) {
            case Immediates.Vector(long low, long high) -> {
                putLong(words, 3, low);
                putLong(words, 5, high);
            }
            case Immediates.Lane(int lane) -> words[4] = lane;
            case Immediates.Lanes(List<Integer> lanes) -> putLanes(lanes, words);
            case Immediates.MemoryArgument argument -> putMemory(argument, 0, words);
            case Immediates.MemoryLane(Immediates.MemoryArgument argument, int lane) ->
                putMemory(argument, lane, words);
            default -> {}
        }
    }

    private static void putLanes(List<Integer> lanes, int[] words) {
        for (int i = 0; i < lanes.size(); i++) {
            words[4 + i / 8] |= (lanes.get(i) & 15) << i % 8 * 4;
            words[6] |= lanes.get(i) >>> 4 << i;
        }
    }

    private static void putMemory(Immediates.MemoryArgument argument, int lane, int[] words) {
        words[4] = argument.memory() << LANE_BITS | lane;
        putLong(words, 5, argument.offset());
    }

    private static void putLong(int[] words, int at, long value) {
        words[at] = (int) value;
        words[at + 1] = (int) (value >>> 32);
    }

    /** {@return the long in two words} */
    static long getLong(int[] words, int at) {
        return words[at] & 0xFFFF_FFFFL | (long) words[at + 1] << 32;
    }

    /** Does the instruction at {@code pc}. @throws TrapSignal if it traps; nothing has changed then */
    static void execute(int op, Unit unit, long[] s, long[] h, int[] code, int pc, int base) {
        Opcode opcode = OPCODES[op - Op.VECTOR];
        int dst = base + code[pc + 1];
        int a = base + code[pc + 2];
        switch (FORMS[op - Op.VECTOR]) {
            case INTEGERS -> {
                int b = base + code[pc + 3];
                s[dst] = IntegerLanes.compute(opcode, s[a], s[b]);
                h[dst] = IntegerLanes.compute(opcode, h[a], h[b]);
            }
            case FLOATS -> {
                int b = base + code[pc + 3];
                s[dst] = FloatLanes.compute(opcode, s[a], s[b]);
                h[dst] = FloatLanes.compute(opcode, h[a], h[b]);
            }
            case LOAD -> VectorMemory.load(unit, s, h, code, pc, base);
            case STORE -> VectorMemory.store(unit, s, h, code, pc, base);
            case MEMORY -> VectorMemory.execute(opcode, unit, s, h, code, pc, base);
            case CONSTANT -> {
                s[dst] = getLong(code, pc + 3);
                h[dst] = getLong(code, pc + 5);
            }
            case WIDE_ARITHMETIC -> WideIntegers.execute(opcode, s, code, pc, base);
            case SHIFT, SELECT, MULTIPLY_ADD, DOT_ADD -> halves(opcode, s, h, code, pc, base);
            default -> across(opcode, s, h, code, pc, base);
        }
    }

    /** Instructions that make each half from the same halves of the operands, and from numbers. */
    private static void halves(Opcode opcode, long[] s, long[] h, int[] code, int pc, int base) {
        int dst = base + code[pc + 1];
        int a = base + code[pc + 2];
        int b = base + code[pc + 3];
        int c = base + code[pc + 4];
        switch (FORMS[opcode.ordinal()]) {
            case SHIFT -> {
                int by = (int) s[b];
                s[dst] = IntegerLanes.shift(opcode, s[a], by);
                h[dst] = IntegerLanes.shift(opcode, h[a], by);
            }
            case SELECT -> {
                s[dst] = Lanes.choose(s[c], s[a], s[b]);
                h[dst] = Lanes.choose(h[c], h[a], h[b]);
            }
            case MULTIPLY_ADD -> {
                s[dst] = FloatLanes.multiplyAdd(opcode, s[a], s[b], s[c]);
                h[dst] = FloatLanes.multiplyAdd(opcode, h[a], h[b], h[c]);
            }
            case DOT_ADD -> {
                s[dst] = IntegerLanes.dotAdd(s[a], s[b], s[c]);
                h[dst] = IntegerLanes.dotAdd(h[a], h[b], h[c]);
            }
            default -> throw new IllegalStateException("not by halves: " + opcode.keyword());
        }
    }

    /** Instructions in which values go from one half to the other. */
    private static void across(Opcode opcode, long[] s, long[] h, int[] code, int pc, int base) {
        long aLow = s[base + code[pc + 2]];
        long aHigh = h[base + code[pc + 2]];
        long bLow = s[base + code[pc + 3]];
        long bHigh = h[base + code[pc + 3]];
        int dst = base + code[pc + 1];
        switch (FORMS[opcode.ordinal()]) {
            case WIDEN_LOW -> {
                s[dst] = LaneConversions.widen(opcode, (int) aLow, (int) bLow);
                h[dst] = LaneConversions.widen(opcode, (int) (aLow >>> 32), (int) (bLow >>> 32));
            }
            case WIDEN_HIGH -> {
                s[dst] = LaneConversions.widen(opcode, (int) aHigh, (int) bHigh);
                h[dst] = LaneConversions.widen(opcode, (int) (aHigh >>> 32), (int) (bHigh >>> 32));
            }
            case NARROW -> {
                s[dst] = LaneConversions.narrow(opcode, aLow, aHigh);
                h[dst] = LaneConversions.narrow(opcode, bLow, bHigh);
            }
            case NARROW_TO_LOW -> {
                s[dst] = LaneConversions.narrow(opcode, aLow, aHigh);
                h[dst] = 0;
            }
            case TEST -> s[dst] = IntegerLanes.test(opcode, aLow, aHigh);
            case SHUFFLE -> {
                int fromB = code[pc + 6];
                s[dst] = LaneMoves.shuffle(code[pc + 4], fromB, aLow, aHigh, bLow, bHigh);
                h[dst] = LaneMoves.shuffle(code[pc + 5], fromB >>> 8, aLow, aHigh, bLow, bHigh);
            }
            case SWIZZLE -> {
                s[dst] = LaneMoves.swizzle(bLow, aLow, aHigh);
                h[dst] = LaneMoves.swizzle(bHigh, aLow, aHigh);
            }
            case SPLAT -> s[dst] = h[dst] = LaneMoves.splat(opcode, aLow);
            case EXTRACT -> s[dst] = LaneMoves.extract(opcode, aLow, aHigh, code[pc + 4]);
            case REPLACE -> {
                int lanes = opcode.laneCount();
                replace(s, h, dst, aLow, aHigh, lanes, code[pc + 4], bLow);
            }
            default -> throw new IllegalStateException("no vector instruction: " + opcode.keyword());
        }
    }

    /** Puts a vector into a slot with another number in one of its lanes. */
    static void replace(long[] s, long[] h, int dst, long low, long high, int lanes, int lane, long number) {
        int half = lanes / 2;
        int bits = 128 / lanes;
        s[dst] = lane < half ? LaneMoves.replace(bits, low, lane, number) : low;
        h[dst] = lane < half ? high : LaneMoves.replace(bits, high, lane - half, number);
    }
}
