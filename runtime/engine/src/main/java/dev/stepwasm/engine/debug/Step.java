package dev.stepwasm.engine.debug;

import java.util.Optional;

/**
 * Where a step ends, as a rule over the depth of calls and the place in the source where it began. Immutable.
 *
 * @param stepping how far to go
 * @param granularity what counts as the next place
 * @param depth call depth where the step began
 * @param function where it began, by any number that no other function of the program has
 * @param line line where it began, or {@link Places#NO_LINE}; only a step by lines asks for it
 * @param call that is to be entered, if there is one
 */
record Step(Stepping stepping, Granularity granularity, int depth, long function, int line, Optional<Call> call) {
    /**
     * A call of the function where the step began. The step ends when it enters the function that this one calls.
     *
     * @param codeOffset byte offset of the call
     * @param isTail whether the function that is entered takes the place of the one that calls
     */
    record Call(int codeOffset, boolean isTail) {}

    /** A program that runs until something else stops it. */
    static final Step NONE = new Step(Stepping.NONE, Granularity.INSTRUCTION, 0, 0, Places.NO_LINE);

    /** A step that enters no call in particular. */
    Step(Stepping stepping, Granularity granularity, int depth, long function, int line) {
        this(stepping, granularity, depth, function, line, Optional.empty());
    }

    /** {@return a step that ends, too, when it enters what a call calls} */
    Step into(Call wanted) {
        return new Step(stepping, granularity, depth, function, line, Optional.of(wanted));
    }

    /** {@return whether the step can end at all} */
    boolean isStep() {
        return stepping != Stepping.NONE;
    }

    /** {@return the greatest call depth at which the step can end} */
    int deepest() {
        return switch (stepping) {
            case NONE -> 0;
            case INTO -> Integer.MAX_VALUE;
            case OVER -> depth;
            case OUT -> depth - 1;
        };
    }

    /**
     * {@return whether the step ends before this instruction}
     *
     * @param depth call depth there
     * @param function the number of the function there
     * @param line line there, or {@link Places#NO_LINE}
     */
    boolean endsAt(int depth, long function, int line) {
        return stepping.from(this.depth).test(depth)
                && (depth != this.depth || granularity == Granularity.INSTRUCTION || isElsewhere(function, line));
    }

    /**
     * {@return whether a step that ends at this depth came back from a call and so stands at the call, to show what was
     * returned, and not behind it} A step of one instruction ends at the next instruction wherever that is.
     */
    boolean standsAtCall(int depth) {
        return depth < this.depth && (stepping == Stepping.OUT || granularity == Granularity.LINE);
    }

    private boolean isElsewhere(long function, int line) {
        return line == Places.NO_LINE || line != this.line || function != this.function;
    }
}
