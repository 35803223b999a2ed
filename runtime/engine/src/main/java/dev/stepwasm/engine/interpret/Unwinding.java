package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.ExceptionTag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Throws exceptions: looks for the frame that catches one, from the top down to the last frame that the host called, and
 * only then lets the frames above it go. So nothing has changed yet when nobody catches it. Used by the debuggee's thread
 * only.
 */
final class Unwinding {
    private final Interpreter interpreter;
    private final Stops stops;
    /** The instructions that had run when an exception was last caught. */
    private long caughtAt = -1;

    Unwinding(Interpreter interpreter, Stops stops) {
        this.interpreter = interpreter;
        this.stops = stops;
    }

    /** {@return whether nothing has run since an exception was caught} @param instructions that have run */
    boolean hasJustCaught(long instructions) {
        return instructions == caughtAt;
    }

    /**
     * Does the {@link Op#THROW} or {@link Op#THROW_REF} at {@code pc}, in plain code.
     *
     * @throws TrapSignal if there is no exception to throw
     */
    void raise() {
        FunctionCode code = interpreter.function.code();
        int pc = interpreter.pc;
        int number = code.numberAt(pc);
        ExceptionObject thrown = thrownAt(code, pc);
        if (stops.failures().isHeard()) {
            tell(new WasmException(thrown), number);
            if (stops.hasLanded()) {
                return;
            }
            thrown = thrownAt(code, pc); // Whoever heard of it may have changed the operands.
        }
        if (!isCaught(thrown, number, code.words[pc + (code.words[pc] == Op.THROW ? 3 : 2)])) {
            throw stops.failures().uncaught(new WasmException(thrown));
        }
    }

    private ExceptionObject thrownAt(FunctionCode code, int pc) {
        return code.words[pc] == Op.THROW ? made(code.words[pc + 1], code.words[pc + 2]) : given(code.words[pc + 1]);
    }

    /**
     * Tells the hook of an exception, if it wants to hear of it. The frame on top is in plain code.
     *
     * @param number of the instruction that the frame on top throws it at; -1 if it is about to leave that frame
     */
    void tell(WasmException thrown, int number) {
        stops.patches().unsuspend(); // Callers must be there to be looked at.
        Optional<StopCause.Catcher> catcher = Catchers.of(interpreter, thrown.tag(), number);
        if (catcher.filter(found -> !found.beyondHost()).isEmpty()) {
            stops.failures().tell(thrown.withBacktrace(Backtrace.of(interpreter)), catcher);
        } else if (interpreter.control.hearsCaught()) {
            stops.failures().tell(thrown, catcher);
        }
    }

    private ExceptionObject made(int tagIndex, int first) {
        ExceptionTag tag = interpreter.function.unit.state.tag(tagIndex);
        return new ExceptionObject(tag, interpreter.values(tag.payload(), interpreter.base + first));
    }

    private ExceptionObject given(int slot) {
        if (interpreter.references[interpreter.base + slot] instanceof ExceptionObject thrown) {
            return thrown;
        }
        throw TrapSignal.of(TrapReason.NULL_EXCEPTION_REFERENCE);
    }

    /**
     * Goes on where an exception is caught.
     *
     * @param number of the instruction that the frame on top throws it at; -1 if it is about to leave that frame
     * @param count instructions to count if it is caught
     * @return whether it is caught
     */
    boolean isCaught(ExceptionObject thrown, int number, int count) {
        stops.patches().unsuspend(); // Whoever steps will be asked again about the frame that catches it.
        Handlers.@Nullable Clause clause = find(interpreter.function, number, thrown);
        if (clause != null) {
            land(clause, thrown, count);
            return true;
        }
        for (int caller = interpreter.depth - 1; interpreter.callers[caller] != null; caller--) {
            CodeFunction function = interpreter.caller(caller);
            if (!function.code().handlers.isEmpty()) {
                int behind = stops.frames().caller(caller);
                clause = find(function, function.code().numberAt(behind - 1), thrown);
                if (clause != null) {
                    interpreter.depth = caller;
                    interpreter.function = function;
                    interpreter.base = interpreter.bases[caller];
                    land(clause, thrown, count);
                    return true;
                }
            }
        }
        return false;
    }

    private static Handlers.@Nullable Clause find(CodeFunction function, int number, ExceptionObject thrown) {
        return function.code().handlers.find(number, thrown.tag(), function.unit.state);
    }

    private void land(Handlers.Clause clause, ExceptionObject thrown, int count) {
        if (clause.tag() >= 0) {
            interpreter.putValues(interpreter.base + clause.slot(), thrown.payload());
        }
        if (clause.referenceSlot() >= 0) {
            interpreter.references[interpreter.base + clause.referenceSlot()] = thrown;
        }
        interpreter.pc = clause.place();
        interpreter.settle(count);
        caughtAt = interpreter.counted();
        if (stops.patches().isStale()) {
            stops.patches().update();
        }
    }
}
