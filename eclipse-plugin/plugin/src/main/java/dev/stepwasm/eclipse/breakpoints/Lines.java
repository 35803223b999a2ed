package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmElement;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * A line of a text in an editor.
 *
 * @param resource its file, or the root of the workspace for one outside; of the text of a binary, that of the binary
 * @param path where the file is on disk
 * @param number from 1
 */
record Lines(IResource resource, IPath path, int number) {
    /** {@return the line that is selected in an editor, if it shows a file of ours} */
    static Optional<Lines> of(IWorkbenchPart part, ISelection selection) {
        if (!(part instanceof ITextEditor editor) || !(selection instanceof ITextSelection text)) {
            return Optional.empty();
        }
        int line = text.getStartLine() + 1;
        IEditorInput input = editor.getEditorInput();
        if (input instanceof IFileEditorInput file) {
            IFile known = file.getFile();
            return Optional.ofNullable(known.getLocation())
                    .filter(Lines::isOurs)
                    .map(path -> new Lines(known, path, line));
        }
        if (input instanceof IURIEditorInput address) {
            return file(address.getURI())
                    .map(file -> IPath.fromOSString(file.toString()))
                    .filter(Lines::isOurs)
                    .map(path -> new Lines(resource(path), path, line));
        }
        return Optional.empty();
    }

    private static Optional<Path> file(URI address) {
        return "file".equals(address.getScheme())
                ? Optional.of(Path.of(address))
                : BinaryTextAddress.binary(address.toString());
    }

    private static IResource resource(IPath path) {
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        return Arrays.stream(root.findFilesForLocationURI(path.toFile().toURI()))
                .filter(IFile::exists)
                .findFirst()
                .map(IResource.class::cast)
                .orElse(root);
    }

    private static boolean isOurs(IPath path) {
        String extension = path.getFileExtension();
        return "wat".equals(extension) || "wast".equals(extension) || "wasm".equals(extension);
    }

    /** {@return the breakpoint on this line} */
    Optional<WasmLineBreakpoint> breakpoint() {
        return Arrays.stream(DebugPlugin.getDefault().getBreakpointManager().getBreakpoints(WasmElement.MODEL))
                .filter(this::isHere)
                .map(WasmLineBreakpoint.class::cast)
                .findFirst();
    }

    private boolean isHere(IBreakpoint breakpoint) {
        return breakpoint instanceof WasmLineBreakpoint line
                && line.line() == number
                && line.path().equals(Optional.of(path.toPath()));
    }

    /** Makes a breakpoint here, or deletes the one that there is. */
    void toggle() throws CoreException {
        Optional<WasmLineBreakpoint> there = breakpoint();
        if (there.isPresent()) {
            there.get().delete();
        } else {
            WasmLineBreakpoint.create(resource, path, number);
        }
    }
}
