package dev.stepwasm.eclipse.navigation;

import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.server.Positions;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Location;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;

/** Goes to places that the server names. On the UI thread. */
public final class Places {
    private Places() {}

    /** {@return the file of the workspace at an address; of several, the one with the shortest path} */
    public static Optional<IFile> file(String uri) {
        IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(uri));
        return Arrays.stream(files)
                .filter(IFile::isAccessible)
                .min(Comparator.comparingInt(file -> file.getFullPath().segmentCount()));
    }

    /** Opens the file of a place, if it is not open, and selects the place. {@return whether it could be opened} */
    public static boolean open(IWorkbenchPage page, Location location) {
        try {
            EditorPlace.of(editor(page, location.getUri())).ifPresent(opened -> select(opened, location));
            return true;
        } catch (CoreException | IllegalArgumentException e) {
            ILog.of(Places.class).error("cannot open " + location.getUri(), e);
            return false;
        }
    }

    private static IEditorPart editor(IWorkbenchPage page, String uri) throws PartInitException, CoreException {
        Optional<IFile> file = file(uri);
        return file.isPresent()
                ? IDE.openEditor(page, file.get())
                : IDE.openEditorOnFileStore(page, EFS.getStore(URI.create(uri)));
    }

    private static void select(EditorPlace opened, Location location) {
        IDocument document = opened.document();
        int start = Positions.offset(document, location.getRange().getStart());
        int end = Positions.offset(document, location.getRange().getEnd());
        opened.editor().selectAndReveal(start, Math.max(0, end - start));
    }
}
