package dev.stepwasm.eclipse.debug;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IPersistableSourceLocator;
import org.eclipse.debug.core.model.IStackFrame;
import org.jspecify.annotations.Nullable;

/** Leads from a frame to its text; the debug adapter says where that is, so there is nothing to set. */
public final class SourceLocator implements IPersistableSourceLocator {
    /** For the extension point. */
    public SourceLocator() {}

    /** {@return a file of the workspace, one of the disk, or a text that the adapter has; null if there is no text} */
    @Override
    public @Nullable Object getSourceElement(IStackFrame frame) {
        return frame instanceof WasmFrame ours ? Texts.ready(ours).orElse(null) : null;
    }

    @Override
    public String getMemento() {
        return "";
    }

    @Override
    public void initializeFromMemento(String memento) {
        // It keeps nothing.
    }

    @Override
    public void initializeDefaults(ILaunchConfiguration configuration) {
        // It needs nothing.
    }
}
