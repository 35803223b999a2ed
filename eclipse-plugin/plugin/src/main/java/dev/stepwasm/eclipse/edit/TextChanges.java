package dev.stepwasm.eclipse.edit;

import dev.stepwasm.eclipse.server.Positions;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/** Edits of the protocol as changes of a document. */
public final class TextChanges {
    private TextChanges() {}

    /**
     * {@return the edits in the platform's form}
     *
     * @param document the text that they are about
     * @throws MalformedTreeException if edits overlap
     */
    public static MultiTextEdit of(List<? extends TextEdit> edits, IDocument document) {
        MultiTextEdit all = new MultiTextEdit();
        for (TextEdit edit : edits) {
            int start = Positions.offset(document, edit.getRange().getStart());
            int end = Positions.offset(document, edit.getRange().getEnd());
            all.addChild(new ReplaceEdit(start, Math.max(0, end - start), edit.getNewText()));
        }
        return all;
    }

    /**
     * Makes all edits, as one step to undo; on the UI thread if the document is shown.
     *
     * @throws IllegalStateException if the edits are about another text
     */
    public static void apply(List<? extends TextEdit> edits, IDocument document) {
        IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        if (undo != null) {
            undo.beginCompoundChange();
        }
        try {
            of(edits, document).apply(document, org.eclipse.text.edits.TextEdit.NONE);
        } catch (BadLocationException | MalformedTreeException e) {
            throw new IllegalStateException("the edits are not about this text", e);
        } finally {
            if (undo != null) {
                undo.endCompoundChange();
            }
        }
    }
}
