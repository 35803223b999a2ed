package dev.stepwasm.lsp;

import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.test.TestNode;
import dev.stepwasm.ide.test.Tests;
import dev.stepwasm.wat.Analysis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The texts that have tests, open or not. Safe for use from any thread. */
final class TestTexts {
    /** In the comments that say what to run. */
    private static final String MARK = "run:";

    private final OpenDocuments documents;
    private final ClosedFiles closed;
    private final WorkspaceFiles files;

    TestTexts(OpenDocuments documents, ClosedFiles closed, WorkspaceFiles files) {
        this.documents = documents;
        this.closed = closed;
        this.files = files;
    }

    /**
     * A text.
     *
     * @param uri as the client writes it
     */
    record Found(String uri, Snapshot snapshot, Analysis analysis) {
        List<TestNode> tests() {
            return Tests.of(analysis, snapshot.isScript());
        }
    }

    /**
     * {@return addresses of texts that may have tests}: scripts, and others with the mark of a comment that says what to run
     *
     * @param checkpoint called now and then; what it throws is passed on
     */
    List<String> addresses(Runnable checkpoint) {
        List<String> found = new ArrayList<>();
        Set<Path> open = new HashSet<>();
        for (Snapshot snapshot : documents.all()) {
            FileAddress.path(snapshot.uri()).ifPresent(open::add);
            boolean generated = BinaryTextAddress.binary(snapshot.uri()).isPresent();
            if (!generated && (snapshot.isScript() || snapshot.text().text().contains(MARK))) {
                found.add(snapshot.uri());
            }
        }
        for (Path file : files.list(FileAddress::isText, checkpoint).files()) {
            checkpoint.run();
            if (!open.contains(file) && mayTest(file)) {
                found.add(FileAddress.uri(file));
            }
        }
        return found;
    }

    private boolean mayTest(Path file) {
        try {
            return isSmall(file)
                    && (isScript(file)
                            || new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK));
        } catch (IOException e) {
            return false; // gone meanwhile, or not for us to read
        }
    }

    private static boolean isScript(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".wast");
    }

    private boolean isSmall(Path file) throws IOException {
        return Files.size(file) < documents.settings().largeFile();
    }

    /** {@return a text as it is now}; empty if it is gone, or a file that is too large */
    Optional<Found> find(String uri) {
        Optional<Snapshot> open = documents.current(uri);
        if (open.isPresent()) {
            return Optional.of(new Found(uri, open.get(), analysis(open.get())));
        }
        return FileAddress.path(uri)
                .filter(FileAddress::isText)
                .filter(this::canRead)
                .flatMap(file -> closed.text(file, documents.agreement()))
                .map(text -> new Found(
                        uri, text.snapshot(), Analysis.of(text.snapshot().text())));
    }

    private boolean canRead(Path file) {
        try {
            return files.contains(file) && isSmall(file);
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    private static Analysis analysis(Snapshot snapshot) {
        try {
            return snapshot.analysis().join();
        } catch (CancellationException | CompletionException e) {
            if (Answers.isCancellation(e)) {
                throw Answers.failure(ResponseErrorCode.ContentModified, "the document has changed");
            }
            throw e;
        }
    }
}
