package dev.stepwasm.eclipse.editor;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.markdown.MarkdownControl;
import dev.stepwasm.eclipse.server.Positions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkedString;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about a word. For the one under the mouse pointer JFace asks on a thread of its own, which may
 * wait; for the one at the caret (F2) it asks on the UI thread, which may not wait long.
 */
public final class WatHover implements ITextHover, ITextHoverExtension {
    /** After this the pointer has gone elsewhere. In milliseconds. */
    private static final int PATIENCE = 5000;
    /** What passes for at once. In milliseconds. */
    private static final int PATIENCE_OF_UI = 100;

    @Override
    public @Nullable IRegion getHoverRegion(ITextViewer viewer, int offset) {
        IDocument document = viewer.getDocument();
        return document == null ? null : Words.at(document, offset);
    }

    @Override
    public @Nullable String getHoverInfo(ITextViewer viewer, IRegion region) {
        IDocument document = viewer.getDocument();
        if (document == null) {
            return null;
        }
        try {
            int patience = Display.getCurrent() == null ? PATIENCE : PATIENCE_OF_UI;
            Hover hover = ask(document, region.getOffset()).get(patience, TimeUnit.MILLISECONDS);
            return hover == null ? null : text(hover);
        } catch (BadLocationException | ExecutionException | TimeoutException e) {
            return null; // outdated, or in the error log already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public IInformationControlCreator getHoverControlCreator() {
        return MarkdownControl.creator();
    }

    private static CompletableFuture<@Nullable Hover> ask(IDocument document, int offset) throws BadLocationException {
        StepwasmPlugin plugin = StepwasmPlugin.get();
        String uri = plugin.documents().uriOf(document).orElse(null);
        if (uri == null) {
            return CompletableFuture.completedFuture(null);
        }
        var parameters = new HoverParams(new TextDocumentIdentifier(uri), Positions.at(document, offset));
        return plugin.server()
                .ask("explain a word", server -> server.getTextDocumentService().hover(parameters));
    }

    private static String text(Hover hover) {
        return hover.getContents().isRight()
                ? hover.getContents().getRight().getValue()
                : hover.getContents().getLeft().stream().map(WatHover::text).collect(Collectors.joining("\n"));
    }

    private static String text(Either<String, MarkedString> part) {
        return part.isLeft() ? part.getLeft() : part.getRight().getValue();
    }
}
