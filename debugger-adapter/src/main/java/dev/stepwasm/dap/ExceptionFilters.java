package dev.stepwasm.dap;

import java.util.Arrays;
import java.util.List;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;

/** Which traps and exceptions the client wants the program to stop at. */
final class ExceptionFilters {
    private static final String TRAPS = "trap";

    private boolean stopOnTraps = true;

    /** {@return the filters that a client can choose from} */
    static ExceptionBreakpointsFilter[] all() {
        ExceptionBreakpointsFilter traps = new ExceptionBreakpointsFilter();
        traps.setFilter(TRAPS);
        traps.setLabel("Traps");
        traps.setDescription("Stop before an instruction that traps, with all state intact");
        traps.setDefault_(true);
        return new ExceptionBreakpointsFilter[] {traps};
    }

    /** Makes these the filters; {@link #applyTo} makes them hold. */
    SetExceptionBreakpointsResponse set(SetExceptionBreakpointsArguments args) {
        List<String> filters = Arrays.asList(args.getFilters());
        stopOnTraps = filters.contains(TRAPS);
        SetExceptionBreakpointsResponse response = new SetExceptionBreakpointsResponse();
        response.setBreakpoints(filters.stream().map(ExceptionFilters::answer).toArray(Breakpoint[]::new));
        return response;
    }

    void applyTo(Session session) {
        session.setStopOnTraps(stopOnTraps);
    }

    private static Breakpoint answer(String name) {
        Breakpoint shown = new Breakpoint();
        shown.setVerified(name.equals(TRAPS));
        if (!shown.isVerified()) {
            shown.setMessage("there is no filter `" + name + "`");
            shown.setReason(BreakpointNotVerifiedReason.FAILED);
        }
        return shown;
    }
}
