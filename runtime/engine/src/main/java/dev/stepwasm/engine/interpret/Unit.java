package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;

/** An instance as its code sees it. */
final class Unit {
    private static final MemoryType NO_MEMORY = MemoryType.of(Limits.atLeast(0));

    final Interpreter interpreter;
    final ModuleCode code;
    final DefinedTypes types;
    final InstanceState state;
    /** The functions that the module defines, numbered without imports. */
    final CodeFunction[] defined;
    /** The first memory; an empty one if there is none. */
    final LinearMemory memory;

    Unit(Interpreter interpreter, ModuleCode code, InstanceState state, CodeFunction[] defined) {
        this.interpreter = interpreter;
        this.code = code;
        this.types = code.types();
        this.state = state;
        this.defined = defined;
        this.memory = state.memoryCount() > 0 ? state.memory(0) : LinearMemory.of(NO_MEMORY);
    }

    /**
     * {@return the function that an indirect call means}
     *
     * @param index unsigned
     * @throws TrapSignal if there is none or it has another type
     */
    WasmFunction indirect(int tableIndex, int index, int typeIndex) {
        ReferenceTable table = state.table(tableIndex);
        if (Integer.compareUnsigned(index, table.size()) >= 0) {
            throw TrapSignal.of(TrapReason.UNDEFINED_ELEMENT);
        }
        if (!(table.get(index) instanceof WasmFunction function)) {
            throw TrapSignal.of(TrapReason.UNINITIALIZED_ELEMENT);
        }
        if (!function.definedType().isSubtypeOf(types.get(typeIndex))) {
            throw TrapSignal.of(TrapReason.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function;
    }

    /**
     * {@return the first address of an access to a memory}
     *
     * @param operand the address operand: the low 32 bits unsigned, or all 64 if the memory has such addresses
     * @param offset of the instruction, unsigned
     * @param width in bytes, 0 or more
     * @throws TrapSignal if a byte lies outside
     */
    long address(int memoryIndex, long operand, long offset, int width) {
        LinearMemory accessed = state.memory(memoryIndex);
        long start = accessed.type().is64() ? operand : operand & 0xFFFF_FFFFL;
        long address = start + offset;
        long last = (long) accessed.byteSize() - width;
        boolean wraps = Long.compareUnsigned(address, start) < 0;
        if (wraps || last < 0 || Long.compareUnsigned(address, last) > 0) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
        return address;
    }
}
