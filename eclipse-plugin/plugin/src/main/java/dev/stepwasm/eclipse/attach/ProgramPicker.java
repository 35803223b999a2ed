package dev.stepwasm.eclipse.attach;

import dev.stepwasm.dap.attach.OfferedProgram;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** Asks to which of several programs to attach. */
final class ProgramPicker {
    private ProgramPicker() {}

    /** {@return what the user has chosen} Any thread; it waits for the user. */
    static Optional<OfferedProgram> ask(List<OfferedProgram> programs) {
        return PlatformUI.getWorkbench().getDisplay().syncCall(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            return ask(window == null ? null : window.getShell(), programs);
        });
    }

    /** {@return what the user has chosen} On the UI thread. */
    static Optional<OfferedProgram> ask(
            @org.jspecify.annotations.Nullable Shell parent, List<OfferedProgram> programs) {
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(parent, new Labels());
        dialog.setTitle("Attach Stepwasm to Java Program");
        dialog.setMessage("These programs can be attached to (type to filter):");
        dialog.setElements(programs.toArray());
        dialog.setInitialSelections(programs.get(programs.size() - 1));
        return dialog.open() == Window.OK && dialog.getFirstResult() instanceof OfferedProgram chosen
                ? Optional.of(chosen)
                : Optional.empty();
    }

    private static final class Labels extends LabelProvider {
        @Override
        public String getText(Object element) {
            OfferedProgram program = (OfferedProgram) element;
            return program.program() + "  (process " + program.pid() + ", port " + program.port() + ", since "
                    + Offers.since(program) + ")";
        }
    }
}
