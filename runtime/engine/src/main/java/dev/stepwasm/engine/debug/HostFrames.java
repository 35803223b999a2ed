package dev.stepwasm.engine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Java frames of a thread that stands still, as they lie between and below the frames of code. The Java stack has one
 * frame of the interpreter for each invocation by the host.
 *
 * @param groups the first has what lies between the innermost invocation and the next, and so on; within a group the
 *     innermost first. There are fewer groups than invocations if the Java stack is deeper than what Java tells of it
 */
record HostFrames(List<List<StackTraceElement>> groups) {
    private static final String INTERPRETER = "dev.stepwasm.engine.interpret.Interpreter";
    private static final String INVOCATION = "invokeNow";

    private static final HostFrames NONE = new HostFrames(List.of());

    HostFrames {
        groups = List.copyOf(groups);
    }

    /** {@return none at all} */
    static HostFrames none() {
        return NONE;
    }

    /** {@return those of a thread} */
    static HostFrames of(Thread thread) {
        return of(thread.getStackTrace());
    }

    /** {@return those in a stack trace} */
    static HostFrames of(StackTraceElement... trace) {
        List<List<StackTraceElement>> groups = new ArrayList<>();
        for (StackTraceElement each : trace) {
            if (each.getClassName().equals(INTERPRETER) && each.getMethodName().equals(INVOCATION)) {
                groups.add(new ArrayList<>());
            } else if (!groups.isEmpty() && !HostCode.isGlue(each.getClassName())) {
                groups.getLast().add(each);
            }
        }
        return new HostFrames(groups.stream().map(List::copyOf).toList());
    }

    /** {@return the same without what lies below the outermost invocation of code} */
    HostFrames withoutBottom(int invocations) {
        return groups.size() < invocations ? this : new HostFrames(groups.subList(0, invocations - 1));
    }

    /** {@return the same without what lies below some invocations: the debugger has made them, and its frames are nobody's} */
    HostFrames without(IntPredicate invocations) {
        return new HostFrames(IntStream.range(0, groups.size())
                .mapToObj(number -> invocations.test(number) ? List.<StackTraceElement>of() : groups.get(number))
                .toList());
    }

    /** {@return how many frames there are in all} */
    int count() {
        return groups.stream().mapToInt(List::size).sum();
    }

    /**
     * {@return what lies below an invocation}
     *
     * @param number of the invocation, 0 for the innermost
     */
    Stream<StackTraceElement> below(int number) {
        return number < groups.size() ? groups.get(number).stream() : Stream.empty();
    }
}
