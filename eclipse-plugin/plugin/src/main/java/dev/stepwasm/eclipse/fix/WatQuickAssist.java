package dev.stepwasm.eclipse.fix;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * Quick fixes and refactorings at the caret (Ctrl+1). JFace wants the list at once, on the UI thread: if the server needs
 * longer than a moment, one row says so, and the list opens again when the answer is there.
 */
public final class WatQuickAssist implements IQuickAssistProcessor {
    /** What passes for at once. In milliseconds. */
    private static final int PATIENCE_OF_UI = 50;

    private record Question(IDocument document, long version, int offset, int length) {}

    private @Nullable Question asked;
    private @Nullable CompletableFuture<List<Fix>> answer;

    @Override
    public ICompletionProposal @Nullable [] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        ISourceViewer viewer = context.getSourceViewer();
        IDocument document = viewer == null ? null : viewer.getDocument();
        if (viewer == null || document == null) {
            return null;
        }
        Question question = new Question(
                document,
                document instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : 0,
                context.getOffset(),
                Math.max(0, context.getLength()));
        CompletableFuture<List<Fix>> pending = answer;
        if (pending == null || !question.equals(asked) || pending.isCompletedExceptionally()) {
            asked = question;
            pending = Fix.at(document, question.offset(), question.length(), Fix.anything());
            answer = pending;
        }
        try {
            List<Fix> found = pending.get(PATIENCE_OF_UI, TimeUnit.MILLISECONDS);
            answer = null;
            List<String> shown = MarkerFixes.takeShown();
            return found.stream()
                    .filter(fix -> !fix.isQuickFix() || !shown.contains(fix.title()))
                    .map(FixProposal::new)
                    .toArray(ICompletionProposal[]::new);
        } catch (TimeoutException e) {
            openAgain(viewer, pending, question);
            return new ICompletionProposal[] {new Looking()};
        } catch (ExecutionException e) {
            return null; // the text has changed meanwhile, or it is in the error log already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void openAgain(ISourceViewer viewer, CompletableFuture<List<Fix>> pending, Question question) {
        Display display = Objects.requireNonNull(Display.getCurrent());
        pending.thenRun(() -> display.asyncExec(() -> {
            if (viewer.getTextWidget() != null
                    && viewer.getTextWidget().isFocusControl()
                    && viewer.getSelectedRange().equals(new Point(question.offset(), question.length()))
                    && viewer instanceof ITextOperationTarget target) {
                target.doOperation(ISourceViewer.QUICK_ASSIST);
            }
        }));
    }

    @Override
    public boolean canFix(Annotation annotation) {
        return false; // the markers say so themselves
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return true;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return null;
    }
}
