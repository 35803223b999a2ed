package dev.stepwasm.eclipse.workspace;

import dev.stepwasm.eclipse.server.ClosedFileMarkers;
import dev.stepwasm.eclipse.server.Documents;
import dev.stepwasm.eclipse.server.ServerLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server what is wrong with the texts that are not open and keeps that as markers. The server says only what
 * is new since the last time. Safe for use from any thread but the UI's, which must not wait; it may call {@link #soon}.
 */
public final class WorkspaceCheck {
    private static final int TICK_MILLIS = 100;
    /** What comes together is checked together. */
    private static final int REST_MILLIS = 100;

    private final ServerLink server;
    private final Documents documents;
    private final ReentrantLock lock = new ReentrantLock();
    /** Which answers the markers show, by address. Guarded by the lock. */
    private final Map<String, String> shown = new HashMap<>();

    private final Job job = new Job("Checking WebAssembly texts") {
        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                WorkspaceCheck.this.run(monitor);
                return Status.OK_STATUS;
            } catch (CoreException e) {
                return e.getStatus();
            }
        }
    };

    /** Makes a check that knows nothing yet. */
    public WorkspaceCheck(ServerLink server, Documents documents) {
        this.server = server;
        this.documents = documents;
        job.setSystem(true);
    }

    /** Checks in the background, in a moment. */
    public void soon() {
        job.schedule(REST_MILLIS);
    }

    /** Lets go of what is under way. */
    public void close() {
        job.cancel();
    }

    /**
     * Checks and waits for the end. If the server fails, which it has said then, everything stays as it is.
     *
     * @throws OperationCanceledException if the user does not want to wait
     */
    public void run(@Nullable IProgressMonitor progress) throws CoreException {
        IProgressMonitor monitor = progress == null ? new NullProgressMonitor() : progress;
        monitor.subTask("WebAssembly texts");
        enter(monitor);
        try {
            List<PreviousResultId> known = new ArrayList<>();
            shown.forEach((uri, id) -> known.add(new PreviousResultId(uri, id)));
            var question = new WorkspaceDiagnosticParams(known);
            WorkspaceDiagnosticReport answer = await(
                    server.ask(
                            "check the workspace",
                            running -> running.getWorkspaceService().diagnostic(question)),
                    monitor);
            if (answer != null) {
                inWorkspace(monitor, () -> show(answer.getItems()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes away what is shown of a project; it is checked anew. */
    void forget(IProject project) throws CoreException {
        enter(new NullProgressMonitor());
        try {
            List<String> all = List.copyOf(shown.keySet());
            inWorkspace(new NullProgressMonitor(), () -> {
                for (String uri : all) {
                    IFile file = WatFiles.kept(uri).orElse(null);
                    if (file != null && file.getProject().equals(project)) {
                        shown.remove(uri);
                        ClosedFileMarkers.show(file, List.of());
                    }
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private void enter(IProgressMonitor monitor) {
        try {
            while (!lock.tryLock(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                checkWanted(monitor);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        }
    }

    private static void checkWanted(IProgressMonitor monitor) {
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
    }

    private static <T> @Nullable T await(CompletableFuture<T> answer, IProgressMonitor monitor) {
        while (true) {
            try {
                return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                checkWanted(monitor);
            } catch (ExecutionException | CancellationException e) {
                return null; // in the error log already, or the IDE is being closed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperationCanceledException();
            }
        }
    }

    private interface Writing {
        void run() throws CoreException;
    }

    /** Others hear of all changes at once. */
    private static void inWorkspace(IProgressMonitor monitor, Writing writing) throws CoreException {
        ResourcesPlugin.getWorkspace().run(each -> writing.run(), null, IWorkspace.AVOID_UPDATE, monitor);
    }

    private void show(List<WorkspaceDocumentDiagnosticReport> reports) throws CoreException {
        for (WorkspaceDocumentDiagnosticReport report : reports) {
            if (report.isWorkspaceFullDocumentDiagnosticReport()) {
                show(report.getWorkspaceFullDocumentDiagnosticReport());
            }
        }
    }

    private void show(WorkspaceFullDocumentDiagnosticReport report) throws CoreException {
        String uri = report.getUri();
        String id = report.getResultId();
        if (id == null) {
            shown.remove(uri); // opened, or gone
        } else {
            shown.put(uri, id);
        }
        IFile file = WatFiles.kept(uri).orElse(null);
        if (file != null && !documents.isOpen(uri)) {
            List<Diagnostic> problems = report.getItems();
            ClosedFileMarkers.show(file, problems);
            documents.showAgain(uri); // if it was opened at this very moment
        }
    }
}
