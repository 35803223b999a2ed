package dev.stepwasm.eclipse.launch;

import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.eclipse.debug.Notices;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Runs and debugs files: with the launch configuration that there is for them, or a new one. On the UI thread. */
public final class Launches {
    /** What {@code console} is for programs that read what is typed in the Console view. */
    public static final String CONSOLE_WITH_INPUT = "integratedTerminal";

    private static final Set<LaunchAttribute> CALL = EnumSet.of(LaunchAttribute.INVOKE, LaunchAttribute.ARGS);

    private Launches() {}

    /**
     * Runs an exported function. It returns at once; what goes wrong is shown to the user.
     *
     * @param file the module
     * @param export the function; empty for {@code _start} or the only one
     * @param args one for each parameter, as the user writes them
     * @param mode {@link ILaunchManager#RUN_MODE} or {@link ILaunchManager#DEBUG_MODE}
     */
    public static void run(IFile file, String export, List<String> args, String mode) {
        start(
                file,
                Map.of(
                        LaunchAttribute.INVOKE,
                        export,
                        LaunchAttribute.ARGS,
                        args.isEmpty() ? "" : LaunchValues.json(args)),
                mode);
    }

    /** Runs a file, with all that a launch may say; what it says is kept in the configuration for this function of the file. */
    static void start(IFile file, Map<LaunchAttribute, String> wanted, String mode) {
        try {
            DebugUITools.launch(configuration(file, wanted), mode);
        } catch (CoreException e) {
            Notices.show(file.getName() + " was not started", e.getStatus().getMessage());
        }
    }

    /**
     * Runs a file as it was run before; if there are several ways, the user chooses one. If it was not run, the user is asked
     * what to call in it, with which arguments, and what stands in for imports that nobody gives. It returns at once.
     */
    static void ask(IFile file, String mode, Shell shell) {
        String verb = mode.equals(ILaunchManager.DEBUG_MODE) ? "Debug" : "Run";
        LaunchQuestions questions = new LaunchQuestions(shell, file, verb);
        try {
            List<ILaunchConfiguration> known = configurations(file);
            Optional<Object> chosen = known.size() > 1
                    ? questions.way(known)
                    : Optional.of(known.isEmpty() ? LaunchQuestions.ANOTHER : known.getFirst());
            if (chosen.isEmpty()) {
                return;
            }
            if (chosen.get() instanceof ILaunchConfiguration configuration) {
                DebugUITools.launch(configuration, mode);
                return;
            }
        } catch (CoreException e) {
            Notices.show(file.getName() + " was not started", e.getStatus().getMessage());
            return;
        }
        Display display = shell.getDisplay();
        Launchable.of(file)
                .whenComplete((module, failure) -> display.asyncExec(() -> {
                    Optional<Launchable> found = failure == null ? module : Optional.empty();
                    // Whatever the server does not know, the debugger says in words what it lacks.
                    Optional<Map<LaunchAttribute, String>> answers =
                            found.isPresent() ? questions.ask(found.get()) : Optional.of(Map.of());
                    answers.ifPresent(wanted -> start(file, wanted, mode));
                }));
    }

    /** {@return the configurations for a file} */
    static List<ILaunchConfiguration> configurations(IFile file) throws CoreException {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        List<ILaunchConfiguration> found = new ArrayList<>();
        for (ILaunchConfiguration each :
                manager.getLaunchConfigurations(manager.getLaunchConfigurationType(WasmLaunch.TYPE))) {
            if (LaunchValues.text(each, LaunchAttribute.PROGRAM).equals(program(file))) {
                found.add(each);
            }
        }
        return found;
    }

    /**
     * {@return the configuration for a call, made if there is none, that says what is wanted} What one that there is says of
     * anything but the call stays: its user may have written that.
     */
    private static ILaunchConfiguration configuration(IFile file, Map<LaunchAttribute, String> wanted)
            throws CoreException {
        String export = wanted.getOrDefault(LaunchAttribute.INVOKE, "");
        for (ILaunchConfiguration each : configurations(file)) {
            if (LaunchValues.text(each, LaunchAttribute.INVOKE).equals(export)) {
                return saying(each.getWorkingCopy(), unsaid(each, wanted));
            }
        }
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        String name = manager.generateLaunchConfigurationName(file.getName() + (export.isEmpty() ? "" : " " + export));
        ILaunchConfigurationWorkingCopy fresh =
                manager.getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, name);
        LaunchValues.set(fresh, LaunchAttribute.PROGRAM, program(file));
        fresh.setMappedResources(new IResource[] {file});
        return saying(fresh, wanted);
    }

    private static Map<LaunchAttribute, String> unsaid(
            ILaunchConfiguration configuration, Map<LaunchAttribute, String> wanted) throws CoreException {
        Map<LaunchAttribute, String> unsaid = new EnumMap<>(LaunchAttribute.class);
        for (Map.Entry<LaunchAttribute, String> each : wanted.entrySet()) {
            if (CALL.contains(each.getKey())
                    || LaunchValues.text(configuration, each.getKey()).isBlank()) {
                unsaid.put(each.getKey(), each.getValue());
            }
        }
        return unsaid;
    }

    private static ILaunchConfiguration saying(
            ILaunchConfigurationWorkingCopy configuration, Map<LaunchAttribute, String> wanted) throws CoreException {
        wanted.forEach((attribute, text) -> LaunchValues.set(configuration, attribute, text));
        return configuration.isDirty() ? configuration.doSave() : configuration.getOriginal();
    }

    /** {@return how a configuration names a file of the workspace, so that it can be shared} */
    public static String program(IFile file) {
        return "${workspace_loc:" + file.getFullPath() + "}";
    }
}
