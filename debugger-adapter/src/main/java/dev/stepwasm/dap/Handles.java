package dev.stepwasm.dap;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers that stand for things while a thread of the program is stopped. A number is never given twice in a session, so one
 * that is kept beyond a stop cannot mean something else later. Not safe for use by several threads.
 */
final class Handles<T> {
    private final Map<Integer, Owned<T>> things = new HashMap<>();
    private final String what;
    private int last;

    private record Owned<T>(int thread, T thing) {}

    /** @param what the thing's name in refusals, such as {@code "frame"} */
    Handles(String what) {
        this.what = what;
    }

    /**
     * {@return a new number for a thing, at least 1}
     *
     * @param thread number of the thread with which it dies
     */
    int add(int thread, T thing) {
        last++;
        things.put(last, new Owned<>(thread, thing));
        return last;
    }

    /**
     * {@return the thing that the number stands for}
     *
     * @throws Refusal if it stands for nothing, or for something of an earlier stop
     */
    T get(int handle) {
        return owned(handle).thing();
    }

    /** {@return the number of the thread with which a thing dies} @throws Refusal as {@link #get} */
    int thread(int handle) {
        return owned(handle).thread();
    }

    private Owned<T> owned(int handle) {
        Owned<T> thing = things.get(handle);
        if (thing != null) {
            return thing;
        }
        throw Refusal.of(
                handle > 0 && handle <= last
                        ? what + " " + handle + " is gone: the program has run since it was shown"
                        : "there is no " + what + " " + handle);
    }

    /** Goes on counting where others have stopped, so that their numbers stay used. */
    void follow(Handles<?> others) {
        last = Math.max(last, others.last);
    }

    /** Forgets the things of a thread; their numbers stay used. */
    void clear(int thread) {
        things.values().removeIf(each -> each.thread() == thread);
    }
}
