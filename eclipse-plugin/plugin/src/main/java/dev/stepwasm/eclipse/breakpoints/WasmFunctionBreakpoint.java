package dev.stepwasm.eclipse.breakpoints;

import java.util.Map;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.model.Breakpoint;

/** A function at whose beginning programs stop, whichever module it is in. */
public final class WasmFunctionBreakpoint extends Breakpoint implements WasmBreakpoint {
    /** The type of its marker. */
    public static final String MARKER = "dev.stepwasm.eclipse.functionBreakpoint";

    private static final String FUNCTION = "dev.stepwasm.eclipse.function";

    /** For Eclipse, which makes those that it has kept. */
    public WasmFunctionBreakpoint() {}

    /**
     * A new breakpoint, which is kept.
     *
     * @param resource the file in which it was set, or the root of the workspace
     * @param function its name, as {@code $gcd}, as it is exported, or its index
     */
    public static WasmFunctionBreakpoint create(IResource resource, String function) throws CoreException {
        WasmFunctionBreakpoint fresh = new WasmFunctionBreakpoint();
        Markers.mark(fresh, resource, MARKER, function, Map.of(FUNCTION, function), true, true);
        return fresh;
    }

    /** {@return the name of the function} */
    public String function() {
        return text(FUNCTION).orElse("");
    }

    @Override
    public String words() {
        return function() + " [entry]";
    }
}
