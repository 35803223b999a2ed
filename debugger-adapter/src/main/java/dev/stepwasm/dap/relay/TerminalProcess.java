package dev.stepwasm.dap.relay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process that a client has started in a terminal, if it tells its number; that of the shell around it is no help. */
final class TerminalProcess {
    private TerminalProcess() {}

    /** {@return the process that a response to {@code runInTerminal} names, unless it is this one or an ancestor} */
    static Optional<ProcessHandle> of(@Nullable Object response) {
        JsonElement body = History.json(response);
        if (!(body instanceof JsonObject object) || !(object.get("processId") instanceof JsonPrimitive number)) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(number.getAsLong()).filter(TerminalProcess::isForeign);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isForeign(ProcessHandle process) {
        Optional<ProcessHandle> mine = Optional.of(ProcessHandle.current());
        while (mine.isPresent()) {
            if (mine.get().equals(process)) {
                return false;
            }
            mine = mine.get().parent();
        }
        return true;
    }
}
