package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmElement;
import dev.stepwasm.eclipse.debug.WasmTarget;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.model.ISuspendResume;
import org.eclipse.debug.ui.actions.IRunToLineTarget;
import org.eclipse.debug.ui.actions.RunToLineHandler;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;

/** What "Run to Line" does in our texts. On the UI thread. */
final class RunToLine implements IRunToLineTarget {
    @Override
    public void runToLine(IWorkbenchPart part, ISelection selection, ISuspendResume suspended) throws CoreException {
        Optional<Lines> line = Lines.of(part, selection);
        if (line.isPresent() && suspended instanceof WasmElement element) {
            Lines there = line.get();
            WasmTarget target = element.target();
            new RunToLineHandler(target, suspended, WasmLineBreakpoint.passing(there.path(), there.number()))
                    .run(new NullProgressMonitor());
        }
    }

    @Override
    public boolean canRunToLine(IWorkbenchPart part, ISelection selection, ISuspendResume suspended) {
        return suspended instanceof WasmElement
                && suspended.isSuspended()
                && Lines.of(part, selection).isPresent();
    }
}
