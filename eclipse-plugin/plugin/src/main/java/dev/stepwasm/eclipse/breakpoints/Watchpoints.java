package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmTarget;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;

/** Makes watchpoints of what the adapter says about data. */
final class Watchpoints {
    private Watchpoints() {}

    /** Makes one on a thread of its own: the adapter's must not wait for the workspace. */
    static void make(WasmTarget target, DataBreakpointInfoResponse info) {
        Job.createSystem("Add watchpoint", monitor -> {
                    try {
                        WasmWatchpoint.create(
                                target.getName(),
                                info.getDataId(),
                                info.getDescription(),
                                Boolean.TRUE.equals(info.getCanPersist()));
                    } catch (CoreException e) {
                        target.report("Nothing is watched", String.valueOf(e.getMessage()));
                    }
                })
                .schedule();
    }
}
