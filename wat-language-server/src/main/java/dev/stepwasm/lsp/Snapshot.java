package dev.stepwasm.lsp;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One version of an open document. Its analysis is made at most once, when somebody first asks, and not at all if a newer
 * version arrived before. Safe for use from any thread.
 */
final class Snapshot {
    private final String uri;
    private final int version;
    private final long revision;
    private final SourceText text;
    private final Function<SourceText, Analysis> analyse;
    private final Executor executor;
    private volatile boolean outdated;
    private @Nullable CompletableFuture<Analysis> analysis;

    /**
     * @param revision a number that no other snapshot of this server has
     * @param executor runs the analyses of one document one after the other
     */
    Snapshot(
            String uri,
            int version,
            long revision,
            SourceText text,
            Function<SourceText, Analysis> analyse,
            Executor executor) {
        this.uri = uri;
        this.version = version;
        this.revision = revision;
        this.text = text;
        this.analyse = analyse;
        this.executor = executor;
    }

    String uri() {
        return uri;
    }

    /** {@return the client's number for this version} */
    int version() {
        return version;
    }

    /** {@return the result id of answers about this version} */
    String resultId() {
        return Long.toString(revision);
    }

    SourceText text() {
        return text;
    }

    /** {@return whether the document has changed or was closed since} */
    boolean isOutdated() {
        return outdated;
    }

    /** Lets analysis and answers that have not begun be skipped. */
    void outdate() {
        outdated = true;
    }

    /** {@return the analysis of this version}, a {@link CancellationException} if it was outdated before it began */
    synchronized CompletableFuture<Analysis> analysis() {
        if (analysis == null) {
            analysis = CompletableFuture.supplyAsync(
                    () -> {
                        checkCurrent();
                        return analyse.apply(text);
                    },
                    executor);
        }
        return analysis;
    }

    /** @throws CancellationException if this version is outdated */
    void checkCurrent() {
        if (outdated) {
            throw new CancellationException("version " + version + " of " + uri + " is outdated");
        }
    }
}
