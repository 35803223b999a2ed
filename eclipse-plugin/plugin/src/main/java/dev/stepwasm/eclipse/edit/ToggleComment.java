package dev.stepwasm.eclipse.edit;

import dev.stepwasm.eclipse.editor.EditorPlace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.jspecify.annotations.Nullable;

/** Makes comments of the lines that are selected, or takes that back. On the UI thread. */
public final class ToggleComment extends AbstractHandler {
    /** For the extension point. */
    public ToggleComment() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        EditorPlace.of(event).filter(place -> place.viewer().isEditable()).ifPresent(ToggleComment::toggle);
        return null;
    }

    private static void toggle(EditorPlace place) {
        IDocument document = place.document();
        Position selected = new Position(place.offset(), place.length());
        try {
            document.addPosition(selected); // the text widget would forget what is selected
            TextChanges.apply(LineComments.toggled(document, place.offset(), place.length()), document);
            document.removePosition(selected);
            place.viewer().setSelectedRange(selected.getOffset(), selected.getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException("more is selected than there is", e);
        }
    }
}
