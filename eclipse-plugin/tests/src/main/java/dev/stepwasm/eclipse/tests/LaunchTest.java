package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.launch.LaunchShortcut;
import dev.stepwasm.eclipse.launch.WasmLaunch;
import dev.stepwasm.eclipse.launch.ui.LaunchTabs;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.ILaunchConfigurationTab;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user starts programs: from a file, from the dialog, with input from the Console view. */
class LaunchTest {
    private static final String ADD = """
            (module
              (import "env" "log" (func $log (param i32)))
              (func (export "add") (param $a i32) (param $b i32) (result i32)
                (call $log (local.get $a))
                (i32.add (local.get $a) (local.get $b)))
              (func (export "nothing")))
            """;

    /** Reads what is typed, up to 64 bytes, and writes it back behind "you said: ". */
    static final String ECHO = """
            (module
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 100) "you said: ")
              (func (export "_start")
                (i32.store (i32.const 0) (i32.const 110))
                (i32.store (i32.const 4) (i32.const 64))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                (i32.store (i32.const 0) (i32.const 100))
                (i32.store (i32.const 4) (i32.add (i32.const 10) (i32.load (i32.const 8))))
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    private static Shell dialog(String title) {
        Window.until(title, () -> Widgets.dialog(title).isPresent());
        return Widgets.dialog(title).orElseThrow();
    }

    private static void press(Shell dialog, String label) {
        Button button = Widgets.all(dialog, Button.class).stream()
                .filter(each -> each.getText().equals(label))
                .findFirst()
                .orElseThrow();
        assertThat(button.isEnabled()).isTrue();
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** Dialogs keep their caller waiting in a loop of their own, so their user acts from inside of it. */
    private static void then(Runnable action) {
        Display.getCurrent().asyncExec(action);
    }

    @Test
    void aFileIsRunAfterTheQuestionsThatItRaises() throws Exception {
        IFile file = debuggee.file("add.wat", ADD);
        then(() -> {
            dialogThen(
                    "Run add.wat",
                    "OK",
                    () -> dialogThen(
                            "Run add",
                            "OK",
                            () -> dialogThen("add.wat imports what nobody gives", "Run with Stand-Ins", () -> {})));
        });
        new LaunchShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE);
        Window.until("a launch", () -> Debuggee.manager().getLaunches().length == 1);
        debuggee.awaitEnd();
        debuggee.consoleShows("env.log");
        ILaunchConfiguration kept = Debuggee.configuration("add.wat add");
        assertThat(kept.getAttribute("dev.stepwasm.eclipse.launch.imports", "")).isEqualTo("{\"env.log\":\"log\"}");

        new LaunchShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE);
        debuggee.awaitEnd(); // as before, without a question
        debuggee.checkErrorLog();
    }

    @Test
    void oneOfSeveralConfigurationsIsChosenAndAnotherFunctionChangesOnlyTheCall() throws Exception {
        IFile file = debuggee.file("add.wat", ADD);
        kept("add.wat add", "add", "[1,2]");
        kept("add.wat nothing", "nothing", "");
        debuggee.inDialog("Run add.wat", dialog -> {
            assertThat(dialog.texts()).contains("add.wat add", "add.wat nothing", "Another function...");
            dialog.press("OK");
        });
        new LaunchShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE);
        debuggee.dialogsAreDone();
        debuggee.awaitEnd();
        debuggee.consoleShows("3");

        debuggee.inDialog("Run add.wat", dialog -> {
            debuggee.inDialog("Run add.wat", functions -> {
                debuggee.inDialog("Run add", arguments -> {
                    debuggee.inDialog(
                            "add.wat imports what nobody gives", standIns -> standIns.press("Run with Stand-Ins"));
                    arguments.one(Text.class).setText("40 2");
                    arguments.press("OK");
                });
                functions.press("OK");
            });
            Table ways = dialog.one(Table.class);
            ways.setSelection(2);
            Event chosen = new Event();
            chosen.item = ways.getItem(2);
            ways.notifyListeners(SWT.Selection, chosen);
            dialog.press("OK");
        });
        new LaunchShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE);
        debuggee.awaitEnd();
        debuggee.dialogsAreDone();
        debuggee.consoleShows("42");
        ILaunchConfiguration add = Debuggee.configuration("add.wat add");
        assertThat(add.getAttribute("dev.stepwasm.eclipse.launch.args", "")).isEqualTo("[\"40\",\"2\"]");
        assertThat(add.getAttribute("dev.stepwasm.eclipse.launch.imports", "")).isEqualTo("{\"env.*\":\"log\"}");
        assertThat(Debuggee.manager().getLaunchConfigurations()).hasSize(2);
        debuggee.checkErrorLog();
    }

    private static void kept(String name, String export, String args) throws Exception {
        ILaunchConfigurationWorkingCopy fresh =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, name);
        fresh.setAttribute("dev.stepwasm.eclipse.launch.program", "${workspace_loc:/debuggee/add.wat}");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.invoke", export);
        fresh.setAttribute("dev.stepwasm.eclipse.launch.args", args);
        fresh.setAttribute("dev.stepwasm.eclipse.launch.imports", "{\"env.*\":\"log\"}");
        fresh.doSave();
    }

    /** Presses a button of a dialog once it is there. */
    private static void dialogThen(String title, String label, Runnable next) {
        Display display = Display.getCurrent();
        Runnable[] look = new Runnable[1];
        look[0] = () -> Widgets.dialog(title)
                .ifPresentOrElse(
                        dialog -> {
                            display.asyncExec(next);
                            press(dialog, label);
                        },
                        () -> display.timerExec(20, look[0]));
        look[0].run();
    }

    @Test
    void aProgramReadsWhatIsTyped() throws Exception {
        IFile file = debuggee.file("echo.wat", ECHO);
        ILaunchConfigurationWorkingCopy configuration =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, "echo");
        configuration.setAttribute("dev.stepwasm.eclipse.launch.program", "${workspace_loc:/debuggee/echo.wat}");
        configuration.setAttribute("dev.stepwasm.eclipse.launch.console", "\"integratedTerminal\"");
        DebugUITools.launch(configuration.doSave(), ILaunchManager.DEBUG_MODE);
        Window.until("a process", () -> Debuggee.manager().getProcesses().length == 1);
        debuggee.running();
        IProcess process = Debuggee.manager().getProcesses()[0];
        process.getStreamsProxy().write("hello\n");
        debuggee.consoleShows("you said: hello");
        debuggee.awaitEnd();
        debuggee.window().picture("console.png", false);
        debuggee.checkErrorLog();
    }

    /** Debugs the program that reads, in a virtual machine of its own. {@return that machine} */
    private ProcessHandle ownMachine(int... lines) throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        IFile file = debuggee.file("echo.wat", ECHO);
        for (int line : lines) {
            WasmLineBreakpoint.create(file, file.getLocation(), line);
        }
        ILaunchConfigurationWorkingCopy configuration =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, "echo");
        configuration.setAttribute("dev.stepwasm.eclipse.launch.program", "${workspace_loc:/debuggee/echo.wat}");
        configuration.setAttribute("dev.stepwasm.eclipse.launch.console", "\"integratedTerminal\"");
        DebugUITools.launch(configuration.doSave(), ILaunchManager.DEBUG_MODE);
        debuggee.running();
        return ProcessHandle.current()
                .descendants()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVirtualMachineThatIsKilledEndsInTheDebugView() throws Exception {
        ProcessHandle machine = ownMachine();
        machine.destroyForcibly();
        debuggee.awaitEnd();
        debuggee.consoleShows("virtual machine");
        debuggee.checkErrorLog();
    }

    @Test
    void aVirtualMachineThatIsKilledWhileItStandsStillEndsInTheDebugView() throws Exception {
        ProcessHandle machine = ownMachine(9);
        debuggee.stopped(9);
        machine.destroyForcibly();
        debuggee.awaitEnd();
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, row -> row.startsWith("<terminated>"));
        debuggee.consoleShows("virtual machine");
        debuggee.checkErrorLog();
    }

    @Test
    void aVirtualMachineEndsWithItsProgram() throws Exception {
        ProcessHandle machine = ownMachine();
        Debuggee.manager().getDebugTargets()[0].terminate();
        debuggee.awaitEnd();
        Window.until("no process", () -> !machine.isAlive());
        debuggee.checkErrorLog();
    }

    /** The dialog looks at each page after each letter that is typed. */
    @Test
    void thePagesOfALaunchAskNothingAndWaitForWhatIsSelected() throws Exception {
        ILaunchConfigurationWorkingCopy fresh =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, "asks");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.program", "${selected_resource_loc}");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.args", "[\"${string_prompt:How many?}\"]");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.wasi", "{\"stdin\":{\"file\":\"beside.txt\"}}");
        assertThat(problem(fresh)).isNull();

        fresh.setAttribute("dev.stepwasm.eclipse.launch.limits", "{\"instructions\":\"many\"}");
        assertThat(problem(fresh)).contains("`instructions`");
        fresh.removeAttribute("dev.stepwasm.eclipse.launch.limits");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.args", "[\"${no_such_variable}\"]");
        assertThat(problem(fresh)).contains("no_such_variable");
        fresh.removeAttribute("dev.stepwasm.eclipse.launch.args");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.program", "${workspace_loc:/debuggee/gone.wat}");
        assertThat(problem(fresh)).contains("gone.wat");
    }

    /** {@return what the first page of a launch says is wrong; null if nothing is} */
    private String problem(ILaunchConfiguration configuration) {
        ILaunchConfigurationTab page = page(0);
        try {
            page.isValid(configuration);
            return page.getErrorMessage();
        } finally {
            page.dispose();
        }
    }

    private static ILaunchConfigurationTab page(int number) {
        LaunchTabs pages = new LaunchTabs();
        pages.createTabs(null, ILaunchManager.RUN_MODE);
        return pages.getTabs()[number];
    }

    @Test
    void whatLooksLikeJsonIsTextWhereTextIsWanted() throws Exception {
        String wasi = "dev.stepwasm.eclipse.launch.wasi";
        ILaunchConfigurationWorkingCopy fresh =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, "wasi");
        Shell shell = new Shell(debuggee.window().shell());
        ILaunchConfigurationTab page = page(3);
        try {
            page.createControl(shell);
            page.initializeFrom(fresh);
            field(shell, "Arguments").setText("null\n-v\n5");
            field(shell, "Environment").setText("DEBUG = true\nPORT = 8080\nLIST = [1]");
            field(shell, "Standard input").setText("42");
            field(shell, "Where random").setText("7");
            page.performApply(fresh);
            assertThat(fresh.getAttribute(wasi, ""))
                    .isEqualTo(
                            "{\"args\":[\"null\",\"-v\",5],\"env\":{\"DEBUG\":\"true\",\"PORT\":8080,\"LIST\":\"[1]\"},"
                                    + "\"stdin\":\"42\",\"random\":7}");
            page.initializeFrom(fresh);
            assertThat(field(shell, "Environment").getText()).isEqualTo("DEBUG = true\nPORT = 8080\nLIST = [1]");
            assertThat(field(shell, "Standard input").getText()).isEqualTo("42");

            field(shell, "Standard input").setText("{\"file\": \"in.txt\"}");
            page.performApply(fresh);
            assertThat(fresh.getAttribute(wasi, "")).contains("\"stdin\":{\"file\":\"in.txt\"}");
        } finally {
            page.dispose();
            shell.dispose();
        }
    }

    private static Text field(Shell shell, String toolTip) {
        return Widgets.all(shell, Text.class).stream()
                .filter(text -> String.valueOf(text.getToolTipText()).startsWith(toolTip))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePagesOfALaunchSayWhatIsWrong() throws Exception {
        debuggee.file("pages.wat", ADD);
        ILaunchConfigurationWorkingCopy fresh =
                Debuggee.manager().getLaunchConfigurationType(WasmLaunch.TYPE).newInstance(null, "pages");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.program", "${workspace_loc:/debuggee/pages.wat}");
        fresh.setAttribute("dev.stepwasm.eclipse.launch.wasi", "{\"args\":[\"-v\"],\"clock\":\"noon\"}");
        ILaunchConfiguration configuration = fresh.doSave();
        boolean[] closed = {false};
        then(() -> lookAt("Edit Configuration", closed));
        DebugUITools.openLaunchConfigurationPropertiesDialog(
                debuggee.window().page().getWorkbenchWindow().getShell(),
                configuration,
                IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
        assertThat(closed[0]).isTrue();
    }

    private void lookAt(String title, boolean[] closed) {
        Shell dialog = dialog(title);
        try {
            CTabFolder pages = Widgets.all(dialog, CTabFolder.class).get(0);
            assertThat(Arrays.stream(pages.getItems()).map(item -> item.getText()))
                    .startsWith("Program", "Imports", "Host Modules", "WASI", "Limits");
            pages.setSelection(3);
            Event chosen = new Event();
            chosen.item = pages.getSelection();
            pages.notifyListeners(SWT.Selection, chosen);
            assertThat(Widgets.all(dialog, Text.class))
                    .extracting(Text::getText)
                    .contains("-v", "noon");
            debuggee.picture("eclipse-launch.png");
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            closed[0] = true;
            dialog.close();
        }
    }
}
