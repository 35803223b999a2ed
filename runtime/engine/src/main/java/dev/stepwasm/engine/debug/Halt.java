package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread that stands still.
 *
 * @param number no other halt of the thread has it
 * @param stop why
 * @param control steers the code that stands
 * @param top the innermost frame
 * @param codeOffset where it stands, for people: at a call that has returned, if that is what ended a step
 * @param returned what calls returned that the step came past which ended here
 * @param stack all frames
 * @param below where the thread stands in which something is called that led here
 */
record Halt(
        int number,
        Stop stop,
        DebuggedControl control,
        Activation top,
        int codeOffset,
        List<Returned> returned,
        ThreadStack stack,
        @Nullable Halt below) {
    Halt {
        returned = List.copyOf(returned);
    }

    /** {@return the same thread, where somebody wants it to go on} The stack is that of the frame on top. */
    Halt moved(int newNumber, Stop why, Activation newTop) {
        return new Halt(
                newNumber,
                why,
                control,
                newTop,
                newTop.codeOffset(),
                List.of(),
                stack.withTop(newTop, newTop.codeOffset()),
                below);
    }
}
