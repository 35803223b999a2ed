package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Explanation;
import org.eclipse.lsp4j.debug.ExceptionBreakMode;
import org.eclipse.lsp4j.debug.ExceptionDetails;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;

/** What is known of a trap or exception, as the protocol has it. */
final class ExceptionInfo {
    private ExceptionInfo() {}

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
                    case TRAP, CAUGHT -> ExceptionBreakMode.ALWAYS;
                    case UNCAUGHT -> ExceptionBreakMode.UNHANDLED;
                });
        response.setDetails(details);
        return response;
    }
}
