package dev.stepwasm.eclipse.mining;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.ServerLink;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * Hints and lenses of one editor. JFace asks when the text has rested, on any thread; of a long text only the lines around
 * those to be seen are shown, and others when somebody scrolls there.
 */
public final class WatMinings extends AbstractCodeMiningProvider {
    /** A text with more lines has hints and lenses only around what is to be seen. */
    private static final int LINES = 400;

    /**
     * So many lines before and behind. JFace paints all text between the first and the last piece anew, whenever one of
     * them changes, so more would be felt while typing.
     */
    private static final int MORE = 30;

    /**
     * A text with more lines has none: with pieces in it the text widget lays out every line to know how high it is, which is
     * felt while typing.
     */
    private static final int MOST_LINES = 2_000;

    private static final int SCROLL_REST_MILLIS = 250;

    /** All viewers that have been asked about, for the server's wish to be asked again. */
    private static final Set<ITextViewer> VIEWERS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile Window window = new Window(0, -1);
    private volatile boolean followed;

    private record Window(int first, int last) {}

    /** Asks again in all editors. Any thread may call. */
    public static void refresh() {
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(() -> List.copyOf(VIEWERS).forEach(WatMinings::update));
        }
    }

    static void update(ITextViewer viewer) {
        if (viewer.getTextWidget() != null
                && !viewer.getTextWidget().isDisposed()
                && viewer instanceof ISourceViewerExtension5 mined) {
            mined.updateCodeMinings();
        }
    }

    @Override
    public @Nullable CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(
            ITextViewer viewer, IProgressMonitor monitor) {
        IDocument document = viewer.getDocument();
        String uri = document == null
                ? null
                : StepwasmPlugin.get().documents().uriOf(document).orElse(null);
        if (document == null || uri == null || document.getNumberOfLines() > MOST_LINES) {
            return null;
        }
        VIEWERS.add(viewer);
        return CompletableFuture.supplyAsync(() -> lines(viewer, document), onUi())
                .thenCompose(shown -> ask(document, new TextDocumentIdentifier(uri), shown));
    }

    private static Executor onUi() {
        Display display = Display.getDefault();
        return display.getThread() == Thread.currentThread() ? Runnable::run : display::asyncExec;
    }

    private CompletableFuture<List<? extends ICodeMining>> ask(
            IDocument document, TextDocumentIdentifier id, Window shown) {
        ServerLink server = StepwasmPlugin.get().server();
        Range part = new Range(new Position(shown.first(), 0), new Position(shown.last() + 1, 0));
        CompletableFuture<Stream<ICodeMining>> hints = server.ask(
                        "find hints",
                        running -> running.getTextDocumentService().inlayHint(new InlayHintParams(id, part)))
                .handle((found, failure) -> orNone(found).flatMap(hint -> Hints.of(hint, document, this)));
        CompletableFuture<Stream<ICodeMining>> lenses = server.ask(
                        "find lenses",
                        running -> running.getTextDocumentService().codeLens(new CodeLensParams(id)))
                .handle((found, failure) ->
                        orNone(found).filter(lens -> isIn(shown, lens)).flatMap(lens -> Lens.of(lens, document, this)));
        return hints.thenCombine(
                lenses, (some, more) -> Stream.concat(some, more).toList());
    }

    /** {@return what was found} Nothing, if the text has changed or is closed: then JFace asks again, or not any more. */
    private static <T> Stream<? extends T> orNone(@Nullable List<? extends T> found) {
        return found == null ? Stream.empty() : found.stream();
    }

    private static boolean isIn(Window shown, CodeLens lens) {
        int line = lens.getRange().getStart().getLine();
        return shown.first() <= line && line <= shown.last();
    }

    /** {@return the lines to ask about} Follows the scroll bar from now on. On the UI thread. */
    private Window lines(ITextViewer viewer, IDocument document) {
        int all = document.getNumberOfLines();
        if (all <= LINES || viewer.getTextWidget() == null) {
            window = new Window(0, all);
            return window;
        }
        if (!followed) {
            followed = true;
            Runnable again = () -> {
                Window visible = visible(viewer, document, 0);
                if (visible.first() < window.first() || visible.last() > window.last()) {
                    update(viewer);
                }
            };
            viewer.addViewportListener(
                    offset -> viewer.getTextWidget().getDisplay().timerExec(SCROLL_REST_MILLIS, again));
        }
        window = visible(viewer, document, MORE);
        return window;
    }

    private static Window visible(ITextViewer viewer, IDocument document, int more) {
        if (viewer.getTextWidget() == null) {
            return new Window(0, -1); // closed meanwhile
        }
        try {
            int first = document.getLineOfOffset(Math.max(0, viewer.getTopIndexStartOffset()));
            int last = document.getLineOfOffset(Math.clamp(viewer.getBottomIndexEndOffset(), 0, document.getLength()));
            return new Window(Math.max(0, first - more), Math.min(document.getNumberOfLines() - 1, last + more));
        } catch (BadLocationException e) {
            return new Window(0, -1); // another text by now
        }
    }
}
