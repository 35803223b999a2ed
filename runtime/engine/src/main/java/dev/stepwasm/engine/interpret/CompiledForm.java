package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.compile.CompiledFunction;
import dev.stepwasm.engine.compile.CompiledModule;
import dev.stepwasm.engine.compile.OnStackEntry;
import dev.stepwasm.engine.compile.Polls;
import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.store.Callee;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
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

    private static final int HOT = 4;

    /**
     * After about ten seconds it is worth while to wait until HotSpot has compiled a method with very many bytecodes, which takes
     * it so long, and the JVM somewhat longer than our interpreter meanwhile. Tests set the system property {@code
     * stepwasm.veryHot}.
     */
    private static final int VERY_HOT = Integer.getInteger("stepwasm.veryHot", 30_000);

    private final CodeFunction function;
    private final boolean isDebuggable;
    private final Map<Integer, LocalCondition> conditions;

    private @Nullable CompiledFunction compiled;
    private @Nullable Callee callee;
    private @Nullable OnStackEntry onStack;
    /** Words that begin with {@link Op#TRANSLATE}, which asks whether compiled code runs instead. */
    private int @Nullable [] askingWords;
    /** The numbers of the loops that can be entered, in order; known once {@link #askingWords} are. */
    private List<Integer> loops = List.of();
    /** Where they begin in the words. */
    private final BitSet entries = new BitSet();

    private boolean refused;
    /** How often the function has been seen running. */
    private int heat;

    private long leftAt;
    private int leftOften;
    private boolean rests;
    private long restsUntil;
    private long rest = SHORTEST_REST;

    /**
     * A function.
     *
     * @param conditions by number of the instruction, of breakpoints that are compiled into debuggable code
     */
    CompiledForm(CodeFunction function, boolean isDebuggable, Map<Integer, LocalCondition> conditions) {
        this.function = function;
        this.isDebuggable = isDebuggable;
        this.conditions = conditions;
    }

    /** {@return the code} */
    CompiledFunction compiled() {
        CompiledFunction known = compiled;
        if (known == null) {
            CompiledModule module = function.unit.code.compiled(isDebuggable);
            known = conditions.isEmpty()
                    ? module.function(function.index)
                    : module.conditional(function.index, conditions);
            compiled = known;
        }
        return known;
    }

    /** {@return the conditions of breakpoints that are compiled into it, by number of the instruction} */
    Map<Integer, LocalCondition> conditions() {
        return conditions;
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
                    case TIERED -> compiled().isReady();
                };
    }

    /** Has been seen running. {@return whether it has just become hot enough to be compiled} */
    boolean warm(int degrees) {
        int before = heat;
        heat = Math.min(heat + degrees, VERY_HOT);
        if (before < VERY_HOT
                && heat == VERY_HOT
                && conditions.isEmpty()
                && compiled().whyNot().isPresent()) {
            compiled = function.unit.code.compiled(isDebuggable).huge(function.index);
            callee = null;
            onStack = null;
            askingWords = null;
            refused = false;
            return true;
        }
        return before < HOT && heat >= HOT;
    }

    /** {@return what calls the compiled function, null if it stays with the interpreter} */
    @Nullable
    Callee callee() {
        if (callee == null && !refused) {
            callee = context().callee(compiled());
            refused = callee == null;
        }
        return callee;
    }

    /**
     * {@return which one of the loops that can be entered the instruction with that number is the first of; -1 if none, or if
     * it would be left at once}
     */
    int loopAt(int number, IntToLongFunction locals) {
        return holds(number - 1, locals) || holds(number, locals) ? -1 : loops.indexOf(number - 1);
    }

    private boolean holds(int number, IntToLongFunction locals) {
        LocalCondition condition = conditions.get(number);
        return condition != null && condition.holds(locals);
    }

    /** {@return whether one of the loops begins at a place, if these are the words that run} */
    @SuppressWarnings("ReferenceEquality") // Others with the same content have other places.
    boolean isEntered(int[] words, int place) {
        return words == askingWords && entries.get(place);
    }

    /** {@return what goes on with a frame of the interpreter at a loop} */
    OnStackEntry onStack() {
        OnStackEntry known = onStack;
        if (known == null) {
            known = compiled().onStackEntry();
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
            loops = isDebuggable || compiled().isHuge() || function.unit.interpreter.control.tier() == Tier.TIERED
                    ? compiled().loops()
                    : List.of();
            FastMap map = function.unit.code.fastMap(function.index);
            var patch = new Patch(function.code(), map);
            conditions.keySet().forEach(patch::before);
            for (int loop : loops) {
                patch.before(loop + 1);
                entries.set(function.code().plainPlace(loop + 1));
                entries.set(map.places()[map.rowOfNumber(loop + 1)]);
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
