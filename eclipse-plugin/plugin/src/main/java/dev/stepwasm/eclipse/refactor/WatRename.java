package dev.stepwasm.eclipse.refactor;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.edit.TextChanges;
import dev.stepwasm.eclipse.edit.WorkspaceEdits;
import dev.stepwasm.eclipse.navigation.Places;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MultiTextEdit;
import org.jspecify.annotations.Nullable;

/**
 * Gives something another name wherever it stands. What changes is the server's answer, which the wizard waits for off the
 * UI thread; what the server refuses is shown with its reason.
 */
public final class WatRename extends Refactoring {
    private static final int TICK_MILLIS = 100;

    private final TextPlace place;
    private final String oldName;
    private String newName;
    private @Nullable WorkspaceEdit edit;

    /**
     * Prepares it.
     *
     * @param place where the name stands
     * @param oldName the name
     */
    public WatRename(TextPlace place, String oldName) {
        this.place = place;
        this.oldName = oldName;
        this.newName = oldName;
    }

    String oldName() {
        return oldName;
    }

    void newName(String name) {
        newName = name;
    }

    @Override
    public String getName() {
        return "Rename " + oldName;
    }

    @Override
    public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
        return new RefactoringStatus(); // asked before the wizard was opened
    }

    @Override
    public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
        CompletableFuture<WorkspaceEdit> answer = StepwasmPlugin.get()
                .server()
                .ask(
                        "rename " + oldName,
                        server -> server.getTextDocumentService()
                                .rename(new RenameParams(place.document(), place.position(), newName)));
        try {
            edit = await(answer, monitor);
            return edit == null
                    ? RefactoringStatus.createFatalErrorStatus("There is nothing to rename here")
                    : outside(edit);
        } catch (ExecutionException e) {
            return RefactoringStatus.createFatalErrorStatus(reason(e));
        }
    }

    private static @Nullable WorkspaceEdit await(CompletableFuture<WorkspaceEdit> answer, IProgressMonitor monitor)
            throws ExecutionException {
        while (!monitor.isCanceled()) {
            try {
                return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue; // or it is cancelled by now
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperationCanceledException();
            }
        }
        answer.cancel(true);
        throw new OperationCanceledException();
    }

    /** {@return what the server says about why it does not} */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private static RefactoringStatus outside(WorkspaceEdit edit) {
        RefactoringStatus status = new RefactoringStatus();
        WorkspaceEdits.byFile(edit).keySet().stream()
                .filter(uri -> Places.file(uri).isEmpty())
                .forEach(uri -> status.addFatalError(uri
                        + " would change too, but is not in the workspace: link it into a project, or rename there"));
        return status;
    }

    @Override
    public Change createChange(IProgressMonitor monitor) throws CoreException {
        CompositeChange all = new CompositeChange(getName() + " to " + newName);
        for (Map.Entry<String, List<TextEdit>> each :
                WorkspaceEdits.byFile(Objects.requireNonNull(edit)).entrySet()) {
            Optional<IFile> file = Places.file(each.getKey());
            if (file.isPresent()) {
                all.add(change(file.get(), each.getValue(), monitor));
            }
        }
        return all;
    }

    private static TextFileChange change(IFile file, List<TextEdit> edits, IProgressMonitor monitor)
            throws CoreException {
        TextFileChange change = new TextFileChange(file.getName(), file);
        change.setTextType("wat");
        change.setSaveMode(TextFileChange.KEEP_SAVE_STATE);
        MultiTextEdit all = TextChanges.of(edits, change.getCurrentDocument(monitor));
        change.setEdit(all);
        return change;
    }
}
