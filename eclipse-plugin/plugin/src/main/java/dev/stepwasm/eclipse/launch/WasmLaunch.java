package dev.stepwasm.eclipse.launch;

import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.debug.Debugging;
import dev.stepwasm.eclipse.debug.Notices;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;

/** Starts what a launch configuration "WebAssembly Module" says. */
public final class WasmLaunch extends LaunchConfigurationDelegate {
    /** The type of such configurations. */
    public static final String TYPE = "dev.stepwasm.eclipse.launch";

    /** For the extension point. */
    public WasmLaunch() {}

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        try {
            begin(configuration, mode, launch, monitor);
        } catch (CoreException e) {
            throw Notices.notStarted(configuration.getName() + " was not started", e);
        }
    }

    private static void begin(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        Map<String, Object> arguments = LaunchValues.arguments(configuration);
        Object program = arguments.get(LaunchAttribute.PROGRAM.field().name());
        if (program == null) {
            throw new CoreException(new Status(
                    IStatus.ERROR,
                    StepwasmPlugin.ID,
                    "the launch configuration names no program; choose a .wat, .wasm or .wast file on its first page"));
        }
        arguments.put(LaunchAttribute.NO_DEBUG.field().name(), ILaunchManager.RUN_MODE.equals(mode));
        String name = String.valueOf(Path.of(String.valueOf(program)).getFileName());
        Debugging.begin(launch, "launch", arguments, name, monitor);
    }
}
