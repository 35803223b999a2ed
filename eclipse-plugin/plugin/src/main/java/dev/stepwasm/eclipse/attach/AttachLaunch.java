package dev.stepwasm.eclipse.attach;

import dev.stepwasm.dap.attach.OfferedProgram;
import dev.stepwasm.dap.launch.AttachAttribute;
import dev.stepwasm.dap.launch.AttachRequest;
import dev.stepwasm.eclipse.debug.Debugging;
import dev.stepwasm.eclipse.debug.Notices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;

/**
 * Attaches to what a launch configuration "Attach Stepwasm to Java Program" says: to a port, or to one of the programs that
 * can be attached to. Which of them, is asked if there are several.
 */
public final class AttachLaunch extends LaunchConfigurationDelegate {
    /** The type of such configurations. */
    public static final String TYPE = "dev.stepwasm.eclipse.attach";

    /** For the extension point. */
    public AttachLaunch() {}

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        try {
            begin(configuration, launch, monitor);
        } catch (CoreException e) {
            throw Notices.notStarted("Not attached: " + configuration.getName(), e);
        }
    }

    private static void begin(ILaunchConfiguration configuration, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        Map<String, Object> arguments = AttachValues.arguments(configuration);
        Object port = arguments.get(AttachAttribute.PORT.field().name());
        Object process = arguments.get(AttachAttribute.PID.field().name());
        String name;
        if (port != null) {
            name = arguments.getOrDefault(AttachAttribute.HOST.field().name(), AttachRequest.LOOPBACK) + ":" + port;
        } else if (process != null) {
            name = "process " + process;
        } else {
            OfferedProgram program = wanted(configuration);
            arguments.put(AttachAttribute.PID.field().name(), program.pid());
            name = program.program();
        }
        attach(launch, arguments, name, monitor);
    }

    private static OfferedProgram wanted(ILaunchConfiguration configuration) throws CoreException {
        List<OfferedProgram> offered = Offers.list();
        String wanted = AttachValues.program(configuration);
        List<OfferedProgram> named = wanted.isEmpty()
                ? offered
                : offered.stream().filter(each -> each.program().equals(wanted)).toList();
        if (named.isEmpty()) {
            throw Offers.failure(
                    wanted.isEmpty()
                            ? Offers.NONE
                            : "no program \"" + wanted + "\" of yours can be attached to; start it with"
                                    + " `java -Dstepwasm.debug=name=" + wanted
                                    + " ...`, or choose another one on the page"
                                    + " \"Program\" of the launch configuration");
        }
        if (named.size() == 1) {
            return named.get(0);
        }
        Optional<OfferedProgram> chosen = ProgramPicker.ask(named);
        return chosen.orElseThrow(() -> new CoreException(Status.CANCEL_STATUS));
    }

    /** Attaches to a program of this user, for a launch that there is already. */
    public static void attach(ILaunch launch, OfferedProgram program, List<String> sources, IProgressMonitor monitor)
            throws CoreException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put(AttachAttribute.PID.field().name(), program.pid());
        arguments.put(AttachAttribute.SOURCES.field().name(), sources);
        attach(launch, arguments, program.program(), monitor);
    }

    private static void attach(ILaunch launch, Map<String, Object> arguments, String name, IProgressMonitor monitor)
            throws CoreException {
        if (!arguments.containsKey(AttachAttribute.SOURCES.field().name())) {
            arguments.put(AttachAttribute.SOURCES.field().name(), Sources.ofWorkspace());
        }
        Debugging.begin(launch, "attach", arguments, name, monitor);
    }
}
