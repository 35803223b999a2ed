package dev.stepwasm.eclipse.attach;

import dev.stepwasm.dap.launch.AttachAttribute;
import dev.stepwasm.eclipse.launch.LaunchValues;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/**
 * How a launch configuration keeps what to attach to: the attributes of the debug adapter as they are, and the name of a
 * program, which says more than the number of a process that is another one each time.
 */
final class AttachValues {
    private static final String PROGRAM = "dev.stepwasm.eclipse.attach.program";

    private AttachValues() {}

    /** {@return the arguments of the request} @throws CoreException with words for people, if one cannot be read */
    static Map<String, Object> arguments(ILaunchConfiguration configuration) throws CoreException {
        return LaunchValues.arguments(configuration, AttachAttribute.fields());
    }

    /** {@return as much of it as is known before a launch} @throws CoreException if one cannot be read */
    static Map<String, Object> known(ILaunchConfiguration configuration) throws CoreException {
        return LaunchValues.known(configuration, AttachAttribute.fields());
    }

    static String text(ILaunchConfiguration configuration, AttachAttribute attribute) throws CoreException {
        return configuration.getAttribute(LaunchValues.key(attribute.field()), "");
    }

    /** Makes a configuration say something; the empty text says nothing. */
    static void set(ILaunchConfigurationWorkingCopy configuration, AttachAttribute attribute, String text) {
        LaunchValues.set(configuration, LaunchValues.key(attribute.field()), text);
    }

    /** {@return the name of the program; empty for any} */
    static String program(ILaunchConfiguration configuration) throws CoreException {
        return configuration.getAttribute(PROGRAM, "");
    }

    static void setProgram(ILaunchConfigurationWorkingCopy configuration, String name) {
        LaunchValues.set(configuration, PROGRAM, name);
    }
}
