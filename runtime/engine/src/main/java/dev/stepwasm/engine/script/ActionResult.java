package dev.stepwasm.engine.script;

import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.wat.script.Argument;
import dev.stepwasm.wat.script.Command;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** How an action ended. */
sealed interface ActionResult {
    /** {@return what happened, in words that follow "but"} */
    String show();

    /** {@return where the code stood when it did not end well, the innermost frame first} */
    default List<TraceElement> backtrace() {
        return List.of();
    }

    /** It gave values. */
    record Values(List<Value> values) implements ActionResult {
        @Override
        public String show() {
            return "got " + Expectation.show(values, List.of());
        }
    }

    /** It trapped. */
    record Trapped(Trap trap) implements ActionResult {
        @Override
        public String show() {
            return isExhaustion() ? "the call stack was exhausted" : "got the trap \"" + trap.getMessage() + "\"";
        }

        @Override
        public List<TraceElement> backtrace() {
            return trap.backtrace();
        }

        boolean isExhaustion() {
            return trap.reason() == TrapReason.CALL_STACK_EXHAUSTED;
        }
    }

    /** An exception left it. */
    record Thrown(String message, List<TraceElement> backtrace) implements ActionResult {
        @Override
        public String show() {
            return "got an " + message;
        }
    }

    /** It was impossible, or took too long. */
    record Failed(String message, List<TraceElement> backtrace) implements ActionResult {
        Failed(String message) {
            this(message, List.of());
        }

        @Override
        public String show() {
            return message;
        }
    }

    /** There is nothing to do it with. */
    record Absent(String reason) implements ActionResult {
        @Override
        public String show() {
            return reason;
        }
    }

    /** Does an action with an instance. */
    static ActionResult of(Command.Action action, Slot slot) {
        return switch (slot) {
            case Slot.Absent(String reason) -> new Absent(reason);
            case Slot.Instance(StepInstance instance) -> of(action, instance);
        };
    }

    private static ActionResult of(Command.Action action, StepInstance instance) {
        try {
            return new Values(
                    switch (action) {
                        case Command.Invoke(var span, Optional<String> name, String export, List<Argument> arguments) ->
                            instance.invoke(export, Arguments.of(arguments));
                        case Command.Get(var span, Optional<String> name, String export) ->
                            List.of(instance.global(export).get());
                    });
        } catch (Trap trap) {
            return new Trapped(trap);
        } catch (WasmException thrown) {
            return new Thrown(String.valueOf(thrown.getMessage()), thrown.backtrace());
        } catch (FuelExhaustedException e) {
            throw e; // It was for all commands together.
        } catch (TerminatedException e) {
            return new Failed("it took too long and was ended", e.backtrace());
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return new Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Failed("the engine failed: " + e);
        }
    }

    /** {@return how making an instance ended when it did not work} */
    static String words(RuntimeException failure) {
        return switch (failure) {
            case LinkException unlinkable -> String.join("; ", unlinkable.problems());
            case TerminatedException ended -> "its start function took too long and was ended";
            default -> "the engine failed: " + failure;
        };
    }
}
