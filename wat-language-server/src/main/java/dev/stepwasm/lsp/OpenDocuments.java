package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.wat.text.SourceText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private List<Snapshot> again() {
        return open.entrySet().stream()
                .map(entry -> {
                    Snapshot snapshot = entry.getValue().snapshot();
                    return replace(
                            entry.getKey(),
                            snapshot.version(),
                            snapshot.text(),
                            entry.getValue().place());
                })
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

    private Snapshot replace(String uri, int version, SourceText text, Place place) {
        Snapshot snapshot = new Snapshot(
                uri, version, revisions.incrementAndGet(), text, agreement, analyser, place.latest, place.executor);
        Open old = open.put(uri, new Open(snapshot, place));
        if (old != null) {
            old.snapshot.outdate();
        }
        return snapshot;
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
