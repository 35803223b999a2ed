package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.launch.WasmLaunch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user starts what cannot be started, and is told why, once. */
class FailedLaunchTest {
    private static final String ADD = """
            (module
              (import "env" "log" (func $log (param i32)))
              (func (export "add") (param $a i32) (param $b i32) (result i32)
                (call $log (local.get $a))
                (i32.add (local.get $a) (local.get $b))))
            """;

    private static final String TYPE_MISTAKE = """
            (module
              (func (export "half") (param $n i32) (result i32)
                (i64.shr_u (local.get $n) (i32.const 1))))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    /** {@return what the user reads in the message that follows} */
    private String told(String title, Runnable start) {
        List<String> told = new ArrayList<>();
        debuggee.inDialog(title, dialog -> {
            told.addAll(dialog.texts());
            debuggee.window().picture("not-started.png", dialog.shell(), false);
            dialog.press("OK");
        });
        start.run();
        debuggee.dialogsAreDone();
        Window.until(
                "nothing that runs",
                () -> Arrays.stream(Debuggee.manager().getLaunches()).allMatch(ILaunch::isTerminated));
        assertThat(Debuggee.manager().getDebugTargets()).isEmpty();
        debuggee.checkErrorLog();
        return String.join("\n", told);
    }

    private static ILaunchConfiguration configuration(String name, String... keysAndValues) throws Exception {
        ILaunchConfigurationWorkingCopy fresh =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, name);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fresh.setAttribute("dev.stepwasm.eclipse.launch." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return fresh.doSave();
    }

    @Test
    void aTextWithMistakes() throws Exception {
        IFile file = debuggee.file("half.wat", TYPE_MISTAKE);
        for (String mode : List.of(ILaunchManager.RUN_MODE, ILaunchManager.DEBUG_MODE)) {
            assertThat(told("half.wat half was not started", () -> debuggee.launch(file, "half", List.of("7"), mode)))
                    .contains("half.wat:3", "i64");
        }
    }

    @Test
    void aFunctionThatIsNotExported() throws Exception {
        IFile file = debuggee.file("gcd.wat", DebugTest.GCD);
        assertThat(told(
                        "gcd.wat gdc was not started",
                        () -> debuggee.launch(file, "gdc", List.of("48", "36"), ILaunchManager.DEBUG_MODE)))
                .contains("gdc", "gcd");
    }

    @Test
    void argumentsThatDoNotFit() throws Exception {
        IFile file = debuggee.file("gcd.wat", DebugTest.GCD);
        assertThat(told(
                        "gcd.wat gcd was not started",
                        () -> debuggee.launch(file, "gcd", List.of("48"), ILaunchManager.DEBUG_MODE)))
                .contains("gcd", "2");
        assertThat(told(
                        "gcd.wat gcd was not started",
                        () -> debuggee.launch(file, "gcd", List.of("48", "many"), ILaunchManager.DEBUG_MODE)))
                .contains("many", "i32");
    }

    @Test
    void importsThatNobodyGives() throws Exception {
        IFile file = debuggee.file("add.wat", ADD);
        assertThat(told(
                        "add.wat add was not started",
                        () -> debuggee.launch(file, "add", List.of("1", "2"), ILaunchManager.RUN_MODE)))
                .contains("env", "log");
    }

    @Test
    void aFileThatHasGone() throws Exception {
        ILaunchConfiguration gone = configuration("gone", "program", "${workspace_loc:/debuggee/gone.wat}");
        assertThat(told("gone was not started", () -> DebugUITools.launch(gone, ILaunchManager.RUN_MODE)))
                .contains("gone.wat");
    }

    @Test
    void noFileAtAll() throws Exception {
        ILaunchConfiguration empty = configuration("empty");
        assertThat(told("empty was not started", () -> DebugUITools.launch(empty, ILaunchManager.DEBUG_MODE)))
                .contains("names no program");
    }

    @Test
    void aPageThatCannotBeRead() throws Exception {
        debuggee.file("gcd.wat", DebugTest.GCD);
        ILaunchConfiguration odd =
                configuration("odd", "program", "${workspace_loc:/debuggee/gcd.wat}", "args", "[1,", "invoke", "gcd");
        assertThat(told("odd was not started", () -> DebugUITools.launch(odd, ILaunchManager.DEBUG_MODE)))
                .contains("`args`");
    }

    @Test
    void aVirtualMachineThatDoesNotStart() throws Exception {
        debuggee.file("gcd.wat", DebugTest.GCD);
        ILaunchConfiguration own = configuration(
                "own",
                "program",
                "${workspace_loc:/debuggee/gcd.wat}",
                "invoke",
                "gcd",
                "args",
                "[\"48\",\"36\"]",
                "vmArgs",
                "[\"-XX:+NoSuchOption\"]");
        assertThat(told("own was not started", () -> DebugUITools.launch(own, ILaunchManager.DEBUG_MODE)))
                .contains("virtual machine");
    }
}
