package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user debugs a module: breakpoint, stop, steps, end. */
class DebugTest {
    static final String GCD = """
            (module
              (func $rest (param $a i32) (param $b i32) (result i32)
                (i32.rem_u (local.get $a) (local.get $b)))
              (func $gcd (export "gcd") (param $a i32) (param $b i32) (result i32)
                (local $t i32)
                (loop $next
                  (local.set $t (call $rest (local.get $a) (local.get $b)))
                  (local.set $a (local.get $b))
                  (local.set $b (local.get $t))
                  (br_if $next (local.get $b)))
                (local.get $a)))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    @Test
    void aProgramStopsAtABreakpointAndIsStepped() throws Exception {
        IFile file = debuggee.file("gcd.wat", GCD);
        WasmLineBreakpoint.create(file, file.getLocation(), 7);
        debuggee.launch(file, "gcd", List.of("48", "36"), ILaunchManager.DEBUG_MODE);

        IThread thread = debuggee.stopped(7);
        assertThat(debuggee.names(thread)).containsExactly("$gcd");
        Window.until("the line in the editor", () -> debuggee.lineOfTheEditor() == 7);
        Window.until(
                "the frame",
                () -> debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW).contains("$gcd line: 7"));
        assertThat(debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW))
                .contains("gcd.wat [WebAssembly]", "main (Suspended at a breakpoint)");
        debuggee.picture("eclipse-debug.png");

        thread.stepInto();
        thread = debuggee.stopped(3);
        assertThat(debuggee.names(thread)).containsExactly("$rest", "$gcd");
        thread.stepReturn();
        debuggee.stopped(7).stepOver();
        IStackFrame frame = debuggee.stopped(8).getTopStackFrame();
        assertThat(frame.getName()).isEqualTo("$gcd");
        debuggee.breakpoints().forEach(Debuggee::delete);
        debuggee.stopped(8).resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("12");
        debuggee.checkErrorLog();
    }

    @Test
    void anEndlessLoopIsSuspendedAndTerminated() throws Exception {
        IFile file = debuggee.file("spin.wat", "(module (func (export \"spin\") (loop (br 0))))\n");
        debuggee.launch(file, "spin", List.of(), ILaunchManager.DEBUG_MODE);
        IThread thread = debuggee.running();
        thread.suspend();
        thread = debuggee.stopped(1);
        assertThat(thread.getTopStackFrame().getName()).isEqualTo("$spin");
        thread.resume();
        debuggee.running().terminate();
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    @Test
    void aProgramIsRunWithoutADebugger() throws Exception {
        IFile file = debuggee.file("gcd.wat", GCD);
        WasmLineBreakpoint.create(file, file.getLocation(), 7);
        debuggee.launch(file, "gcd", List.of("48", "36"), ILaunchManager.RUN_MODE);
        debuggee.consoleShows("12");
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }
}
