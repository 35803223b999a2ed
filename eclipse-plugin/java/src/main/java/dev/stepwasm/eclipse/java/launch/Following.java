package dev.stepwasm.eclipse.java.launch;

import dev.stepwasm.eclipse.attach.Attaching;
import dev.stepwasm.eclipse.debug.Notices;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;

/** Attaches to a program as soon as there is WebAssembly in it, which may be late or never. */
final class Following extends Job {
    private static final long LOOK_MILLIS = 50;
    private static final long LOOK_LESS_MILLIS = 500;
    private static final int OFTEN = 400;

    private final ILaunch launch;
    private final IProcess process;
    private int looks;

    Following(ILaunch launch, IProcess process) {
        super("Attach Stepwasm to " + process.getLabel());
        this.launch = launch;
        this.process = process;
        setSystem(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        String number = process.getAttribute(IProcess.ATTR_PROCESS_ID);
        if (number == null || process.isTerminated() || launch.isTerminated()) {
            return Status.OK_STATUS;
        }
        try {
            if (!Attaching.attach(launch, Long.parseLong(number), monitor)) {
                schedule(looks++ < OFTEN ? LOOK_MILLIS : LOOK_LESS_MILLIS);
            }
        } catch (CoreException e) {
            if (!process.isTerminated()) {
                Notices.show(
                        "The WebAssembly of this program is not debugged",
                        e.getStatus().getMessage()
                                + "\n\nThe Java program is there. If it waits for the debugger, attach with"
                                + " Run > Attach Stepwasm to Java Program...");
            }
        }
        return Status.OK_STATUS;
    }
}
