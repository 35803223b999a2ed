package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmElement;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.Breakpoint;
import org.eclipse.debug.core.model.IBreakpoint;

/** Gives breakpoints their markers. */
final class Markers {
    private Markers() {}

    /**
     * Gives a breakpoint a marker and hands it to Eclipse, both in one operation: else Eclipse would make another breakpoint of the
     * marker and be deaf to its changes. It waits for nobody who works on files, as a build does.
     *
     * @param message what it is, for people
     * @param attributes what is its own
     * @param kept whether it outlives the session
     * @param shown whether it is to be among the breakpoints of the workspace
     */
    static void mark(
            Breakpoint fresh,
            IResource resource,
            String type,
            String message,
            Map<String, Object> attributes,
            boolean kept,
            boolean shown)
            throws CoreException {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put(IMarker.MESSAGE, message);
        all.put(IBreakpoint.ENABLED, true);
        all.put(IBreakpoint.ID, WasmElement.MODEL);
        all.put(IBreakpoint.PERSISTED, kept);
        all.put(IBreakpoint.REGISTERED, shown);
        IWorkspace workspace = resource.getWorkspace();
        workspace.run(
                monitor -> {
                    fresh.setMarker(resource.createMarker(type, all));
                    if (shown) {
                        DebugPlugin.getDefault().getBreakpointManager().addBreakpoint(fresh);
                    }
                },
                workspace.getRuleFactory().markerRule(resource),
                IWorkspace.AVOID_UPDATE,
                null);
    }
}
