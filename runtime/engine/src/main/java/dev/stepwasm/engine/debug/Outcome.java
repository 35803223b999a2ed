package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a program ended. */
public sealed interface Outcome {
    /**
     * The called function returned.
     *
     * @param results its results in order
     */
    record Returned(List<Value> results) implements Outcome {
        /** Copies the list. */
        public Returned {
            results = List.copyOf(results);
        }
    }

    /**
     * The program ended itself.
     *
     * @param code its exit code, 0 when all went well
     */
    record Exited(int code) implements Outcome {}

    /**
     * A trap reached the host.
     *
     * @param trap what went wrong
     */
    record Trapped(Trap trap) implements Outcome {}

    /**
     * An exception reached the host.
     *
     * @param exception with tag and payload
     */
    record Thrown(WasmException exception) implements Outcome {}

    /**
     * The module could not be instantiated, or the host failed.
     *
     * @param message what went wrong, in words
     */
    record Failed(String message) implements Outcome {}

    /** The debugger ended it. */
    record Terminated() implements Outcome {}

    /**
     * All commands of a script have been done or skipped.
     *
     * @param passed how many did what the script says
     * @param failed how many did not
     * @param skipped how many were not tried
     */
    record Tested(long passed, long failed, long skipped) implements Outcome {}

    /** {@return the exit code that a command has after this: 0 when all went well} */
    default int exitCode() {
        return switch (this) {
            case Returned returned -> 0;
            case Exited(int code) -> code;
            case Trapped trapped -> 1;
            case Thrown thrown -> 1;
            case Failed failed -> 1;
            case Terminated terminated -> 1;
            case Tested tested -> tested.failed() == 0 ? 0 : 1;
        };
    }

    /**
     * {@return what to print: results in plain decimal with spaces between them, or what went wrong, with the frames of a
     * trap on lines of their own; empty if there is nothing to say}
     */
    default String report() {
        return switch (this) {
            case Returned(List<Value> results) ->
                results.stream().map(Value::show).collect(Collectors.joining(" "));
            case Trapped(Trap trap) -> ("trap: " + trap.words() + "\n" + trap.showBacktrace()).stripTrailing();
            case Thrown(WasmException exception) ->
                (exception.getMessage() + "\n" + exception.showBacktrace()).stripTrailing();
            case Failed(String message) -> message;
            case Exited exited -> "";
            case Terminated terminated -> "";
            case Tested(long passed, long failed, long skipped) ->
                Stream.of(
                                passed == 0 && failed + skipped > 0 ? "" : passed + " passed",
                                failed == 0 ? "" : failed + " failed",
                                skipped == 0 ? "" : skipped + " skipped")
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", "));
        };
    }
}
