package dev.stepwasm.engine.store;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes some memories may have together, as the embedder allows it. Any thread. */
public final class MemoryBudget {
    private static final MemoryBudget UNLIMITED = new MemoryBudget(Long.MAX_VALUE);

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    private MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** {@return a budget that never ends} */
    public static MemoryBudget unlimited() {
        return UNLIMITED;
    }

    /** {@return a budget of that many bytes} @throws IllegalArgumentException if they are less than 0 */
    public static MemoryBudget ofBytes(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of memory must not be below 0: " + limit);
        }
        return new MemoryBudget(limit);
    }

    /** {@return the bytes allowed in all} */
    public long limit() {
        return limit;
    }

    /** {@return the bytes that can still be taken} */
    public long left() {
        return limit - taken.get();
    }

    /** Takes bytes if there are so many left. {@return whether it did} */
    boolean take(long bytes) {
        if (this == UNLIMITED) {
            return true;
        }
        long before = taken.get();
        while (bytes <= limit - before) {
            long seen = taken.compareAndExchange(before, before + bytes);
            if (seen == before) {
                return true;
            }
            before = seen;
        }
        return false;
    }

    /** Gives back bytes that were taken but are not used. */
    void giveBack(long bytes) {
        if (this != UNLIMITED) {
            taken.addAndGet(-bytes);
        }
    }
}
