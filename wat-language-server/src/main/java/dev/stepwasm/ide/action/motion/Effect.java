package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.BitSet;

/**
 * What instructions read, change and otherwise do, so that one can say whether they may change places. Says rather too much
 * than too little: all memories count as one, so do all tables, all objects and all segments.
 */
final class Effect {
    private static final int MEMORY = 1;
    private static final int TABLES = 2;
    private static final int OBJECTS = 4;
    private static final int SEGMENTS = 8;
    private static final int EVERYTHING = MEMORY | TABLES | OBJECTS | SEGMENTS;

    private final BitSet localsRead = new BitSet();
    private final BitSet localsSet = new BitSet();
    private final BitSet globalsRead = new BitSet();
    private final BitSet globalsSet = new BitSet();
    private int read;
    private int set;
    private boolean allGlobals;
    private boolean traps;
    private boolean leaves;
    private boolean creates;

    /** {@return what instructions of a function from one up to another do} */
    static Effect of(FunctionCode code, int from, int to) {
        Effect effect = new Effect();
        for (int i = from; i < to; i++) {
            effect.add(code, i);
        }
        return effect;
    }

    /** {@return whether an instruction may throw an exception, or call something that does} */
    static boolean mayThrow(Opcode op) {
        return switch (op) {
            case CALL, CALL_INDIRECT, CALL_REF, THROW, THROW_REF, RETHROW -> true;
            default -> false;
        };
    }

    /** {@return whether an instruction begins, divides or ends a block} */
    static boolean isStructure(Opcode op) {
        return switch (op) {
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> op.opensBlock();
        };
    }

    /** Adds what one more instruction does. */
    void add(FunctionCode code, int i) {
        Opcode op = code.op(i);
        Module module = code.module().module();
        switch (op) {
            case LOCAL_GET -> localsRead.set(code.index(i));
            case LOCAL_SET, LOCAL_TEE -> localsSet.set(code.index(i));
            case GLOBAL_GET ->
                globalsRead.set(code.index(i), code.index(i) + (isMutable(module, code.index(i)) ? 1 : 0));
            case GLOBAL_SET -> globalsSet.set(code.index(i));
            case MEMORY_SIZE -> read |= MEMORY;
            case MEMORY_GROW -> change(MEMORY, false);
            case MEMORY_INIT, MEMORY_COPY, MEMORY_FILL -> change(MEMORY | SEGMENTS, true);
            case DATA_DROP, ELEM_DROP -> set |= SEGMENTS;
            case TABLE_SIZE -> read |= TABLES;
            case TABLE_GET -> load(TABLES);
            case TABLE_GROW -> change(TABLES, false);
            case TABLE_SET, TABLE_FILL, TABLE_COPY, TABLE_INIT -> change(TABLES | SEGMENTS, true);
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> creates = true;
            case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> {
                creates = true;
                load(SEGMENTS);
            }
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> load(OBJECTS);
            case STRUCT_SET, ARRAY_SET, ARRAY_FILL, ARRAY_COPY, ARRAY_INIT_DATA, ARRAY_INIT_ELEM ->
                change(OBJECTS | SEGMENTS, true);
            case ARRAY_LEN, I31_GET_S, I31_GET_U, REF_AS_NON_NULL, REF_CAST, REF_CAST_NULL -> traps = true;
            case REF_NULL, REF_FUNC, REF_IS_NULL, REF_TEST, REF_TEST_NULL, REF_EQ, REF_I31 -> {}
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY, NOP, DROP, SELECT, SELECT_T -> {}
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> traps = true;
            case I32_TRUNC_F32_S, I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U -> traps = true;
            case I64_TRUNC_F32_S, I64_TRUNC_F32_U, I64_TRUNC_F64_S, I64_TRUNC_F64_U -> traps = true;
            case BR, BR_IF, BR_TABLE, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL, RETURN -> leaves = true;
            case THROW, THROW_REF, RETHROW -> leaves = true;
            case LOOP -> leaves = true; // may never end
            case UNREACHABLE -> traps = true;
            default -> other(code, i, op);
        }
    }

    private void other(FunctionCode code, int i, Opcode op) {
        if (isStructure(op)) {
            return;
        }
        boolean plain = op.signature().isPresent() && op.feature() != Feature.THREADS;
        if (plain && op.immediates().contains(Immediate.MEMARG)) {
            memory(code, i, op);
        } else if (!plain || op.feature() == Feature.EXCEPTIONS) {
            anything();
        }
    }

    /** A load gives something; a store does not. */
    private void memory(FunctionCode code, int i, Opcode op) {
        int memory = switch (code.instruction(i).immediates()) {
            case Immediates.MemoryArgument argument -> argument.memory();
            case Immediates.MemoryLane lane -> lane.argument().memory();
            default -> -1;
        };
        Module module = code.module().module();
        if (memory < 0
                || memory >= module.memoryCount()
                || module.memory(memory).shared()) {
            anything();
        } else if (op.signature().orElseThrow().results().isEmpty()) {
            change(MEMORY, true);
        } else {
            load(MEMORY);
        }
    }

    private static boolean isMutable(Module module, int global) {
        return global < 0
                || global >= module.globalCount()
                || module.global(global).mutable();
    }

    private void load(int what) {
        read |= what;
        traps = true;
    }

    private void change(int what, boolean mayTrap) {
        read |= what;
        set |= what;
        traps |= mayTrap;
    }

    /** Calls and what other threads see. */
    private void anything() {
        read = EVERYTHING;
        set = EVERYTHING;
        allGlobals = true;
        traps = true;
        leaves = true;
        creates = true;
    }

    /** {@return whether something changes that others read, or goes elsewhere, or may end in a trap} */
    private boolean isSeen() {
        return traps || leaves || changesState();
    }

    private boolean changesState() {
        return set != 0 || allGlobals || !globalsSet.isEmpty();
    }

    /** {@return whether nothing happens but that a value comes out, which is the same each time} */
    boolean isPure() {
        return !leaves && !creates && !changesState() && localsSet.isEmpty();
    }

    /** {@return whether execution may end with a trap} */
    boolean mayTrap() {
        return traps;
    }

    /** {@return whether it depends on nothing at all} */
    boolean isConstant() {
        return isPure() && !traps && read == 0 && localsRead.isEmpty() && globalsRead.isEmpty();
    }

    /** {@return whether this changes what the other reads} */
    boolean changesWhatIsReadBy(Effect other) {
        return localsSet.intersects(other.localsRead)
                || globalsSet.intersects(other.globalsRead)
                || (allGlobals && !other.globalsRead.isEmpty())
                || (set & other.read) != 0;
    }

    /** {@return whether it makes no difference which of the two happens first} */
    boolean commutesWith(Effect other) {
        return !(isSeen() && other.isSeen())
                && !changesWhatIsReadBy(other)
                && !other.changesWhatIsReadBy(this)
                && !(leaves && !other.localsSet.isEmpty())
                && !(other.leaves && !localsSet.isEmpty())
                && !localsSet.intersects(other.localsSet);
    }
}
