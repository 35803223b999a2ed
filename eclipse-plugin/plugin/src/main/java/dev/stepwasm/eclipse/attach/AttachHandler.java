package dev.stepwasm.eclipse.attach;

import dev.stepwasm.dap.attach.OfferedProgram;
import dev.stepwasm.eclipse.debug.Notices;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/** "Run > Attach Stepwasm to Java Program...": lists the programs, and attaches to the one that is chosen. */
public final class AttachHandler extends AbstractHandler {
    private static final String NOTHING = "There is nothing to attach to";

    /** For the extension point. */
    public AttachHandler() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        Job.createSystem("List programs that can be attached to", monitor -> {
                    try {
                        List<OfferedProgram> programs = Offers.list();
                        display.asyncExec(() -> choose(programs));
                    } catch (CoreException e) {
                        Notices.show(NOTHING, e.getStatus().getMessage());
                    }
                })
                .schedule();
        return null;
    }

    private static void choose(List<OfferedProgram> programs) {
        if (programs.isEmpty()) {
            Notices.show(NOTHING, Offers.NONE);
            return;
        }
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        ProgramPicker.ask(window == null ? null : window.getShell(), programs).ifPresent(AttachHandler::attach);
    }

    private static void attach(OfferedProgram program) {
        try {
            DebugUITools.launch(configuration(program.program()), ILaunchManager.DEBUG_MODE);
        } catch (CoreException e) {
            Notices.show("Not attached to " + program.program(), e.getStatus().getMessage());
        }
    }

    /** {@return the configuration for programs of that name, made if there is none} */
    private static ILaunchConfiguration configuration(String program) throws CoreException {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        var type = manager.getLaunchConfigurationType(AttachLaunch.TYPE);
        for (ILaunchConfiguration each : manager.getLaunchConfigurations(type)) {
            if (AttachValues.program(each).equals(program)) {
                return each;
            }
        }
        ILaunchConfigurationWorkingCopy fresh =
                type.newInstance(null, manager.generateLaunchConfigurationName("Attach to " + program));
        AttachValues.setProgram(fresh, program);
        return fresh.doSave();
    }
}
