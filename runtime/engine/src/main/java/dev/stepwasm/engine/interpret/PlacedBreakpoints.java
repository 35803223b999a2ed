package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.condition.LocalCondition;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The breakpoints of a control, and which functions have some: those do not run compiled, unless
 * all of theirs have conditions that compiled code can ask. Any thread; the debuggee's takes
 * over what has changed when it next polls.
 */
final class PlacedBreakpoints {
    private final ExecutionControl control;
    private final Map<ModuleCode, TreeSet<Integer>> offsets = new HashMap<>();
    private final Map<ModuleCode, Map<Integer, LocalCondition>> conditions = new HashMap<>();
    /** The functions that have some, never changed but replaced. */
    private volatile Map<ModuleCode, BitSet> functions = Map.of();

    PlacedBreakpoints(ExecutionControl control) {
        this.control = control;
    }

    /** Adds one. {@return what lets compiled code know, once the interpreter does} */
    synchronized Runnable add(ModuleCode code, int codeOffset) {
        offsets.computeIfAbsent(code, key -> new TreeSet<>()).add(codeOffset);
        return changed(code, codeOffset);
    }

    /** Removes one, if it is there. {@return as the other} */
    synchronized Runnable remove(ModuleCode code, int codeOffset) {
        setCondition(code, codeOffset, null);
        TreeSet<Integer> known = offsets.get(code);
        if (known != null && known.remove(codeOffset) && known.isEmpty()) {
            offsets.remove(code);
        }
        return changed(code, codeOffset);
    }

    /** Says what is asked at a breakpoint; it may not be there yet. {@return whether that is new} */
    synchronized boolean setCondition(ModuleCode code, int codeOffset, @Nullable LocalCondition condition) {
        Map<Integer, LocalCondition> known = conditions.computeIfAbsent(code, key -> new HashMap<>());
        LocalCondition before = condition == null ? known.remove(codeOffset) : known.put(codeOffset, condition);
        return !Objects.equals(before, condition);
    }

    /** {@return a copy of what is asked} */
    synchronized Map<ModuleCode, Map<Integer, LocalCondition>> conditions() {
        var copy = new HashMap<ModuleCode, Map<Integer, LocalCondition>>();
        conditions.forEach((code, known) -> copy.put(code, Map.copyOf(known)));
        return copy;
    }

    private Runnable changed(ModuleCode code, int codeOffset) {
        OptionalInt function = code.functionAt(codeOffset);
        if (control.tier() == Tier.INTERPRETED || function.isEmpty()) {
            return () -> {};
        }
        var next = new HashMap<>(functions);
        var armed = new BitSet();
        offsets.getOrDefault(code, new TreeSet<>())
                .forEach(offset -> code.functionAt(offset).ifPresent(armed::set));
        if (armed.isEmpty()) {
            next.remove(code);
        } else {
            next.put(code, armed);
        }
        functions = next;
        int index = function.getAsInt();
        return armed.get(index)
                ? () -> code.debuggable().arm(index, control)
                : () -> code.debuggable().disarm(index, control);
    }

    /** {@return whether a function has breakpoints} */
    boolean isArmed(ModuleCode code, int function) {
        BitSet armed = functions.get(code);
        return armed != null && armed.get(function);
    }

    /** {@return a copy} */
    synchronized Map<ModuleCode, SortedSet<Integer>> copy() {
        var copy = new HashMap<ModuleCode, SortedSet<Integer>>();
        offsets.forEach((code, known) -> copy.put(code, new TreeSet<>(known)));
        return copy;
    }
}
