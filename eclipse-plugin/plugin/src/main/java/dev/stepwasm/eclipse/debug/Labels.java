package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.breakpoints.WasmBreakpoint;
import java.util.ArrayList;
import java.util.List;

/** The words for breakpoints. */
final class Labels {
    private Labels() {}

    static String of(WasmBreakpoint breakpoint) {
        List<String> more = new ArrayList<>();
        breakpoint.condition().ifPresent(text -> more.add("if " + text));
        breakpoint.hitCondition().ifPresent(text -> more.add("hits: " + text));
        breakpoint.logMessage().ifPresent(text -> more.add("log: " + text));
        Verdicts.complaint(breakpoint).ifPresent(more::add);
        return breakpoint.words() + (more.isEmpty() ? "" : " [" + String.join("; ", more) + "]");
    }
}
