package dev.stepwasm.eclipse.meaning;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.editor.Words;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.PreferenceChangeEvent;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * Marks all words that stand for the same as the one at the caret, and the ends of a block. Instead of the words that look
 * the same, which the generic editor marks by itself; its button for that switches this too.
 */
public final class Occurrences
        implements IReconciler,
                ITextInputListener,
                IDocumentListener,
                ISelectionChangedListener,
                IPreferenceChangeListener {
    /** The annotation type of a word that reads or names something, see plugin.xml. */
    public static final String READ = "dev.stepwasm.eclipse.occurrence";
    /** The annotation type of a word that changes something. */
    public static final String WRITE = "dev.stepwasm.eclipse.occurrence.write";

    private static final String GENERIC_EDITOR = "org.eclipse.ui.genericeditor";
    /** The preference behind the generic editor's button. */
    private static final String SWITCH = "org.eclipse.ui.genericeditor.togglehighlight";

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(GENERIC_EDITOR);
    private @Nullable ISourceViewer viewer;
    private @Nullable IDocument followed;
    private Annotation[] shown = {};
    private int question;

    @Override
    public void install(ITextViewer textViewer) {
        if (textViewer instanceof ISourceViewer source) {
            viewer = source;
            source.addTextInputListener(this);
            preferences.addPreferenceChangeListener(this);
            if (source.getSelectionProvider() instanceof IPostSelectionProvider selection) {
                selection.addPostSelectionChangedListener(this);
            }
            inputDocumentChanged(null, source.getDocument());
        }
    }

    @Override
    public void uninstall() {
        ISourceViewer installed = viewer;
        if (installed != null) {
            inputDocumentAboutToBeChanged(followed, null);
            installed.removeTextInputListener(this);
            preferences.removePreferenceChangeListener(this);
            if (installed.getSelectionProvider() instanceof IPostSelectionProvider selection) {
                selection.removePostSelectionChangedListener(this);
            }
            viewer = null;
        }
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument before, @Nullable IDocument after) {
        clear();
        if (followed != null) {
            followed.removeDocumentListener(this);
            followed = null;
        }
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument before, @Nullable IDocument after) {
        if (after != null) {
            followed = after;
            after.addDocumentListener(this);
        }
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // The positions of the marks are moved by the document.
    }

    /** Typing elsewhere than in a word leaves the marks where they are; what they say is asked with the next rest. */
    @Override
    public void documentChanged(DocumentEvent event) {
        String text = event.getText() == null ? "" : event.getText();
        if (!text.chars().allMatch(c -> Words.isPart((char) c))) {
            clear();
        }
    }

    @Override
    public void preferenceChange(PreferenceChangeEvent event) {
        if (event.getKey().equals(SWITCH)) {
            clear();
            mark();
        }
    }

    /** Called when the caret has rested for a moment. */
    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        mark();
    }

    private void mark() {
        ISourceViewer source = viewer;
        IDocument document = followed;
        if (source == null || document == null || !preferences.getBoolean(SWITCH, true)) {
            return;
        }
        int number = ++question;
        Display display = source.getTextWidget().getDisplay();
        TextPlace.of(document, source.getSelectedRange().x)
                .ifPresent(place -> StepwasmPlugin.get()
                        .server()
                        .ask(
                                "mark occurrences",
                                server -> server.getTextDocumentService()
                                        .documentHighlight(
                                                new DocumentHighlightParams(place.document(), place.position())))
                        .thenAccept(found -> display.asyncExec(() -> {
                            if (number == question && document == followed) {
                                show(document, found == null ? List.of() : found);
                            }
                        })));
    }

    private void clear() {
        question++;
        if (followed != null) {
            show(followed, List.of());
        }
    }

    private void show(IDocument document, List<? extends DocumentHighlight> found) {
        ISourceViewer source = viewer;
        if (source == null || !(source.getAnnotationModel() instanceof IAnnotationModelExtension model)) {
            return;
        }
        Map<Annotation, Position> fresh = new HashMap<>();
        for (DocumentHighlight highlight : found) {
            int start = Positions.offset(document, highlight.getRange().getStart());
            int end = Positions.offset(document, highlight.getRange().getEnd());
            boolean write = highlight.getKind() == DocumentHighlightKind.Write;
            fresh.put(
                    new Annotation(write ? WRITE : READ, false, write ? "Is changed here" : "Occurs here"),
                    new Position(start, Math.max(0, end - start)));
        }
        if (shown.length > 0 || !fresh.isEmpty()) {
            model.replaceAnnotations(shown, fresh);
            shown = fresh.keySet().toArray(Annotation[]::new);
        }
    }

    @Override
    public @Nullable IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }
}
