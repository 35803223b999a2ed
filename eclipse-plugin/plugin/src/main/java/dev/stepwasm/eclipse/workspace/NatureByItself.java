package dev.stepwasm.eclipse.workspace;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.preferences.Defaults;
import dev.stepwasm.eclipse.preferences.ServerSettings;
import dev.stepwasm.eclipse.server.FileWatch;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.Status;

/** Gives a project the nature when the first of its texts is opened, unless someone took it away. */
public final class NatureByItself implements FileWatch {
    /** On projects that someone took the nature from. */
    private static final QualifiedName UNWANTED = new QualifiedName(StepwasmPlugin.ID, "nature-unwanted");

    private final Set<IProject> tried = ConcurrentHashMap.newKeySet();

    /** Begins with no projects. */
    public NatureByItself() {}

    @Override
    public void opened(IFile file) {
        if (ServerSettings.store().getBoolean(Defaults.NATURE)) {
            give(file.getProject());
        }
    }

    @Override
    public boolean keepsProblems(IFile file) {
        return WatFiles.keepsProblems(file);
    }

    @Override
    public void closed(IFile file) {
        StepwasmPlugin.get().check().soon();
    }

    /** Gives a project the nature in the background. */
    private void give(IProject project) {
        if (WatNature.in(project) || !tried.add(project)) {
            return;
        }
        WorkspaceJob job = new WorkspaceJob("Adding the WebAssembly nature to " + project.getName()) {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) {
                giveNow(project, monitor);
                return Status.OK_STATUS;
            }
        };
        job.setRule(project.getWorkspace().getRoot()); // of all projects: natures may depend on each other
        job.setSystem(true);
        job.schedule();
    }

    private void giveNow(IProject project, IProgressMonitor monitor) {
        try {
            if (project.isAccessible() && project.getPersistentProperty(UNWANTED) == null && isWritable(project)) {
                WatNature.add(project, monitor);
            }
        } catch (CoreException e) {
            ILog.of(NatureByItself.class)
                    .warn(
                            "the project " + project.getName() + " did not get the WebAssembly nature, so only its open"
                                    + " files are checked; Configure > Add WebAssembly Nature tries again",
                            e);
        } finally {
            tried.remove(project);
        }
    }

    /** A description that is checked in and locked is not asked for behind the user's back. */
    private static boolean isWritable(IProject project) {
        var attributes = project.getFile(".project").getResourceAttributes();
        return attributes != null && !attributes.isReadOnly();
    }

    /** Remembers what a user decided about a project, so that it does not change by itself. */
    static void remember(IProject project, boolean wanted) throws CoreException {
        project.setPersistentProperty(UNWANTED, wanted ? null : "true");
    }
}
