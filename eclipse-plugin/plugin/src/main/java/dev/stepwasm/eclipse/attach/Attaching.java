package dev.stepwasm.eclipse.attach;

import dev.stepwasm.dap.attach.OfferedProgram;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunch;

/** For launches that start a program themselves: attaches to it once it offers to be debugged. */
public final class Attaching {
    private Attaching() {}

    /**
     * Attaches to a process, if it offers that already; it then stands in the Debug view beside what the launch has else.
     * Call it on the thread of a job.
     *
     * @return whether it did
     * @throws CoreException with words for people, if it cannot be attached to
     */
    public static boolean attach(ILaunch launch, long process, IProgressMonitor monitor) throws CoreException {
        Optional<OfferedProgram> program =
                Offers.list().stream().filter(each -> each.pid() == process).findFirst();
        if (program.isPresent()) {
            AttachLaunch.attach(launch, program.get(), Sources.ofWorkspace(), monitor);
        }
        return program.isPresent();
    }
}
