package dev.stepwasm.engine.interpret;

import java.util.BitSet;

/**
 * The places of one function that a {@link CodeHook} wants to hear of.
 *
 * @param entry whether {@link CodeHook#entered} is wanted
 * @param returns whether {@link CodeHook#returns} is wanted
 * @param before code offsets of the instructions for {@link CodeHook#before}; those that running code cannot stop before
 *     are left out (see {@link ModuleCode#stopOffsets})
 * @param afterCalls code offsets of the calls for {@link CodeHook#afterCall}; all others are left out
 */
public record HookPlaces(boolean entry, boolean returns, BitSet before, BitSet afterCalls) {
    private static final HookPlaces NONE = new HookPlaces(false, false, new BitSet(), new BitSet());

    /** Copies the sets. */
    public HookPlaces {
        before = (BitSet) before.clone();
        afterCalls = (BitSet) afterCalls.clone();
    }

    /** {@return no place at all} */
    public static HookPlaces none() {
        return NONE;
    }

    /** {@return instructions at these code offsets} */
    public static HookPlaces before(int... codeOffsets) {
        return new HookPlaces(false, false, set(codeOffsets), new BitSet());
    }

    /** {@return the same and the entry of the function} */
    public HookPlaces withEntry() {
        return new HookPlaces(true, returns, before, afterCalls);
    }

    /** {@return the same and the returns from the function} */
    public HookPlaces withReturns() {
        return new HookPlaces(entry, true, before, afterCalls);
    }

    /** {@return the same and the returns to calls at these code offsets} */
    public HookPlaces withAfterCalls(int... codeOffsets) {
        return new HookPlaces(entry, returns, before, set(codeOffsets));
    }

    /** {@return whether there is none} */
    boolean isEmpty() {
        return !entry && !returns && before.isEmpty() && afterCalls.isEmpty();
    }

    private static BitSet set(int... offsets) {
        var set = new BitSet();
        for (int offset : offsets) {
            set.set(offset);
        }
        return set;
    }
}
