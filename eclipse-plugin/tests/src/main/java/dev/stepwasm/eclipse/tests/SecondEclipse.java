package dev.stepwasm.eclipse.tests;

import dev.stepwasm.eclipse.attach.AttachLaunch;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.launch.WasmLaunch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Another Eclipse beside that of the tests, with a workspace of its own: its user starts three programs, one in Eclipse itself,
 * one in a virtual machine of its own and one that is attached to, and closes the window while all of them are debugged.
 */
public final class SecondEclipse implements IStartup {
    private static final String FOLDER = "stepwasm.second";
    private static final String DONE = "all are debugged: ";

    private static final String SPIN = "(module (func (export \"spin\") (loop (br 0))))\n";

    /** For the extension point, in every Eclipse that has the tests. */
    public SecondEclipse() {}

    /** How it went. */
    record End(int code, List<String> output, String log) {
        /** {@return the virtual machine that it had started} */
        long machine() {
            return output.stream()
                    .filter(line -> line.startsWith(DONE))
                    .map(line -> Long.parseLong(line.substring(DONE.length())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(String.join("\n", output)));
        }
    }

    /** {@return how a second Eclipse has ended} @param cache where programs say that they can be attached to */
    static End run(Path folder, Path cache, Path sources) throws Exception {
        Path configuration = Files.createDirectories(folder.resolve("configuration"));
        Files.copy(area("osgi.configuration.area").resolve("config.ini"), configuration.resolve("config.ini"));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-D" + FOLDER + "=" + sources,
                        "-Dstepwasm.cache=" + cache,
                        "-Dstepwasm.screenshots=" + System.getProperty("stepwasm.screenshots"),
                        "-jar",
                        System.getProperty("java.class.path"),
                        "-nosplash",
                        "-install",
                        area("osgi.install.area").toString(),
                        "-configuration",
                        configuration.toString(),
                        "-data",
                        folder.resolve("workspace").toString(),
                        "-application",
                        "org.eclipse.ui.ide.workbench")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            // It waits for nothing longer than stories do, and closes then.
            Window.until("the end of the second Eclipse", 6 * Window.DEADLINE, () -> !process.isAlive());
        } finally {
            process.destroyForcibly();
            process.waitFor(20, TimeUnit.SECONDS);
        }
        Path log = folder.resolve("workspace/.metadata/.log");
        return new End(process.exitValue(), Files.readAllLines(output), Files.exists(log) ? Files.readString(log) : "");
    }

    private static Path area(String name) {
        return Path.of(System.getProperty(name).replaceFirst("^file:", ""));
    }

    @Override
    public void earlyStartup() {
        String folder = System.getProperty(FOLDER);
        if (folder != null) {
            Display.getDefault().asyncExec(() -> live(folder));
        }
    }

    private static void live(String folder) {
        Debuggee debuggee = new Debuggee();
        try {
            debuggee.begin();
            debugAll(debuggee, folder);
        } catch (Throwable e) {
            e.printStackTrace();
            System.out.println(debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW) + debuggee.console());
        }
        PlatformUI.getWorkbench().close();
    }

    private static void debugAll(Debuggee debuggee, String folder) throws Exception {
        debuggee.file("spin.wat", SPIN);
        start(WasmLaunch.TYPE, "launch.program", "${workspace_loc:/debuggee/spin.wat}");
        stopped(threads -> threads.anyMatch(each -> !each.isSuspended()));

        IFile echo = debuggee.file("echo.wat", LaunchTest.ECHO);
        WasmLineBreakpoint.create(echo, echo.getLocation(), 9);
        start(
                WasmLaunch.TYPE,
                "launch.program",
                "${workspace_loc:/debuggee/echo.wat}",
                "launch.console",
                "\"integratedTerminal\"");
        debuggee.stopped(9);
        long machine =
                ProcessHandle.current().children().findFirst().orElseThrow().pid();

        IFile prices = project(folder).getFile("prices.wat");
        WasmLineBreakpoint.create(prices, prices.getLocation(), 21);
        start(AttachLaunch.TYPE, "attach.program", "shop");
        stopped(threads -> threads.filter(IThread::isSuspended).count() == 3);
        System.out.println(DONE + machine);
    }

    private static IProject project(String folder) throws Exception {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("shop");
        IProjectDescription description = ResourcesPlugin.getWorkspace().newProjectDescription("shop");
        description.setLocation(IPath.fromOSString(folder));
        project.create(description, null);
        project.open(null);
        return project;
    }

    private static void start(String type, String... keysAndValues) throws Exception {
        ILaunchConfigurationWorkingCopy configuration = Debuggee.manager()
                .getLaunchConfigurationType(type)
                .newInstance(null, Debuggee.manager().generateLaunchConfigurationName("second"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            configuration.setAttribute("dev.stepwasm.eclipse." + keysAndValues[i], keysAndValues[i + 1]);
        }
        DebugUITools.launch(configuration.doSave(), ILaunchManager.DEBUG_MODE);
    }

    /** Waits for threads of the program that was started last. */
    private static void stopped(Predicate<Stream<IThread>> threads) {
        Window.until("the threads of a program", () -> {
            var targets = Debuggee.manager().getDebugTargets();
            return targets.length > 0 && threads.test(Arrays.stream(targets[targets.length - 1].getThreads()));
        });
    }
}
