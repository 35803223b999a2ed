package dev.stepwasm.eclipse.debug;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Messages of which the user must know. Any thread may call. */
public final class Notices {
    private Notices() {}

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
