package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.binary.BinaryTexts;
import dev.stepwasm.eclipse.breakpoints.WasmBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.ILineBreakpoint;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.ui.IDebugModelPresentation;
import org.eclipse.debug.ui.IValueDetailListener;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.jspecify.annotations.Nullable;

/** The words for what is debugged, and the editors for its texts. */
public final class Presentation extends LabelProvider implements IDebugModelPresentation {
    private static final String GENERIC = "org.eclipse.ui.genericeditor.GenericEditor";

    /** For the extension point. */
    public Presentation() {}

    @Override
    public @Nullable String getText(Object element) {
        return switch (element) {
            case WasmTarget target -> state(target, target.getName() + " [WebAssembly]");
            case WasmThread thread -> state(thread, thread.getName() + standing(thread));
            case WasmFrame frame ->
                frame.getName() + (frame.getLineNumber() > 0 ? " line: " + frame.getLineNumber() : "");
            case WasmBreakpoint breakpoint -> Labels.of(breakpoint);
            case null, default -> null; // the platform knows
        };
    }

    private static String state(org.eclipse.debug.core.model.ITerminate element, String text) {
        return element.isTerminated() ? "<terminated> " + text : text;
    }

    private static String standing(WasmThread thread) {
        if (thread.isSuspended()) {
            return thread.reason().isEmpty() ? " (Suspended)" : " (Suspended " + thread.reason() + ")";
        }
        return thread.isStepping() ? " (Stepping)" : " (Running)";
    }

    @Override
    public @Nullable Image getImage(Object element) {
        return null; // those of the platform
    }

    @Override
    public void setAttribute(String attribute, Object value) {
        // There is nothing to set.
    }

    @Override
    public void computeDetail(IValue value, IValueDetailListener listener) {
        try {
            listener.detailComputed(value, value.getValueString());
        } catch (DebugException e) {
            listener.detailComputed(value, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable IEditorInput getEditorInput(Object element) {
        return switch (element) {
            case IFile file -> new FileEditorInput(file);
            case IFileStore store -> new FileStoreEditorInput(store);
            case IStorage text -> new StorageInput(text);
            case WasmLineBreakpoint line
            when line.source().filter(BinaryTextAddress::is).isPresent() ->
                new FileStoreEditorInput(BinaryTexts.store(line.source().orElseThrow()));
            case ILineBreakpoint breakpoint
            when breakpoint.getMarker().getResource() instanceof IFile file -> new FileEditorInput(file);
            case null, default -> null;
        };
    }

    @Override
    public String getEditorId(IEditorInput input, Object element) {
        try {
            IFile file = input instanceof FileEditorInput known ? known.getFile() : null;
            IEditorDescriptor editor = file != null
                    ? IDE.getEditorDescriptor(file, true, false)
                    : PlatformUI.getWorkbench()
                            .getEditorRegistry()
                            .getDefaultEditor(input.getName(), type(input.getName()));
            return editor == null ? GENERIC : editor.getId();
        } catch (PartInitException e) {
            return GENERIC;
        }
    }

    private static @Nullable IContentType type(String name) {
        return Platform.getContentTypeManager().findContentTypeFor(name);
    }
}
