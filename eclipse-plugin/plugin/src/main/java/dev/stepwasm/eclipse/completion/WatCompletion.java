package dev.stepwasm.eclipse.completion;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionContext;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.CompletionTriggerKind;
import org.jspecify.annotations.Nullable;

/**
 * What the language server proposes to type. JFace asks on a thread of its own, which may wait. The order is the
 * server's: what fits the operand stack comes first.
 */
public final class WatCompletion implements IContentAssistProcessor {
    /** After this nobody looks at the list any more. In seconds. */
    private static final int PATIENCE = 5;
    /** After these the server knows something to propose, besides after letters. */
    private static final String TRIGGERS = "($.@\"= )";

    private volatile @Nullable String failure;

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        IDocument document = viewer.getDocument();
        failure = null;
        if (document == null) {
            return new ICompletionProposal[0];
        }
        return TextPlace.of(document, offset)
                .map(place -> items(place, context(viewer, document, offset)).stream()
                        .map(item -> (ICompletionProposal) new WatProposal(item, document, offset))
                        .toArray(ICompletionProposal[]::new))
                .orElse(new ICompletionProposal[0]);
    }

    private List<CompletionItem> items(TextPlace place, CompletionContext context) {
        StepwasmPlugin plugin = StepwasmPlugin.get();
        var asked = new CompletionParams(place.document(), place.position(), context);
        try {
            var answer = plugin.server()
                    .ask(
                            "propose what to type",
                            server -> server.getTextDocumentService().completion(asked))
                    .get(PATIENCE, TimeUnit.SECONDS);
            return answer == null
                    ? List.of()
                    : answer.isLeft() ? answer.getLeft() : answer.getRight().getItems();
        } catch (ExecutionException e) {
            return List.of(); // the text has changed meanwhile, or it is in the error log already
        } catch (TimeoutException e) {
            failure = "The language server is busy. Try again in a moment.";
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** A space asks only if it was typed just now: who asks with a key after one wants to see everything. */
    private CompletionContext context(ITextViewer viewer, IDocument document, int offset) {
        try {
            String before = offset == 0 ? "" : document.get(offset - 1, 1);
            if (Occasion.isUnasked(viewer) && !before.isEmpty() && TRIGGERS.contains(before)) {
                return new CompletionContext(CompletionTriggerKind.TriggerCharacter, before);
            }
        } catch (BadLocationException e) {
            return new CompletionContext(CompletionTriggerKind.Invoked); // shorter by now
        }
        return new CompletionContext(CompletionTriggerKind.Invoked);
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return TRIGGERS.toCharArray();
    }

    @Override
    public @Nullable String getErrorMessage() {
        return failure;
    }

    @Override
    public IContextInformation @Nullable [] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char @Nullable [] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public @Nullable IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
