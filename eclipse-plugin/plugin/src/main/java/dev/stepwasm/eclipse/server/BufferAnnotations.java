package dev.stepwasm.eclipse.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;

/** Shows the problems of a file outside the workspace, which cannot have markers, under its text and in the rulers. */
final class BufferAnnotations implements ProblemView {
    private static final String PREFIX = "org.eclipse.ui.workbench.texteditor.";

    private final IAnnotationModel model;
    private Annotation[] shown = {};

    BufferAnnotations(IAnnotationModel model) {
        this.model = model;
    }

    @Override
    public void show(List<ShownProblem> problems) {
        Map<Annotation, Position> fresh = new HashMap<>();
        for (ShownProblem problem : problems) {
            fresh.put(
                    new Annotation(PREFIX + type(problem.severity()), false, problem.message()),
                    new Position(problem.start(), problem.end() - problem.start()));
        }
        if (model instanceof IAnnotationModelExtension several) {
            several.replaceAnnotations(shown, fresh);
        } else {
            for (Annotation old : shown) {
                model.removeAnnotation(old);
            }
            fresh.forEach(model::addAnnotation);
        }
        shown = fresh.keySet().toArray(Annotation[]::new);
    }

    @Override
    public void close() {
        show(List.of());
    }

    private static String type(int severity) {
        return switch (severity) {
            case IMarker.SEVERITY_ERROR -> "error";
            case IMarker.SEVERITY_WARNING -> "warning";
            default -> "info";
        };
    }
}
