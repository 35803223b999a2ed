package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the callers of a frame stood when a step began: a step that returns stands at the call, and after the return
 * nobody else knows where that was.
 *
 * @param depth call depth of the innermost caller
 * @param codeOffsets code offsets of the calls, the innermost first; deep stacks are cut
 */
record CallSites(int depth, List<Integer> codeOffsets) {
    static final CallSites NONE = new CallSites(0, List.of());

    /** A step rarely returns from more calls than this without stopping in between. */
    private static final int MOST = 16;

    /** {@return the calls that lead to a frame} */
    static CallSites of(Activation frame) {
        List<Integer> offsets = new ArrayList<>();
        Optional<Activation> caller = frame.caller();
        while (caller.isPresent() && offsets.size() < MOST) {
            offsets.add(caller.get().codeOffset());
            caller = caller.get().caller();
        }
        return new CallSites(frame.depth() - 1, List.copyOf(offsets));
    }

    /** {@return the code offset of the call at a call depth, if it is known} */
    OptionalInt at(int callDepth) {
        int index = depth - callDepth;
        return index >= 0 && index < codeOffsets.size() ? OptionalInt.of(codeOffsets.get(index)) : OptionalInt.empty();
    }
}
