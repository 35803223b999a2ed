package dev.stepwasm.eclipse.server;

import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/**
 * Keeps the problems of a workspace file as markers, which Eclipse shows in the Problems view, in the rulers and under
 * the text. A job writes them, since the workspace may be locked; it writes the newest list only.
 */
final class FileMarkers extends WorkspaceJob implements ProblemView {
    /** The marker type, see plugin.xml. */
    static final String TYPE = "dev.stepwasm.eclipse.problem";
    /** The marker attribute that holds {@link ShownProblem#code}. */
    static final String CODE = "dev.stepwasm.eclipse.code";

    private final IFile file;
    private volatile List<ShownProblem> wanted = List.of();

    FileMarkers(IFile file) {
        super("Problems of " + file.getName());
        this.file = file;
        setSystem(true);
        setRule(ResourcesPlugin.getWorkspace().getRuleFactory().markerRule(file));
    }

    @Override
    public void show(List<ShownProblem> problems) {
        wanted = problems;
        schedule();
    }

    @Override
    public IStatus runInWorkspace(IProgressMonitor monitor) {
        try {
            // Also if the list is the old one: text that is pasted over itself loses its annotation.
            file.deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
            for (ShownProblem problem : wanted) {
                // In one step, or others see a marker without attributes.
                file.createMarker(TYPE, attributes(problem));
            }
            return Status.OK_STATUS;
        } catch (CoreException e) {
            // A file that is deleted or whose project is closed meanwhile has no problems.
            return file.isAccessible() ? e.getStatus() : Status.OK_STATUS;
        }
    }

    private static Map<String, Object> attributes(ShownProblem problem) {
        return Map.of(
                IMarker.SEVERITY,
                problem.severity(),
                IMarker.MESSAGE,
                problem.message(),
                IMarker.LINE_NUMBER,
                problem.line(),
                IMarker.CHAR_START,
                problem.start(),
                IMarker.CHAR_END,
                problem.end(),
                IMarker.SOURCE_ID,
                "stepwasm",
                CODE,
                problem.code());
    }
}
