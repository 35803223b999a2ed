package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.AtomicOperation;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.WaitResult;
import dev.stepwasm.wasm.opcode.Opcode;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Atomic instructions (threads proposal), in the {@link Op#MEMORY} group: {@code [op first memory low high]}. The operands
 * are in slots one behind the other, the first of which is that of the result; low and high are the halves of the offset.
 */
final class Atomics {
    private final LinearMemory memory;
    private final long[] s;
    private final int slot;
    private final long address;
    private final int width;

    private Atomics(LinearMemory memory, long[] s, int slot, long address, int width) {
        this.memory = memory;
        this.s = s;
        this.slot = slot;
        this.address = address;
        this.width = width;
    }

    /**
     * Does the instruction at {@code pc}.
     *
     * @throws TrapSignal if it traps; nothing has changed then
     * @throws Again if it waits and the thread is wanted for something else
     */
    static void execute(Opcode opcode, Unit unit, Interpreter interpreter, int[] code, int pc, int base) {
        if (opcode == Opcode.ATOMIC_FENCE) {
            VarHandle.fullFence();
            return;
        }
        long[] s = interpreter.stack;
        int slot = base + code[pc + 1];
        int width = opcode.accessBytes();
        long offset = MemoryAccess.offset(code[pc + 3], code[pc + 4]);
        if ((s[slot] + offset & width - 1) != 0) {
            throw TrapSignal.of(TrapReason.UNALIGNED_ATOMIC);
        }
        long address = unit.address(code[pc + 2], s[slot], offset, width);
        LinearMemory memory = unit.state.memory(code[pc + 2]);
        new Atomics(memory, s, slot, address, width).execute(opcode, interpreter.control);
    }

    private void execute(Opcode opcode, ExecutionControl control) {
        switch (opcode) {
            case MEMORY_ATOMIC_NOTIFY -> s[slot] = memory.wake(address, s[slot + 1] & 0xFFFF_FFFFL);
            case MEMORY_ATOMIC_WAIT32 -> s[slot] = await(s[slot + 1] & 0xFFFF_FFFFL, control);
            case MEMORY_ATOMIC_WAIT64 -> s[slot] = await(s[slot + 1], control);
            case I32_ATOMIC_LOAD,
                    I64_ATOMIC_LOAD,
                    I32_ATOMIC_LOAD8_U,
                    I32_ATOMIC_LOAD16_U,
                    I64_ATOMIC_LOAD8_U,
                    I64_ATOMIC_LOAD16_U,
                    I64_ATOMIC_LOAD32_U -> s[slot] = memory.atomicLoad(address, width);
            case I32_ATOMIC_STORE,
                    I64_ATOMIC_STORE,
                    I32_ATOMIC_STORE8,
                    I32_ATOMIC_STORE16,
                    I64_ATOMIC_STORE8,
                    I64_ATOMIC_STORE16,
                    I64_ATOMIC_STORE32 -> memory.atomicStore(address, width, s[slot + 1]);
            default -> s[slot] = modify(opcode);
        }
    }

    /** {@return what was found} */
    private long modify(Opcode opcode) {
        return AtomicOperation.isCompareExchange(opcode)
                ? memory.compareExchange(address, width, s[slot + 1], s[slot + 2])
                : memory.update(address, width, Objects.requireNonNull(AtomicOperation.of(opcode)), s[slot + 1]);
    }

    private int await(long expected, ExecutionControl control) {
        if (!memory.type().shared()) {
            throw TrapSignal.of(TrapReason.EXPECTED_SHARED_MEMORY);
        }
        long timeout = s[slot + 2];
        Deadline deadline = control.deadline();
        if (deadline != null && (timeout < 0 || timeout > deadline.nanosLeft())) {
            timeout = deadline.nanosLeft();
        }
        WaitResult result = memory.await(address, width, expected, timeout, javaInterrupt -> control.isWanted());
        boolean isOver = result == WaitResult.TIMED_OUT && deadline != null && deadline.isOver();
        if (result == WaitResult.INTERRUPTED || isOver) {
            throw Again.SIGNAL;
        }
        return result.ordinal();
    }
}
