package dev.stepwasm.eclipse.debug;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.lsp4j.debug.Breakpoint;

/** What programs that are debugged make of breakpoints; nothing of it outlives them. Any thread may call. */
public final class Verdicts {
    private static final Map<IBreakpoint, Map<WasmTarget, Breakpoint>> KNOWN = new ConcurrentHashMap<>();

    private Verdicts() {}

    static void note(IBreakpoint breakpoint, WasmTarget target, Breakpoint verdict) {
        KNOWN.computeIfAbsent(breakpoint, fresh -> new ConcurrentHashMap<>()).put(target, verdict);
        tell(breakpoint);
    }

    static void forget(IBreakpoint breakpoint, WasmTarget target) {
        KNOWN.computeIfPresent(breakpoint, (key, verdicts) -> {
            verdicts.remove(target);
            return verdicts.isEmpty() ? null : verdicts;
        });
        tell(breakpoint);
    }

    /** Makes views show the breakpoint anew. */
    private static void tell(IBreakpoint breakpoint) {
        DebugPlugin plugin = DebugPlugin.getDefault();
        if (plugin != null
                && breakpoint.getMarker() != null
                && breakpoint.getMarker().exists()) {
            plugin.getBreakpointManager().fireBreakpointChanged(breakpoint);
        }
    }

    /** {@return whether a program that is debugged stops there} */
    public static boolean isPlaced(IBreakpoint breakpoint) {
        return verdicts(breakpoint).values().stream().anyMatch(Breakpoint::isVerified);
    }

    /** {@return why no program stops there, if one is debugged that could} */
    public static Optional<String> complaint(IBreakpoint breakpoint) {
        return isPlaced(breakpoint)
                ? Optional.empty()
                : verdicts(breakpoint).values().stream()
                        .flatMap(each -> Optional.ofNullable(each.getMessage()).stream())
                        .findFirst();
    }

    private static Map<WasmTarget, Breakpoint> verdicts(IBreakpoint breakpoint) {
        return KNOWN.getOrDefault(breakpoint, Map.of());
    }
}
