package dev.stepwasm.eclipse.binary;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.nio.file.Path;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorLauncher;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/** Opens the text of a binary that someone opens, once it is made. The window goes on meanwhile. */
public final class BinaryLauncher implements IEditorLauncher {
    /** Made by the platform. */
    public BinaryLauncher() {}

    @Override
    public void open(IPath file) {
        open(Path.of(file.toOSString()));
    }

    /** Opens the text of a binary in the window that is active now. On the UI thread. */
    public static void open(Path binary) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page == null) {
            return; // the window is being closed
        }
        String uri = BinaryTextAddress.of(binary);
        Display display = Display.getCurrent();
        // Also if it fails: the text says so then.
        StepwasmPlugin.get().binaries().ask(uri).whenComplete((text, failure) -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> show(page, uri));
            }
        });
    }

    private static void show(IWorkbenchPage page, String uri) {
        try {
            IDE.openEditorOnFileStore(page, BinaryTexts.store(uri));
        } catch (PartInitException e) {
            ILog.of(BinaryLauncher.class).error("no editor can be opened on the text of " + uri, e);
        }
    }
}
