package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmElement;
import dev.stepwasm.eclipse.server.BufferListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * Shows breakpoints beside the lines of a text that is no file of the workspace, as that of a binary, and moves them with the
 * lines: Eclipse does so for files of the workspace only. On the UI thread, but for what it hears of breakpoints.
 */
public final class OutsideIcons extends AnnotationModel implements IBreakpointListener, BufferListener {
    private final ITextFileBuffer buffer;
    private final String source;
    private final Display display = Display.getCurrent();

    private OutsideIcons(ITextFileBuffer buffer, String source) {
        this.buffer = buffer;
        this.source = source;
    }

    /** Shows the breakpoints of a document from now on, as long as an editor has it, unless Eclipse shows them. */
    public static void show(IDocument document) {
        ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
        if (buffer != null
                && isOutside(buffer)
                && buffer.getAnnotationModel() instanceof IAnnotationModelExtension model
                && model.getAnnotationModel(OutsideIcons.class) == null) {
            model.addAnnotationModel(OutsideIcons.class, new OutsideIcons(buffer, source(buffer)));
        }
    }

    private static boolean isOutside(ITextFileBuffer buffer) {
        return buffer.getLocation() == null || FileBuffers.getWorkspaceFileAtLocation(buffer.getLocation()) == null;
    }

    /** {@return how breakpoints name the text} */
    private static String source(ITextFileBuffer buffer) {
        URI uri = buffer.getFileStore().toURI();
        return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : uri.toString();
    }

    @Override
    protected void connected() {
        DebugPlugin.getDefault().getBreakpointManager().addBreakpointListener(this);
        FileBuffers.getTextFileBufferManager().addFileBufferListener(this);
        showAll(Map.of());
    }

    @Override
    protected void disconnected() {
        DebugPlugin.getDefault().getBreakpointManager().removeBreakpointListener(this);
        FileBuffers.getTextFileBufferManager().removeFileBufferListener(this);
    }

    /** @param moved where lines of breakpoints are by now in a text that is not saved */
    private void showAll(Map<IMarker, Position> moved) {
        Map<Annotation, Position> fresh = new HashMap<>();
        for (WasmLineBreakpoint each : breakpoints()) {
            Position there = moved.get(each.getMarker());
            Optional.ofNullable(there)
                    .or(() -> place(each.line()))
                    .ifPresent(place -> fresh.put(
                            new MarkerAnnotation(each.getMarker()),
                            new Position(place.getOffset(), place.getLength())));
        }
        List<Annotation> old = new ArrayList<>();
        getAnnotationIterator().forEachRemaining(old::add);
        replaceAnnotations(old.toArray(Annotation[]::new), fresh);
    }

    private List<WasmLineBreakpoint> breakpoints() {
        List<WasmLineBreakpoint> found = new ArrayList<>();
        for (IBreakpoint each : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints(WasmElement.MODEL)) {
            if (each instanceof WasmLineBreakpoint line
                    && line.source().filter(source::equals).isPresent()) {
                found.add(line);
            }
        }
        return found;
    }

    private Optional<Position> place(int line) {
        try {
            IDocument text = buffer.getDocument();
            return Optional.of(new Position(text.getLineOffset(line - 1), text.getLineLength(line - 1)));
        } catch (BadLocationException e) {
            return Optional.empty(); // it is of a longer text, which is being read or was changed by others
        }
    }

    private Map<IMarker, Position> moved() {
        Map<IMarker, Position> moved = new HashMap<>();
        for (Iterator<Annotation> all = getAnnotationIterator(); all.hasNext(); ) {
            if (all.next() instanceof MarkerAnnotation shown) {
                Position there = getPosition(shown);
                if (there != null && !there.isDeleted()) {
                    moved.put(shown.getMarker(), there);
                }
            }
        }
        return moved;
    }

    private void breakpointsChanged() {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (buffer.getDocument() != null) {
                    showAll(buffer.isDirty() ? moved() : Map.of());
                }
            });
        }
    }

    @Override
    public void breakpointAdded(IBreakpoint breakpoint) {
        breakpointsChanged();
    }

    @Override
    public void breakpointRemoved(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        breakpointsChanged();
    }

    @Override
    public void breakpointChanged(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        breakpointsChanged();
    }

    @Override
    public void bufferContentReplaced(IFileBuffer changed) {
        if (changed == buffer) {
            breakpointsChanged();
        }
    }

    /** Once the text is saved, breakpoints are where their lines are. */
    @Override
    public void dirtyStateChanged(IFileBuffer changed, boolean isDirty) {
        if (changed == buffer && !isDirty) {
            moved().forEach(this::move);
        }
    }

    private void move(IMarker marker, Position there) {
        try {
            int line = buffer.getDocument().getLineOfOffset(there.getOffset()) + 1;
            if (marker.exists() && marker.getAttribute(IMarker.LINE_NUMBER, 0) != line) {
                marker.setAttribute(IMarker.LINE_NUMBER, line);
            }
        } catch (BadLocationException e) {
            return; // the text is another one by now
        } catch (CoreException e) {
            ILog.of(OutsideIcons.class).error("a breakpoint in " + source + " did not move with its line", e);
        }
    }
}
