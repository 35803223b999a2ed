package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.compile.CompiledFrame;
import dev.stepwasm.engine.compile.JavaFrames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames of an interpreter, and of compiled code between them, for people. Asked for by the debuggee's thread only. */
final class Backtrace {
    private final Interpreter interpreter;
    private final Iterator<List<CompiledFrame>> segments;
    private final List<TraceElement> frames = new ArrayList<>();

    private Backtrace(Interpreter interpreter, Iterator<List<CompiledFrame>> segments) {
        this.interpreter = interpreter;
        this.segments = segments;
    }

    /** {@return all frames, the top first} */
    static List<TraceElement> of(Interpreter interpreter) {
        return from(interpreter, new FrameView(interpreter));
    }

    /** {@return all frames when the host, which they called, is in control} */
    static List<TraceElement> ofCallers(Interpreter interpreter) {
        return from(interpreter, null);
    }

    private static List<TraceElement> from(Interpreter interpreter, @Nullable FrameView top) {
        List<List<CompiledFrame>> segments =
                interpreter.hasMarks() ? JavaFrames.current().segments() : List.of();
        var trace = new Backtrace(interpreter, segments.iterator());
        int height = interpreter.depth;
        if (top != null) {
            trace.frames.add(top.traceElement());
        }
        trace.add(top == null ? FrameView.topCaller(interpreter) : top.callerOrNull(), height);
        return trace.frames;
    }

    /**
     * {@return all frames below one of compiled code that has just failed}
     *
     * @param segments the frames of compiled code when it failed, that one first
     */
    static List<TraceElement> below(Interpreter interpreter, List<List<CompiledFrame>> segments) {
        List<TraceElement> all = ofSegments(interpreter, segments);
        return all.subList(1, all.size());
    }

    /** {@return all frames} @param segments the frames of compiled code, which is on top */
    static List<TraceElement> ofSegments(Interpreter interpreter, List<List<CompiledFrame>> segments) {
        var trace = new Backtrace(interpreter, segments.iterator());
        trace.addSegment();
        trace.add(FrameView.topCaller(interpreter), interpreter.depth);
        return trace.frames;
    }

    private void add(@Nullable FrameView first, int from) {
        int height = from;
        for (@Nullable FrameView frame = first; ; frame = frame.callerOrNull()) {
            int next = frame == null ? -1 : frame.height();
            for (int place = height - 1; place > next; place--) {
                if (interpreter.isMark(place)) {
                    addSegment();
                }
            }
            if (frame == null) {
                return;
            }
            frames.add(frame.traceElement());
            height = next;
        }
    }

    private void addSegment() {
        if (segments.hasNext()) {
            segments.next().forEach(frame -> frames.add(element(frame, frame.number())));
        }
    }

    /** {@return a frame of compiled code} @param number of the instruction that it stands at */
    static TraceElement element(CompiledFrame frame, int number) {
        var code = (ModuleCode) frame.module().source();
        int offset = code.body(frame.function()).get(Math.max(0, number)).position(); // It may not have begun.
        return new TraceElement(
                code.name(), code.functionName(frame.function()), frame.function(), offset, code.position(offset));
    }
}
