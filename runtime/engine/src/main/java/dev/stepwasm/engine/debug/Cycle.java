package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TraceElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions that call each other without end. */
final class Cycle {
    /** A longer one is not looked for. */
    private static final int LONGEST = 16;

    private static final int REPEATED = 3;

    private Cycle() {}

    /** {@return how many frames there are, and which functions they repeat} */
    static String show(List<TraceElement> backtrace) {
        String frames = Operand.count(backtrace.size(), "frame", "frames");
        return of(backtrace)
                .map(cycle -> frames + " on the stack, over and over " + cycle)
                .orElse(frames + " on the stack");
    }

    /** {@return the functions of which the newest frames consist, as {@code $ping, called by $pong}} */
    static Optional<String> of(List<TraceElement> backtrace) {
        return IntStream.rangeClosed(1, LONGEST)
                .filter(period -> repeats(backtrace, period))
                .boxed()
                .findFirst()
                .map(period -> backtrace.subList(0, period).stream()
                        .map(TraceElement::function)
                        .collect(Collectors.joining(", called by ")));
    }

    private static boolean repeats(List<TraceElement> backtrace, int period) {
        return backtrace.size() >= period * REPEATED
                && IntStream.range(0, period * (REPEATED - 1))
                        .allMatch(i -> backtrace.get(i).functionIndex()
                                        == backtrace.get(i + period).functionIndex()
                                && backtrace
                                        .get(i)
                                        .module()
                                        .equals(backtrace.get(i + period).module()));
    }
}
