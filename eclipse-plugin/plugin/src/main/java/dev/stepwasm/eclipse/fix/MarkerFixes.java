package dev.stepwasm.eclipse.fix;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.Nullable;

/** What mends the problem of a marker, in the Problems view, in its hover and at the caret. */
public final class MarkerFixes implements IMarkerResolutionGenerator2 {
    /** What passes for at once, as the workbench asks on the UI thread when a key is pressed. In milliseconds. */
    private static final int PATIENCE_OF_UI = 100;

    /** Titles that were handed out for markers, so that the list at the caret does not show them twice. */
    private static final List<String> SHOWN = new ArrayList<>();

    static synchronized List<String> takeShown() {
        List<String> shown = List.copyOf(SHOWN);
        SHOWN.clear();
        return shown;
    }

    private static synchronized void remember(List<Fix> fixes) {
        fixes.forEach(fix -> SHOWN.add(fix.title()));
    }

    /** Not asked of the server: this is called for each marker that is painted. */
    @Override
    public boolean hasResolutions(IMarker marker) {
        return marker.exists();
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager()
                .getTextFileBuffer(marker.getResource().getFullPath(), LocationKind.IFILE);
        if (buffer == null
                || StepwasmPlugin.get().documents().uriOf(buffer.getDocument()).isEmpty()) {
            return new IMarkerResolution[] {new Opening(marker.getResource().getName())};
        }
        List<Fix> found = fixes(marker, buffer.getDocument());
        remember(found);
        return found.stream().map(Resolution::new).toArray(IMarkerResolution[]::new);
    }

    private static List<Fix> fixes(IMarker marker, IDocument document) {
        int start = Math.clamp(marker.getAttribute(IMarker.CHAR_START, 0), 0, document.getLength());
        int end = Math.clamp(marker.getAttribute(IMarker.CHAR_END, start), start, document.getLength());
        try {
            Diagnostic problem = new Diagnostic(
                    Positions.range(document, start, end - start), marker.getAttribute(IMarker.MESSAGE, ""));
            problem.setCode(marker.getAttribute("dev.stepwasm.eclipse.code", ""));
            return Fix.at(document, start, end - start, Fix.mending(problem))
                    .get(Display.getCurrent() == null ? PATIENCE_OF_UI * 50 : PATIENCE_OF_UI, TimeUnit.MILLISECONDS)
                    .stream()
                    .filter(fix -> fix.action().getDiagnostics() != null)
                    .toList();
        } catch (BadLocationException | ExecutionException | TimeoutException e) {
            return List.of(); // the text has changed meanwhile, or it is in the error log already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private record Resolution(Fix fix) implements IMarkerResolution2 {
        @Override
        public String getLabel() {
            return fix.title();
        }

        @Override
        public void run(IMarker marker) {
            fix.apply(reason -> ILog.of(MarkerFixes.class).warn(reason));
        }

        @Override
        public String getDescription() {
            return fix.title();
        }

        @Override
        public @Nullable Image getImage() {
            return new FixProposal(fix).getImage();
        }
    }

    private record Opening(String name) implements IMarkerResolution {
        @Override
        public String getLabel() {
            return "Open " + name + " to see its quick fixes";
        }

        @Override
        public void run(IMarker marker) {
            IWorkbenchPage page =
                    PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            try {
                IDE.openEditor(page, marker);
            } catch (CoreException e) {
                ILog.of(MarkerFixes.class).error("cannot open " + name, e);
            }
        }
    }
}
