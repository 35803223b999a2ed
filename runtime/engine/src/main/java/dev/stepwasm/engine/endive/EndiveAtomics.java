package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.store.AtomicOperation;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.WaitResult;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmInterruptedException;
import run.endive.runtime.WasmRuntimeException;

/** The atomic half of {@link EndiveMemory}: what host functions do is atomic to the program that runs, too. */
abstract class EndiveAtomics implements Memory {
    final LinearMemory memory;

    EndiveAtomics(LinearMemory memory) {
        this.memory = memory;
    }

    /** {@return an address that has been checked} */
    private long at(int address, int width) {
        long unsigned = Integer.toUnsignedLong(address);
        if (unsigned > memory.byteSize() - width) {
            throw new WasmRuntimeException("out of bounds memory access: address " + unsigned + " with " + width
                    + " bytes is outside a memory of " + memory.byteSize() + " bytes");
        }
        if (unsigned % width != 0) {
            throw new WasmRuntimeException("unaligned atomic: address " + unsigned + " with " + width + " bytes");
        }
        return unsigned;
    }

    private long load(int address, int width) {
        return memory.atomicLoad(at(address, width), width);
    }

    private void store(int address, int width, long value) {
        memory.atomicStore(at(address, width), width, value);
    }

    private long update(int address, int width, AtomicOperation operation, long operand) {
        return memory.update(at(address, width), width, operation, operand);
    }

    private long compareExchange(int address, int width, long expected, long value) {
        return memory.compareExchange(at(address, width), width, expected, value);
    }

    private int await(int address, int width, long expected, long timeout) {
        if (!memory.type().shared()) {
            throw new WasmRuntimeException("expected shared memory: the memory is not shared between threads");
        }
        WaitResult result = memory.await(at(address, width), width, expected, timeout, javaInterrupt -> javaInterrupt);
        if (result == WaitResult.INTERRUPTED) {
            throw new WasmInterruptedException("interrupted while waiting for a notification");
        }
        return result.ordinal();
    }

    @Override
    public boolean shared() {
        return memory.type().shared();
    }

    @Override
    @Deprecated
    public Object lock(int address) {
        throw new WasmRuntimeException("this memory has no locks; its atomic methods are atomic without");
    }

    @Override
    @Deprecated
    public int waitOn(int address, int expected, long timeout) {
        return await(address, Integer.BYTES, Integer.toUnsignedLong(expected), timeout);
    }

    @Override
    @Deprecated
    public int waitOn(int address, long expected, long timeout) {
        return await(address, Long.BYTES, expected, timeout);
    }

    @Override
    @Deprecated
    public int notify(int address, int most) {
        return memory.wake(at(address, Integer.BYTES), Integer.toUnsignedLong(most));
    }

    @Override
    public int atomicReadInt(int address) {
        return (int) load(address, Integer.BYTES);
    }

    @Override
    public void atomicWriteInt(int address, int value) {
        store(address, Integer.BYTES, value);
    }

    @Override
    public int atomicAddInt(int address, int operand) {
        return (int) update(address, Integer.BYTES, AtomicOperation.ADD, operand);
    }

    @Override
    public int atomicAndInt(int address, int operand) {
        return (int) update(address, Integer.BYTES, AtomicOperation.AND, operand);
    }

    @Override
    public int atomicOrInt(int address, int operand) {
        return (int) update(address, Integer.BYTES, AtomicOperation.OR, operand);
    }

    @Override
    public int atomicXorInt(int address, int operand) {
        return (int) update(address, Integer.BYTES, AtomicOperation.XOR, operand);
    }

    @Override
    public int atomicXchgInt(int address, int operand) {
        return (int) update(address, Integer.BYTES, AtomicOperation.EXCHANGE, operand);
    }

    @Override
    public int atomicCmpxchgInt(int address, int expected, int value) {
        return (int) compareExchange(address, Integer.BYTES, expected, value);
    }

    @Override
    public long atomicReadLong(int address) {
        return load(address, Long.BYTES);
    }

    @Override
    public void atomicWriteLong(int address, long value) {
        store(address, Long.BYTES, value);
    }

    @Override
    public long atomicAddLong(int address, long operand) {
        return update(address, Long.BYTES, AtomicOperation.ADD, operand);
    }

    @Override
    public long atomicAndLong(int address, long operand) {
        return update(address, Long.BYTES, AtomicOperation.AND, operand);
    }

    @Override
    public long atomicOrLong(int address, long operand) {
        return update(address, Long.BYTES, AtomicOperation.OR, operand);
    }

    @Override
    public long atomicXorLong(int address, long operand) {
        return update(address, Long.BYTES, AtomicOperation.XOR, operand);
    }

    @Override
    public long atomicXchgLong(int address, long operand) {
        return update(address, Long.BYTES, AtomicOperation.EXCHANGE, operand);
    }

    @Override
    public long atomicCmpxchgLong(int address, long expected, long value) {
        return compareExchange(address, Long.BYTES, expected, value);
    }

    @Override
    public short atomicReadShort(int address) {
        return (short) load(address, Short.BYTES);
    }

    @Override
    public void atomicWriteShort(int address, short value) {
        store(address, Short.BYTES, value);
    }

    @Override
    public short atomicAddShort(int address, short operand) {
        return (short) update(address, Short.BYTES, AtomicOperation.ADD, operand);
    }

    @Override
    public short atomicAndShort(int address, short operand) {
        return (short) update(address, Short.BYTES, AtomicOperation.AND, operand);
    }

    @Override
    public short atomicOrShort(int address, short operand) {
        return (short) update(address, Short.BYTES, AtomicOperation.OR, operand);
    }

    @Override
    public short atomicXorShort(int address, short operand) {
        return (short) update(address, Short.BYTES, AtomicOperation.XOR, operand);
    }

    @Override
    public short atomicXchgShort(int address, short operand) {
        return (short) update(address, Short.BYTES, AtomicOperation.EXCHANGE, operand);
    }

    @Override
    public short atomicCmpxchgShort(int address, short expected, short value) {
        return (short) compareExchange(address, Short.BYTES, expected, value);
    }

    @Override
    public byte atomicReadByte(int address) {
        return (byte) load(address, Byte.BYTES);
    }

    @Override
    public void atomicWriteByte(int address, byte value) {
        store(address, Byte.BYTES, value);
    }

    @Override
    public byte atomicAddByte(int address, byte operand) {
        return (byte) update(address, Byte.BYTES, AtomicOperation.ADD, operand);
    }

    @Override
    public byte atomicAndByte(int address, byte operand) {
        return (byte) update(address, Byte.BYTES, AtomicOperation.AND, operand);
    }

    @Override
    public byte atomicOrByte(int address, byte operand) {
        return (byte) update(address, Byte.BYTES, AtomicOperation.OR, operand);
    }

    @Override
    public byte atomicXorByte(int address, byte operand) {
        return (byte) update(address, Byte.BYTES, AtomicOperation.XOR, operand);
    }

    @Override
    public byte atomicXchgByte(int address, byte operand) {
        return (byte) update(address, Byte.BYTES, AtomicOperation.EXCHANGE, operand);
    }

    @Override
    public byte atomicCmpxchgByte(int address, byte expected, byte value) {
        return (byte) compareExchange(address, Byte.BYTES, expected, value);
    }
}
