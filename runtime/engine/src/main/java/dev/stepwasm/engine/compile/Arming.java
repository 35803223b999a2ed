package dev.stepwasm.engine.compile;

import java.lang.invoke.MutableCallSite;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The functions of a debuggable module in which somebody wants to stop. Each function has a call site of its own, which its
 * loops and its beginning call: it does what {@link Polls} does for all modules until somebody wants to stop in that
 * function. Safe for any thread.
 */
final class Arming {
    private final Map<Integer, MutableCallSite> sites = new HashMap<>();
    /** Weak, since nobody says that an instance is not needed any more. */
    private final Map<Integer, Set<Object>> wanted = new HashMap<>();

    /** {@return the call in the code of a function} */
    synchronized MutableCallSite site(int function) {
        return sites.computeIfAbsent(
                function, key -> new MutableCallSite(isArmed(function) ? Polls.lookAt(function) : Polls.asAll()));
    }

    private boolean isArmed(int function) {
        Set<Object> known = wanted.get(function);
        return known != null && !known.isEmpty();
    }

    /** Lets a function look up from now on, within milliseconds. @param who wants to stop in it */
    synchronized void arm(int function, Object who) {
        boolean wasArmed = isArmed(function);
        wanted.computeIfAbsent(function, key -> Collections.newSetFromMap(new WeakHashMap<>()))
                .add(who);
        change(function, wasArmed);
    }

    /** Lets a function run as before, unless others want to stop in it. @param who wants to no longer, or has not wanted */
    synchronized void disarm(int function, Object who) {
        boolean wasArmed = isArmed(function);
        Set<Object> known = wanted.get(function);
        if (known != null && known.remove(who) && known.isEmpty()) {
            wanted.remove(function);
        }
        change(function, wasArmed);
    }

    private void change(int function, boolean wasArmed) {
        MutableCallSite site = sites.get(function);
        boolean isArmed = isArmed(function);
        if (site != null && isArmed != wasArmed) {
            site.setTarget(isArmed ? Polls.lookAt(function) : Polls.asAll());
            MutableCallSite.syncAll(new MutableCallSite[] {site});
        }
    }
}
