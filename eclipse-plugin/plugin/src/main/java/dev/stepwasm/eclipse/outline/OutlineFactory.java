package dev.stepwasm.eclipse.outline;

import dev.stepwasm.eclipse.StepwasmPlugin;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.jspecify.annotations.Nullable;

/** Gives a generic editor an outline, if it shows a document that the language server follows. */
public final class OutlineFactory implements IAdapterFactory {
    @Override
    public <T> @Nullable T getAdapter(Object adaptable, Class<T> type) {
        if (type == IContentOutlinePage.class
                && adaptable instanceof ITextEditor editor
                && editor.getAdapter(ITextOperationTarget.class) instanceof ISourceViewer viewer) {
            IDocument document = viewer.getDocument();
            if (document != null
                    && StepwasmPlugin.get().documents().uriOf(document).isPresent()) {
                return type.cast(new OutlinePage(editor, viewer, document));
            }
        }
        return null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IContentOutlinePage.class};
    }
}
