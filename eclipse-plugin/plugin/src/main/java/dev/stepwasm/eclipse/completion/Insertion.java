package dev.stepwasm.eclipse.completion;

import dev.stepwasm.eclipse.server.Positions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/** Puts a snippet into the text, as one step to undo, and leads through its places with the tab key. */
final class Insertion {
    private final ITextViewer viewer;
    private final IDocument document;
    private final int start;
    private final int end;
    private Point selection;

    /**
     * Prepares it.
     *
     * @param start where the snippet comes
     * @param end where what it replaces ends
     */
    Insertion(ITextViewer viewer, IDocument document, int start, int end) {
        this.viewer = viewer;
        this.document = document;
        this.start = start;
        this.end = end;
        this.selection = new Point(end, 0);
    }

    /** {@return the white space with which the line of an offset begins} */
    static String indentation(IDocument document, int offset) {
        try {
            IRegion line = document.getLineInformationOfOffset(offset);
            String text = document.get(line.getOffset(), offset - line.getOffset());
            return text.substring(0, text.length() - text.stripLeading().length());
        } catch (BadLocationException e) {
            return ""; // shorter by now
        }
    }

    /**
     * Inserts.
     *
     * @param more edits elsewhere in the text
     * @param typed how many characters were typed since those edits were made
     */
    void insert(SnippetText snippet, List<TextEdit> more, int typed) {
        IRewriteTarget target =
                viewer instanceof ITextViewerExtension rewritable ? rewritable.getRewriteTarget() : null;
        if (target != null) {
            target.beginCompoundChange();
        }
        try {
            int moved = elsewhere(more, typed);
            document.replace(start + moved, end - start, snippet.text());
            selection = new Point(start + moved + snippet.end(), 0);
            link(snippet, start + moved);
        } catch (BadLocationException e) {
            selection = new Point(Math.min(end, document.getLength()), 0); // the text has become shorter
        } finally {
            if (target != null) {
                target.endCompoundChange();
            }
        }
    }

    /** Makes the edits elsewhere, from the last to the first. {@return how far the start has moved} */
    private int elsewhere(List<TextEdit> edits, int typed) throws BadLocationException {
        record Change(int offset, int length, String text) {}
        int line = document.getLineOfOffset(start);
        List<Change> changes = edits.stream()
                .map(edit -> {
                    int from = Positions.offset(document, edit.getRange().getStart());
                    int to = Positions.offset(document, edit.getRange().getEnd());
                    // The line has grown since; those below it have only moved, and are counted from their own start.
                    boolean behind = edit.getRange().getStart().getLine() == line && from >= end - typed;
                    return new Change(behind ? from + typed : from, to - from, edit.getNewText());
                })
                .sorted(Comparator.comparingInt(Change::offset).reversed())
                .toList();
        int moved = 0;
        for (Change change : changes) {
            document.replace(change.offset(), change.length(), change.text());
            if (change.offset() < start) {
                moved += change.text().length() - change.length();
            }
        }
        return moved;
    }

    private void link(SnippetText snippet, int base) throws BadLocationException {
        if (snippet.places().isEmpty()) {
            return;
        }
        LinkedModeModel model = new LinkedModeModel();
        Map<Integer, LinkedPositionGroup> groups = new HashMap<>();
        for (SnippetText.Place place : snippet.places()) {
            groups.computeIfAbsent(place.number(), number -> new LinkedPositionGroup())
                    .addPosition(new LinkedPosition(document, base + place.start(), place.length(), place.number()));
        }
        for (LinkedPositionGroup group : groups.values()) {
            model.addGroup(group);
        }
        model.forceInstall();
        LinkedModeUI ui = new EditorLinkedModeUI(model, viewer);
        ui.setExitPosition(viewer, base + snippet.end(), 0, Integer.MAX_VALUE);
        ui.enter();
        IRegion first = ui.getSelectedRegion();
        selection = new Point(first.getOffset(), first.getLength());
    }

    /** {@return what is to be selected afterwards: start and length} */
    Point selection() {
        return selection;
    }
}
