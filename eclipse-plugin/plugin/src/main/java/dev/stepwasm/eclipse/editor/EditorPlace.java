package dev.stepwasm.eclipse.editor;

import dev.stepwasm.eclipse.server.TextPlace;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.jspecify.annotations.Nullable;

/**
 * What is selected in an editor, for commands. On the UI thread.
 *
 * @param document what the viewer shows
 * @param offset where the selection begins
 * @param length how many characters are selected
 */
public record EditorPlace(ITextEditor editor, ISourceViewer viewer, IDocument document, int offset, int length) {
    /** {@return what is selected in the editor that a command is for} */
    public static Optional<EditorPlace> of(ExecutionEvent event) {
        return of(HandlerUtil.getActiveEditor(event));
    }

    /** {@return what is selected in an editor, if it has a text} */
    public static Optional<EditorPlace> of(@Nullable IWorkbenchPart part) {
        if (part instanceof ITextEditor editor
                && editor.getAdapter(ITextOperationTarget.class) instanceof ISourceViewer viewer
                && viewer.getDocument() != null) {
            Point selected = viewer.getSelectedRange();
            return Optional.of(new EditorPlace(editor, viewer, viewer.getDocument(), selected.x, selected.y));
        }
        return Optional.empty();
    }

    /** {@return the place as the server is asked about it, if the server follows the document} */
    public Optional<TextPlace> asked() {
        return TextPlace.of(document, offset);
    }

    /** {@return whether the editor is still there and shows the same document} */
    public boolean isOpen() {
        return viewer.getTextWidget() != null
                && !viewer.getTextWidget().isDisposed()
                && viewer.getDocument() == document;
    }

    /** Says in the status line why nothing happens; an empty text takes it away. Nothing, if the editor is closed. */
    public void say(String message) {
        if (!isOpen()) {
            return;
        }
        IStatusLineManager line = editor.getEditorSite().getActionBars().getStatusLineManager();
        line.setErrorMessage(message.isEmpty() ? null : message);
        if (!message.isEmpty()) {
            viewer.getTextWidget().getDisplay().beep();
        }
    }
}
