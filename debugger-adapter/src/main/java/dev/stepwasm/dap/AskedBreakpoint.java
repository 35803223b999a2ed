package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.BreakpointRequest;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.SourceBreakpoint;

/**
 * A breakpoint as the client asked for it.
 *
 * @param id the number by which the client knows it
 * @param line as the client counts
 * @param column as the client counts, if it gave one
 * @param refusal why it cannot be, if that is plain from the request alone
 */
record AskedBreakpoint(int id, int line, OptionalInt column, Optional<String> refusal) {
    static AskedBreakpoint of(int id, SourceBreakpoint asked) {
        OptionalInt column = asked.getColumn() == null ? OptionalInt.empty() : OptionalInt.of(asked.getColumn());
        return new AskedBreakpoint(id, asked.getLine(), column, refusal(asked));
    }

    /** {@return the same in the words of the debugger core} */
    Optional<BreakpointRequest> request(Coordinates coordinates) {
        int atLine = coordinates.lineFromClient(line);
        OptionalInt atColumn = column.isPresent()
                ? OptionalInt.of(coordinates.columnFromClient(column.getAsInt()))
                : OptionalInt.empty();
        boolean sound = atLine >= 1 && (atColumn.isEmpty() || atColumn.getAsInt() >= 1);
        return sound && refusal.isEmpty() ? Optional.of(new BreakpointRequest(atLine, atColumn)) : Optional.empty();
    }

    /** {@return the answer that it does not hold, with the reason} */
    Breakpoint unverified(String why, BreakpointNotVerifiedReason reason) {
        Breakpoint shown = new Breakpoint();
        shown.setId(id);
        shown.setVerified(false);
        shown.setLine(line);
        if (column.isPresent()) {
            shown.setColumn(column.getAsInt());
        }
        shown.setMessage(why);
        shown.setReason(reason);
        return shown;
    }

    private static Optional<String> refusal(SourceBreakpoint asked) {
        return given(asked.getCondition(), "conditions")
                .or(() -> given(asked.getHitCondition(), "hit counts"))
                .or(() -> given(asked.getLogMessage(), "log messages"));
    }

    private static Optional<String> given(@org.jspecify.annotations.Nullable String value, String what) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(what + " of breakpoints are not supported");
    }
}
