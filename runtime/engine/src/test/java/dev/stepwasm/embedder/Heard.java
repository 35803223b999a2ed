package dev.stepwasm.embedder;

import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.Stop;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a debugger that is attached to a program says of it. */
final class Heard implements DebugListener {
    private static final long PATIENCE_SECONDS = 30;

    final List<DebuggedThread> started = new CopyOnWriteArrayList<>();
    final List<DebuggedThread> ended = new CopyOnWriteArrayList<>();
    final List<DebuggedModule> modules = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Stopped> stops = new LinkedBlockingQueue<>();
    private volatile Consumer<DebuggedModule> onModule = module -> {};

    /** A thread that has stopped. */
    record Stopped(DebuggedThread thread, Stop stop) {}

    /** Does something with each module that is made later, before its code runs. */
    void onModule(Consumer<DebuggedModule> what) {
        onModule = what;
    }

    /** {@return the next stop of any thread} */
    Stopped stop() {
        try {
            Stopped next = stops.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing has stopped");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the next stop, which must be one of a thread} */
    Stop stopOf(DebuggedThread thread) {
        Stopped next = stop();
        if (next.thread() != thread) {
            throw new AssertionError(next.thread() + " has stopped and not " + thread + ": " + next.stop());
        }
        return next.stop();
    }

    /** {@return whether a stop has been heard of that nobody has asked for} */
    boolean hasMore() {
        return !stops.isEmpty();
    }

    @Override
    public void stopped(DebuggedThread thread, Stop stop) {
        stops.add(new Stopped(thread, stop));
    }

    @Override
    public void logged(String line) {
        lines.add(line);
    }

    @Override
    public void ended(Outcome outcome) {
        throw new AssertionError("an attached program was said to have ended");
    }

    @Override
    public void threadStarted(DebuggedThread thread) {
        started.add(thread);
    }

    @Override
    public void threadEnded(DebuggedThread thread) {
        ended.add(thread);
    }

    @Override
    public void moduleAdded(DebuggedModule module) {
        modules.add(module);
        onModule.accept(module);
    }
}
