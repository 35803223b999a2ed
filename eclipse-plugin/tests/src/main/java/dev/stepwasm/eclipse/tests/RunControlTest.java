package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.debug.WasmFrame;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user sends a program where they want it: on to a line, back to the beginning of a function, back to its own. */
class RunControlTest {
    private static final String RUN_TO_LINE = "org.eclipse.debug.ui.commands.RunToLine";
    private static final String RESTART = "org.eclipse.debug.ui.commands.Restart";

    /** Passes line 3 once, when it begins. */
    private static final String SPIN = """
            (module
              (func $spin (export "spin") (param $i i32)
                (local.set $i (i32.add (local.get $i) (i32.const 1)))
                (loop (br 0))))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    /** Debugs gcd(48, 36) up to the first time at a line. */
    private IThread gcdAt(int line) throws Exception {
        IFile file = debuggee.file("gcd.wat", DebugTest.GCD);
        WasmLineBreakpoint.create(file, file.getLocation(), line);
        debuggee.launch(file, "gcd", List.of("48", "36"), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.stopped(line);
        Window.until("the frame that is shown", () -> DebugUITools.getDebugContext() instanceof WasmFrame);
        Window.until("the line in the editor", () -> debuggee.lineOfTheEditor() == line);
        return thread;
    }

    /** Puts the caret on a line of the editor, from 1. */
    private void caretOn(int line) throws Exception {
        ITextEditor editor = (ITextEditor) debuggee.window().page().getActiveEditor();
        debuggee.window().page().activate(editor);
        var text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        editor.selectAndReveal(text.getLineOffset(line - 1), 0);
    }

    /** Calls a command of the debugger as soon as it can be called. */
    private static void command(String id) throws Exception {
        Window.until("the command " + id, () -> Demo.isEnabled(id));
        Demo.command(id);
    }

    private String value(IThread thread, String name) throws Exception {
        return debuggee.variable(thread, name).getValue().getValueString();
    }

    @Test
    void itRunsToTheLineOfTheCaret() throws Exception {
        gcdAt(7);
        debuggee.breakpoints().forEach(Debuggee::delete);
        caretOn(11);
        command(RUN_TO_LINE);
        IThread thread = debuggee.stopped(11);
        assertThat(value(thread, "$a")).isEqualTo("12");
        assertThat(debuggee.breakpoints()).as("what the Breakpoints view shows").isEmpty();
        Window.until(
                "nothing left beside the line",
                () -> ResourcesPlugin.getWorkspace()
                                .getRoot()
                                .findMarkers(WasmLineBreakpoint.MARKER, true, IResource.DEPTH_INFINITE)
                                .length
                        == 0);
        thread.resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("12");
        debuggee.checkErrorLog();
    }

    @Test
    void breakpointsOnTheWayToALineStopIt() throws Exception {
        gcdAt(7);
        caretOn(11);
        command(RUN_TO_LINE);
        Window.until("it comes round", () -> debuggee.lineOfTheEditor() == 7);
        IThread thread = debuggee.stopped(7);
        assertThat(value(thread, "$a")).isEqualTo("36");
        debuggee.breakpoints().forEach(Debuggee::delete);
        thread.resume();
        debuggee.awaitEnd(); // nothing holds it at line 11 any more
        debuggee.checkErrorLog();
    }

    @Test
    void aFunctionBeginsAgain() throws Exception {
        IThread thread = gcdAt(7);
        debuggee.breakpoints().forEach(Debuggee::delete);
        thread.stepOver();
        thread = debuggee.stopped(8);
        assertThat(value(thread, "$t")).isEqualTo("12");
        caretOn(3);
        command(RUN_TO_LINE);
        thread = debuggee.stopped(3);
        assertThat(debuggee.names(thread)).containsExactly("$rest", "$gcd");
        assertThat(value(thread, "$a")).isEqualTo("36");

        WasmFrame caller = (WasmFrame) thread.getStackFrames()[1];
        assertThat(caller.canDropToFrame()).isTrue();
        caller.dropToFrame();
        thread = debuggee.stoppedIn("$gcd");
        assertThat(value(thread, "$a")).as("as it was called").isEqualTo("48");
        assertThat(value(thread, "$t")).isEqualTo("0");
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, "$gcd line: 6"::equals);
        Window.until(
                "no other frame",
                () -> !debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW).contains("$rest line: 3"));
        debuggee.window().picture("drop-to-frame.png", false);
        thread.resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("12");
        debuggee.checkErrorLog();
    }

    @Test
    void aProgramBeginsAgain() throws Exception {
        debuggee.window().page().showView(IDebugUIConstants.ID_VARIABLE_VIEW);
        gcdAt(8).resume();
        debuggee.shows(IDebugUIConstants.ID_VARIABLE_VIEW, "$a | 36"::equals);
        command(RESTART);
        debuggee.shows(IDebugUIConstants.ID_VARIABLE_VIEW, "$a | 48"::equals);
        assertThat(debuggee.names(debuggee.stopped(8))).containsExactly("$gcd");
        Window.until(
                "one thread in the Debug view",
                () -> debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW).stream()
                        .filter(row -> row.startsWith("main"))
                        .toList()
                        .equals(List.of("main (Suspended at a breakpoint)")));
        assertThat(Arrays.asList(Debuggee.manager().getLaunches())).hasSize(1);
        debuggee.breakpoints().forEach(Debuggee::delete);
        debuggee.stopped(8).resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("12");
        debuggee.checkErrorLog();
    }

    @Test
    void anEndlessLoopBeginsAgain() throws Exception {
        IFile file = debuggee.file("spin.wat", SPIN);
        debuggee.launch(file, "spin", List.of("7"), ILaunchManager.DEBUG_MODE);
        debuggee.running();
        WasmLineBreakpoint.create(file, file.getLocation(), 3);
        Window.until("the program that is shown", () -> Demo.isEnabled(RESTART));
        command(RESTART);
        IThread thread = debuggee.stopped(3);
        assertThat(value(thread, "$i")).isEqualTo("7");
        thread.terminate();
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    @Test
    void whatHasEndedDoesNotBeginAgain() throws Exception {
        gcdAt(8).terminate();
        debuggee.awaitEnd();
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, row -> row.startsWith("<terminated> gcd.wat"));
        Window.until("no restart", () -> !Demo.isEnabled(RESTART));
        debuggee.checkErrorLog();
    }
}
