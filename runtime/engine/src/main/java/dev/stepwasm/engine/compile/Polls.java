package dev.stepwasm.engine.compile;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Lets compiled code look up when somebody wants something of it. Loops and functions have a call in them that gives
 * false, and costs nothing once HotSpot has compiled it, until it is given another target. There is one for all
 * modules: code that nobody wants anything of looks, finds nothing and goes on. Functions of debuggable modules have one
 * each besides, which leads there ({@link Arming}). Any thread.
 */
public final class Polls {
    private static final MethodType TYPE = MethodType.methodType(boolean.class, Context.class);
    private static final MethodHandle NOTHING = MethodHandles.empty(TYPE);
    private static final MethodHandle LOOK = look("poll", MethodType.methodType(boolean.class));
    private static final MethodHandle LOOK_AT = look("poll", MethodType.methodType(boolean.class, int.class));

    /**
     * For tests, by the system property {@code stepwasm.compiled.stress}: each so manyth time that it is asked, compiled code
     * is left for the interpreter though nobody wants that; 0 for never.
     */
    public static final int STRESS = Integer.getInteger("stepwasm.compiled.stress", 0);

    private static final MutableCallSite SITE = new MutableCallSite(STRESS > 0 ? LOOK : NOTHING);

    /** Guarded by itself. */
    private static final Set<Object> WANTED = Collections.newSetFromMap(new IdentityHashMap<>());

    private Polls() {}

    private static MethodHandle look(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(Context.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@return the call in compiled code} The JVM calls this when it links one. */
    public static CallSite site(MethodHandles.Lookup caller, String name, MethodType type) {
        Class<?> code = caller.lookupClass();
        return code.getClassLoader() instanceof ModuleLoader loader ? loader.poll(code) : SITE;
    }

    /** {@return the call of code that nobody can want to stop in one function of} */
    static CallSite all() {
        return SITE;
    }

    /** {@return what does as that call does, now and later} */
    static MethodHandle asAll() {
        return SITE.dynamicInvoker();
    }

    /** {@return what looks up in a function in which somebody wants to stop} */
    static MethodHandle lookAt(int function) {
        return MethodHandles.insertArguments(LOOK_AT, 1, function);
    }

    /** Lets compiled code look up from now on, within milliseconds. @param who wants it */
    public static void begin(Object who) {
        synchronized (WANTED) {
            if (WANTED.add(who) && WANTED.size() == 1) {
                change(LOOK);
            }
        }
    }

    /** Lets compiled code run as before, unless others want it to look up. @param who has wanted it, or has not */
    public static void end(Object who) {
        synchronized (WANTED) {
            if (WANTED.remove(who) && WANTED.isEmpty()) {
                change(STRESS > 0 ? LOOK : NOTHING);
            }
        }
    }

    private static void change(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
}
