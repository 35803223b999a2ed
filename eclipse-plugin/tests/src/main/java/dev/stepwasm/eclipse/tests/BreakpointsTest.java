package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.BreakpointPage;
import dev.stepwasm.eclipse.breakpoints.WasmBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmFunctionBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WatchVariable;
import dev.stepwasm.eclipse.debug.Verdicts;
import dev.stepwasm.eclipse.debug.WasmFrame;
import dev.stepwasm.eclipse.debug.WasmVariable;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.actions.IToggleBreakpointsTarget;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextSelection;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user says where and when a program stops. */
class BreakpointsTest {
    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    @Test
    void linesAreToggledRefinedAndSkipped() throws Exception {
        IFile file = debuggee.file("gcd.wat", DebugTest.GCD);
        IEditorPart editor = IDE.openEditor(debuggee.window().page(), file);
        IToggleBreakpointsTarget toggle = editor.getAdapter(IToggleBreakpointsTarget.class);
        TextSelection line = line((ITextEditor) editor, 8);
        assertThat(toggle.canToggleLineBreakpoints(editor, line)).isTrue();
        toggle.toggleLineBreakpoints(editor, line);
        Window.until("a breakpoint", () -> debuggee.breakpoints().size() == 1);
        WasmLineBreakpoint breakpoint =
                (WasmLineBreakpoint) debuggee.breakpoints().get(0);
        refineInDialog(breakpoint, "$b == 34");
        assertThat(breakpoint.condition()).contains("$b == 34");

        debuggee.launch(file, "gcd", List.of("89", "55"), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.stopped(8);
        assertThat(debuggee.variable(thread, "$b").getValue().getValueString()).isEqualTo("34");
        debuggee.window().page().showView(IDebugUIConstants.ID_BREAKPOINT_VIEW);
        debuggee.shows(IDebugUIConstants.ID_BREAKPOINT_VIEW, "gcd.wat [line: 8] [if $b == 34]"::equals);
        debuggee.window().picture("breakpoints.png", false);

        breakpoint.refine("", "", "b is {$b}");
        thread.resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("b is 21\nb is 13\n");

        breakpoint.refine("", "", "");
        debuggee.launch(file, "gcd", List.of("89", "55"), ILaunchManager.DEBUG_MODE);
        thread = debuggee.stopped(8);
        DebugPlugin.getDefault().getBreakpointManager().setEnabled(false);
        try {
            thread.resume();
            debuggee.awaitEnd();
        } finally {
            DebugPlugin.getDefault().getBreakpointManager().setEnabled(true);
        }
        toggle.toggleLineBreakpoints(editor, line);
        assertThat(debuggee.breakpoints()).isEmpty();
        debuggee.checkErrorLog();
    }

    @Test
    void aBinaryStopsInItsText() throws Exception {
        IFile file = debuggee.file("shop.wasm", "");
        file.setContents(new ByteArrayInputStream(BinaryTest.bytes(BinaryTest.SHOP)), true, false, null);
        IDE.openEditor(debuggee.window().page(), file);
        Window.until("its text", () -> debuggee.window().page().getActiveEditor() != null);
        ITextEditor editor = (ITextEditor) debuggee.window().page().getActiveEditor();
        IDocument text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        Window.until("the instructions", () -> text.get().contains("i32.shr_u"));
        int line = text.getLineOfOffset(text.get().indexOf("i32.shr_u")) + 1;
        IToggleBreakpointsTarget toggle = editor.getAdapter(IToggleBreakpointsTarget.class);
        assertThat(toggle.canToggleLineBreakpoints(editor, line(editor, line))).isTrue();
        toggle.toggleLineBreakpoints(editor, line(editor, line));
        assertThat(debuggee.breakpoints()).hasSize(1);
        ISourceViewer viewer = Demo.viewer(editor);
        String wanted = Demo.line(viewer, text.getLineOffset(line - 1)).strip();
        Window.until("an icon", () -> icons(viewer).equals(List.of(wanted)));

        debuggee.launch(file, "price", List.of("10"), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.stopped(line);
        Window.until("the line in the text", () -> debuggee.lineOfTheEditor() == line);
        assertThat(debuggee.window().page().getActiveEditor()).isSameAs(editor);
        assertThat(debuggee.window().page().getEditorReferences()).hasSize(1);
        debuggee.window().picture("binary-stopped.png", false);

        toggle.toggleLineBreakpoints(editor, line(editor, line));
        assertThat(debuggee.breakpoints()).isEmpty();
        Window.until("no icon", () -> icons(viewer).isEmpty());
        thread.resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("5");
        debuggee.checkErrorLog();
    }

    /** {@return the lines beside which breakpoints are shown} */
    private static List<String> icons(ISourceViewer viewer) throws Exception {
        return Demo.annotated(viewer, "org.eclipse.debug.core.breakpoint").stream()
                .map(String::strip)
                .toList();
    }

    @Test
    void aBreakpointOutsideTheWorkspaceIsSeenAndMovesWithItsLine() throws Exception {
        Path file = Files.createTempFile("outside", ".wat");
        try {
            Files.writeString(file, DebugTest.GCD);
            IFileStore store = EFS.getLocalFileSystem().getStore(file.toUri());
            ITextEditor editor =
                    (ITextEditor) IDE.openEditorOnFileStore(debuggee.window().page(), store);
            ISourceViewer viewer = Demo.viewer(editor);
            IToggleBreakpointsTarget toggle = editor.getAdapter(IToggleBreakpointsTarget.class);
            toggle.toggleLineBreakpoints(editor, line(editor, 8));
            String wanted =
                    Demo.line(viewer, viewer.getDocument().getLineOffset(7)).strip();
            Window.until("an icon", () -> icons(viewer).equals(List.of(wanted)));

            viewer.getDocument().replace(0, 0, ";; one more line\n");
            assertThat(icons(viewer)).containsExactly(wanted);
            editor.doSave(new NullProgressMonitor());
            Window.until("the new line", () -> only().line() == 9);
            Window.until("the icon there", () -> icons(viewer).equals(List.of(wanted)));
            debuggee.window().page().closeEditor(editor, false);
            ITextEditor again =
                    (ITextEditor) IDE.openEditorOnFileStore(debuggee.window().page(), store);
            Window.until("an icon again", () -> icons(Demo.viewer(again)).equals(List.of(wanted)));
        } finally {
            Files.delete(file);
        }
        debuggee.checkErrorLog();
    }

    private WasmLineBreakpoint only() {
        return (WasmLineBreakpoint) debuggee.breakpoints().getFirst();
    }

    @Test
    void aBreakpointDoesNotWaitForABuild() throws Exception {
        IFile file = debuggee.file("gcd.wat", DebugTest.GCD);
        CountDownLatch set = new CountDownLatch(1);
        Job build = Job.create("a long build", monitor -> {
            try {
                set.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        build.setRule(file.getWorkspace().getRoot());
        build.schedule();
        Window.until("the build", () -> build.getState() == Job.RUNNING);
        try {
            WasmLineBreakpoint.create(file, file.getLocation(), 8);
            assertThat(build.getState()).isEqualTo(Job.RUNNING);
        } finally {
            set.countDown();
        }
        Window.until("the end of the build", () -> build.getState() == Job.NONE);
        assertThat(debuggee.breakpoints()).hasSize(1);
        debuggee.checkErrorLog();
    }

    /** Writes a condition into the properties dialog of a breakpoint, as a user does. */
    private static void refineInDialog(WasmBreakpoint breakpoint, String condition) {
        BreakpointPage page = new BreakpointPage();
        page.setElement(breakpoint);
        Shell shell = new Shell();
        try {
            page.createControl(shell);
            Widgets.all(page.getControl(), Text.class).get(0).setText(condition);
            assertThat(page.performOk()).isTrue();
        } finally {
            shell.dispose();
        }
    }

    private static TextSelection line(ITextEditor editor, int line) throws Exception {
        var text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        return new TextSelection(text, text.getLineOffset(line - 1), 0);
    }

    @Test
    void functionsAndVariablesStopTheProgram() throws Exception {
        IFile file = debuggee.file("gcd.wat", DebugTest.GCD);
        ITextEditor editor = (ITextEditor) IDE.openEditor(debuggee.window().page(), file);
        IToggleBreakpointsTarget toggle = editor.getAdapter(IToggleBreakpointsTarget.class);
        assertThat(toggle.canToggleMethodBreakpoints(editor, line(editor, 3))).isFalse();
        toggle.toggleMethodBreakpoints(editor, line(editor, 2));
        assertThat(debuggee.breakpoints()).singleElement().isInstanceOf(WasmFunctionBreakpoint.class);

        debuggee.launch(file, "gcd", List.of("48", "36"), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.stopped(3);
        assertThat(debuggee.names(thread)).containsExactly("$rest", "$gcd");
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, "main (Suspended at a function breakpoint)"::equals);
        debuggee.breakpoints().forEach(Debuggee::delete);

        WasmFrame caller = (WasmFrame) thread.getStackFrames()[1];
        IVariable watched = debuggee.variable(caller, "$a");
        WatchVariable.watch((WasmVariable) watched);
        Window.until(
                "a watchpoint that holds", () -> debuggee.breakpoints().stream().anyMatch(Verdicts::isPlaced));
        thread.resume();
        debuggee.stopped("at a watchpoint");
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, (row -> row.startsWith("main (Suspended at a watchpoint: ")));
        debuggee.window().page().showView(IDebugUIConstants.ID_BREAKPOINT_VIEW);
        debuggee.shows(IDebugUIConstants.ID_BREAKPOINT_VIEW, "$a [written in gcd.wat]"::equals);
        debuggee.window().picture("watchpoint.png", false);
        debuggee.checkErrorLog();
    }
}
