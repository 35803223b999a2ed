package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.arithmetic.LaneConversions;
import dev.stepwasm.engine.arithmetic.LaneMoves;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.opcode.Opcode;

/** Loads and stores of vectors: [op dst address vector memory-and-lane offset offset], see {@link Vectors}. */
final class VectorMemory {
    private VectorMemory() {}

    /** v128.load. @throws TrapSignal if it traps */
    static void load(Unit unit, long[] s, long[] h, int[] code, int pc, int base) {
        LinearMemory memory = memory(unit, code, pc);
        long address = address(memory, 16, s, code, pc, base);
        int dst = base + code[pc + 1];
        s[dst] = memory.loadLong(address);
        h[dst] = memory.loadLong(address + 8);
    }

    /** v128.store. @throws TrapSignal if it traps; nothing has been written then */
    static void store(Unit unit, long[] s, long[] h, int[] code, int pc, int base) {
        LinearMemory memory = memory(unit, code, pc);
        long address = address(memory, 16, s, code, pc, base);
        int vector = base + code[pc + 3];
        memory.storeLong(address, s[vector]);
        memory.storeLong(address + 8, h[vector]);
    }

    /** The loads and stores of less than a vector. @throws TrapSignal if it traps; nothing has changed then */
    static void execute(Opcode opcode, Unit unit, long[] s, long[] h, int[] code, int pc, int base) {
        LinearMemory memory = memory(unit, code, pc);
        int width = opcode.accessBytes();
        long address = address(memory, width, s, code, pc, base);
        int dst = base + code[pc + 1];
        int vector = base + code[pc + 3];
        int lane = code[pc + 4] & (1 << Vectors.LANE_BITS) - 1;
        switch (opcode) {
            case V128_LOAD8X8_S, V128_LOAD8X8_U, V128_LOAD16X4_S, V128_LOAD16X4_U, V128_LOAD32X2_S, V128_LOAD32X2_U -> {
                long read = memory.loadLong(address);
                s[dst] = LaneConversions.widen(opcode, (int) read, 0);
                h[dst] = LaneConversions.widen(opcode, (int) (read >>> 32), 0);
            }
            case V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT ->
                s[dst] = h[dst] = LaneMoves.splat(opcode, read(memory, address, width));
            case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> {
                s[dst] = read(memory, address, width);
                h[dst] = 0;
            }
            case V128_LOAD8_LANE, V128_LOAD16_LANE, V128_LOAD32_LANE, V128_LOAD64_LANE ->
                Vectors.replace(s, h, dst, s[vector], h[vector], 16 / width, lane, read(memory, address, width));
            case V128_STORE8_LANE ->
                memory.storeByte(address, (byte) LaneMoves.extract(opcode, s[vector], h[vector], lane));
            case V128_STORE16_LANE ->
                memory.storeShort(address, (short) LaneMoves.extract(opcode, s[vector], h[vector], lane));
            case V128_STORE32_LANE ->
                memory.storeInt(address, (int) LaneMoves.extract(opcode, s[vector], h[vector], lane));
            case V128_STORE64_LANE -> memory.storeLong(address, LaneMoves.extract(opcode, s[vector], h[vector], lane));
            default -> throw new IllegalStateException("no access to memory: " + opcode.keyword());
        }
    }

    /** {@return bytes as an unsigned number} */
    private static long read(LinearMemory memory, long address, int width) {
        return switch (width) {
            case 1 -> memory.loadByte(address) & 0xFF;
            case 2 -> memory.loadShort(address) & 0xFFFF;
            case 4 -> memory.loadInt(address) & 0xFFFF_FFFFL;
            default -> memory.loadLong(address);
        };
    }

    private static LinearMemory memory(Unit unit, int[] code, int pc) {
        int index = code[pc + 4] >>> Vectors.LANE_BITS;
        return index == 0 ? unit.memory : unit.state.memory(index);
    }

    private static long address(LinearMemory memory, int width, long[] s, int[] code, int pc, int base) {
        return Unit.address(memory, s[base + code[pc + 2]], Vectors.getLong(code, pc + 5), width);
    }
}
