package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.preferences.Kept;
import dev.stepwasm.engine.debug.ExceptionFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.osgi.service.prefs.Preferences;

/** The failures at which programs stop, as the preferences say it; the debugger has the list. Any thread may call. */
public final class TrapFilters {
    private static final String NODE = StepwasmPlugin.ID;
    private static final String PREFIX = "suspendOn.";
    private static final Map<Object, IPreferenceChangeListener> LISTENERS = new ConcurrentHashMap<>();

    private TrapFilters() {}

    /** {@return those that a user can choose} One kind of traps stands below all traps. */
    public static List<ExceptionFilter> all() {
        return ExceptionFilter.all();
    }

    /** {@return whether programs stop at such failures} */
    public static boolean isOn(ExceptionFilter filter) {
        return node().getBoolean(PREFIX + filter.name(), filter.isDefault());
    }

    /** Says the same of the failures with a name, as {@code trap}. */
    public static void set(String name, boolean on) {
        all().stream().filter(each -> each.name().equals(name)).forEach(each -> set(each, on));
    }

    /** Says whether programs stop at such failures; programs that are debugged hear of it. */
    public static void set(ExceptionFilter filter, boolean on) {
        if (on == filter.isDefault()) {
            node().remove(PREFIX + filter.name());
        } else {
            node().putBoolean(PREFIX + filter.name(), on);
        }
    }

    /** Makes what was said outlive the session. */
    public static void keep() {
        Kept.keep(node());
    }

    private static Preferences node() {
        return InstanceScope.INSTANCE.getNode(NODE);
    }

    /** {@return the filters in the words of the protocol} @param enabled whether breakpoints hold at all */
    static SetExceptionBreakpointsArguments asked(boolean enabled) {
        SetExceptionBreakpointsArguments args = new SetExceptionBreakpointsArguments();
        args.setFilters(all().stream()
                .filter(each -> enabled && isOn(each))
                .map(ExceptionFilter::name)
                .toArray(String[]::new));
        return args;
    }

    /** Calls something whenever the choice changes, until it is forgotten. */
    static void whenChanged(Object owner, Runnable action) {
        IPreferenceChangeListener listener = event -> {
            if (event.getKey().startsWith(PREFIX)) {
                action.run();
            }
        };
        LISTENERS.put(owner, listener);
        InstanceScope.INSTANCE.getNode(NODE).addPreferenceChangeListener(listener);
    }

    static void forget(Object owner) {
        IPreferenceChangeListener listener = LISTENERS.remove(owner);
        if (listener != null) {
            InstanceScope.INSTANCE.getNode(NODE).removePreferenceChangeListener(listener);
        }
    }
}
