package dev.stepwasm.eclipse.preferences;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.ServerLink;
import dev.stepwasm.ide.settings.Setting;
import dev.stepwasm.ide.settings.Settings;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.PreferenceChangeEvent;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/**
 * The settings of the server as preferences of Eclipse, each under its own name, and the server's news of them. Safe for
 * use from any thread.
 */
public final class ServerSettings implements IPreferenceChangeListener, AutoCloseable {
    /** The node of all preferences of the plugin. */
    public static final String NODE = StepwasmPlugin.ID;
    /** What comes together is told together: a page sets one preference after the other. */
    private static final int REST_MILLIS = 50;

    private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
    private final Job tell;

    /** Begins to tell a server, once it is started, of what changes. */
    public ServerSettings(ServerLink server) {
        tell = new Job("Settings of the WebAssembly language server") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                server.tellIfStarted(
                        "take other settings",
                        running -> running.getWorkspaceService()
                                .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject())));
                return Status.OK_STATUS;
            }
        };
        tell.setSystem(true);
        node.addPreferenceChangeListener(this);
    }

    /** {@return all preferences of the plugin} */
    public static IPreferenceStore store() {
        return new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);
    }

    /** {@return what is set now, as the server wants it: names with dots} */
    public static JsonObject now() {
        IPreferenceStore store = store();
        JsonObject values = new JsonObject();
        for (Setting setting : Settings.all()) {
            if (!store.isDefault(setting.name())) {
                values.add(setting.name(), value(store, setting));
            }
        }
        return values;
    }

    /** {@return the groups that the settings are in}: what is before the first dot of their names */
    public static Set<String> groups() {
        return Settings.all().stream().map(ServerSettings::group).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String group(Setting setting) {
        return setting.name().substring(0, setting.name().indexOf('.'));
    }

    private static JsonElement value(IPreferenceStore store, Setting setting) {
        String name = setting.name();
        return switch (setting.shape()) {
            case Setting.Flag flag -> new JsonPrimitive(store.getBoolean(name));
            case Setting.Count count -> new JsonPrimitive(store.getInt(name));
            case Setting.Texts texts -> list(store.getString(name));
            case Setting.Choice choice -> new JsonPrimitive(store.getString(name));
        };
    }

    private static JsonArray list(String lines) {
        JsonArray list = new JsonArray();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
        return list;
    }

    @Override
    public void preferenceChange(PreferenceChangeEvent event) {
        tell.schedule(REST_MILLIS);
    }

    @Override
    public void close() {
        node.removePreferenceChangeListener(this);
        tell.cancel();
    }
}
