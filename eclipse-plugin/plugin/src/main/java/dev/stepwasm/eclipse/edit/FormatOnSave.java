package dev.stepwasm.eclipse.edit;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.BufferListener;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.widgets.Display;

/**
 * Formats a text when it is saved, if that is wanted. Saving waits for the server, but not long: a text that takes longer is
 * saved as it is.
 */
public final class FormatOnSave implements BufferListener {
    /** The preference that switches it on. */
    public static final String PREFERENCE = "eclipse.formatOnSave";

    private static final int PATIENCE_MILLIS = 500;

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(StepwasmPlugin.ID);

    /** Begins to be told of files by who makes it. */
    public FormatOnSave() {}

    /** Called before a changed file is written. */
    @Override
    public void stateChanging(IFileBuffer buffer) {
        if (buffer.isDirty()
                && buffer instanceof ITextFileBuffer text
                && Display.getCurrent() != null
                && preferences.getBoolean(PREFERENCE, false)) {
            format(text.getDocument());
        }
    }

    private static void format(IDocument document) {
        TextPlace.of(document, 0).ifPresent(place -> {
            try {
                List<? extends TextEdit> edits = StepwasmPlugin.get()
                        .server()
                        .ask("format what is saved", server -> Format.whole(server.getTextDocumentService(), place))
                        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (edits != null && !edits.isEmpty()) {
                    TextChanges.apply(edits, document);
                }
            } catch (ExecutionException | TimeoutException e) {
                return; // saved as it is
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
