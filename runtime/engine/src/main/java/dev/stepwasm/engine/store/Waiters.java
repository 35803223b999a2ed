package dev.stepwasm.engine.store;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The threads that wait at addresses of a memory, those that came first in front. Any thread. */
final class Waiters {
    /** Guarded by this object, as are the queues. An address without waiters has no queue. */
    private final Map<Long, Queue<Waiter>> queues = new HashMap<>();

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile boolean woken;
    }

    /**
     * Waits. Interrupts of Java are kept for later.
     *
     * @param holds whether the memory holds what is expected; between this and the wait no notification is lost
     * @param timeout in nanoseconds; negative is for ever
     * @param interruption asked before waiting and whenever the thread is unparked
     */
    WaitResult await(long address, BooleanSupplier holds, long timeout, Interruption interruption) {
        var waiter = new Waiter();
        synchronized (this) {
            if (!holds.getAsBoolean()) {
                return WaitResult.NOT_EQUAL;
            }
            queues.computeIfAbsent(address, key -> new ArrayDeque<>()).add(waiter);
        }
        boolean javaInterrupt = false;
        long start = System.nanoTime();
        WaitResult result = WaitResult.WOKEN;
        while (!waiter.woken && result == WaitResult.WOKEN) {
            long left = timeout < 0 ? Long.MAX_VALUE : timeout - (System.nanoTime() - start);
            if (interruption.isWanted(javaInterrupt)) {
                result = WaitResult.INTERRUPTED;
            } else if (left <= 0) {
                result = WaitResult.TIMED_OUT;
            } else {
                LockSupport.parkNanos(this, left);
                javaInterrupt |= Thread.interrupted();
            }
        }
        if (javaInterrupt) {
            waiter.thread.interrupt();
        }
        return leave(address, waiter) ? result : WaitResult.WOKEN;
    }

    /** Takes a thread out of its queue. {@return whether it was there, so that nobody woke it} */
    private synchronized boolean leave(long address, Waiter waiter) {
        @Nullable Queue<Waiter> queue = queues.get(address);
        if (waiter.woken || queue == null) {
            return false;
        }
        queue.remove(waiter);
        if (queue.isEmpty()) {
            queues.remove(address);
        }
        return true;
    }

    /** Wakes threads. {@return how many} */
    synchronized int wake(long address, long most) {
        @Nullable Queue<Waiter> queue = queues.get(address);
        int woken = 0;
        while (queue != null && woken < most) {
            Waiter waiter = queue.remove();
            waiter.woken = true;
            LockSupport.unpark(waiter.thread);
            woken++;
            if (queue.isEmpty()) {
                queues.remove(address);
                queue = null;
            }
        }
        return woken;
    }
}
