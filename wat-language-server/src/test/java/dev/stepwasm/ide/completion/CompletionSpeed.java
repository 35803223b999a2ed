package dev.stepwasm.ide.completion;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Prints how much processor time completion takes at places of a file, by hand: {@code CompletionSpeed m10.wat}. */
public final class CompletionSpeed {
    /** Time of the processor, which other programs do not change. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 5;
    private static final int PLACES = 400;

    private CompletionSpeed() {}

    /** Asks at random lines, at the place of an instruction and of an index. */
    public static void main(String[] args) throws IOException {
        String text = Files.readString(Path.of(args[0]));
        Analysis analysis = Analysis.of(new SourceText(args[0], text));
        for (String before : new String[] {"local.get", "call ", "i32.add", "br_if ", "i32.const"}) {
            for (int round = 0; round < ROUNDS; round++) {
                report(before, times(analysis, text, before), round == ROUNDS - 1);
            }
        }
    }

    private static long[] times(Analysis analysis, String text, String before) {
        Random random = new Random(7);
        long[] times = new long[PLACES];
        for (int i = 0; i < PLACES; i++) {
            int found = text.indexOf(before, random.nextInt(text.length() - 100_000));
            int offset = found < 0 ? 0 : found + (before.endsWith(" ") ? before.length() : 0);
            long start = THREADS.getCurrentThreadCpuTime();
            Completion.at(analysis, offset);
            times[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        return times;
    }

    private static void report(String before, long[] times, boolean last) {
        if (last) {
            System.out.printf(
                    "%-10s median %.2f ms, p95 %.2f ms, max %.2f ms%n",
                    before, times[PLACES / 2] / 1e6, times[PLACES * 95 / 100] / 1e6, times[PLACES - 1] / 1e6);
        }
    }
}
