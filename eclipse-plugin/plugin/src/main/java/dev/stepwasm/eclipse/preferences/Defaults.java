package dev.stepwasm.eclipse.preferences;

import dev.stepwasm.ide.settings.Setting;
import dev.stepwasm.ide.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;

/** What holds while nothing is set: what the server's table says. */
public final class Defaults extends AbstractPreferenceInitializer {
    /** Whether projects get the nature by themselves. */
    public static final String NATURE = "eclipse.natureByItself";

    /** Made by the platform. */
    public Defaults() {}

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences node = DefaultScope.INSTANCE.getNode(ServerSettings.NODE);
        for (Setting setting : Settings.all()) {
            node.put(setting.name(), words(setting.standard()));
        }
        node.putBoolean(NATURE, true);
    }

    private static String words(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : String.valueOf(value);
    }
}
