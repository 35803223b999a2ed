package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.ide.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the user: with {@code initialize}, from then on asked of clients that answer, and taken from
 * {@code workspace/didChangeConfiguration} of those that do not. What does not fit is said once and counts as not set.
 */
final class Configuration {
    private static final String SECTION = "stepwasm";

    private final Consumer<Settings> use;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LanguageClient client;

    /** @param use gets the settings whenever they were read */
    Configuration(Consumer<Settings> use) {
        this.use = use;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    /** Takes values as they came: a tree, or names with dots, below {@code stepwasm} or not. */
    void take(@Nullable Object values) {
        if (values instanceof JsonObject object) {
            JsonElement section = object.get(SECTION);
            Map<String, Object> flat = new LinkedHashMap<>();
            flatten("", section instanceof JsonObject inner ? inner : object, flat);
            Settings.Reading reading = Settings.read(flat);
            reading.mistakes().forEach(this::tell);
            use.accept(reading.settings());
        }
    }

    /** Asks the client for the values. */
    void ask() {
        LanguageClient connected = client;
        if (connected == null) {
            return;
        }
        ConfigurationItem item = new ConfigurationItem();
        item.setSection(SECTION);
        CompletableFuture<List<Object>> answer = connected.configuration(new ConfigurationParams(List.of(item)));
        answer.thenAccept(values -> take(values == null || values.isEmpty() ? null : values.getFirst()))
                .exceptionally(error -> {
                    tell("the settings could not be read: " + Causes.words(error));
                    return null;
                });
    }

    private void tell(String mistake) {
        LanguageClient connected = client;
        if (connected != null && told.add(mistake)) {
            connected.showMessage(new MessageParams(MessageType.Warning, mistake));
        }
    }

    /** Without recursion: how deep the tree is, is up to the client. Known names have one dot, so two levels do. */
    private static void flatten(String prefix, JsonObject object, Map<String, Object> into) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String name = entry.getKey().startsWith(SECTION + ".")
                    ? entry.getKey().substring(SECTION.length() + 1)
                    : entry.getKey();
            if (entry.getValue() instanceof JsonPrimitive value) {
                into.put(prefix + name, plain(value));
            } else if (entry.getValue() instanceof JsonArray list) {
                into.put(prefix + name, plain(list));
            } else if (entry.getValue() instanceof JsonObject inner && prefix.isEmpty()) {
                flatten(name + ".", inner, into);
            }
        }
    }

    /** A list of what is not plain is of no use to anybody, and stays a list that does not fit. */
    private static List<Object> plain(JsonArray list) {
        return list.asList().stream()
                .map(each -> each instanceof JsonPrimitive value ? plain(value) : each)
                .toList();
    }

    private static Object plain(JsonPrimitive value) {
        return value.isBoolean() ? value.getAsBoolean() : value.isNumber() ? value.getAsDouble() : value.getAsString();
    }
}
