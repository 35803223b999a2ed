package dev.stepwasm.engine.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The frames of compiled code on the Java stack of this thread.
 *
 * @param segments the frames between an entry from the interpreter and what compiled code called last, the innermost
 *     segment first and its innermost frame first
 */
public record JavaFrames(List<List<CompiledFrame>> segments) {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Copies the list. */
    public JavaFrames {
        segments = List.copyOf(segments);
    }

    /** {@return those of now} Takes as long as the stack is deep. */
    public static JavaFrames current() {
        return WALKER.walk(JavaFrames::of);
    }

    private static JavaFrames of(Stream<StackWalker.StackFrame> frames) {
        var segments = new ArrayList<List<CompiledFrame>>();
        var segment = new ArrayList<CompiledFrame>();
        frames.forEach(frame -> {
            if (frame.getDeclaringClass().getClassLoader() instanceof ModuleLoader loader) {
                if (frame.getMethodName().equals(ShapeClasses.ENTER)) {
                    segments.add(List.copyOf(segment));
                    segment.clear();
                } else {
                    frame(loader, frame).ifPresent(segment::add);
                }
            }
        });
        return new JavaFrames(segments);
    }

    /** {@return what a frame of a class of a module is, if it is one of a function} */
    private static Optional<CompiledFrame> frame(ModuleLoader loader, StackWalker.StackFrame frame) {
        String name = frame.getDeclaringClass().getName();
        if (!FunctionClass.isOfAny(name) || isOfCallee(frame.getMethodName())) {
            return Optional.empty();
        }
        CompiledFunction function = loader.function(name);
        FunctionClass code = FunctionClass.of(function, name);
        return code.whyNot() != null || !code.isFunction(frame.getDescriptor())
                ? Optional.empty() // It only hands on, to the interpreter or to what is called in its place.
                : code.number(frame.getByteCodeIndex())
                        .map(number -> new CompiledFrame(function.module(), function.function(), number));
    }

    private static boolean isOfCallee(String method) {
        return method.equals(ShapeClasses.CALL) || method.equals(TailCallEmitter.LEAP);
    }

    /** {@return the same, but the innermost frame stands at another instruction} @param number of that in its function */
    JavaFrames withTopAt(int number) {
        CompiledFrame top = top();
        var first = new ArrayList<>(segments.getFirst());
        first.set(0, new CompiledFrame(top.module(), top.function(), number));
        var all = new ArrayList<>(segments);
        all.set(0, List.copyOf(first));
        return new JavaFrames(all);
    }

    /** {@return the innermost frame} */
    CompiledFrame top() {
        return segments.getFirst().getFirst();
    }

    /** {@return how many frames there are} */
    public int count() {
        return segments.stream().mapToInt(List::size).sum();
    }
}
