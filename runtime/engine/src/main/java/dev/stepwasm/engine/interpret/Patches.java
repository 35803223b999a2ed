package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.condition.LocalCondition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which code has {@link Op#BREAK}s in it, and why. Either only instructions with breakpoints are patched, or, while
 * stepping, all of them. Stepping is <em>suspended</em> while frames run that the {@link StepRule} does not want to hear
 * of: the caller of the first of them is replaced by one whose only instruction is {@link Op#RESUME}. Used by the
 * debuggee's thread only.
 */
final class Patches {
    private static final SortedSet<Integer> NONE = new TreeSet<>();

    private final Interpreter interpreter;
    private final ExecutionControl control;
    /** Weak, because a control may outlive most of the instances that it steers. */
    private final Set<CodeFunction> translated = Collections.newSetFromMap(new WeakHashMap<>());

    private Map<ModuleCode, SortedSet<Integer>> breakpoints = Map.of();
    private Map<ModuleCode, Map<Integer, LocalCondition>> conditions = Map.of();
    private List<CodeHook> hooks = List.of();
    private boolean stepping;

    /** The caller that has been replaced, by its place in the stack of callers; -1 if none. */
    private int suspendedAt = -1;

    private @Nullable CodeFunction suspendedCaller;
    private int suspendedPlace;

    Patches(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.control = interpreter.control;
    }

    /** Patches the code as it is wanted now. */
    void update() {
        boolean changed = control.take(ExecutionControl.PATCHES);
        if (changed) {
            unsuspend(); // If a rule wants no more than before, the next instruction suspends it again.
            breakpoints = control.breakpoints();
            conditions = control.conditions();
            hooks = control.hooks().code();
            translated.forEach(CodeFunction::forgetPatches);
        }
        boolean wanted = wantsAll();
        if (changed || wanted != stepping) {
            stepping = wanted;
            translated.forEach(this::patch);
        }
        if (changed) {
            leaveFast();
        }
    }

    /** Frames whose calls have hooks behind them must come back to plain code. */
    private void leaveFast() {
        for (int caller = 0; caller < interpreter.depth; caller++) {
            CodeFunction function = interpreter.callers[caller];
            HookTable table = function == null ? null : function.hooks();
            if (table != null && table.hasAfterCalls()) {
                interpreter.stops().frames().caller(caller);
            }
        }
    }

    /** {@return whether code is to stop at each instruction} */
    boolean wantsAll() {
        return interpreter.isNearLimit()
                || control.hook() != null
                        && (control.entry()
                                || control.has(ExecutionControl.PAUSE)
                                || control.stepping() != null && suspendedAt < 0);
    }

    /** A function has just been translated. */
    void add(CodeFunction function) {
        translated.add(function);
        patch(function);
    }

    /** A function that has been translated has just been compiled, or runs compiled no longer. */
    void compiled(CodeFunction function) {
        if (function.isTranslated()) {
            function.forgetWords();
            patch(function);
        }
    }

    private void patch(CodeFunction function) {
        try {
            function.learn(hooks);
        } catch (RuntimeException | Error failure) { // A hook could not say what it wants.
            throw new Escape(failure);
        }
        if (stepping) {
            function.step();
        } else {
            SortedSet<Integer> offsets = breakpoints.getOrDefault(function.unit.code, NONE);
            function.setConditions(conditions.getOrDefault(function.unit.code, Map.of()), offsets);
            function.run(offsets);
        }
    }

    /** {@return why to stop before an instruction, null if not at all} */
    @Nullable
    StopCause cause(ModuleCode code, int codeOffset, Supplier<FrameView> top) {
        if (control.hook() == null) {
            return null;
        }
        if (control.entry()) {
            return StopCause.Plain.ENTRY;
        }
        if (breakpoints.getOrDefault(code, NONE).contains(codeOffset)) {
            return StopCause.Plain.BREAKPOINT;
        }
        if (control.has(ExecutionControl.PAUSE)) {
            return StopCause.Plain.PAUSE;
        }
        StepRule rule = control.stepping();
        return rule != null && suspendedAt < 0 && stops(rule, top) ? StopCause.Plain.STEP : null;
    }

    /** {@return whether nothing but breakpoints stops the program now} */
    boolean hasOnlyBreakpoints() {
        return control.hook() != null
                && control.stepping() == null
                && !wantsAll()
                && !control.has(ExecutionControl.PATCHES);
    }

    /** {@return whether the rule of the step wants a stop behind a call that has returned} */
    boolean stopsBehindCall(Supplier<FrameView> top) {
        StepRule rule = control.stepping();
        if (rule == null || control.hook() == null || suspendedAt >= 0) {
            return false;
        }
        try (FrameView view = top.get()) {
            return interpreter.frameCount() <= rule.deepest() && rule.stopsBehindCall(view);
        } catch (RuntimeException | Error failure) {
            throw new Escape(failure);
        }
    }

    private boolean stops(StepRule rule, Supplier<FrameView> top) {
        try {
            int tooDeep = interpreter.frameCount() - rule.deepest();
            if (tooDeep > 0) {
                suspend(tooDeep);
                return false;
            }
            try (FrameView view = top.get()) {
                return rule.stopsAt(view);
            }
        } catch (RuntimeException | Error failure) {
            throw new Escape(failure);
        }
    }

    /** Steps no more until that many frames have returned. */
    private void suspend(int frames) {
        int caller = interpreter.depth;
        for (int left = frames; left > 0 && caller >= 0; ) {
            caller--;
            left -= caller >= 0 && interpreter.callers[caller] != null ? 1 : 0;
        }
        if (caller < 0) {
            control.setStepping(null); // Nobody is left who could be stepped.
        } else {
            CodeFunction replaced = interpreter.caller(caller);
            suspendedAt = caller;
            suspendedCaller = replaced;
            suspendedPlace = interpreter.places[caller];
            interpreter.callers[caller] = CodeFunction.resumption(replaced);
            interpreter.places[caller] = 0;
        }
        update();
    }

    boolean isSuspendedAt(int caller) {
        return suspendedAt == caller;
    }

    /** {@return where the caller that was replaced goes on, once that has been changed} */
    int suspendedPlace(IntUnaryOperator change) {
        suspendedPlace = change.applyAsInt(suspendedPlace);
        return suspendedPlace;
    }

    /** {@return whether the code should be patched otherwise than it is} */
    boolean isStale() {
        return stepping != wantsAll();
    }

    /** Puts the caller that was replaced back, and so ends the suspension. */
    void unsuspend() {
        CodeFunction caller = suspendedCaller;
        if (caller != null) {
            interpreter.callers[suspendedAt] = caller;
            interpreter.places[suspendedAt] = suspendedPlace;
            forget();
        }
    }

    private void forget() {
        suspendedAt = -1;
        suspendedCaller = null;
    }

    /** A frame has returned to the caller that was replaced. */
    void resume() {
        CodeFunction caller = suspendedCaller;
        if (caller == null) {
            throw new IllegalStateException("nothing to resume");
        }
        interpreter.function = caller;
        interpreter.pc = suspendedPlace;
        forget();
        update();
    }

    /** Frames have gone because of an exception. */
    void unwound(int depth) {
        if (suspendedAt >= depth) {
            forget();
        }
    }

    /** A stop begins: however code was being stepped, that is over. */
    void stopped() {
        unsuspend();
        control.setStepping(null);
        control.entered();
        control.take(ExecutionControl.PAUSE);
    }
}
