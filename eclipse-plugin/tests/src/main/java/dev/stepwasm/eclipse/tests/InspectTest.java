package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.debug.TrapFilters;
import dev.stepwasm.eclipse.debug.ValueHover;
import dev.stepwasm.eclipse.debug.WasmFrame;
import dev.stepwasm.eclipse.debug.WasmTarget;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IMemoryBlock;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IWatchExpression;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.memory.IMemoryRendering;
import org.eclipse.debug.ui.memory.IMemoryRenderingContainer;
import org.eclipse.debug.ui.memory.IMemoryRenderingSite;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user looks at what is in a program that stands still, and changes it. */
class InspectTest {
    private static final String COUNT = """
            (module
              (memory (export "memory") 1)
              (data (i32.const 16) "hello")
              (global $calls (mut i32) (i32.const 0))
              (func (export "count") (param $n i32) (param $p i32) (result i32)
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (i32.store8 (local.get $p) (i32.const 72))
                (i32.div_u (i32.const 100) (local.get $n)))
              (func $other (param $n i32)))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    private IThread stopAt(int line, String... args) throws Exception {
        IFile file = debuggee.file("count.wat", COUNT);
        WasmLineBreakpoint.create(file, file.getLocation(), line);
        debuggee.launch(file, "count", List.of(args), ILaunchManager.DEBUG_MODE);
        return debuggee.stopped(line);
    }

    @Test
    void variablesAreSeenChangedAndWatched() throws Exception {
        debuggee.window().page().showView(IDebugUIConstants.ID_VARIABLE_VIEW);
        IThread thread = stopAt(6, "5", "16");
        for (String row : List.of("$n | 5", "$p | 16", "Globals | ")) {
            debuggee.shows(IDebugUIConstants.ID_VARIABLE_VIEW, row::equals);
        }
        debuggee.variable(thread, "$n").setValue("25");
        debuggee.shows(IDebugUIConstants.ID_VARIABLE_VIEW, "$n | 25"::equals);

        IWatchExpression watched =
                DebugPlugin.getDefault().getExpressionManager().newWatchExpression("$n * 2");
        DebugPlugin.getDefault().getExpressionManager().addExpression(watched);
        try {
            debuggee.window().page().showView(IDebugUIConstants.ID_EXPRESSION_VIEW);
            debuggee.shows(IDebugUIConstants.ID_EXPRESSION_VIEW, "\"$n * 2\" | 50"::equals);
            debuggee.window().picture("expressions.png", false);
        } finally {
            DebugPlugin.getDefault().getExpressionManager().removeExpression(watched);
        }

        ISourceViewer viewer =
                (ISourceViewer) debuggee.window().page().getActiveEditor().getAdapter(ITextOperationTarget.class);
        ValueHover hover = new ValueHover();
        IRegion region = hover.getHoverRegion(viewer, COUNT.indexOf("$n") + 1);
        assertThat(Debuggee.elsewhere(() -> hover.getHoverInfo(viewer, region))).isEqualTo("$n = 25");

        debuggee.variable(thread, "$n").setValue("many");
        Window.until("a message", () -> Widgets.dialog("$n was not changed").isPresent());
        Widgets.dialog("$n was not changed").orElseThrow().close();
        thread.resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("4");
        debuggee.checkErrorLog();
    }

    @Test
    void aNameInAnotherFunctionOrTextHasNoValue() throws Exception {
        IThread thread = stopAt(6, "5", "16");
        Window.until("the frame that is shown", () -> DebugUITools.getDebugContext() instanceof WasmFrame);
        Window.until("its text", () -> debuggee.window().page().getActiveEditor() != null);
        IEditorPart editor = debuggee.window().page().getActiveEditor();
        assertThat(hoverOver(editor, COUNT.indexOf("$n"))).isEqualTo("$n = 5");
        assertThat(hoverOver(editor, COUNT.lastIndexOf("$n"))).isNull();
        String text = "(module (func (param $n i32) (param $p i32)))\n";
        IFile other = debuggee.file("other.wat", text);
        assertThat(hoverOver(IDE.openEditor(debuggee.window().page(), other), text.indexOf("$n")))
                .isNull();
        thread.terminate();
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    private static String hoverOver(IEditorPart editor, int offset) {
        ISourceViewer viewer = Demo.viewer(editor);
        ValueHover hover = new ValueHover();
        IRegion region = hover.getHoverRegion(viewer, offset + 1);
        return Debuggee.elsewhere(() -> hover.getHoverInfo(viewer, region));
    }

    @Test
    void memoryIsSeenAndEdited() throws Exception {
        IThread thread = stopAt(7, "5", "16");
        // The Memory view is about the program whose frame is selected, and that is selected a moment after the stop.
        Window.until("the frame that is shown", () -> DebugUITools.getDebugContext() instanceof WasmFrame);
        IViewPart view = debuggee.window().page().showView(IDebugUIConstants.ID_MEMORY_VIEW);
        WasmTarget target = (WasmTarget) thread.getDebugTarget();
        IMemoryBlock block = Debuggee.elsewhere(() -> target.getExtendedMemoryBlock("$p", thread.getTopStackFrame()));
        DebugPlugin.getDefault().getMemoryBlockManager().addMemoryBlocks(new IMemoryBlock[] {block});
        render(view, block);
        memoryShows("68656C6C");
        thread.stepOver();
        debuggee.stopped(8);
        memoryShows("48656C6C");
        block.setValue(1, new byte[] {'a'});
        memoryShows("48616C6C");
        debuggee.picture("eclipse-memory.png");
        thread.terminate();
        debuggee.awaitEnd();
        Window.until(
                "no monitor",
                () -> DebugPlugin.getDefault().getMemoryBlockManager().getMemoryBlocks(target).length == 0);
        debuggee.checkErrorLog();
    }

    /** Adds a rendering in hexadecimal, as "New Renderings..." does. */
    static IMemoryRendering render(IViewPart view, IMemoryBlock block) throws Exception {
        IMemoryRendering hex = DebugUITools.getMemoryRenderingManager()
                .getRenderingType("org.eclipse.debug.ui.rendering.raw_memory")
                .createRendering();
        IMemoryRenderingContainer pane =
                ((IMemoryRenderingSite) view).getContainer(IDebugUIConstants.ID_RENDERING_VIEW_PANE_1);
        hex.init(pane, block);
        pane.addMemoryRendering(hex);
        return hex;
    }

    private void memoryShows(String bytes) throws Exception {
        try {
            Window.until(bytes, () -> {
                // The views of the debugger come to the front when a program stops; its user would click on the tab.
                debuggee.window()
                        .page()
                        .bringToTop(debuggee.window().page().findView(IDebugUIConstants.ID_MEMORY_VIEW));
                return cells().stream().anyMatch(row -> row.contains(bytes));
            });
        } catch (AssertionError e) {
            debuggee.window().picture("failed.png", false);
            assertThat(cells()).contains(bytes);
        }
    }

    private static List<String> cells() {
        return Widgets.visible(Table.class).stream()
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(InspectTest::cells)
                .toList();
    }

    private static String cells(TableItem item) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < item.getParent().getColumnCount(); i++) {
            row.append(item.getText(i)).append(' ');
        }
        return row.toString();
    }

    @Test
    void aTrapIsExplained() throws Exception {
        debuggee.window().page().showView(IDebugUIConstants.ID_VARIABLE_VIEW);
        IFile file = debuggee.file("count.wat", COUNT);
        debuggee.launch(file, "count", List.of("0", "16"), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.stopped(8);
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, (row -> row.startsWith("main (Suspended on trap: ")));
        debuggee.shows(
                IDebugUIConstants.ID_VARIABLE_VIEW,
                (row -> row.startsWith("Failure | ") && row.contains("divide by zero")));
        assertThat(debuggee.console()).contains("divide by zero");
        debuggee.picture("eclipse-trap.png");
        thread.resume();
        debuggee.awaitEnd();

        TrapFilters.set("trap", false);
        try {
            debuggee.launch(file, "count", List.of("0", "16"), ILaunchManager.DEBUG_MODE);
            debuggee.awaitEnd();
        } finally {
            TrapFilters.set("trap", true);
        }
        debuggee.checkErrorLog();
    }
}
