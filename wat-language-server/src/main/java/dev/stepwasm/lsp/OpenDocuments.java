package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.wat.text.SourceText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The texts that the client has open, kept equal to the client's. Changed by the thread that reads messages; read by any.
 */
final class OpenDocuments {
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong revisions = new AtomicLong();
    private final Workers workers;
    private final Analyser analyser;
    private volatile Agreement agreement = Agreement.NONE;
    private Map<String, KnownImports> surroundings = Map.of();
    private volatile Map<String, Agreement> special = Map.of();

    OpenDocuments(Workers workers, Analyser analyser) {
        this.workers = workers;
        this.analyser = analyser;
    }

    /** Counts characters like this from now on; called before anything is opened. */
    void count(Positions positions) {
        agreement = agreement.with(positions);
    }

    /** {@return new snapshots of all open documents, the same texts with other settings} */
    synchronized List<Snapshot> use(Settings settings) {
        agreement = agreement.with(settings);
        return again();
    }

    /** {@return new snapshots of all open documents, the same texts with other knowledge}; none if it is the same */
    synchronized List<Snapshot> use(KnownImports imports) {
        if (imports.equals(agreement.imports())) {
            return List.of();
        }
        agreement = agreement.with(imports);
        return again();
    }

    /**
     * {@return new snapshots of the documents around which other things are known than before} Comparing takes a while, and
     * nobody who types is kept waiting for that.
     *
     * @param around what each document can import from its neighbours
     */
    List<Snapshot> surround(Map<String, KnownImports> around) {
        Agreement common = agreement;
        Map<String, Agreement> combined = combined(around, common);
        Set<String> other = new HashSet<>();
        open.forEach((uri, document) -> {
            KnownImports now = combined.getOrDefault(uri, common).imports();
            if (!document.snapshot.imports().equals(now)) {
                other.add(uri);
            }
        });
        synchronized (this) {
            surroundings = Map.copyOf(around);
            special = common.equals(agreement) ? combined : combined(around, agreement);
            return open.entrySet().stream()
                    .filter(entry -> other.contains(entry.getKey()))
                    .map(entry -> successor(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    private Snapshot successor(String uri, Open document) {
        Snapshot old = document.snapshot;
        Snapshot next = snapshot(uri, old.version(), old.text(), document.place);
        old.giveWayTo(next);
        open.put(uri, new Open(next, document.place));
        return next;
    }

    /** What is known around a document is looked up for each version of it, so it is put together once. */
    private static Map<String, Agreement> combined(Map<String, KnownImports> around, Agreement common) {
        Map<String, Agreement> combined = new HashMap<>();
        around.forEach((uri, known) -> {
            if (!known.modules().isEmpty()) {
                combined.put(uri, common.with(known.combine(common.imports())));
            }
        });
        return combined;
    }

    /** {@return what holds for one document now} */
    Agreement agreement(String uri) {
        return special.getOrDefault(uri, agreement);
    }

    private Snapshot again(String uri, Open document) {
        return replace(uri, document.snapshot().version(), document.snapshot().text(), document.place());
    }

    private List<Snapshot> again() {
        special = combined(surroundings, agreement);
        return open.entrySet().stream()
                .map(entry -> again(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** {@return what holds for all documents now} */
    Agreement agreement() {
        return agreement;
    }

    /** {@return what the user has set} */
    Settings settings() {
        return agreement.settings();
    }

    /** {@return the newest versions of all open documents} */
    List<Snapshot> all() {
        return open.values().stream().map(Open::snapshot).toList();
    }

    /** Opens a document, or replaces all of it if it is open already. */
    synchronized Snapshot open(String uri, int version, String text) {
        Open old = open.get(uri);
        Place place = old == null ? new Place(workers.inOrder(), new Latest()) : old.place;
        return replace(uri, version, new SourceText(name(uri), text), place);
    }

    /** {@return the document after the changes, each applied to the result of the one before; empty if it is not open} */
    synchronized Optional<Snapshot> change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        Open old = open.get(uri);
        if (old == null) {
            return Optional.empty();
        }
        SourceText text = ContentChanges.apply(old.snapshot().text(), changes, agreement.positions());
        return Optional.of(replace(uri, version, text, old.place));
    }

    /** {@return whether the document was open} */
    synchronized boolean close(String uri) {
        Open old = open.remove(uri);
        if (old == null) {
            return false;
        }
        old.snapshot.outdate();
        return true;
    }

    /** Closes all documents. */
    void closeAll() {
        for (String uri : open.keySet()) {
            close(uri);
        }
    }

    /** {@return the newest version of an open document} */
    Optional<Snapshot> current(String uri) {
        return Optional.ofNullable(open.get(uri)).map(Open::snapshot);
    }

    @SuppressWarnings("ReferenceEquality") // another text that is equal was sent as another version
    private Snapshot replace(String uri, int version, SourceText text, Place place) {
        Snapshot snapshot = snapshot(uri, version, text, place);
        Open old = open.put(uri, new Open(snapshot, place));
        if (old != null && old.snapshot.text() == text) {
            old.snapshot.giveWayTo(snapshot); // editors do not ask again for what was refused while more became known
        } else if (old != null) {
            old.snapshot.outdate();
        }
        return snapshot;
    }

    private Snapshot snapshot(String uri, int version, SourceText text, Place place) {
        return new Snapshot(
                uri,
                version,
                revisions.incrementAndGet(),
                text,
                agreement(uri),
                analyser,
                place.latest,
                place.executor);
    }

    /** The path of a file, otherwise the address as it is. */
    private static String name(String uri) {
        try {
            String path = new URI(uri).getPath();
            return path == null ? uri : path;
        } catch (URISyntaxException e) {
            return uri;
        }
    }

    /** An open document, with what stays when it changes. */
    private record Open(Snapshot snapshot, Place place) {}

    /**
     * What the versions of a document have in common.
     *
     * @param executor analyses one after the other
     * @param latest what was found out last, from which the next version starts
     */
    private record Place(Executor executor, Latest latest) {}
}
