package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import org.jspecify.annotations.Nullable;

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

    private @Nullable CompiledUnit compiled;
    private @Nullable CompiledUnit debuggable;
    private @Nullable CodeFunction leaving;

    Unit(Interpreter interpreter, ModuleCode code, InstanceState state, CodeFunction[] defined) {
        this.interpreter = interpreter;
        this.code = code;
        this.types = code.types();
        this.state = state;
        this.defined = defined;
        this.memory = state.memoryCount() > 0 ? state.memory(0) : LinearMemory.of(NO_MEMORY);
        if (state.memoryCount() > 0 && code.usesArray(0) && !memory.isArray()) {
            throw new IllegalArgumentException("the first memory of " + code.name()
                    + " is of another runtime, and the code was not made for that");
        }
    }

    /** {@return a function whose only instruction is to return what is at the base of its frame} */
    CodeFunction leaving() {
        CodeFunction known = leaving;
        if (known == null) {
            known = CodeFunction.leaving(defined[0]);
            leaving = known;
        }
        return known;
    }

    /** {@return the instance as compiled code sees it} @param isDebuggable what runs for debuggers */
    CompiledUnit compiled(boolean isDebuggable) {
        CompiledUnit known = isDebuggable ? debuggable : compiled;
        if (known == null) {
            known = new CompiledUnit(this, isDebuggable);
            if (isDebuggable) {
                debuggable = known;
            } else {
                compiled = known;
            }
        }
        return known;
    }

    /** {@return the function that the indirect call at a place means} @throws TrapSignal like the other */
    WasmFunction indirect(int[] code, int pc, long[] stack, int base) {
        return indirect(code[pc + 4], stack[base + code[pc + 5]], code[pc + 1]);
    }

    /**
     * {@return the function that an indirect call means}
     *
     * @param operand the index: the low 32 bits unsigned, or all 64 if the table has such indices
     * @throws TrapSignal if there is none or it has another type
     */
    WasmFunction indirect(int tableIndex, long operand, int typeIndex) {
        ReferenceTable table = state.table(tableIndex);
        long index = operand & table.indexMask();
        if (index < 0 || index >= table.size()) {
            throw TrapSignal.of(TrapReason.UNDEFINED_ELEMENT);
        }
        if (!(table.get((int) index) instanceof WasmFunction function)) {
            throw TrapSignal.of(TrapReason.UNINITIALIZED_ELEMENT);
        }
        if (!function.definedType().isSubtypeOf(types.get(typeIndex))) {
            throw TrapSignal.of(TrapReason.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function;
    }

    /** {@return the function that a reference means} @throws TrapSignal if it is null */
    static WasmFunction target(@Nullable Object reference) {
        if (reference instanceof WasmFunction function) {
            return function;
        }
        throw TrapSignal.of(TrapReason.NULL_FUNCTION_REFERENCE);
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
        return address(state.memory(memoryIndex), operand, offset, width);
    }

    /** {@return the first address of an access to a memory, as above} */
    static long address(LinearMemory accessed, long operand, long offset, int width) {
        long start = operand & accessed.addressMask();
        long address = start + offset;
        long last = accessed.byteSize() - width;
        boolean wraps = Long.compareUnsigned(address, start) < 0;
        if (wraps || last < 0 || Long.compareUnsigned(address, last) > 0) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
        return address;
    }
}
