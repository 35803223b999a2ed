package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.store.Callee;

/** A function that compiled code of an instance calls. For each {@link CallShape} there is a class below this one. */
public abstract class CompiledCallee extends Callee {
    /** The instance whose code this is, or whose code calls it. */
    public final Context context;
    /** The function of the context's module that this is; -1 if it leads out of its compiled code. */
    public final int index;

    /** Something to call for a context. */
    protected CompiledCallee(Context context, int index) {
        this.context = context;
        this.index = index;
    }

    /**
     * Runs the function in the place of one that has made a tail call of it: the arguments are where further results are, see
     * {@link Context#numbers}, from the first place on, and so are all results afterwards, unless it makes such a call itself.
     *
     * @param room as for {@link #enter}
     */
    public abstract void leap(int room);
}
