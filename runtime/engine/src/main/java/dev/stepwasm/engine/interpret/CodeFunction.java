package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.FunctionType;
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

    private @Nullable FunctionCode code;
    private int @Nullable [] stepWords;
    private int @Nullable [] breakWords;

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
        var resumption = new CodeFunction(caller.unit, caller.index, caller.definedType(), caller.type(), caller.name());
        resumption.words = RESUMPTION;
        return resumption;
    }

    /** The breakpoints are others now. */
    void forgetBreakpoints() {
        breakWords = null;
    }

    /** Runs at full speed, except for breakpoints at some byte offsets. */
    void run(SortedSet<Integer> breakpoints) {
        int[] known = breakWords;
        if (known == null) {
            known = patched(breakpoints);
            breakWords = known;
        }
        words = known;
    }

    private int[] patched(SortedSet<Integer> breakpoints) {
        FunctionCode shared = code();
        int[] patched = shared.words;
        for (int offset : breakpoints) {
            int number = shared.numberOfOffset(offset);
            if (number >= 0 && shared.canStopAt(number)) {
                patched = patched == shared.words ? shared.words.clone() : patched;
                FastMap map = unit.code.fastMap(index);
                patched[map.places()[map.rowOfNumber(number)]] = Op.BREAK;
                patched[shared.plainPlace(number)] = Op.BREAK;
            }
        }
        return patched;
    }

    /** Stops to be looked at before each instruction. */
    void step() {
        int[] patched = stepWords;
        if (patched == null) {
            FunctionCode shared = code();
            patched = shared.words.clone();
            for (int place : unit.code.fastMap(index).places()) {
                patched[place] = Op.BREAK;
            }
            for (int number = 0; number < shared.size(); number++) {
                if (shared.canStopAt(number)) {
                    patched[shared.plainPlace(number)] = Op.BREAK;
                }
            }
            stepWords = patched;
        }
        words = patched;
    }
}
