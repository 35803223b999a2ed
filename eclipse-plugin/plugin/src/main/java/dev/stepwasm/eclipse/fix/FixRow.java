package dev.stepwasm.eclipse.fix;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Point;
import org.jspecify.annotations.Nullable;

/** A row of the list of quick fixes in the editor: it has a title, and leaves the selection as it is. */
interface FixRow extends ICompletionProposal {
    @Override
    default @Nullable Point getSelection(IDocument document) {
        return null;
    }

    @Override
    default @Nullable String getAdditionalProposalInfo() {
        return null;
    }

    @Override
    default @Nullable IContextInformation getContextInformation() {
        return null;
    }
}
