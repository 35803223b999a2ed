package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.ExceptionTag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says beforehand which frame will catch an exception. Changes nothing. Asked for by the debuggee's thread only. */
final class Catchers {
    private Catchers() {}

    /**
     * {@return the frame that catches an exception, also one beyond the host that called the function}
     *
     * @param number of the instruction that the frame on top throws it at; -1 if it is about to leave that frame
     */
    static Optional<StopCause.Catcher> of(Interpreter interpreter, ExceptionTag tag, int number) {
        Handlers.@Nullable Region region = region(interpreter.function, number, tag);
        if (region != null) {
            return Optional.of(catcher(interpreter.function, region, 0, false));
        }
        int frame = 0;
        boolean beyondHost = false;
        for (int caller = interpreter.depth - 1; caller >= 0; caller--) {
            if (interpreter.callers[caller] == null) {
                beyondHost = true;
                continue;
            }
            frame++;
            CodeFunction function = interpreter.caller(caller);
            if (!function.code().handlers.isEmpty()) {
                int behind = interpreter.stops().frames().caller(caller);
                region = region(function, function.code().numberAt(behind - 1), tag);
                if (region != null) {
                    return Optional.of(catcher(function, region, frame, beyondHost));
                }
            }
        }
        return Optional.empty();
    }

    private static Handlers.@Nullable Region region(CodeFunction function, int number, ExceptionTag tag) {
        return function.code().handlers.region(number, tag, function.unit.state);
    }

    private static StopCause.Catcher catcher(
            CodeFunction function, Handlers.Region region, int frame, boolean beyondHost) {
        return new StopCause.Catcher(frame, function.code().codeOffset(region.opened()), beyondHost);
    }
}
