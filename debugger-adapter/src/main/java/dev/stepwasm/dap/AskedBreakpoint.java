package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.BreakpointRule;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.FunctionBreakpoint;
import org.eclipse.lsp4j.debug.InstructionBreakpoint;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.jspecify.annotations.Nullable;

/**
 * A breakpoint as the client asked for it.
 *
 * @param id the number by which the client knows it
 * @param spot where, as the client counts
 * @param rule when it stops
 */
record AskedBreakpoint(int id, Spot spot, BreakpointRule rule) {
    /** Where the client wants it. */
    sealed interface Spot {
        /** In a text; both numbers as the client counts. */
        record Text(int line, OptionalInt column) implements Spot {}

        /** At a function. */
        record Function(String name) implements Spot {}

        /** At an instruction, by a reference that a frame or the disassembly gave, and an offset from it. */
        record Instruction(String reference, int offset) implements Spot {}
    }

    static AskedBreakpoint of(int id, SourceBreakpoint asked) {
        OptionalInt column = asked.getColumn() == null ? OptionalInt.empty() : OptionalInt.of(asked.getColumn());
        BreakpointRule rule = rule(asked.getCondition(), asked.getHitCondition(), asked.getLogMessage());
        return new AskedBreakpoint(id, new Spot.Text(asked.getLine(), column), rule);
    }

    static AskedBreakpoint of(int id, FunctionBreakpoint asked) {
        return new AskedBreakpoint(
                id, new Spot.Function(asked.getName()), rule(asked.getCondition(), asked.getHitCondition(), null));
    }

    static AskedBreakpoint of(int id, InstructionBreakpoint asked) {
        int offset = asked.getOffset() == null ? 0 : asked.getOffset();
        return new AskedBreakpoint(
                id,
                new Spot.Instruction(asked.getInstructionReference(), offset),
                rule(asked.getCondition(), asked.getHitCondition(), null));
    }

    static BreakpointRule rule(@Nullable String condition, @Nullable String hits, @Nullable String log) {
        return new BreakpointRule(text(condition), text(hits), text(log));
    }

    private static String text(@Nullable String given) {
        return given == null || given.isBlank() ? "" : given;
    }

    /** {@return the same in the words of the debugger core; empty if there can be no such place} */
    Optional<BreakpointRequest> request(Coordinates coordinates) {
        return switch (spot) {
            case Spot.Text(int line, OptionalInt column) -> {
                int atLine = coordinates.lineFromClient(line);
                OptionalInt atColumn = column.isPresent()
                        ? OptionalInt.of(coordinates.columnFromClient(column.getAsInt()))
                        : OptionalInt.empty();
                yield atLine >= 1 && atColumn.orElse(1) >= 1
                        ? Optional.of(new BreakpointRequest(new BreakpointRequest.Spot.Text(atLine, atColumn), rule))
                        : Optional.empty();
            }
            case Spot.Function(String name) ->
                Optional.of(BreakpointRequest.function(name).with(rule));
            case Spot.Instruction(String reference, int offset) ->
                address(reference)
                        .map(at -> BreakpointRequest.instruction(at + offset).with(rule));
        };
    }

    /** {@return the byte offset that a reference to an instruction means} */
    static Optional<Long> address(String reference) {
        try {
            return Optional.of(Long.decode(reference.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@return the answer that it does not hold, with the reason} */
    Breakpoint unverified(String why, BreakpointNotVerifiedReason reason) {
        Breakpoint shown = new Breakpoint();
        shown.setId(id);
        shown.setVerified(false);
        if (spot instanceof Spot.Text(int line, OptionalInt column)) {
            shown.setLine(line);
            if (column.isPresent()) {
                shown.setColumn(column.getAsInt());
            }
        }
        shown.setMessage(why);
        shown.setReason(reason);
        return shown;
    }

    /** {@return why there can be no such place} */
    String refusal() {
        return spot instanceof Spot.Instruction(String reference, int offset)
                ? "`" + reference + "` is not the address of an instruction"
                : "this is not a place in a text";
    }
}
