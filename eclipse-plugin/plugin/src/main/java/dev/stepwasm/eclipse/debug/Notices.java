package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.StepwasmPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Messages of which the user must know. Any thread may call. */
public final class Notices {
    private Notices() {}

    /**
     * Tells the user why a launch cannot be.
     *
     * @param title of the message
     * @return what the launch ends with, in the same words: Eclipse writes failures into the error log and shows them a second
     *     time, but not what was cancelled
     */
    public static CoreException notStarted(String title, CoreException failure) {
        IStatus status = failure.getStatus();
        if (status.matches(IStatus.CANCEL) || !PlatformUI.isWorkbenchRunning()) {
            return failure;
        }
        show(title, status.getMessage());
        return new CoreException(new Status(IStatus.CANCEL, StepwasmPlugin.ID, status.getMessage(), failure));
    }

    /** Shows a message and goes on. */
    public static void show(String title, String words) {
        if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().isClosing()) {
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            MessageDialog dialog = new MessageDialog(
                    window == null ? null : window.getShell(),
                    title,
                    null,
                    words,
                    MessageDialog.ERROR,
                    0,
                    IDialogConstants.OK_LABEL);
            dialog.setBlockOnOpen(false);
            dialog.open();
        });
    }
}
