package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ExecutionControl;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** The controls that a debugger listens to. Weak: each lives as long as its control. Safe for use from any thread. */
final class Controls {
    private final Map<ExecutionControl, WeakReference<DebuggedControl>> all = new WeakHashMap<>();

    /** Adds one whose control has none. */
    synchronized void add(DebuggedControl control) {
        all.put(control.control(), new WeakReference<>(control));
    }

    synchronized void clear() {
        all.clear();
    }

    synchronized Optional<DebuggedControl> of(ExecutionControl control) {
        return Optional.ofNullable(all.get(control)).map(WeakReference::get);
    }

    synchronized List<DebuggedControl> all() {
        List<DebuggedControl> known = new ArrayList<>();
        for (WeakReference<DebuggedControl> each : all.values()) {
            DebuggedControl control = each.get();
            if (control != null) {
                known.add(control);
            }
        }
        return known;
    }
}
