package dev.stepwasm.eclipse.breakpoints;

import java.util.Map;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.model.Breakpoint;
import org.eclipse.debug.core.model.IWatchpoint;

/** A local, a global or bytes of a memory at whose change, or use, a program stops. */
public final class WasmWatchpoint extends Breakpoint implements WasmBreakpoint, IWatchpoint {
    /** The type of its marker. */
    public static final String MARKER = "dev.stepwasm.eclipse.watchpoint";

    private static final String PROGRAM = "dev.stepwasm.eclipse.program";
    private static final String DATA = "dev.stepwasm.eclipse.data";
    private static final String READ = "dev.stepwasm.eclipse.read";
    private static final String WRITE = "dev.stepwasm.eclipse.write";

    /** For Eclipse, which makes those that it has kept. */
    public WasmWatchpoint() {}

    /**
     * A new watchpoint for changes.
     *
     * @param program the name of the program that has the data
     * @param data by which the debug adapter knows it
     * @param description of the data, for people
     * @param kept whether the adapter knows it in the next run too
     */
    public static WasmWatchpoint create(String program, String data, String description, boolean kept)
            throws CoreException {
        WasmWatchpoint fresh = new WasmWatchpoint();
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        Map<String, Object> attributes = Map.of(PROGRAM, program, DATA, data, WRITE, true, READ, false);
        Markers.mark(fresh, root, MARKER, description, attributes, kept, true);
        return fresh;
    }

    /** {@return the name of the program that has the data} */
    public String program() {
        return text(PROGRAM).orElse("");
    }

    /** {@return by what the debug adapter knows the data} */
    public String data() {
        return text(DATA).orElse("");
    }

    @Override
    public String words() {
        String how = isAccess() ? isModification() ? "read or written" : "read" : "written";
        return text(IMarker.MESSAGE).orElse("?") + " [" + how + " in " + program() + "]";
    }

    private boolean flag(String name) {
        IMarker marker = getMarker();
        return marker != null && marker.getAttribute(name, false);
    }

    @Override
    public boolean isAccess() {
        return flag(READ);
    }

    @Override
    public void setAccess(boolean access) throws CoreException {
        setAttribute(READ, access);
    }

    @Override
    public boolean isModification() {
        return flag(WRITE);
    }

    @Override
    public void setModification(boolean modification) throws CoreException {
        setAttribute(WRITE, modification);
    }

    @Override
    public boolean supportsAccess() {
        return true;
    }

    @Override
    public boolean supportsModification() {
        return true;
    }
}
