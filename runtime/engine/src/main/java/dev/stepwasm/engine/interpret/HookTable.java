package dev.stepwasm.engine.interpret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which hooks are called where in one function. Immutable. */
final class HookTable {
    private static final CodeHook[] NONE = {};

    final CodeHook[] entry;
    final CodeHook[] returns;
    /** By number of instruction. */
    private final CodeHook @Nullable [][] before;

    private final CodeHook @Nullable [][] afterCalls;

    private HookTable(
            List<CodeHook> entry,
            List<CodeHook> returns,
            CodeHook @Nullable [][] before,
            CodeHook @Nullable [][] afterCalls) {
        this.entry = entry.toArray(NONE);
        this.returns = returns.toArray(NONE);
        this.before = before;
        this.afterCalls = afterCalls;
    }

    /** {@return the hooks of a function, null if none wants one of its places} */
    static @Nullable HookTable of(List<CodeHook> hooks, ModuleCode module, FunctionCode code) {
        var entry = new ArrayList<CodeHook>();
        var returns = new ArrayList<CodeHook>();
        CodeHook[][] before = null;
        CodeHook[][] afterCalls = null;
        for (CodeHook hook : hooks) {
            HookPlaces places = hook.places(module, code.functionIndex);
            if (places.entry()) {
                entry.add(hook);
            }
            if (places.returns()) {
                returns.add(hook);
            }
            before = add(hook, places.before(), code, before, false);
            afterCalls = add(hook, places.afterCalls(), code, afterCalls, true);
        }
        boolean none = entry.isEmpty() && returns.isEmpty() && before == null && afterCalls == null;
        return none ? null : new HookTable(entry, returns, before, afterCalls);
    }

    private static CodeHook @Nullable [][] add(
            CodeHook hook, BitSet offsets, FunctionCode code, CodeHook @Nullable [][] known, boolean behindCalls) {
        CodeHook[][] table = known;
        for (int offset = offsets.nextSetBit(0); offset >= 0; offset = offsets.nextSetBit(offset + 1)) {
            int number = code.numberOfOffset(offset);
            if (number >= 0 && code.canStopAt(number) && (!behindCalls || code.placeBehindCall(number) >= 0)) {
                table = table == null ? new CodeHook[code.size()][] : table;
                table[number] = appended(table[number], hook);
            }
        }
        return table;
    }

    private static CodeHook[] appended(CodeHook @Nullable [] hooks, CodeHook hook) {
        if (hooks == null) {
            return new CodeHook[] {hook};
        }
        CodeHook[] more = java.util.Arrays.copyOf(hooks, hooks.length + 1);
        more[hooks.length] = hook;
        return more;
    }

    /** Puts breaks where the hooks want them. */
    void patch(Patch patch) {
        if (entry.length > 0) {
            patch.entry();
        }
        if (returns.length > 0) {
            patch.returns();
        }
        for (int number = 0; before != null && number < before.length; number++) {
            if (before[number] != null) {
                patch.before(number);
            }
        }
        for (int number = 0; afterCalls != null && number < afterCalls.length; number++) {
            if (afterCalls[number] != null) {
                patch.behindCall(number);
            }
        }
    }

    CodeHook[] before(int number) {
        return at(before, number);
    }

    CodeHook[] afterCall(int number) {
        return at(afterCalls, number);
    }

    /** {@return whether calls of the function must return to plain code} */
    boolean hasAfterCalls() {
        return afterCalls != null;
    }

    private static CodeHook[] at(CodeHook @Nullable [][] table, int number) {
        CodeHook[] hooks = table == null ? null : table[number];
        return hooks == null ? NONE : hooks;
    }
}
