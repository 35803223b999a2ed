package dev.stepwasm.eclipse.editor;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.RestingText;
import dev.stepwasm.eclipse.server.RestingText.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.jspecify.annotations.Nullable;

/**
 * Folds what the server says can be folded, instead of what is indented. Folds that stay where they were are left alone:
 * any change of them makes JFace paint the whole text anew.
 */
public final class WatFolding implements IReconciler, ITextInputListener {
    private @Nullable ProjectionViewer viewer;
    private @Nullable RestingText<List<FoldingRange>> resting;

    @Override
    public void install(ITextViewer textViewer) {
        if (textViewer instanceof ProjectionViewer folding) {
            viewer = folding;
            folding.addTextInputListener(this);
            inputDocumentChanged(null, folding.getDocument());
        }
    }

    @Override
    public void uninstall() {
        ProjectionViewer installed = viewer;
        if (installed != null) {
            installed.removeTextInputListener(this);
            viewer = null;
        }
        stop();
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument oldInput, @Nullable IDocument newInput) {
        stop();
    }

    private void stop() {
        if (resting != null) {
            resting.close();
            resting = null;
        }
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument oldInput, @Nullable IDocument newInput) {
        if (newInput != null) {
            StepwasmPlugin plugin = StepwasmPlugin.get();
            plugin.documents().open(newInput);
            resting = new RestingText<>(
                    newInput,
                    plugin.documents(),
                    plugin.server(),
                    new Question<>(
                            "find what folds",
                            (service, id) -> service.foldingRange(new FoldingRangeRequestParams(id)),
                            ranges -> fold(newInput, ranges)));
        }
    }

    private void fold(IDocument document, List<FoldingRange> ranges) {
        ProjectionViewer shown = viewer;
        ProjectionAnnotationModel model = shown == null ? null : shown.getProjectionAnnotationModel();
        if (model == null) {
            return; // folding is switched off
        }
        Map<Position, ProjectionAnnotation> wanted = new HashMap<>();
        for (FoldingRange range : ranges) {
            Position lines = lines(document, range);
            if (lines != null) {
                wanted.put(lines, new ProjectionAnnotation());
            }
        }
        List<Annotation> gone = new ArrayList<>();
        Iterator<Annotation> present = model.getAnnotationIterator();
        while (present.hasNext()) {
            Annotation annotation = present.next();
            if (wanted.remove(model.getPosition(annotation)) == null) {
                gone.add(annotation);
            }
        }
        if (!gone.isEmpty() || !wanted.isEmpty()) {
            Map<Annotation, Position> fresh = new HashMap<>();
            wanted.forEach((position, annotation) -> fresh.put(annotation, position));
            model.modifyAnnotations(gone.toArray(Annotation[]::new), fresh, null);
        }
    }

    /** {@return the lines of a fold, the last with its line break; null if the text has fewer lines by now} */
    private static @Nullable Position lines(IDocument document, FoldingRange range) {
        try {
            int start = document.getLineOffset(range.getStartLine());
            int last = document.getLineOffset(range.getEndLine());
            return new Position(start, last + document.getLineLength(range.getEndLine()) - start);
        } catch (BadLocationException e) {
            return null;
        }
    }

    @Override
    public @Nullable IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }
}
