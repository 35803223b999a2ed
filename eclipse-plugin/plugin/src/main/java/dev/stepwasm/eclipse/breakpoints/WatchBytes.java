package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.memory.WasmMemory;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.memory.IMemoryRendering;
import org.eclipse.debug.ui.memory.IMemoryRenderingContainer;
import org.eclipse.debug.ui.memory.IMemoryRenderingSite;
import org.eclipse.debug.ui.memory.IRepositionableMemoryRendering;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Makes the program stop when the bytes change that are selected in the Memory view. */
public final class WatchBytes extends AbstractHandler {
    /** For the extension point. */
    public WatchBytes() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof IMemoryRenderingSite view) {
            shown(view).ifPresent(WatchBytes::watch);
        }
        return null;
    }

    /** {@return the bytes with the keyboard, or those that are shown} */
    private static Optional<IRepositionableMemoryRendering> shown(IMemoryRenderingSite view) {
        return Stream.of(IDebugUIConstants.ID_RENDERING_VIEW_PANE_1, IDebugUIConstants.ID_RENDERING_VIEW_PANE_2)
                .map(view::getContainer)
                .map(IMemoryRenderingContainer::getActiveRendering)
                .filter(IRepositionableMemoryRendering.class::isInstance)
                .map(IRepositionableMemoryRendering.class::cast)
                .reduce((first, second) -> hasFocus(second) ? second : first);
    }

    private static boolean hasFocus(IMemoryRendering shown) {
        for (Control each = Display.getCurrent().getFocusControl(); each != null; each = each.getParent()) {
            if (each == shown.getControl()) {
                return true;
            }
        }
        return false;
    }

    private static void watch(IRepositionableMemoryRendering bytes) {
        if (bytes.getMemoryBlock() instanceof WasmMemory memory) {
            int count = Math.max(1, bytes.getSelectedAsBytes().length);
            WatchVariable.create(
                    memory.target(), WatchMemory.bytes(memory.reference(bytes.getSelectedAddress()), count));
        }
    }
}
