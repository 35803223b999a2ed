package dev.stepwasm.dap.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Attributes that editors put into a launch for themselves. */
final class ClientAttributes {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "request",
            "name",
            "presentation",
            "preLaunchTask",
            "postDebugTask",
            "internalConsoleOptions",
            "debugServer",
            "serverReadyAction",
            "suppressMultipleSessionWarning",
            "suppressDebugStatusbar",
            "suppressDebugToolbar",
            "suppressDebugView",
            "suppressSaveBeforeStart",
            "linux",
            "osx",
            "windows");

    private ClientAttributes() {}

    /** {@return what is left for the debugger} */
    static Map<String, Object> without(Map<String, Object> arguments) {
        Map<String, Object> ours = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!KNOWN.contains(name) && !name.startsWith("__")) {
                ours.put(name, value);
            }
        });
        return ours;
    }
}
