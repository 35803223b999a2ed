package dev.stepwasm.lsp;

import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.lens.UsePlaces;
import dev.stepwasm.ide.lint.Level;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.lint.Lints;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.Nullable;

/**
 * One version of an open document. Its analysis is made at most once, when somebody first asks, and not to its end if a
 * newer version arrives before. Safe for use from any thread.
 */
final class Snapshot {
    private static final Map<Lint, Level> NO_LINTS =
            Arrays.stream(Lint.values()).collect(Collectors.toUnmodifiableMap(lint -> lint, lint -> Level.OFF));

    private final String uri;
    private final int version;
    private final long revision;
    private final SourceText text;
    private final Agreement agreement;
    private final Analyser analyser;
    private final Latest latest;
    private final Executor executor;
    private volatile boolean outdated;
    /** The same text, about whose surroundings more is known. */
    private volatile @Nullable Snapshot successor;

    private long textRevision;
    private @Nullable CompletableFuture<Analysis> analysis;
    private final Object lintLock = new Object();
    private @Nullable Lints lints;

    /**
     * @param revision a number that no other snapshot of this server has; negative for that of a file
     * @param latest what was found out about the document, for this version to start from
     * @param executor runs the analyses of one document one after the other
     */
    Snapshot(
            String uri,
            int version,
            long revision,
            SourceText text,
            Agreement agreement,
            Analyser analyser,
            Latest latest,
            Executor executor) {
        this.uri = uri;
        this.version = version;
        this.revision = revision;
        this.textRevision = revision;
        this.text = text;
        this.agreement = agreement;
        this.analyser = analyser;
        this.latest = latest;
        this.executor = executor;
    }

    String uri() {
        return uri;
    }

    /** {@return the client's number for this version} */
    int version() {
        return version;
    }

    /** {@return whether the client has the document open, or had; otherwise it is a file} */
    boolean isOpen() {
        return revision > 0;
    }

    /** {@return the result id of answers about this version} */
    String resultId() {
        return Long.toString(revision);
    }

    /** {@return the result id of diagnostics of this version, which are others after a run} */
    String diagnosticsId() {
        return resultId() + "." + latest.runs().revision();
    }

    SourceText text() {
        return text;
    }

    /** {@return what became of the runs of this document} */
    RunResults runs() {
        return latest.runs();
    }

    /** {@return where the definitions of this version are used} */
    UsePlaces uses(Analysis own) {
        return latest.uses(own);
    }

    /** {@return what the user had set} When that changes there is a new snapshot. */
    Settings settings() {
        return agreement.settings();
    }

    /** {@return what can be imported from outside of the text} When that changes there is a new snapshot. */
    KnownImports imports() {
        return agreement.imports();
    }

    /** {@return an offset in the text as the client counts} */
    Position position(int offset) {
        return agreement.positions().position(text, offset);
    }

    /** {@return a part of the text as the client counts} */
    Range range(Span span) {
        return agreement.positions().range(text, span);
    }

    /** {@return a part of another text as the client counts} */
    Range range(SourceText other, Span span) {
        return agreement.positions().range(other, span);
    }

    /** {@return where a position of the client lies in the text} */
    int offset(Position position) {
        return agreement.positions().offset(text, position);
    }

    /** {@return what a range of the client covers of the text} */
    Span span(Range range) {
        return agreement.positions().span(text, range);
    }

    /** {@return the length of a span within a line as the client counts} */
    int length(Span span) {
        return agreement.positions().encoding().length(text.text(), span.start(), span.end());
    }

    /** {@return the same for all snapshots of one text of the document, whatever else is known} */
    String textId() {
        return Long.toString(textRevision);
    }

    /** {@return whether the document has changed or was closed since} */
    boolean isOutdated() {
        for (Snapshot at = this; at != null; at = at.successor) {
            if (at.outdated) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether there is a newer one}: one of another text, or one about which more is known */
    boolean isReplaced() {
        return successor != null || isOutdated();
    }

    /** Answers that have begun stay good, but what is said unasked is said about the other one, which has the same text. */
    void giveWayTo(Snapshot other) {
        other.textRevision = textRevision;
        successor = other;
    }

    /** Lets analysis and answers that have not begun be skipped. */
    void outdate() {
        outdated = true;
    }

    /** {@return the analysis of this version}, a {@link CancellationException} if it was outdated before it began */
    @SuppressWarnings("ReferenceEquality") // of equal texts that are not the same, places are not either
    synchronized CompletableFuture<Analysis> analysis() {
        if (analysis == null) {
            analysis = CompletableFuture.supplyAsync(
                    () -> {
                        checkCurrent();
                        Optional<Analysis> earlier = latest.analysis();
                        if (earlier.isPresent() && earlier.get().source() == text) {
                            return earlier.get(); // only settings or knowledge are new
                        }
                        // The first one is always finished: typing on and on must not keep it from ever being made.
                        Runnable checkpoint = earlier.isPresent() ? this::checkCurrent : () -> {};
                        Analysis made = analyser.analyse(text, earlier, checkpoint);
                        latest.set(made);
                        return made;
                    },
                    executor);
        }
        return analysis;
    }

    /** {@return the lints of this version}, made by the first who asks, as far as the last ones cannot be kept */
    Lints lints(Analysis analysis) {
        synchronized (lintLock) {
            if (lints == null) {
                Optional<Lints> earlier = latest.lints();
                Runnable checkpoint = earlier.isPresent() ? this::checkCurrent : () -> {};
                lints = Lints.of(
                        analysis,
                        isLarge() || isReadOnly() ? NO_LINTS : settings().levels(),
                        isScript(),
                        imports(),
                        earlier,
                        checkpoint);
                latest.set(lints);
            }
            return lints;
        }
    }

    /** {@return whether what costs much is left out} */
    boolean isLarge() {
        return text.length() >= settings().largeFile();
    }

    /** {@return whether this is the text of a binary, which nobody can change} */
    boolean isReadOnly() {
        return BinaryTextAddress.is(uri);
    }

    /** {@return the last part of an address} */
    static String nameOf(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** {@return whether its name is that of a test script} */
    boolean isScript() {
        return text.name().toLowerCase(Locale.ROOT).endsWith(".wast");
    }

    /** @throws CancellationException if this version is outdated */
    void checkCurrent() {
        if (isOutdated()) {
            throw new CancellationException("version " + version + " of " + uri + " is outdated");
        }
    }
}
