package dev.stepwasm.engine.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What one run of programs takes that have run for a while: CPU time of the calling thread, medians of alternating rounds. */
final class SteadyState {
    private static final int ROUNDS = 7;
    /** A measurement takes at least this long. */
    private static final double MILLISECONDS = 150;

    private SteadyState() {}

    /** Runs a program for so many milliseconds of CPU time. */
    static void warmUp(IntUnaryOperator run, double milliseconds) throws Exception {
        for (double spent = 0; spent < milliseconds; ) {
            spent += milliseconds(run, 2);
        }
    }

    /** {@return the median of each, in milliseconds for one run} */
    static double[] measure(List<IntUnaryOperator> runs) throws Exception {
        int[] repetitions = new int[runs.size()];
        for (int run = 0; run < repetitions.length; run++) {
            repetitions[run] = (int) Math.ceil(MILLISECONDS / milliseconds(runs.get(run), 1));
        }
        double[][] times = new double[runs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int run = 0; run < repetitions.length; run++) {
                times[run][round] = milliseconds(runs.get(run), repetitions[run]) / repetitions[run];
            }
        }
        return Arrays.stream(times).mapToDouble(Clock::median).toArray();
    }

    private static double milliseconds(IntUnaryOperator run, int count) throws Exception {
        return Math.max(1e-3, Clock.milliseconds(() -> run.applyAsInt(count)));
    }
}
