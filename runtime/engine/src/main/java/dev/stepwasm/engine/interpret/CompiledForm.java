package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.compile.CompiledModule;
import dev.stepwasm.engine.compile.OnStackEntry;
import dev.stepwasm.engine.compile.Polls;
import dev.stepwasm.engine.store.Callee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as it runs compiled, either for nobody or for debuggers. Debuggable code that is left again and again would
 * be slower than the interpreter, so after a while it rests. Used by the debuggee's thread only.
 */
final class CompiledForm {
    /** Code that is left more often than about each so many nanoseconds is better off in the interpreter. */
    private static final long OFTEN = 500_000;

    private static final int PATIENCE = 24;
    private static final long SHORTEST_REST = 20_000_000;
    private static final long LONGEST_REST = 2_000_000_000;

    private final CodeFunction function;
    private final boolean isDebuggable;

    private @Nullable CompiledModule module;
    private @Nullable Callee callee;
    private @Nullable OnStackEntry onStack;
    /** Words that begin with {@link Op#TRANSLATE}, which asks whether compiled code runs instead. */
    private int @Nullable [] askingWords;
    /** The numbers of the loops that can be entered, in order; known once {@link #askingWords} are. */
    private List<Integer> loops = List.of();

    private boolean refused;
    /** How often the function has been seen running. */
    private int heat;

    private long leftAt;
    private int leftOften;
    private boolean rests;
    private long restsUntil;
    private long rest = SHORTEST_REST;

    CompiledForm(CodeFunction function, boolean isDebuggable) {
        this.function = function;
        this.isDebuggable = isDebuggable;
    }

    /** {@return the code of the module that this is of} */
    CompiledModule module() {
        CompiledModule known = module;
        if (known == null) {
            known = function.unit.code.compiled(isDebuggable);
            module = known;
        }
        return known;
    }

    /** {@return the instance as this sees it} */
    CompiledUnit context() {
        return function.unit.compiled(isDebuggable);
    }

    /** {@return whether compiled code may run instead of the interpreter's} */
    boolean asks() {
        return !refused
                && !rests
                && switch (function.unit.interpreter.control.tier()) {
                    case INTERPRETED -> false;
                    case COMPILED -> true;
                    case TIERED -> module().isReady(function.index);
                };
    }

    /** Has been seen running. {@return whether it has just become as hot as that} */
    boolean warm(int degrees, int hot) {
        boolean wasCold = heat < hot;
        heat = Math.min(heat + degrees, hot);
        return wasCold && heat == hot;
    }

    /** {@return what calls the compiled function, null if it stays with the interpreter} */
    @Nullable
    Callee callee() {
        if (callee == null && !refused) {
            callee = context().compiled(function.index);
            refused = callee == null;
        }
        return callee;
    }

    /** {@return which one of the loops that can be entered the instruction with that number is the first of; -1 if none} */
    int loopAt(int number) {
        return loops.indexOf(number - 1);
    }

    /** {@return what goes on with a frame of the interpreter at a loop} */
    OnStackEntry onStack() {
        OnStackEntry known = onStack;
        if (known == null) {
            known = module().onStackEntry(function.index);
            onStack = known;
        }
        return known;
    }

    /** {@return the words of the function that ask, at its beginning and at loops} */
    int[] askingWords() {
        int[] known = askingWords;
        if (known == null) {
            // Without a debugger nothing that runs compiled comes back to the interpreter's loops, if it does from the
            // first.
            loops = isDebuggable || function.unit.interpreter.control.tier() == Tier.TIERED
                    ? module().loops(function.index)
                    : List.of();
            var patch = new Patch(function.code(), function.unit.code.fastMap(function.index));
            for (int loop : loops) {
                patch.before(loop + 1);
            }
            known = patch.words();
            known[0] = Op.TRANSLATE;
            askingWords = known;
        }
        return known;
    }

    /** The code has been left for the interpreter. {@return whether it is better off there from now on} */
    boolean left() {
        long now = System.nanoTime();
        boolean isOften = now - leftAt < OFTEN;
        leftAt = now;
        leftOften = isOften ? leftOften + 1 : Math.max(0, leftOften - 1);
        if (leftOften <= PATIENCE || rests || Polls.STRESS > 0) {
            return false;
        }
        rest = now - restsUntil > 8 * rest ? SHORTEST_REST : Math.min(2 * rest, LONGEST_REST);
        restsUntil = now + rest;
        leftOften = 0;
        rests = true;
        return true;
    }

    /** {@return whether it does not rest, or has rested long enough; it asks again then} */
    boolean isRested(long now) {
        rests = rests && now - restsUntil < 0;
        return !rests;
    }

    /** What it has been left for may be gone. */
    void awake() {
        rests = false;
        leftOften = 0;
        rest = SHORTEST_REST;
    }
}
