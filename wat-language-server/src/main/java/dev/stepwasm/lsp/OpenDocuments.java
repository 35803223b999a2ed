package dev.stepwasm.lsp;

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
import org.jspecify.annotations.Nullable;

/**
 * The texts that the client has open, kept equal to the client's. Changed by the thread that reads messages only; read by
 * any.
 */
final class OpenDocuments {
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong revisions = new AtomicLong();
    private final Workers workers;
    private final Analyser analyser;
    private volatile Positions positions = Positions.UTF16;

    OpenDocuments(Workers workers, Analyser analyser) {
        this.workers = workers;
        this.analyser = analyser;
    }

    /** Counts characters like this from now on; called before anything is opened. */
    void count(Positions agreed) {
        positions = agreed;
    }

    /** Opens a document, or replaces all of it if it is open already. */
    Snapshot open(String uri, int version, String text) {
        Open old = open.get(uri);
        Executor executor = old == null ? workers.inOrder() : old.executor;
        return replace(uri, version, new SourceText(name(uri), text), executor, latest(old));
    }

    /** {@return the document after the changes, each applied to the result of the one before; empty if it is not open} */
    Optional<Snapshot> change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        Open old = open.get(uri);
        if (old == null) {
            return Optional.empty();
        }
        SourceText text = old.snapshot.text();
        for (TextDocumentContentChangeEvent change : changes) {
            text = change.getRange() == null
                    ? new SourceText(text.name(), change.getText())
                    : text.replace(positions.span(text, change.getRange()), change.getText());
        }
        return Optional.of(replace(uri, version, text, old.executor, old.latest));
    }

    /** {@return whether the document was open} */
    boolean close(String uri) {
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

    private static Latest latest(@Nullable Open old) {
        return old == null ? new Latest() : old.latest;
    }

    private Snapshot replace(String uri, int version, SourceText text, Executor executor, Latest latest) {
        Snapshot snapshot =
                new Snapshot(uri, version, revisions.incrementAndGet(), text, positions, analyser, latest, executor);
        Open old = open.put(uri, new Open(snapshot, executor, latest));
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

    /**
     * An open document.
     *
     * @param latest what was found out last, from which the next version starts
     */
    private record Open(Snapshot snapshot, Executor executor, Latest latest) {}
}
