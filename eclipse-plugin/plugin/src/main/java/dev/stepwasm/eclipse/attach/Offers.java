package dev.stepwasm.eclipse.attach;

import dev.stepwasm.dap.attach.OfferedProgram;
import dev.stepwasm.dap.attach.ProgramFiles;
import dev.stepwasm.eclipse.StepwasmPlugin;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** The programs of this user that can be attached to. */
public final class Offers {
    /** What to do when there are none. */
    static final String NONE =
            "no program of yours can be attached to; start one with `java -Dstepwasm.debug ...`, or let it call"
                    + " `DebugServer.start()`. A Java launch of Eclipse does it by itself with the option on its page"
                    + " \"WebAssembly\"";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Offers() {}

    /** {@return them all, those that were started last at the end} @throws CoreException with words for people */
    public static List<OfferedProgram> list() throws CoreException {
        try {
            return ProgramFiles.ofUser().list();
        } catch (IOException e) {
            throw failure("the list of programs that can be attached to cannot be read: " + e.getMessage());
        }
    }

    /** {@return when a program was started, for people} */
    static String since(OfferedProgram program) {
        return TIME.format(program.since().atZone(ZoneId.systemDefault()));
    }

    static CoreException failure(String words) {
        return new CoreException(new Status(IStatus.ERROR, StepwasmPlugin.ID, words));
    }
}
