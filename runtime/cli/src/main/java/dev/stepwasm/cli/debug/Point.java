package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.BreakpointRule;
import dev.stepwasm.engine.debug.DataBreakpointRequest;

/** Something that stops the program, as the user asked for it. */
sealed interface Point {
    /** {@return the same with another rule} */
    Point with(BreakpointRule rule);

    /** {@return when it stops} */
    BreakpointRule rule();

    /** {@return what the user calls it} */
    String noun();

    /**
     * A breakpoint.
     *
     * @param isTemporary whether it is gone once it has stopped the program
     */
    record Code(BreakpointKind kind, BreakpointRequest request, boolean isTemporary) implements Point {
        static Code of(BreakpointRequest request, boolean isTemporary) {
            BreakpointKind kind = switch (request.spot()) {
                case BreakpointRequest.Spot.Text text -> BreakpointKind.SOURCE;
                case BreakpointRequest.Spot.Function function -> BreakpointKind.FUNCTION;
                case BreakpointRequest.Spot.Instruction instruction -> BreakpointKind.INSTRUCTION;
            };
            return new Code(kind, request, isTemporary);
        }

        @Override
        public Code with(BreakpointRule rule) {
            return new Code(kind, request.with(rule), isTemporary);
        }

        @Override
        public BreakpointRule rule() {
            return request.rule();
        }

        @Override
        public String noun() {
            return isTemporary ? "temporary breakpoint" : request.rule().log().isEmpty() ? "breakpoint" : "logpoint";
        }
    }

    /**
     * A watchpoint.
     *
     * @param what is watched, in the words of the user
     */
    record Data(DataBreakpointRequest request, String what) implements Point {
        @Override
        public Data with(BreakpointRule rule) {
            return new Data(new DataBreakpointRequest(request.target(), request.access(), rule), what);
        }

        @Override
        public BreakpointRule rule() {
            return request.rule();
        }

        @Override
        public String noun() {
            return switch (request.access()) {
                case READ -> "read watchpoint";
                case WRITE -> "watchpoint";
                case READ_WRITE -> "access watchpoint";
            };
        }
    }
}
