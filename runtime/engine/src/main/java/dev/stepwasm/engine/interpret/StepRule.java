package dev.stepwasm.engine.interpret;

/** Where stepping ends. See {@link ExecutionControl#setStepping}. */
@FunctionalInterface
public interface StepRule {
    /**
     * {@return whether to stop before the instruction at {@code here.codeOffset()}} Called on the debuggee's thread
     * before each instruction of the frames that {@link #deepest()} lets in. {@code here} is valid during the call.
     */
    boolean stopsAt(Activation here);

    /**
     * {@return whether to stop right behind the call at {@code here.codeOffset()}, which has returned} Its results are on
     * the operand stack. Called as the other, before the instruction that follows is looked at, if there is one.
     */
    default boolean stopsBehindCall(Activation here) {
        return false;
    }

    /**
     * {@return the greatest {@linkplain Activation#depth() depth} of frames that the rule wants to hear of} Deeper frames
     * run at full speed. A step over gives the depth where it begins, a step out one less.
     */
    default int deepest() {
        return Integer.MAX_VALUE;
    }
}
