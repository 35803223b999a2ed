package dev.stepwasm.dap.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A launch in a Java virtual machine of its own.
 *
 * @param program absolute, the module to run
 * @param folder absolute, in which the virtual machine works
 * @param settings what it is to be
 * @param arguments of the launch, in which nothing is relative to this process
 */
public record JvmLaunch(Path program, Path folder, JvmSettings settings, Map<String, Object> arguments) {
    /** Copies nothing but the outermost map. */
    public JvmLaunch {
        arguments = new LinkedHashMap<>(arguments);
        arguments.put(LaunchAttribute.PROGRAM.field().name(), program.toString());
        arguments.put(LaunchAttribute.CWD.field().name(), folder.toString());
    }
}
