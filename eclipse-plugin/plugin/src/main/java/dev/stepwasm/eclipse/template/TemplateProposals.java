package dev.stepwasm.eclipse.template;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.util.Arrays;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateCompletionProcessor;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.swt.graphics.Image;
import org.jspecify.annotations.Nullable;

/** Offers templates among the completions, beside what the server knows: by the first letters of their names. */
public final class TemplateProposals extends TemplateCompletionProcessor {
    /** Made by the platform. */
    public TemplateProposals() {}

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        String typed = extractPrefix(viewer, offset);
        if (typed.isEmpty() && !isEmpty(viewer.getDocument())) {
            return new ICompletionProposal[0];
        }
        return Arrays.stream(super.computeCompletionProposals(viewer, offset))
                .filter(proposal -> proposal.getDisplayString().startsWith(typed))
                .toArray(ICompletionProposal[]::new);
    }

    @Override
    protected Template[] getTemplates(String context) {
        return Templates.store().getTemplates(context);
    }

    @Override
    protected TemplateContextType getContextType(ITextViewer viewer, IRegion region) {
        return Templates.context(isEmpty(viewer.getDocument()) ? Templates.FILE : Templates.CODE);
    }

    /** {@return whether there is no more in a text than the beginning of a word} */
    private static boolean isEmpty(IDocument document) {
        return document.getLength() < 30 && document.get().strip().chars().allMatch(Character::isLetter);
    }

    /** Words stand alone: neither behind a parenthesis, where the server knows what fits, nor within a name. */
    @Override
    protected String extractPrefix(ITextViewer viewer, int offset) {
        IDocument document = viewer.getDocument();
        try {
            int start = offset;
            while (start > 0 && isWord(document.getChar(start - 1))) {
                start--;
            }
            boolean alone = start == 0 || Character.isWhitespace(document.getChar(start - 1));
            return alone ? document.get(start, offset - start) : "";
        } catch (BadLocationException e) {
            return ""; // the text has become shorter meanwhile
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    @Override
    protected @Nullable Image getImage(Template template) {
        ImageDescriptor icon = ResourceLocator.imageDescriptorFromBundle(StepwasmPlugin.ID, "icons/template.svg")
                .orElse(null);
        return icon == null ? null : JFaceResources.getResources().create(icon);
    }
}
