package dev.stepwasm.eclipse.breakpoints;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.debug.ui.actions.IRunToLineTarget;
import org.eclipse.debug.ui.actions.IToggleBreakpointsTarget;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;
import org.jspecify.annotations.Nullable;

/** Gives the commands of the debugger what they act on in an editor. */
public final class EditorTargets implements IAdapterFactory {
    /** For the extension point. */
    public EditorTargets() {}

    @Override
    public <T> @Nullable T getAdapter(Object adaptable, Class<T> type) {
        if (!(adaptable instanceof ITextEditor editor) || !isOurs(editor)) {
            return null;
        }
        if (type == IToggleBreakpointsTarget.class) {
            return type.cast(new ToggleBreakpoints());
        }
        return type == IRunToLineTarget.class ? type.cast(new RunToLine()) : null;
    }

    private static boolean isOurs(ITextEditor editor) {
        String name = switch (editor.getEditorInput()) {
            case IFileEditorInput file -> file.getFile().getName();
            case IURIEditorInput address -> String.valueOf(address.getURI().getPath());
            default -> "";
        };
        return name.endsWith(".wat") || name.endsWith(".wast") || name.endsWith(".wasm");
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IToggleBreakpointsTarget.class, IRunToLineTarget.class};
    }
}
