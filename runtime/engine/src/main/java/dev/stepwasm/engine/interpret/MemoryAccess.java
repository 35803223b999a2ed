package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.opcode.Opcode;

/**
 * Instructions on memories of every kind, the {@link Op#MEMORY} group: loads and stores that the main loop cannot do, and
 * whole ranges. The others of the group are in {@link Atomics}.
 *
 * <p>Words: a load is {@code [op dst address memory low high]}, a store {@code [op address a memory low high]}, low and
 * high being the halves of the offset.
 */
final class MemoryAccess {
    private static final Opcode[] OPCODES = Opcode.values();

    /** Bytes that are moved in the time of an ordinary instruction. */
    private static final int MOVED_PER_INSTRUCTION = 16;

    private MemoryAccess() {}

    /**
     * Does the instruction at {@code pc}.
     *
     * @return how many ordinary instructions would have taken as long
     * @throws TrapSignal if it traps; nothing has changed then
     */
    static int execute(int op, Unit unit, Interpreter interpreter, int[] code, int pc, int base) {
        Opcode opcode = OPCODES[op - Op.MEMORY];
        long[] s = interpreter.stack;
        int first = base + code[pc + 1];
        int second = base + code[pc + 2];
        switch (opcode) {
            case I32_LOAD, F32_LOAD, I64_LOAD32_S -> s[first] = loadInt(unit, code, pc, s[second]);
            case I64_LOAD32_U -> s[first] = loadInt(unit, code, pc, s[second]) & 0xFFFF_FFFFL;
            case I64_LOAD, F64_LOAD -> s[first] = memory(unit, code, pc).loadLong(at(unit, code, pc, s[second], 8));
            case I32_LOAD8_S, I64_LOAD8_S -> s[first] = loadByte(unit, code, pc, s[second]);
            case I32_LOAD8_U, I64_LOAD8_U -> s[first] = loadByte(unit, code, pc, s[second]) & 0xFF;
            case I32_LOAD16_S, I64_LOAD16_S -> s[first] = loadShort(unit, code, pc, s[second]);
            case I32_LOAD16_U, I64_LOAD16_U -> s[first] = loadShort(unit, code, pc, s[second]) & 0xFFFF;
            case I32_STORE, F32_STORE, I64_STORE32 ->
                memory(unit, code, pc).storeInt(at(unit, code, pc, s[first], 4), (int) s[second]);
            case I64_STORE, F64_STORE -> memory(unit, code, pc).storeLong(at(unit, code, pc, s[first], 8), s[second]);
            case I32_STORE8, I64_STORE8 ->
                memory(unit, code, pc).storeByte(at(unit, code, pc, s[first], 1), (byte) s[second]);
            case I32_STORE16, I64_STORE16 ->
                memory(unit, code, pc).storeShort(at(unit, code, pc, s[first], 2), (short) s[second]);
            case MEMORY_SIZE -> s[first] = unit.state.memory(code[pc + 2]).pages();
            case MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> {
                return (int) (range(opcode, unit, s, code, pc, base) / MOVED_PER_INSTRUCTION);
            }
            default -> Atomics.execute(opcode, unit, interpreter, code, pc, base);
        }
        return 0;
    }

    private static LinearMemory memory(Unit unit, int[] code, int pc) {
        return unit.state.memory(code[pc + 3]);
    }

    private static long at(Unit unit, int[] code, int pc, long operand, int width) {
        return unit.address(code[pc + 3], operand, offset(code[pc + 4], code[pc + 5]), width);
    }

    /** {@return an offset from its halves} */
    static long offset(int low, int high) {
        return low & 0xFFFF_FFFFL | (long) high << 32;
    }

    private static byte loadByte(Unit unit, int[] code, int pc, long operand) {
        return memory(unit, code, pc).loadByte(at(unit, code, pc, operand, 1));
    }

    private static short loadShort(Unit unit, int[] code, int pc, long operand) {
        return memory(unit, code, pc).loadShort(at(unit, code, pc, operand, 2));
    }

    private static int loadInt(Unit unit, int[] code, int pc, long operand) {
        return memory(unit, code, pc).loadInt(at(unit, code, pc, operand, 4));
    }

    /** {@return how many bytes were moved} */
    private static long range(Opcode opcode, Unit unit, long[] s, int[] code, int pc, int base) {
        return switch (opcode) {
            case MEMORY_GROW -> { // [op dst memory a]
                LinearMemory memory = unit.state.memory(code[pc + 2]);
                long before = memory.extend(s[base + code[pc + 3]] & memory.addressMask());
                s[base + code[pc + 1]] = before;
                yield memory.byteSize();
            }
            case MEMORY_FILL -> { // [op memory to value length]
                LinearMemory memory = unit.state.memory(code[pc + 1]);
                long to = s[base + code[pc + 2]] & memory.addressMask();
                long length = s[base + code[pc + 4]] & memory.addressMask();
                require(memory.byteSize(), to, length);
                memory.storeFill(to, (byte) s[base + code[pc + 3]], length);
                yield length;
            }
            case MEMORY_COPY -> { // [op target source to from length]
                LinearMemory target = unit.state.memory(code[pc + 1]);
                LinearMemory source = unit.state.memory(code[pc + 2]);
                long to = s[base + code[pc + 3]] & target.addressMask();
                long from = s[base + code[pc + 4]] & source.addressMask();
                long length = s[base + code[pc + 5]] & target.addressMask() & source.addressMask();
                require(target.byteSize(), to, length);
                require(source.byteSize(), from, length);
                target.storeCopy(to, source, from, length);
                yield length;
            }
            case MEMORY_INIT -> { // [op segment memory to from length]
                byte[] segment = unit.state.data(code[pc + 1]);
                LinearMemory memory = unit.state.memory(code[pc + 2]);
                long to = s[base + code[pc + 3]] & memory.addressMask();
                long from = s[base + code[pc + 4]] & 0xFFFF_FFFFL;
                long length = s[base + code[pc + 5]] & 0xFFFF_FFFFL;
                require(memory.byteSize(), to, length);
                require(segment.length, from, length);
                memory.storeBytes(to, segment, (int) from, (int) length);
                yield length;
            }
            default -> throw new IllegalStateException("not a range of memory: " + opcode.keyword());
        };
    }

    private static void require(long size, long address, long length) {
        if (address < 0 || length < 0 || address > size - length) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
    }
}
