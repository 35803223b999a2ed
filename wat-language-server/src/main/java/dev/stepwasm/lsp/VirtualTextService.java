package dev.stepwasm.lsp;

import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Gives the client the texts of binaries, and tells it when there are others. A worker makes them; the thread that reads
 * messages does not wait.
 */
final class VirtualTextService {
    /** Nobody has more of them open; the one that was asked for longest ago is forgotten. */
    private static final int MOST_ASKED = 1_000;

    /** How a client asks, which is how it is told. */
    enum Way {
        PROTOCOL,
        OURS
    }

    private final Workers workers;
    private final OpenDocuments documents;
    private final VirtualTexts texts;
    private final Map<String, Way> asked = new LinkedHashMap<>();
    private volatile @Nullable LanguageClient client;

    VirtualTextService(Workers workers, OpenDocuments documents, VirtualTexts texts) {
        this.workers = workers;
        this.documents = documents;
        this.texts = texts;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    /** {@return the text at an address} */
    CompletableFuture<TextDocumentContent.Result> content(TextDocumentContent.Params params, Way way) {
        String uri = params.uri();
        Optional<Path> binary = uri == null ? Optional.empty() : BinaryTextAddress.binary(uri);
        if (uri == null || binary.isEmpty()) {
            return CompletableFuture.failedFuture(Answers.failure(
                    ResponseErrorCode.InvalidParams,
                    uri == null
                            ? "`uri` is missing"
                            : "no address of a text of this server, such as `" + BinaryTextAddress.SCHEME
                                    + ":///folder/game.wasm.wat`: " + uri));
        }
        remember(uri, way);
        return CompletableFuture.supplyAsync(
                () -> new TextDocumentContent.Result(
                        texts.text(binary.get(), documents.settings()).text()),
                workers.compute());
    }

    private void remember(String uri, Way way) {
        synchronized (asked) {
            asked.remove(uri);
            asked.put(uri, way);
            if (asked.size() > MOST_ASKED) {
                asked.remove(asked.keySet().iterator().next());
            }
        }
    }

    /** Files were made, changed or deleted. */
    void changed(List<FileEvent> events) {
        Set<Path> files = events.stream()
                .flatMap(event -> FileAddress.path(event.getUri()).stream())
                .collect(Collectors.toSet());
        Map<String, Way> known;
        synchronized (asked) {
            known = Map.copyOf(asked);
        }
        known.forEach((uri, way) -> {
            if (BinaryTextAddress.binary(uri).filter(files::contains).isPresent()) {
                refresh(uri, way);
            }
        });
    }

    /** All of them may be others. */
    void changed() {
        Map<String, Way> known;
        synchronized (asked) {
            known = Map.copyOf(asked);
        }
        known.forEach(this::refresh);
    }

    private void refresh(String uri, Way way) {
        if (client instanceof TextDocumentContent.Client shows) {
            switch (way) {
                // A client that refuses shows the old text until it is opened again.
                case PROTOCOL ->
                    shows.refreshTextDocumentContent(new TextDocumentContent.Params(uri))
                            .exceptionally(error -> null);
                case OURS -> shows.textDocumentContentChanged(new TextDocumentContent.Params(uri));
            }
        }
    }
}
