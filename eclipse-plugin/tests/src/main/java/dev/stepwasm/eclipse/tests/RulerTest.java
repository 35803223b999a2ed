package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.IVerticalRulerExtension;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user clicks left of a line, and chooses from the menu there. */
class RulerTest {
    private static final String TOGGLE = "Toggle Breakpoint";
    private static final String PROPERTIES = "Breakpoint Properties...";

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    private IFile file;
    private IEditorPart editor;

    private void open() throws Exception {
        file = debuggee.file("gcd.wat", DebugTest.GCD);
        editor = IDE.openEditor(debuggee.window().page(), file);
        debuggee.window().page().activate(editor);
        Window.settle(); // lines find their places
    }

    /** {@return what is left of the lines, of which it thinks that the mouse was pressed beside one} */
    private Control pressedBeside(int line) throws Exception {
        ISourceViewer viewer = Demo.viewer(editor);
        int offset = viewer.getDocument().getLineOffset(line - 1);
        int y = viewer.getTextWidget().getLocationAtOffset(offset).y
                + viewer.getTextWidget().getLineHeight(offset) / 2;
        IVerticalRulerInfo ruler = editor.getAdapter(IVerticalRulerInfo.class);
        ((IVerticalRulerExtension) ruler).setLocationOfLastMouseButtonActivity(4, y);
        assertThat(ruler.getLineOfLastMouseButtonActivity()).isEqualTo(line - 1);
        return ruler.getControl();
    }

    private Menu menuBeside(int line) throws Exception {
        return pressedBeside(line).getMenu();
    }

    private void doubleClickBeside(int line) throws Exception {
        Control ruler = pressedBeside(line);
        Event click = new Event();
        click.button = 1;
        click.count = 2;
        Widgets.all(ruler, Canvas.class).getFirst().notifyListeners(SWT.MouseDoubleClick, click);
    }

    private WasmLineBreakpoint only() {
        Window.until("a breakpoint", () -> debuggee.breakpoints().size() == 1);
        return (WasmLineBreakpoint) debuggee.breakpoints().getFirst();
    }

    @Test
    void aBreakpointIsSetDisabledAndTakenAway() throws Exception {
        open();
        assertThat(Menus.labels(menuBeside(8))).containsOnlyOnce(TOGGLE).containsOnlyOnce(PROPERTIES);
        assertThat(Menus.isEnabled(menuBeside(8), PROPERTIES)).isFalse();
        Menus.choose(menuBeside(8), TOGGLE);
        assertThat(only().line()).isEqualTo(8);
        debuggee.window().picture("ruler.png", false);

        Menus.choose(menuBeside(8), "Disable Breakpoint");
        Window.until("a breakpoint that is off", () -> !only().isEnabledNow());
        debuggee.launch(file, "gcd", List.of("48", "36"), ILaunchManager.DEBUG_MODE);
        debuggee.awaitEnd();
        Menus.choose(menuBeside(8), "Enable Breakpoint");
        Window.until("a breakpoint that is on", () -> only().isEnabledNow());
        debuggee.launch(file, "gcd", List.of("48", "36"), ILaunchManager.DEBUG_MODE);
        debuggee.stopped(8).terminate();
        debuggee.awaitEnd();

        debuggee.window().page().activate(editor);
        Menus.choose(menuBeside(8), TOGGLE);
        Window.until("no breakpoint", () -> debuggee.breakpoints().isEmpty());
        assertThat(Menus.isEnabled(menuBeside(8), "Disable Breakpoint")).isFalse();
        debuggee.checkErrorLog();
    }

    @Test
    void aDoubleClickSetsABreakpoint() throws Exception {
        open();
        doubleClickBeside(9);
        assertThat(only().line()).isEqualTo(9);
        doubleClickBeside(9);
        Window.until("no breakpoint", () -> debuggee.breakpoints().isEmpty());
        debuggee.checkErrorLog();
    }

    @Test
    void aBreakpointIsRefinedFromTheMenu() throws Exception {
        open();
        Menus.choose(menuBeside(8), TOGGLE);
        only();
        debuggee.inDialog("Properties for gcd.wat [line: 8]", dialog -> {
            dialog.field("an expression").setText("$b == 0");
            debuggee.window().picture("breakpoint-properties.png", dialog.shell(), false);
            dialog.press("Apply and Close");
        });
        Menus.choose(menuBeside(8), PROPERTIES);
        debuggee.dialogsAreDone();
        assertThat(only().condition()).contains("$b == 0");
        debuggee.checkErrorLog();
    }
}
