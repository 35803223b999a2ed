package dev.stepwasm.lsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What users said when they ran something, for the next time: arguments by export, whether stubs stand for imports, and
 * which files were linked.
 * Kept for the life of the server, of the documents used last. Safe for use from any thread.
 */
final class RunMemory {
    private static final int MOST_DOCUMENTS = 200;
    private static final int MOST_EXPORTS = 200;

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
