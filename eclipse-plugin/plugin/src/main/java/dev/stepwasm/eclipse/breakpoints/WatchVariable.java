package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmTarget;
import dev.stepwasm.eclipse.debug.WasmVariable;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Makes the program stop when the selected variable changes. */
public final class WatchVariable extends AbstractHandler {
    /** For the extension point. */
    public WatchVariable() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof WasmVariable variable) {
            watch(variable);
        }
        return null;
    }

    /** Makes the watchpoint, or says why there can be none; it waits for nothing. */
    public static void watch(WasmVariable variable) {
        DataBreakpointInfoArguments args = new DataBreakpointInfoArguments();
        args.setVariablesReference(variable.container());
        args.setName(variable.getName());
        args.setFrameId(variable.frame().id());
        create(variable.target(), args);
    }

    /** Makes a watchpoint on what the arguments mean, or says why there can be none. */
    static void create(WasmTarget target, DataBreakpointInfoArguments args) {
        target.server().dataBreakpointInfo(args).whenComplete((info, failure) -> {
            if (failure != null) {
                target.report("Nothing is watched", String.valueOf(failure.getMessage()));
            } else if (info.getDataId() == null) {
                target.report("Nothing is watched", info.getDescription());
            } else {
                Watchpoints.make(target, info);
            }
        });
    }
}
