package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A project that lasts as long as a story, with editors on its files. On the UI thread. */
final class Demo implements BeforeEachCallback, AfterEachCallback {
    final Window window = Window.open();
    final ErrorLog errors = new ErrorLog();
    private final Dialogs dialogs = new Dialogs(window);
    final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("demo");

    @Override
    public void beforeEach(ExtensionContext context) throws CoreException {
        window.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        window.page().showView("org.eclipse.ui.views.ProblemView");
        project.delete(true, true, null); // a story that failed may have left it
        project.create(null);
        project.open(null);
    }

    IFile file(String name, String text) throws CoreException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a file, and the folder that it is in. */
    IFile file(String path, byte[] content) throws CoreException {
        IFile file = project.getFile(path);
        if (file.getParent() instanceof IFolder folder && !folder.exists()) {
            folder.create(true, true, null);
        }
        file.create(new ByteArrayInputStream(content), true, null);
        return file;
    }

    /** {@return the messages of the problems of a file, or of all files of a folder} */
    static List<String> problems(IResource resource) throws CoreException {
        return Arrays.stream(resource.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE))
                .map(marker -> marker.getAttribute(IMarker.MESSAGE, ""))
                .sorted()
                .toList();
    }

    /** Opens a file in its editor, ready to be typed in. */
    ISourceViewer open(IFile file) throws CoreException {
        IEditorPart editor = IDE.openEditor(window.page(), file);
        window.page().activate(editor);
        ISourceViewer viewer = viewer(editor);
        viewer.getTextWidget().setFocus();
        return viewer;
    }

    ISourceViewer open(String name, String text) throws CoreException {
        return open(file(name, text));
    }

    static ISourceViewer viewer(IEditorPart editor) {
        return (ISourceViewer) editor.getAdapter(ITextOperationTarget.class);
    }

    /** Puts the caret behind the first occurrence of a text. */
    static int caretBehind(ISourceViewer viewer, String text) {
        return caret(viewer, text, text.length());
    }

    /** Puts the caret so many characters into the first occurrence of a text. */
    static int caret(ISourceViewer viewer, String text, int into) {
        int found = viewer.getDocument().get().indexOf(text);
        assertThat(found).as(text).isNotNegative();
        viewer.setSelectedRange(found + into, 0);
        viewer.revealRange(found + into, 0);
        return found + into;
    }

    static String line(ISourceViewer viewer, int offset) throws BadLocationException {
        IDocument document = viewer.getDocument();
        var line = document.getLineInformationOfOffset(offset);
        return document.get(line.getOffset(), line.getLength());
    }

    /** Does what a key does that is bound to a command. */
    static void command(String id) throws Exception {
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
    }

    /** Calls a command as soon as it can be called, and waits for what it does. */
    void command(String id, String what, Callable<Boolean> done) throws Exception {
        Window.until("the command " + id, () -> isEnabled(id));
        command(id);
        Window.until(what, done);
    }

    /** Does something in the next dialog with a title; a dialog holds up who opens it, so this comes before. */
    void inDialog(String title, Dialogs.Deed deed) {
        dialogs.in(title, deed);
    }

    /** {@return whether all has been done in dialogs that was to be done} */
    boolean areDialogsDone() {
        return dialogs.areDone();
    }

    void dialogsAreDone() {
        Window.until("the dialogs", this::areDialogsDone);
    }

    /** {@return whether a command can be called now} */
    static boolean isEnabled(String id) {
        return PlatformUI.getWorkbench()
                .getService(ICommandService.class)
                .getCommand(id)
                .isEnabled();
    }

    /** {@return what the disk has of our preferences, as the next session reads it} */
    static String keptPreferences() {
        IPath file = IPath.fromOSString(Platform.getInstanceLocation().getURL().getPath())
                .append(".metadata/.plugins/org.eclipse.core.runtime/.settings/dev.stepwasm.eclipse.prefs");
        try {
            return Files.exists(file.toPath()) ? Files.readString(file.toPath()) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static IMarker[] markers(IResource file) throws CoreException {
        return file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO);
    }

    /** {@return the texts under annotations of a type, in text order} */
    static List<String> annotated(ISourceViewer viewer, String type) throws BadLocationException {
        Map<Integer, String> texts = new TreeMap<>();
        var all = viewer.getAnnotationModel().getAnnotationIterator();
        while (all.hasNext()) {
            Annotation annotation = all.next();
            if (annotation.getType().equals(type)) {
                Position position = viewer.getAnnotationModel().getPosition(annotation);
                if (position != null) { // a job may have taken it away meanwhile
                    texts.put(
                            position.getOffset(), viewer.getDocument().get(position.getOffset(), position.getLength()));
                }
            }
        }
        return List.copyOf(texts.values());
    }

    /** {@return the controls of a kind in all visible windows but the main one: popups and dialogs} */
    <T extends Control> List<T> inPopups(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Shell shell : Display.getCurrent().getShells()) {
            if (shell.isVisible() && shell != window.shell()) {
                collect(shell, kind, found);
            }
        }
        return found;
    }

    private static <T extends Control> void collect(Composite parent, Class<T> kind, List<T> found) {
        for (Control child : parent.getChildren()) {
            if (kind.isInstance(child) && child.isVisible()) {
                found.add(kind.cast(child));
            }
            if (child instanceof Composite inner) {
                collect(inner, kind, found);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws CoreException {
        Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell != window.shell() && shell.getParent() == window.shell() && shell.isVisible())
                .forEach(Shell::close);
        window.page().closeAllEditors(false);
        project.delete(true, true, null);
        errors.close();
    }
}
