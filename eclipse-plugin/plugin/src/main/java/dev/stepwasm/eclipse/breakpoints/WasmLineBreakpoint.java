package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.model.LineBreakpoint;

/** A line of a text at which programs stop, or write something and go on. */
public final class WasmLineBreakpoint extends LineBreakpoint implements WasmBreakpoint {
    /** The type of its marker. */
    public static final String MARKER = "dev.stepwasm.eclipse.lineBreakpoint";

    private static final String PATH = "dev.stepwasm.eclipse.path";

    /** For Eclipse, which makes those that it has kept. */
    public WasmLineBreakpoint() {}

    /**
     * A new breakpoint, which is kept.
     *
     * @param resource the file, or the root of the workspace for one outside
     * @param path where the file is on disk
     * @param line from 1
     */
    public static WasmLineBreakpoint create(IResource resource, IPath path, int line) throws CoreException {
        return marked(resource, path, line, true);
    }

    /** {@return one that no view and no editor shows, and that is not kept} Its marker is not on the file: that would be shown. */
    public static WasmLineBreakpoint passing(IPath path, int line) throws CoreException {
        return marked(ResourcesPlugin.getWorkspace().getRoot(), path, line, false);
    }

    private static WasmLineBreakpoint marked(IResource resource, IPath path, int line, boolean kept)
            throws CoreException {
        WasmLineBreakpoint fresh = new WasmLineBreakpoint();
        Map<String, Object> attributes = Map.of(IMarker.LINE_NUMBER, line, PATH, path.toOSString());
        Markers.mark(fresh, resource, MARKER, words(path.lastSegment(), line), attributes, kept, kept);
        return fresh;
    }

    /** {@return how the debug adapter knows the text in which it is} */
    public Optional<String> source() {
        return path().map(path -> isBinary(path) ? BinaryTextAddress.of(path) : path.toString());
    }

    private static boolean isBinary(Path path) {
        return path.toString().endsWith(".wasm");
    }

    /** {@return where its file is on disk; a file of the workspace may have moved} */
    public Optional<Path> path() {
        IMarker marker = getMarker();
        if (marker == null) {
            return Optional.empty();
        }
        IPath location = marker.getResource() instanceof IFile file ? file.getLocation() : null;
        String text = location == null ? marker.getAttribute(PATH, "") : location.toOSString();
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** {@return its line, from 1} */
    public int line() {
        return attribute(IMarker.LINE_NUMBER, 0);
    }

    private int attribute(String name, int otherwise) {
        IMarker marker = getMarker();
        return marker == null ? otherwise : marker.getAttribute(name, otherwise);
    }

    @Override
    public boolean canLog() {
        return true;
    }

    @Override
    public String words() {
        return words(path().map(path -> String.valueOf(path.getFileName())).orElse("?"), line());
    }

    private static String words(String file, int line) {
        return file + " [line: " + line + "]";
    }
}
