package dev.stepwasm.eclipse.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.Document;
import org.eclipse.lsp4j.Diagnostic;

/** The problems of a file that no editor shows, as markers of the kind that {@link FileMarkers} keeps for those that are. */
public final class ClosedFileMarkers {
    private ClosedFileMarkers() {}

    /** Shows these problems instead of the earlier ones, none if the file is deleted or its project closed meanwhile. */
    public static void show(IFile file, List<Diagnostic> diagnostics) throws CoreException {
        try {
            replace(file, diagnostics);
        } catch (CoreException e) {
            if (!FileMarkers.isGone(file, e)) {
                throw e;
            }
        }
    }

    private static void replace(IFile file, List<Diagnostic> diagnostics) throws CoreException {
        Set<ShownProblem> wanted = new HashSet<>(placed(file, diagnostics));
        for (IMarker marker : file.findMarkers(FileMarkers.TYPE, false, IResource.DEPTH_ZERO)) {
            if (marker.getAttribute(IMarker.TRANSIENT, false) || !wanted.remove(FileMarkers.problem(marker))) {
                marker.delete();
            }
        }
        for (ShownProblem problem : wanted) {
            file.createMarker(FileMarkers.TYPE, FileMarkers.attributes(problem, true));
        }
    }

    private static List<ShownProblem> placed(IFile file, List<Diagnostic> diagnostics) throws CoreException {
        if (diagnostics.isEmpty()) {
            return List.of();
        }
        Document document = new Document(text(file));
        return diagnostics.stream()
                .map(diagnostic -> ShownProblem.of(diagnostic, document))
                .toList();
    }

    /** As the server reads it. */
    private static String text(IFile file) throws CoreException {
        try (InputStream in = file.getContents(true)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            return ""; // gone meanwhile: all problems are at its beginning until the next check takes them away
        }
    }
}
