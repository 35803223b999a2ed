package dev.stepwasm.eclipse.launch;

import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;

/** "Run As" and "Debug As" of a file. On the UI thread. */
public final class LaunchShortcut implements ILaunchShortcut {
    /** For the extension point. */
    public LaunchShortcut() {}

    @Override
    public void launch(ISelection selection, String mode) {
        if (selection instanceof IStructuredSelection structured) {
            launch(Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IFile.class)), mode);
        }
    }

    @Override
    public void launch(IEditorPart editor, String mode) {
        launch(Optional.ofNullable(editor.getEditorInput().getAdapter(IFile.class)), mode);
    }

    private static void launch(Optional<IFile> file, String mode) {
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        file.ifPresent(known -> Launches.ask(known, mode, shell));
    }
}
