package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TraceElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames of an interpreter for people. Asked for by the debuggee's thread only. */
final class Backtrace {
    private Backtrace() {}

    /** {@return all frames, the top first} */
    static List<TraceElement> of(Interpreter interpreter) {
        return from(new FrameView(interpreter));
    }

    /** {@return all frames when the host, which they called, is in control} */
    static List<TraceElement> ofCallers(Interpreter interpreter) {
        return from(FrameView.topCaller(interpreter));
    }

    private static List<TraceElement> from(@Nullable FrameView top) {
        var frames = new ArrayList<TraceElement>();
        for (@Nullable FrameView frame = top; frame != null; frame = frame.callerOrNull()) {
            frames.add(frame.traceElement());
        }
        return frames;
    }
}
