package dev.stepwasm.eclipse.breakpoints;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.model.WorkbenchAdapter;
import org.jspecify.annotations.Nullable;

/** Tells dialogs about breakpoints what these are called. */
public final class BreakpointNames extends WorkbenchAdapter implements IAdapterFactory {
    /** For the extension point. */
    public BreakpointNames() {}

    @Override
    public <T> @Nullable T getAdapter(Object adaptable, Class<T> type) {
        return type == IWorkbenchAdapter.class ? type.cast(this) : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IWorkbenchAdapter.class};
    }

    @Override
    public String getLabel(Object object) {
        return object instanceof WasmBreakpoint breakpoint ? breakpoint.words() : "";
    }
}
