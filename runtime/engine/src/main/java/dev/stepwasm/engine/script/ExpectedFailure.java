package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.wat.script.Command;

/**
 * The failure of code that a command of a script wants to see, so that nobody need look into it.
 *
 * @param command any, also one that wants all to go well
 */
public record ExpectedFailure(Command command) {
    /** {@return whether the command wants just this trap} */
    public boolean is(Trap trap) {
        return switch (command) {
            case Command.AssertFailure asserted ->
                switch (asserted.failure()) {
                    case TRAP -> Messages.agree(asserted.message(), trap);
                    case EXHAUSTION -> trap.reason() == TrapReason.CALL_STACK_EXHAUSTED;
                    case EXCEPTION, SUSPENSION -> false;
                };
            case Command.AssertModule asserted ->
                asserted.verdict() == Command.Verdict.TRAP && Messages.agree(asserted.message(), trap);
            case Command other -> false;
        };
    }

    /** {@return whether the command wants an exception that no function catches} */
    public boolean isException() {
        return command instanceof Command.AssertFailure asserted && asserted.failure() == Command.Failure.EXCEPTION;
    }
}
