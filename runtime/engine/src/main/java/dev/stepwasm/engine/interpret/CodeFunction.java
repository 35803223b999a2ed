package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A function that an instance defines. Translated when first called. Its {@link #words} are the shared ones, or a copy in
 * which some instructions are {@link Op#BREAK}. Used by the debuggee's thread only.
 */
final class CodeFunction extends WasmFunction {
    private static final int[] UNTRANSLATED = {Op.TRANSLATE};
    private static final int[] RESUMPTION = {Op.RESUME};
    private static final int[] LEAVING = {Op.RETURN_0, 0};
    private static final long[] NO_TEMPLATE = {};

    final Unit unit;
    final int index;

    /** What runs. */
    int[] words = UNTRANSLATED;
    // Copies of fields of the translated code, because every call needs them.
    long[] template = NO_TEMPLATE;
    int parameterCount;
    int frameSlots;
    boolean wide;

    /** Of what stands for a caller while stepping is suspended, the caller. */
    private @Nullable CodeFunction replaced;

    private @Nullable FunctionCode code;
    private int @Nullable [] stepWords;
    private int @Nullable [] breakWords;
    private @Nullable HookTable hooks;
    private boolean hooksKnown;
    private @Nullable PlaceConditions conditions;
    /** As it runs compiled, for nobody and for debuggers. */
    private @Nullable CompiledForm plain;

    private @Nullable CompiledForm debuggable;
    /** As it runs compiled for debuggers now that it has breakpoints, if all of those have conditions that it can ask. */
    private @Nullable CompiledForm conditional;

    CodeFunction(Unit unit, int index, DefinedType definedType, FunctionType type, String name) {
        super(definedType, unit.code.types(), type, name);
        this.unit = unit;
        this.index = index;
        this.frameSlots = Math.max(type.parameters().size(), type.results().size());
    }

    /** Translates it if that has not been done. */
    FunctionCode translated() {
        FunctionCode known = code;
        if (known == null) {
            known = unit.code.function(index);
            code = known;
            words = known.words;
            template = known.template;
            parameterCount = known.parameterCount;
            frameSlots = known.frameSlots;
            wide = known.wide;
        }
        return known;
    }

    /** {@return how many slots a frame takes} Before the first call the function need not know yet. */
    int slotsOfFrame() {
        return isTranslated() || asks() ? frameSlots : unit.code.function(index).frameSlots;
    }

    /** {@return the bytes of the first memory, valid until it grows} */
    byte[] memory() {
        return unit.memory.array();
    }

    /** {@return whether it has been translated} */
    boolean isTranslated() {
        return code != null;
    }

    /** {@return the translated code} @throws NullPointerException if there is none yet */
    FunctionCode code() {
        return Objects.requireNonNull(code);
    }

    /** {@return what stands for a caller while stepping is suspended: it only resumes} */
    static CodeFunction resumption(CodeFunction caller) {
        var resumption =
                new CodeFunction(caller.unit, caller.index, caller.definedType(), caller.type(), caller.name());
        resumption.words = RESUMPTION;
        resumption.replaced = caller;
        return resumption;
    }

    /** {@return what stands on top when compiled code has left its results at the base of a frame} */
    static CodeFunction leaving(CodeFunction any) {
        var leaving = new CodeFunction(any.unit, any.index, any.definedType(), any.type(), any.name());
        leaving.words = LEAVING;
        return leaving;
    }

    /** {@return as it runs compiled now} */
    CompiledForm form() {
        boolean isWatched = unit.interpreter.control.isWatched();
        return isWatched && conditional != null ? conditional : form(isWatched);
    }

    /** {@return as it runs compiled without breakpoints} @param isDebuggable for debuggers */
    CompiledForm form(boolean isDebuggable) {
        CompiledForm known = isDebuggable ? debuggable : plain;
        if (known == null) {
            known = new CompiledForm(this, isDebuggable, Map.of());
            if (isDebuggable) {
                debuggable = known;
            } else {
                plain = known;
            }
        }
        return known;
    }

    /** {@return whether compiled code may run instead of the words} */
    private boolean asks() {
        ExecutionControl control = unit.interpreter.control;
        return control.tier() != Tier.INTERPRETED
                && form().asks()
                && !(control.isWatched() && conditional == null && control.isArmed(unit.code, index));
    }

    /** {@return whether compiled code may be entered now} */
    boolean isEnterable() {
        return asks();
    }

    /** {@return what calls the compiled function, null if it stays with the interpreter} */
    @Nullable
    Callee compiled() {
        CompiledForm form = form();
        Callee known = form.callee();
        if (known == null) {
            unit.interpreter.stops().patches().compiled(this);
        } else if (form.conditions().isEmpty()) {
            setCallee(known);
        }
        return known;
    }

    /** {@return what calls the function as it is compiled with its breakpoints in it, null if it is not or may not run so now} */
    @Nullable
    Callee conditional() {
        CompiledForm form = conditional;
        return form != null && unit.interpreter.control.isWatched() && form.asks() ? form.callee() : null;
    }

    /** {@return this, or the caller that this stands for} */
    CodeFunction original() {
        return replaced == null ? this : replaced;
    }

    /** The breakpoints or hooks are others now. */
    void forgetPatches() {
        if (debuggable != null) {
            debuggable.awake();
        }
        if (conditional != null) {
            conditional.awake();
        }
        forgetWords();
    }

    /** Whether compiled code may run is another matter now. */
    void forgetWords() {
        breakWords = null;
        hooks = null;
        hooksKnown = false;
    }

    /** {@return the hooks of this function, null if there are none} */
    @Nullable
    HookTable hooks() {
        return hooks;
    }

    /** {@return what is asked at the breakpoint at a place in the words, null if nothing is} */
    @Nullable
    LocalCondition condition(int place) {
        return conditions == null ? null : conditions.at(place);
    }

    /**
     * Says what is asked at breakpoints.
     *
     * @param all by byte offset, of the whole module
     * @param breakpoints byte offsets of all breakpoints
     */
    void setConditions(Map<Integer, LocalCondition> all, SortedSet<Integer> breakpoints) {
        conditions = all.isEmpty() ? null : new PlaceConditions(code(), unit.code.fastMap(index), all, breakpoints);
        Map<Integer, LocalCondition> asked = conditions == null ? Map.of() : conditions.ofAllBreakpoints();
        if (asked.isEmpty()) {
            conditional = null;
        } else if (conditional == null || !conditional.conditions().equals(asked)) {
            conditional = new CompiledForm(this, true, asked);
        }
    }

    /** {@return whether a compiled loop begins at a place in the words} */
    boolean isEntered(int place) {
        return unit.interpreter.control.tier() != Tier.INTERPRETED && form().isEntered(words, place);
    }

    /** Finds out which hooks want places of this function. */
    void learn(List<CodeHook> all) {
        if (!hooksKnown) {
            hooksKnown = true;
            hooks = all.isEmpty() ? null : HookTable.of(all, unit.code, code());
        }
    }

    /** Runs at full speed, except for hooks and for breakpoints at some byte offsets. */
    void run(SortedSet<Integer> breakpoints) {
        int[] known = breakWords;
        if (known == null) {
            if (hooks == null && asks()) {
                known = form().askingWords();
            } else {
                known = breakpoints.isEmpty() && hooks == null ? code().words : patched(breakpoints);
            }
            breakWords = known;
        }
        words = known;
    }

    private int[] patched(SortedSet<Integer> breakpoints) {
        var patch = new Patch(code(), unit.code.fastMap(index));
        for (int offset : breakpoints) {
            patch.before(code().numberOfOffset(offset));
        }
        if (hooks != null) {
            hooks.patch(patch);
        }
        return patch.words();
    }

    /** Stops to be looked at before each instruction. */
    void step() {
        int[] patched = stepWords;
        if (patched == null) {
            var patch = new Patch(code(), unit.code.fastMap(index));
            patch.everywhere();
            patched = patch.words();
            stepWords = patched;
        }
        words = patched;
    }
}
