package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.debug.WasmFrame;
import dev.stepwasm.eclipse.debug.WasmTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.debug.core.IJavaDebugTarget;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user starts a Java program with the option for WebAssembly, and sees both languages in one Debug view. */
class JavaLaunchTest {
    private static final int ASKS_FOR_DISCOUNT = 21;

    private final Debuggee debuggee = new Debuggee();
    private JavaShop shop;

    @BeforeEach
    void begin() throws Exception {
        debuggee.begin();
        shop = JavaShop.create();
    }

    @AfterEach
    void end() throws Exception {
        debuggee.end();
        shop.delete();
    }

    private static <T extends IDebugTarget> Optional<T> target(Class<T> type) {
        return Arrays.stream(Debuggee.manager().getDebugTargets())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static List<IThread> suspended(IDebugTarget target) {
        try {
            return Arrays.stream(target.getThreads())
                    .filter(IThread::isSuspended)
                    .toList();
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void javaAndWebAssemblyOfOneProgramStandSideBySide() throws Exception {
        IFile prices = shop.file("prices.wat");
        WasmLineBreakpoint.create(prices, prices.getLocation(), ASKS_FOR_DISCOUNT);
        DebugUITools.launch(shop.launch(), ILaunchManager.DEBUG_MODE);

        Window.until(
                "a stop in WebAssembly",
                () -> target(WasmTarget.class)
                        .filter(target -> suspended(target).size() == 3)
                        .isPresent());
        WasmTarget wasm = target(WasmTarget.class).orElseThrow();
        IJavaDebugTarget java = target(IJavaDebugTarget.class).orElseThrow();
        java.getProcess().setAttribute(IProcess.ATTR_PROCESS_LABEL, "Shop"); // Not where Java is on this machine.
        ILaunch launch = java.getLaunch();
        assertThat(wasm.getLaunch()).as("one launch for both").isSameAs(launch);
        Window.until("the frame that is shown", () -> DebugUITools.getDebugContext() instanceof WasmFrame);
        IThread till = ((IStackFrame) DebugUITools.getDebugContext()).getThread();
        Window.until("its frames", () -> till.getStackFrames().length > 2);
        assertThat(debuggee.names(till)).startsWith("$total", "Shop.order", "Shop.sell");
        Window.until("the text in the editor", () -> debuggee.lineOfTheEditor() == ASKS_FOR_DISCOUNT);

        IThread same = Arrays.stream(java.getThreads())
                .filter(thread -> name(thread).equals(name(till)))
                .findFirst()
                .orElseThrow();
        same.suspend();
        Window.until("the Java stack of the same thread", same::isSuspended);
        IStackFrame[] frames = same.getStackFrames();
        assertThat(debuggee.names(same)).contains("order", "sell");
        assertThat(frames.length).isGreaterThan(debuggee.names(till).size());
        Window.until("both stacks in the Debug view", () -> {
            String rows = debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW).toString();
            return rows.contains("$total line")
                    && rows.contains("Thread [" + name(till) + "] (Suspended)")
                    && rows.contains("Shop.order(");
        });
        arrange(name(till));
        debuggee.hideConsole();
        debuggee.picture("eclipse-java.png");

        same.resume();
        debuggee.breakpoints().forEach(Debuggee::delete);
        wasm.resume();
        Window.until("the shop is open", () -> debuggee.console().contains("orders and price tags in a second"));
        java.terminate();
        debuggee.awaitEnd();
        assertThat(wasm.isTerminated()).isTrue();
        debuggee.checkErrorLog();
    }

    /** The last rows of the view: where Java is, and the program that was attached to. */
    private static final int PROCESSES = 2;

    /** Makes the Debug view show the end of the Java stack and, below, that of WebAssembly, but not the row that says where Java is. */
    private void arrange(String shown) {
        Tree tree = Debuggee.tree(debuggee.window().page().findView(IDebugUIConstants.ID_DEBUG_VIEW))
                .orElseThrow();
        List<TreeItem> items = items(tree.getItems());
        for (TreeItem item : items) {
            if (item.getText().contains(" (Suspended at") && !item.getText().startsWith(shown + " (")) {
                Event close = new Event();
                close.item = item;
                tree.notifyListeners(SWT.Collapse, close);
                item.setExpanded(false);
            }
        }
        List<TreeItem> shownItems = items(tree.getItems()).stream()
                .filter(item ->
                        item.getParentItem() == null || item.getParentItem().getExpanded())
                .toList();
        int fit = tree.getClientArea().height / tree.getItemHeight();
        tree.setTopItem(shownItems.get(Math.max(0, shownItems.size() - PROCESSES - fit)));
    }

    private static List<TreeItem> items(TreeItem[] below) {
        List<TreeItem> items = new ArrayList<>();
        for (TreeItem each : below) {
            items.add(each);
            items.addAll(items(each.getItems()));
        }
        return items;
    }

    private static String name(IThread thread) {
        try {
            return thread.getName();
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }
}
