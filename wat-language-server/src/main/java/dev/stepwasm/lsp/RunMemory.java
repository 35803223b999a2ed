package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What users said when they ran something, for the next time: arguments by export, whether stubs stand for imports, and
 * which files were linked.
 * Kept for the life of the server, of the documents used last. Safe for use from any thread.
 */
final class RunMemory {
    private static final int MOST_DOCUMENTS = 200;
    private static final int MOST_EXPORTS = 200;

    /** The member of the options of a client with arguments of earlier runs. */
    private static final String KEPT = "arguments";

    private final Map<String, Map<String, List<String>>> arguments = new Recent<>(MOST_DOCUMENTS);
    private final Map<String, Boolean> stubs = new Recent<>(MOST_DOCUMENTS);
    private final Map<String, Map<String, String>> links = new Recent<>(MOST_DOCUMENTS);

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /**
     * Remembers what a client has kept since an earlier server: lists of arguments by export, by document. What is something
     * else is passed over.
     *
     * @param options what came with {@code initialize}
     */
    void recall(@Nullable Object options) {
        if (options instanceof JsonObject all && all.get(KEPT) instanceof JsonObject documents) {
            documents.asMap().forEach((uri, exports) -> recall(uri, exports));
        }
    }

    private void recall(String uri, JsonElement exports) {
        if (exports instanceof JsonObject known) {
            known.asMap().forEach((export, given) -> {
                if (given instanceof JsonArray list && list.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
                    remember(
                            uri,
                            export,
                            list.asList().stream().map(JsonElement::getAsString).toList());
                }
            });
        }
    }

    synchronized void remember(String uri, String export, List<String> given) {
        arguments.computeIfAbsent(uri, key -> new Recent<>(MOST_EXPORTS)).put(export, List.copyOf(given));
    }

    synchronized Optional<List<String>> arguments(String uri, String export) {
        return Optional.ofNullable(arguments.get(uri)).map(known -> known.get(export));
    }

    /** Remembers the files of modules that the document was linked with, by the names under which they are imported. */
    synchronized void rememberLinks(String uri, Map<String, String> files) {
        links.put(uri, Map.copyOf(files));
    }

    /** {@return the files of modules that the document was linked with the last time} */
    synchronized Map<String, String> links(String uri) {
        return links.getOrDefault(uri, Map.of());
    }

    synchronized void rememberStubs(String uri, boolean wanted) {
        stubs.put(uri, wanted);
    }

    /** {@return whether the user wanted stubs the last time, if there was one} */
    synchronized Optional<Boolean> stubs(String uri) {
        return Optional.ofNullable(stubs.get(uri));
    }
}
