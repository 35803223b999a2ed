package dev.stepwasm.engine.debug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a debugged program. A launched one has one; of others each Java thread is known, and told
 * of, from the first time on that it runs code while the debugger is there; of many, those that nobody has been shown are
 * forgotten when no code is on their stacks. Methods may be called from any thread unless they say
 * that they are for the one that runs code.
 */
final class DebuggedThreads {
    /** So many threads are known though no code is on their stacks; those of more that nobody has been shown are forgotten. */
    private static final int MOST_IDLE = 256;

    private final Debugged debugged;
    private final Breakpoints breakpoints;
    private final Map<Thread, DebuggedThread> known = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final @Nullable DebuggedThread only;

    private DebuggedThreads(Debugged debugged, Breakpoints breakpoints, boolean isLaunched) {
        this.debugged = debugged;
        this.breakpoints = breakpoints;
        this.only = isLaunched ? new DebuggedThread(this, debugged, breakpoints, State.READY, null) : null;
    }

    /** {@return the thread of a program that will be launched} */
    static DebuggedThreads launched(Debugged debugged, Breakpoints breakpoints) {
        return new DebuggedThreads(debugged, breakpoints, true);
    }

    /** {@return the threads of a program that runs already} */
    static DebuggedThreads attached(Debugged debugged, Breakpoints breakpoints) {
        return new DebuggedThreads(debugged, breakpoints, false);
    }

    /** {@return the thread of a launched program} @throws NotStoppedException if the program was not launched */
    DebuggedThread first() {
        if (only == null) {
            throw new NotStoppedException("no thread was named, and the program has any number of them");
        }
        return only;
    }

    boolean isLaunched() {
        return only != null;
    }

    int nextId() {
        return lastId.incrementAndGet();
    }

    /**
     * {@return the thread that calls this} For threads that run code.
     *
     * @param here whose code it runs
     */
    DebuggedThread current(DebuggedControl here) {
        DebuggedThread thread = only != null ? only : of(Thread.currentThread());
        if (thread.path().begin(debugged.controls(), here)) {
            thread.standing().leftCode();
        }
        return thread;
    }

    private DebuggedThread of(Thread java) {
        DebuggedThread thread = known.get(java);
        if (thread != null) {
            return thread;
        }
        thread = known.computeIfAbsent(java, this::fresh);
        if (known.size() <= MOST_IDLE) {
            thread.show(); // Whoever shows threads learns that there is another one to ask about.
        }
        return thread;
    }

    private DebuggedThread fresh(Thread java) {
        return new DebuggedThread(this, debugged, breakpoints, State.RUNNING, java);
    }

    private void keep(Thread java) {
        known.compute(java, (key, its) -> {
            DebuggedThread thread = its == null ? fresh(key) : its;
            thread.keep();
            return thread;
        });
    }

    /** An invocation is over. For the thread that has made it. */
    void left(DebuggedControl control, int level) {
        DebuggedThread thread = only != null ? only : known.get(Thread.currentThread());
        if (thread == null) {
            return;
        }
        boolean isOutside = thread.path().left(control, level);
        if (only != null) {
            return; // What is called next belongs to the same run, and a step may end there.
        }
        if (level == 1) {
            control.stepNoMore();
        }
        if (isOutside) {
            thread.standing().leftCode();
            if (!thread.standing().isPausing() && known.size() > MOST_IDLE) {
                known.computeIfPresent(Thread.currentThread(), (java, its) -> its.isKept() ? its : null);
            }
        }
    }

    /** {@return those that run code now, or have run some and live, by number} Shows them. */
    List<DebuggedThread> all() {
        if (only != null) {
            return List.of(only);
        }
        buryTheDead();
        // What has been shown must still be there when somebody asks for it, though the thread may be about to leave.
        debugged.controls().all().forEach(each -> each.control().owner().ifPresent(this::keep));
        List<DebuggedThread> all = new ArrayList<>(known.values());
        all.forEach(DebuggedThread::keep);
        all.forEach(DebuggedThread::show);
        all.sort(Comparator.comparingInt(DebuggedThread::id));
        return List.copyOf(all);
    }

    /** {@return the one with a number, if it lives} */
    Optional<DebuggedThread> numbered(int id) {
        if (only != null) {
            return Optional.of(only).filter(thread -> thread.id() == id);
        }
        return known.values().stream()
                .filter(each -> each.isShown() && each.id() == id)
                .findFirst();
    }

    /** {@return all that are known, shown or not} */
    List<DebuggedThread> known() {
        return only != null ? List.of(only) : List.copyOf(known.values());
    }

    /** Forgets threads that have ended. */
    void buryTheDead() {
        known.forEach((java, thread) -> {
            if (!java.isAlive() && known.remove(java, thread) && thread.isShown()) {
                debugged.listener().threadEnded(thread);
            }
        });
    }

    void clear() {
        known.clear();
    }
}
