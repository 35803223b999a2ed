package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Access;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import java.util.Optional;
import org.eclipse.lsp4j.debug.DataBreakpoint;
import org.eclipse.lsp4j.debug.DataBreakpointAccessType;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;

/** The texts by which the client knows what can be watched: they mean the same in each run of the program. */
final class DataIds {
    private DataIds() {}

    /** {@return what can be watched, as the client hears of it} */
    static DataBreakpointInfoResponse info(Target target, String description) {
        DataBreakpointInfoResponse response = new DataBreakpointInfoResponse();
        response.setDataId(
                switch (target) {
                    case Target.Memory(int memory, long address, long length) ->
                        "memory " + memory + " " + address + " " + length;
                    case Target.Global(int index) -> "global " + index;
                    case Target.Local(int function, int index) -> "local " + function + " " + index;
                });
        response.setDescription(description);
        response.setAccessTypes(DataBreakpointAccessType.values());
        response.setCanPersist(true);
        return response;
    }

    /** {@return what the client cannot watch, with the reason} */
    static DataBreakpointInfoResponse none(String why) {
        DataBreakpointInfoResponse response = new DataBreakpointInfoResponse();
        response.setDescription(why);
        return response;
    }

    /** {@return what the client wants in the words of the debugger core, if the id is one of ours} */
    static Optional<DataBreakpointRequest> request(DataBreakpoint asked) {
        Access access = switch (Optional.ofNullable(asked.getAccessType()).orElse(DataBreakpointAccessType.WRITE)) {
            case READ -> Access.READ;
            case WRITE -> Access.WRITE;
            case READ_WRITE -> Access.READ_WRITE;
        };
        return target(asked.getDataId().split(" "))
                .map(target -> new DataBreakpointRequest(
                        target, access, AskedBreakpoint.rule(asked.getCondition(), asked.getHitCondition(), null)));
    }

    private static Optional<Target> target(String[] words) {
        try {
            return switch (words[0] + words.length) {
                case "memory4" ->
                    Optional.of(new Target.Memory(
                            Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
                case "global2" -> Optional.of(new Target.Global(Integer.parseInt(words[1])));
                case "local3" -> Optional.of(new Target.Local(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
