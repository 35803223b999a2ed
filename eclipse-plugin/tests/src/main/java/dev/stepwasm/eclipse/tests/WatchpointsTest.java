package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.BreakpointPage;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmWatchpoint;
import dev.stepwasm.eclipse.debug.Verdicts;
import dev.stepwasm.eclipse.debug.WasmFrame;
import dev.stepwasm.eclipse.debug.WasmTarget;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IMemoryBlock;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.memory.IMemoryRendering;
import org.eclipse.debug.ui.memory.IRepositionableMemoryRendering;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user wants to know who changes some bytes, or a variable. */
class WatchpointsTest {
    private static final String WATCH_MEMORY = "dev.stepwasm.eclipse.watchMemory";

    /** Writes at line 5, reads at 6, counts at 7. */
    private static final String TOUCH = """
            (module
              (memory (export "memory") 1)
              (global $calls (mut i32) (i32.const 0))
              (func (export "touch") (param $p i32) (result i32)
                (i32.store8 (local.get $p) (i32.const 72))
                (drop (i32.load8_u (local.get $p)))
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (i32.store8 offset=1 (local.get $p) (i32.const 105))
                (global.get $calls)))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    /** Debugs touch(16), which stands at its first line then. */
    private IThread begin() throws Exception {
        IFile file = debuggee.file("touch.wat", TOUCH);
        WasmLineBreakpoint.create(file, file.getLocation(), 5);
        debuggee.launch(file, "touch", List.of("16"), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.stopped(5);
        Window.until("the frame that is shown", () -> DebugUITools.getDebugContext() instanceof WasmFrame);
        debuggee.breakpoints().forEach(Debuggee::delete);
        return thread;
    }

    private WasmWatchpoint placed() {
        Window.until(
                "a watchpoint that holds",
                () -> debuggee.breakpoints().size() == 1
                        && Verdicts.isPlaced(debuggee.breakpoints().getFirst()));
        return (WasmWatchpoint) debuggee.breakpoints().getFirst();
    }

    private void watch(String bytes) throws Exception {
        debuggee.inDialog("Watch Memory", dialog -> {
            dialog.one(Text.class).setText("many bytes, I think");
            assertThat(dialog.texts()).anyMatch(text -> text.contains("as 0x400, 4"));
            dialog.one(Text.class).setText(bytes);
            dialog.press("OK");
        });
        Demo.command(WATCH_MEMORY);
        debuggee.dialogsAreDone();
    }

    @Test
    void bytesAreWatched() throws Exception {
        IThread thread = begin();
        watch("0x10, 1");
        placed();
        debuggee.window().page().showView(IDebugUIConstants.ID_BREAKPOINT_VIEW);
        debuggee.shows(IDebugUIConstants.ID_BREAKPOINT_VIEW, row -> row.endsWith(" [written in touch.wat]"));
        thread.resume();
        thread = debuggee.stopped("at a watchpoint");
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, row -> row.startsWith("main (Suspended at a watchpoint: "));
        debuggee.window().picture("watched-bytes.png", false);
        thread.resume(); // the other byte is nobody's business
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    @Test
    void aPointerSaysWhichBytes() throws Exception {
        IThread thread = begin();
        watch("$p, 2");
        placed();
        thread.resume();
        debuggee.stopped("at a watchpoint").resume();
        debuggee.stopped("at a watchpoint").resume();
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    @Test
    void bytesAreWatchedFromTheMemoryView() throws Exception {
        IThread thread = begin();
        IViewPart view = debuggee.window().page().showView(IDebugUIConstants.ID_MEMORY_VIEW);
        WasmTarget target = (WasmTarget) thread.getDebugTarget();
        IMemoryBlock block = Debuggee.elsewhere(() -> target.getExtendedMemoryBlock("$p", thread.getTopStackFrame()));
        DebugPlugin.getDefault().getMemoryBlockManager().addMemoryBlocks(new IMemoryBlock[] {block});
        IRepositionableMemoryRendering bytes = (IRepositionableMemoryRendering) InspectTest.render(view, block);
        Window.until("the bytes", () -> {
            // The views of the debugger come to the front when a program stops; its user would click on the tab.
            debuggee.window().page().bringToTop(view);
            return table(bytes).filter(Table::isVisible).isPresent()
                    && table(bytes).orElseThrow().getItemCount() > 0;
        });
        bytes.goToAddress(BigInteger.valueOf(16));
        Window.until("what is selected", () -> bytes.getSelectedAsBytes().length > 0);
        Menus.choose(table(bytes).orElseThrow().getMenu(), "Stop When Changed");
        placed();
        debuggee.window().page().showView(IDebugUIConstants.ID_BREAKPOINT_VIEW);
        debuggee.shows(IDebugUIConstants.ID_BREAKPOINT_VIEW, "4 bytes at 0x10 [written in touch.wat]"::equals);
        thread.resume();
        debuggee.stopped("at a watchpoint").resume();
        IThread later = debuggee.stopped("at a watchpoint");
        assertThat(later.getTopStackFrame().getLineNumber())
                .as("behind the next of the bytes")
                .isEqualTo(9);
        debuggee.checkErrorLog();
    }

    private static Optional<Table> table(IMemoryRendering bytes) {
        return bytes.getControl() == null
                ? Optional.empty()
                : Widgets.all(bytes.getControl(), Table.class).stream().findFirst();
    }

    @Test
    void readsAreWatchedWhenThePropertiesSaySo() throws Exception {
        IThread thread = begin();
        watch("0x10, 1");
        WasmWatchpoint watched = placed();
        readOnly(watched);
        assertThat(watched.words()).endsWith(" [read in touch.wat]");
        thread.resume();
        thread = debuggee.stopped("at a watchpoint");
        assertThat(thread.getTopStackFrame().getLineNumber()).isEqualTo(6);
        debuggee.checkErrorLog();
    }

    /** Changes the ticks on the page of properties, as a user does. */
    private static void readOnly(WasmWatchpoint watched) {
        BreakpointPage page = new BreakpointPage();
        page.setElement(watched);
        Shell shell = new Shell();
        try {
            page.createControl(shell);
            for (Button each : Widgets.all(page.getControl(), Button.class)) {
                each.setSelection(!each.getText().equals("Stop when it is written"));
            }
            assertThat(page.performOk()).isTrue();
        } finally {
            shell.dispose();
        }
    }

    @Test
    void aGlobalIsWatchedFromTheVariablesView() throws Exception {
        debuggee.window().page().showView(IDebugUIConstants.ID_VARIABLE_VIEW);
        IThread thread = begin();
        debuggee.shows(IDebugUIConstants.ID_VARIABLE_VIEW, row -> row.startsWith("Globals | "));
        Tree tree = Debuggee.tree(debuggee.window().page().findView(IDebugUIConstants.ID_VARIABLE_VIEW))
                .orElseThrow();
        TreeItem globals = item(tree.getItems(), "Globals");
        Window.until("what is inside", () -> globals.getItemCount() > 0);
        Event open = new Event();
        open.item = globals;
        tree.notifyListeners(SWT.Expand, open);
        globals.setExpanded(true);
        debuggee.shows(IDebugUIConstants.ID_VARIABLE_VIEW, row -> row.startsWith("$calls | 0"));
        TreeItem calls = item(item(tree.getItems(), "Globals").getItems(), "$calls");
        debuggee.window().page().activate(debuggee.window().page().findView(IDebugUIConstants.ID_VARIABLE_VIEW));
        tree.setSelection(calls);
        Event click = new Event();
        click.item = calls;
        tree.notifyListeners(SWT.Selection, click);
        Menus.choose(tree.getMenu(), "Stop When Changed");
        placed();
        thread.resume();
        thread = debuggee.stopped("at a watchpoint");
        assertThat(thread.getTopStackFrame().getLineNumber())
                .as("behind the change")
                .isEqualTo(8);
        debuggee.checkErrorLog();
    }

    private static TreeItem item(TreeItem[] items, String name) {
        for (TreeItem each : items) {
            if (each.getText(0).equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void whatCannotBeWatchedIsTold() throws Exception {
        debuggee.inDialog("Nothing is watched", dialog -> {
            assertThat(dialog.texts()).anyMatch(text -> text.contains("suspend a WebAssembly program"));
            dialog.press("OK");
        });
        Demo.command(WATCH_MEMORY);
        debuggee.dialogsAreDone();

        begin();
        debuggee.inDialog("Nothing is watched", dialog -> {
            assertThat(dialog.texts()).anyMatch(text -> text.contains("$nobody"));
            dialog.press("OK");
        });
        watch("$nobody, 4");
        debuggee.dialogsAreDone();
        assertThat(debuggee.breakpoints()).isEmpty();
        debuggee.checkErrorLog();
    }
}
