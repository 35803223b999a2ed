package dev.stepwasm.eclipse.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceStatus;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.MarkerAnnotation;

/**
 * Keeps the problems of a workspace file as markers, which Eclipse shows in the Problems view, in the rulers and under
 * the text. A job writes them, since the workspace may be locked. Markers that the editor shows as they should be are
 * left alone: every change of some makes JFace paint all the text between them anew.
 *
 * <p>One job is under way at a time; problems that come meanwhile wait for its end. All on the UI thread, but for
 * {@link #runInWorkspace}.
 */
final class FileMarkers extends WorkspaceJob implements ProblemView {
    /** The marker type, see plugin.xml. */
    static final String TYPE = "dev.stepwasm.eclipse.problem";
    /** The marker attribute that holds {@link ShownProblem#code}. */
    static final String CODE = "dev.stepwasm.eclipse.code";

    private record Changes(List<IMarker> gone, List<ShownProblem> fresh) {}

    private static final Changes NOTHING = new Changes(List.of(), List.of());

    private final IFile file;
    private final FileWatch watch;
    private IAnnotationModel model;
    private List<ShownProblem> wanted = List.of();
    private List<ShownProblem> begun = wanted;
    private boolean writing;
    private volatile boolean kept;
    private volatile Changes changes = NOTHING;

    FileMarkers(IFile file, IAnnotationModel model, FileWatch watch, Display display) {
        super("Problems of " + file.getName());
        this.file = file;
        this.model = model;
        this.watch = watch;
        setSystem(true);
        setRule(file.getWorkspace().getRuleFactory().markerRule(file));
        addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (!display.isDisposed()) {
                    display.asyncExec(FileMarkers.this::written);
                }
            }
        });
    }

    /** Takes over a new model: each time the file is opened, its editor makes one. */
    FileMarkers on(IAnnotationModel opened) {
        model = opened;
        return this;
    }

    @Override
    public void show(List<ShownProblem> problems) {
        wanted = problems;
        if (!writing) {
            write();
        }
    }

    /** Lets go of the text. Problems that are kept stay as they are until the file is checked again. */
    @Override
    public void close() {
        if (watch.keepsProblems(file)) {
            wanted = List.of();
            begun = wanted;
        } else {
            show(List.of());
        }
        watch.closed(file);
    }

    private void write() {
        begun = wanted;
        kept = watch.keepsProblems(file);
        changes = difference();
        if (!changes.gone().isEmpty() || !changes.fresh().isEmpty()) {
            writing = true;
            schedule();
        }
    }

    private void written() {
        writing = false;
        if (wanted != begun) {
            write();
        }
    }

    private Changes difference() {
        Set<ShownProblem> fresh = new LinkedHashSet<>(wanted);
        List<IMarker> gone = new ArrayList<>();
        Map<IMarker, Position> shown = shown();
        try {
            for (IMarker marker : file.findMarkers(TYPE, false, IResource.DEPTH_ZERO)) {
                Position position = shown.get(marker);
                if (position == null || position.isDeleted() || !fresh.remove(problem(marker, position))) {
                    gone.add(marker);
                }
            }
        } catch (CoreException e) {
            return NOTHING; // deleted, or its project is closed: there are no markers and there can be none
        }
        return new Changes(gone, List.copyOf(fresh));
    }

    /** Where the markers are by now: the model moves them with the text. Pasted over itself, text loses them. */
    private Map<IMarker, Position> shown() {
        Map<IMarker, Position> shown = new HashMap<>();
        Iterator<Annotation> all = model.getAnnotationIterator();
        while (all.hasNext()) {
            if (all.next() instanceof MarkerAnnotation annotation) {
                shown.put(annotation.getMarker(), model.getPosition(annotation));
            }
        }
        return shown;
    }

    @Override
    public IStatus runInWorkspace(IProgressMonitor monitor) {
        try {
            file.getWorkspace().deleteMarkers(changes.gone().toArray(IMarker[]::new));
            for (ShownProblem problem : changes.fresh()) {
                // In one step, or others see a marker without attributes.
                file.createMarker(TYPE, attributes(problem, kept));
            }
            return Status.OK_STATUS;
        } catch (CoreException e) {
            return isGone(file, e) ? Status.OK_STATUS : e.getStatus();
        }
    }

    /**
     * {@return whether markers could not be written because the file is deleted or its project closed meanwhile} It has
     * no problems then; there may be another file of its name by now.
     */
    static boolean isGone(IFile file, CoreException failure) {
        return failure.getStatus().getCode() == IResourceStatus.RESOURCE_NOT_FOUND || !file.isAccessible();
    }

    /** @param kept whether the marker outlives the session: it belongs to the file, not to the text in an editor */
    static Map<String, Object> attributes(ShownProblem problem, boolean kept) {
        return Map.of(
                IMarker.TRANSIENT,
                !kept,
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

    static ShownProblem problem(IMarker marker) {
        int start = marker.getAttribute(IMarker.CHAR_START, 0);
        return problem(marker, new Position(start, marker.getAttribute(IMarker.CHAR_END, start) - start));
    }

    private static ShownProblem problem(IMarker marker, Position position) {
        return new ShownProblem(
                marker.getAttribute(IMarker.SEVERITY, -1),
                marker.getAttribute(IMarker.MESSAGE, ""),
                marker.getAttribute(CODE, ""),
                marker.getAttribute(IMarker.LINE_NUMBER, -1),
                position.getOffset(),
                position.getOffset() + position.getLength());
    }
}
