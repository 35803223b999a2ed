package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmElement;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.ui.actions.IToggleBreakpointsTargetExtension;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** What "Toggle Breakpoint" does in our texts. On the UI thread. */
final class ToggleBreakpoints implements IToggleBreakpointsTargetExtension {
    @Override
    public void toggleLineBreakpoints(IWorkbenchPart part, ISelection selection) throws CoreException {
        toggleBreakpoints(part, selection);
    }

    @Override
    public boolean canToggleLineBreakpoints(IWorkbenchPart part, ISelection selection) {
        return canToggleBreakpoints(part, selection);
    }

    @Override
    public void toggleBreakpoints(IWorkbenchPart part, ISelection selection) throws CoreException {
        var line = Lines.of(part, selection);
        if (line.isPresent()) {
            line.get().toggle();
        }
    }

    @Override
    public boolean canToggleBreakpoints(IWorkbenchPart part, ISelection selection) {
        return Lines.of(part, selection).isPresent();
    }

    @Override
    public void toggleMethodBreakpoints(IWorkbenchPart part, ISelection selection) throws CoreException {
        Optional<Lines> line = Lines.of(part, selection);
        Optional<String> function = function(part, selection);
        if (line.isEmpty() || function.isEmpty()) {
            return;
        }
        for (IBreakpoint each : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints(WasmElement.MODEL)) {
            if (each instanceof WasmFunctionBreakpoint known && known.function().equals(function.get())) {
                known.delete();
                return;
            }
        }
        WasmFunctionBreakpoint.create(line.get().resource(), function.get());
    }

    @Override
    public boolean canToggleMethodBreakpoints(IWorkbenchPart part, ISelection selection) {
        return Lines.of(part, selection).isPresent()
                && function(part, selection).isPresent();
    }

    /** {@return the function that begins on the line of the caret} */
    private static Optional<String> function(IWorkbenchPart part, ISelection selection) {
        return part instanceof ITextEditor editor
                        && selection instanceof ITextSelection text
                        && editor.getDocumentProvider() != null
                ? FunctionsInText.on(
                        editor.getDocumentProvider().getDocument(editor.getEditorInput()), text.getStartLine())
                : Optional.empty();
    }

    @Override
    public void toggleWatchpoints(IWorkbenchPart part, ISelection selection) {
        // Not offered: they are made from variables.
    }

    @Override
    public boolean canToggleWatchpoints(IWorkbenchPart part, ISelection selection) {
        return false;
    }
}
