package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Access;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.lsp4j.debug.DataBreakpoint;
import org.eclipse.lsp4j.debug.DataBreakpointAccessType;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;

/**
 * The texts by which the client knows what can be watched. Those of modules mean the same in each run of the program; those
 * of instances ({@code 2@5} is instance 5, of module 2) only as long as it lives.
 */
final class DataIds {
    private DataIds() {}

    private static String show(Owner owner) {
        return owner.module()
                + (owner.instance().isPresent() ? "@" + owner.instance().getAsInt() : "");
    }

    private static Owner owner(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? Owner.module(Integer.parseInt(text))
                : new Owner(
                        Integer.parseInt(text.substring(0, at)),
                        OptionalInt.of(Integer.parseInt(text.substring(at + 1))));
    }

    /** {@return what can be watched, as the client hears of it} */
    static DataBreakpointInfoResponse info(Owner owner, Target target, String description) {
        DataBreakpointInfoResponse response = new DataBreakpointInfoResponse();
        response.setDataId(
                switch (target) {
                    case Target.Memory(int memory, long address, long length) ->
                        "memory " + show(owner) + " " + memory + " " + address + " " + length;
                    case Target.Global(int index) -> "global " + show(owner) + " " + index;
                    case Target.Local(int function, int index) -> "local " + show(owner) + " " + function + " " + index;
                });
        response.setDescription(description);
        response.setAccessTypes(DataBreakpointAccessType.values());
        response.setCanPersist(owner.instance().isEmpty());
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
        return watched(asked.getDataId().split(" "))
                .map(watched -> new DataBreakpointRequest(
                        watched.owner().module(),
                        watched.owner().instance(),
                        watched.target(),
                        access,
                        AskedBreakpoint.rule(asked.getCondition(), asked.getHitCondition(), null)));
    }

    /** What a data breakpoint is on. */
    private record Watched(Owner owner, Target target) {}

    private static Optional<Watched> watched(String[] words) {
        try {
            long[] numbers =
                    Arrays.stream(words).skip(2).mapToLong(Long::parseLong).toArray();
            Optional<Target> target = switch (words[0] + words.length) {
                case "memory5" -> Optional.of(new Target.Memory(Math.toIntExact(numbers[0]), numbers[1], numbers[2]));
                case "global3" -> Optional.of(new Target.Global(Math.toIntExact(numbers[0])));
                case "local4" ->
                    Optional.of(new Target.Local(Math.toIntExact(numbers[0]), Math.toIntExact(numbers[1])));
                default -> Optional.empty();
            };
            return target.map(found -> new Watched(owner(words[1]), found));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
