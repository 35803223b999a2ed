package dev.stepwasm.eclipse.search;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.navigation.Places;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.Match;

/** Looks for the uses of one thing. The Search view runs it in a job, which waits for the server and can be cancelled. */
public final class ReferencesQuery implements ISearchQuery {
    private static final int TICK_MILLIS = 100;

    private final String name;
    private final TextPlace place;
    private final ReferencesResult result = new ReferencesResult(this);

    /**
     * Prepares it.
     *
     * @param name what the thing is called
     * @param place where its name stands
     */
    public ReferencesQuery(String name, TextPlace place) {
        this.name = name;
        this.place = place;
    }

    @Override
    public IStatus run(IProgressMonitor monitor) {
        result.removeAll();
        ReferenceParams asked = new ReferenceParams(place.document(), place.position(), new ReferenceContext(true));
        CompletableFuture<? extends List<? extends Location>> answer = StepwasmPlugin.get()
                .server()
                .ask(
                        "find references",
                        server -> server.getTextDocumentService().references(asked));
        try {
            while (!monitor.isCanceled()) {
                try {
                    return show(answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS));
                } catch (TimeoutException e) {
                    continue; // or it is cancelled by now
                }
            }
            answer.cancel(true);
            return Status.CANCEL_STATUS;
        } catch (ExecutionException e) {
            return Status.info("The text changed while references were looked for: search again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Status.CANCEL_STATUS;
        }
    }

    private IStatus show(List<? extends Location> found) {
        Map<String, List<Location>> byFile = found.stream().collect(Collectors.groupingBy(Location::getUri));
        for (Map.Entry<String, List<Location>> each : byFile.entrySet()) {
            Optional<IFile> file = Places.file(each.getKey());
            if (file.isPresent()) {
                try {
                    add(file.get(), each.getValue());
                } catch (CoreException e) {
                    return e.getStatus();
                }
            }
        }
        return Status.OK_STATUS;
    }

    private void add(IFile file, List<Location> found) throws CoreException {
        ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
        buffers.connect(file.getFullPath(), LocationKind.IFILE, null);
        try {
            IDocument document = buffers.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE)
                    .getDocument();
            for (Location location : found) {
                add(file, document, location);
            }
        } finally {
            buffers.disconnect(file.getFullPath(), LocationKind.IFILE, null);
        }
    }

    private void add(IFile file, IDocument document, Location location) {
        try {
            int start = Positions.offset(document, location.getRange().getStart());
            int end = Positions.offset(document, location.getRange().getEnd());
            IRegion line = document.getLineInformationOfOffset(start);
            String text = document.get(line.getOffset(), line.getLength());
            int number = document.getLineOfOffset(start) + 1;
            result.addMatch(new Match(new UsedLine(file, number, line.getOffset(), text), start, end - start));
        } catch (BadLocationException e) {
            return; // the file has become shorter since
        }
    }

    @Override
    public String getLabel() {
        return "References to " + name;
    }

    String name() {
        return name;
    }

    @Override
    public boolean canRerun() {
        return true;
    }

    @Override
    public boolean canRunInBackground() {
        return true;
    }

    @Override
    public ReferencesResult getSearchResult() {
        return result;
    }
}
