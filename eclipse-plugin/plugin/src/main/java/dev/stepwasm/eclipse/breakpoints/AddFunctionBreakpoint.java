package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.Notices;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Asks for a function and makes a breakpoint at its beginning. */
public final class AddFunctionBreakpoint extends AbstractHandler {
    /** For the extension point. */
    public AddFunctionBreakpoint() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        InputDialog dialog = new InputDialog(
                HandlerUtil.getActiveShell(event),
                "Add Function Breakpoint",
                "Programs stop where this function begins. Write its name as in the text ($gcd), as it is exported (gcd),"
                        + " or its index:",
                "",
                text -> text.isBlank() ? "" : null);
        if (dialog.open() == InputDialog.OK) {
            try {
                WasmFunctionBreakpoint.create(
                        ResourcesPlugin.getWorkspace().getRoot(),
                        dialog.getValue().strip());
            } catch (CoreException e) {
                Notices.show("The breakpoint was not made", String.valueOf(e.getMessage()));
            }
        }
        return null;
    }
}
