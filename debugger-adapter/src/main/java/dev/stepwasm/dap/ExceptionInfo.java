package dev.stepwasm.dap;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.debug.Explanation;
import dev.stepwasm.engine.debug.HostTrace;
import org.eclipse.lsp4j.debug.ExceptionBreakMode;
import org.eclipse.lsp4j.debug.ExceptionDetails;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;

/** What is known of a trap or exception, as the protocol has it. */
final class ExceptionInfo {
    private ExceptionInfo() {}

    /** {@return what is known of a trap; if a class of the user has thrown something, that is the inner exception} */
    static ExceptionInfoResponse of(Trap trap, Explanation explanation) {
        ExceptionInfoResponse response = of(explanation);
        Throwable cause = trap.getCause();
        if (cause != null) {
            HostTrace.places(cause).ifPresent(places -> {
                ExceptionDetails inner = new ExceptionDetails();
                inner.setMessage(cause.getMessage());
                inner.setTypeName(cause.getClass().getSimpleName());
                inner.setFullTypeName(cause.getClass().getName());
                inner.setStackTrace(places);
                response.getDetails().setInnerException(new ExceptionDetails[] {inner});
                response.getDetails()
                        .setStackTrace(places + "\n" + response.getDetails().getStackTrace());
            });
        }
        return response;
    }

    static ExceptionInfoResponse of(Explanation explanation) {
        ExceptionDetails details = new ExceptionDetails();
        details.setMessage(explanation.message());
        details.setTypeName(explanation.type());
        details.setFullTypeName(explanation.fullType());
        details.setStackTrace(explanation.showBacktrace());
        ExceptionInfoResponse response = new ExceptionInfoResponse();
        response.setExceptionId(explanation.id());
        response.setDescription(explanation.text());
        response.setBreakMode(
                switch (explanation.mode()) {
                    case TRAP, CAUGHT, ASSERTION -> ExceptionBreakMode.ALWAYS;
                    case UNCAUGHT -> ExceptionBreakMode.UNHANDLED;
                });
        response.setDetails(details);
        return response;
    }
}
