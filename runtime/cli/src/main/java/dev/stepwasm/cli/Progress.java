package dev.stepwasm.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One line on a terminal's standard error that says how far long work has come. Nothing is shown before a second has
 * passed, nor where nobody looks: the launcher says so in {@code stepwasm.progress}. Any thread may read, one writes.
 */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1000;

    private static final long REFRESH_MILLIS = 200;
    private static final int MOST_COLUMNS = 78;
    private static final String ERASE = "\r\033[K";

    private final PrintStream err;
    private final String verb;
    private final int total;
    private final long start = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String current = "";
    private volatile int done;
    private volatile boolean shown;

    private Progress(PrintStream err, String verb, int total) {
        this.err = err;
        this.verb = verb;
        this.total = total;
    }

    /**
     * Begins.
     *
     * @param verb what is being done, such as {@code checking}
     * @param total how many things there are to do, 0 if nobody knows
     */
    static Progress of(Terminal terminal, String verb, int total) {
        Progress progress = new Progress(terminal.err(), verb, total);
        if (Boolean.getBoolean("stepwasm.progress")) {
            Thread.ofPlatform().name("progress").daemon().start(progress::watch);
        }
        return progress;
    }

    /** {@return progress of which nothing is shown} */
    static Progress hidden(Terminal terminal) {
        return new Progress(terminal.err(), "", 0);
    }

    /** Says what comes next; what came before is done. */
    void next(String name) {
        done += current.isEmpty() ? 0 : 1;
        current = name;
        erase();
    }

    /** Takes the line away, before something else is printed. */
    void erase() {
        if (shown) {
            shown = false;
            err.print(ERASE);
            err.flush();
        }
    }

    private void watch() {
        try {
            long wait = PATIENCE_MILLIS;
            while (!ended.await(wait, TimeUnit.MILLISECONDS)) {
                err.print(ERASE + line(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)));
                err.flush();
                shown = true;
                wait = REFRESH_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return the line after so many seconds} */
    String line(long seconds) {
        String count = total > 1
                ? String.format(Locale.ROOT, " %d of %d", done + 1, total)
                : done > 0 ? String.format(Locale.ROOT, " file %d", done + 1) : "";
        String line = verb + count + ", " + seconds + " s: " + current;
        return line.length() <= MOST_COLUMNS ? line : line.substring(0, MOST_COLUMNS - 1) + "…";
    }

    @Override
    public void close() {
        ended.countDown();
        erase();
    }
}
