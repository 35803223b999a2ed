package dev.stepwasm.engine.debug;

import java.util.function.IntPredicate;

/** How far a stopped program runs, as a rule over the depth of calls. Tail calls keep the depth. */
public enum Stepping {
    /** Until something else stops it. */
    NONE,
    /** To the next place, also in a function that is called. */
    INTO,
    /** To the next place of this function or, when it returns, of its caller. */
    OVER,
    /** Until this function has returned. */
    OUT;

    /**
     * {@return whether an instruction can end the step, as a test of the call depth there}
     *
     * @param depth call depth at which the step begins
     */
    public IntPredicate from(int depth) {
        return switch (this) {
            case NONE -> at -> false;
            case INTO -> at -> true;
            case OVER -> at -> at <= depth;
            case OUT -> at -> at < depth;
        };
    }
}
