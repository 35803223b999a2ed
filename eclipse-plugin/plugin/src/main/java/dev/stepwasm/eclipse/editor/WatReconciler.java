package dev.stepwasm.eclipse.editor;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.breakpoints.OutsideIcons;
import dev.stepwasm.eclipse.completion.Occasion;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Makes the language server follow whatever document a viewer shows. The server decides when to check, so this needs
 * no strategy and no delay of its own.
 */
public final class WatReconciler implements IReconciler, ITextInputListener {
    private @Nullable ITextViewer viewer;

    @Override
    public void install(ITextViewer textViewer) {
        viewer = textViewer;
        textViewer.addTextInputListener(this);
        inputDocumentChanged(null, textViewer.getDocument());
        // The viewer gets its content assist after this.
        textViewer.getTextWidget().getDisplay().asyncExec(() -> Occasion.follow(textViewer));
    }

    @Override
    public void uninstall() {
        ITextViewer installed = viewer;
        if (installed != null) {
            installed.removeTextInputListener(this);
            viewer = null;
        }
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument oldInput, @Nullable IDocument newInput) {
        // Documents are let go with their file buffer, which several viewers may share.
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument oldInput, @Nullable IDocument newInput) {
        if (newInput != null) {
            StepwasmPlugin.get().documents().open(newInput);
            OutsideIcons.show(newInput);
        }
    }

    @Override
    public @Nullable IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }
}
