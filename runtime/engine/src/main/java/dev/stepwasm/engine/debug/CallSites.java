package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the callers of a frame stood when a step began: a step that returns stands at the call, and after the return
 * nobody else knows where that was.
 *
 * @param depth call depth of the innermost caller
 * @param calls the innermost first; deep stacks are cut
 */
record CallSites(int depth, List<Call> calls) {
    static final CallSites NONE = new CallSites(0, List.of());

    /**
     * A call that has not returned.
     *
     * @param codeOffset byte offset of the call
     * @param callee the function that runs because of it, for people
     */
    record Call(int codeOffset, String callee) {}

    /** A step rarely returns from more calls than this without stopping in between. */
    private static final int MOST = 16;

    /**
     * {@return the calls that lead to the frame on top of a stack}
     *
     * @param depth of that frame
     */
    static CallSites of(ThreadStack stack, int depth) {
        List<Call> calls = new ArrayList<>();
        stack.visit(new ThreadStack.Visitor() {
            private @Nullable Activation callee;

            @Override
            public boolean frame(ThreadStack.Entry frame) {
                Activation caller = frame.activation();
                Activation called = callee;
                if (called != null) {
                    calls.add(new Call(
                            caller.codeOffset(), called.calledByHost() ? calledByHost(caller) : called.functionName()));
                }
                callee = caller;
                return calls.size() < MOST;
            }

            @Override
            public boolean invocation(int number, @Nullable Halt from) {
                return from == null; // What the debugger calls returns to the debugger.
            }
        });
        return new CallSites(depth - 1, List.copyOf(calls));
    }

    /** {@return what a frame calls that waits for the host} */
    private static String calledByHost(Activation frame) {
        Instruction call = frame.instruction();
        return call.opcode() == Opcode.CALL && call.immediates() instanceof Immediates.Index(int function)
                ? frame.code().functionName(function)
                : "the host";
    }

    /** {@return the call at a call depth, if it is known} */
    Optional<Call> at(int callDepth) {
        int index = depth - callDepth;
        return index >= 0 && index < calls.size() ? Optional.of(calls.get(index)) : Optional.empty();
    }
}
