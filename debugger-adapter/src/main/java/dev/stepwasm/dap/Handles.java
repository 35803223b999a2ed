package dev.stepwasm.dap;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers that stand for things while the program is stopped. A number is never given twice in a session, so one that
 * is kept beyond a stop cannot mean something else later. Not safe for use by several threads.
 */
final class Handles<T> {
    private final Map<Integer, T> things = new HashMap<>();
    private final String what;
    private int last;

    /** @param what the thing's name in refusals, such as {@code "frame"} */
    Handles(String what) {
        this.what = what;
    }

    /** {@return a new number for a thing, at least 1} */
    int add(T thing) {
        last++;
        things.put(last, thing);
        return last;
    }

    /**
     * {@return the thing that the number stands for}
     *
     * @throws Refusal if it stands for nothing, or for something of an earlier stop
     */
    T get(int handle) {
        T thing = things.get(handle);
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

    /** Forgets all things; their numbers stay used. */
    void clear() {
        things.clear();
    }
}
