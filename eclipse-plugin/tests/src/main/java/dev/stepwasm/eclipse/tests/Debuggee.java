package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.debug.WasmThread;
import dev.stepwasm.eclipse.launch.Launches;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The program that is debugged in a test, and the Debug perspective around it. On the UI thread. */
final class Debuggee implements BeforeEachCallback, AfterEachCallback {
    /** The name of the project. */
    static final String PROJECT = "debuggee";

    private final Window window = Window.open();
    private final ErrorLog errors = new ErrorLog();
    private final Dialogs dialogs = new Dialogs(window);
    private IProject project;
    private IPerspectiveDescriptor before;
    private final Set<ILaunch> ended = new HashSet<>();

    @Override
    public void beforeEach(ExtensionContext context) throws CoreException {
        begin();
    }

    @Override
    public void afterEach(ExtensionContext context) throws CoreException {
        end();
    }

    void begin() throws CoreException {
        // Or a stop that is shown late asks whether to change the perspective of whatever comes next.
        var preferences = InstanceScope.INSTANCE.getNode("org.eclipse.debug.ui");
        preferences.put("org.eclipse.debug.ui.switch_perspective_on_suspend", "never");
        preferences.put("org.eclipse.debug.ui.switch_to_perspective", "never");
        before = window.page().getPerspective();
        PlatformUI.getWorkbench()
                .showPerspective(
                        IDebugUIConstants.ID_DEBUG_PERSPECTIVE, window.page().getWorkbenchWindow());
        window.page().showView(IDebugUIConstants.ID_DEBUG_VIEW);
        project = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT);
        project.create(null);
        project.open(null);
    }

    void end() throws CoreException {
        dialogs.closeAll();
        for (ILaunch launch : manager().getLaunches()) {
            launch.terminate();
            Window.until("the end of the launch", launch::isTerminated);
        }
        manager().removeLaunches(manager().getLaunches());
        for (ILaunchConfiguration each : manager().getLaunchConfigurations()) {
            each.delete(); // or the next story would start as this one did
        }
        breakpoints().forEach(Debuggee::delete);
        // Or the debugger opens a text after its project has gone: for what is still shown, or was to be shown.
        Window.until("nothing shown", () -> !(DebugUITools.getDebugContext() instanceof IDebugElement));
        Window.until(
                "nothing to look for",
                () -> Arrays.stream(Job.getJobManager().find(null))
                        .filter(each -> each.getState() != Job.SLEEPING)
                        .noneMatch(each -> each.getClass().getName().startsWith("org.eclipse.debug")));
        window.page().closeAllEditors(false);
        project.delete(true, true, null);
        window.page().setPerspective(before);
        errors.close();
    }

    /** {@return the launch configuration with a name, once there is one} */
    static ILaunchConfiguration configuration(String name) {
        Window.until(name, () -> find(name).isPresent());
        try {
            return find(name).orElseThrow();
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<ILaunchConfiguration> find(String name) throws CoreException {
        return Arrays.stream(manager().getLaunchConfigurations())
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }

    static ILaunchManager manager() {
        return DebugPlugin.getDefault().getLaunchManager();
    }

    Window window() {
        return window;
    }

    /** Does something in the next dialog with a title; a dialog may hold up who opens it, so this comes before. */
    void inDialog(String title, Dialogs.Deed deed) {
        dialogs.in(title, deed);
    }

    /** Waits until all has been done in dialogs that was to be done. */
    void dialogsAreDone() {
        Window.until("the dialogs", dialogs::areDone);
    }

    IFile file(String name, String text) throws CoreException {
        IFile file = project.getFile(name);
        file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
        return file;
    }

    List<IBreakpoint> breakpoints() {
        return List.of(DebugPlugin.getDefault().getBreakpointManager().getBreakpoints());
    }

    static void delete(IBreakpoint breakpoint) {
        try {
            breakpoint.delete();
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the only thread, once it stands still on a line} */
    IThread stopped(int line) {
        Window.until(
                "a stop at line " + line,
                () -> thread().filter(each -> standsAt(each, line)).isPresent());
        return thread().orElseThrow();
    }

    private static boolean standsAt(IThread thread, int line) {
        try {
            return thread.isSuspended()
                    && thread.getTopStackFrame() != null
                    && thread.getTopStackFrame().getLineNumber() == line;
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the only thread, once it stands still for a reason that begins so} */
    IThread stopped(String reason) {
        Window.until(
                reason,
                () -> thread().filter(each -> ((WasmThread) each).reason().startsWith(reason))
                        .isPresent());
        return thread().orElseThrow();
    }

    /** {@return the only thread, once it stands still in these functions, the innermost first} */
    IThread stoppedIn(String... functions) {
        Window.until(
                "a stop in " + List.of(functions),
                () -> thread().filter(each -> each.isSuspended() && names(each).equals(List.of(functions)))
                        .isPresent());
        return thread().orElseThrow();
    }

    /** {@return the only thread, once it runs} */
    IThread running() {
        Window.until(
                "a thread that runs",
                () -> thread().filter(each -> !each.isSuspended()).isPresent());
        return thread().orElseThrow();
    }

    private static Optional<IThread> thread() {
        try {
            IDebugTarget[] targets = manager().getDebugTargets();
            return targets.length == 0 || targets[targets.length - 1].isTerminated()
                    ? Optional.empty()
                    : Arrays.stream(targets[targets.length - 1].getThreads()).findFirst();
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    IDebugTarget target() {
        return manager().getDebugTargets()[0];
    }

    /** Starts a program as the lens above a function does. */
    void launch(IFile file, String export, List<String> args, String mode) {
        Launches.run(file, export, args, mode);
    }

    /** Waits until the program that was started last has ended. */
    void awaitEnd() throws Exception {
        try {
            Window.until("the end", () -> {
                List<ILaunch> all = List.of(manager().getLaunches());
                return !all.isEmpty() && !ended.containsAll(all) && all.stream().allMatch(ILaunch::isTerminated);
            });
        } catch (AssertionError e) {
            window.picture("failed-end.png", false);
            throw e;
        }
        ended.addAll(List.of(manager().getLaunches()));
    }

    /** Puts the Problems view in front of the console, which may name places of this machine. */
    void hideConsole() throws CoreException {
        InstanceScope.INSTANCE.getNode("org.eclipse.debug.ui").putBoolean("DEBUG.consoleOpenOnOut", false);
        window.page().showView(IPageLayout.ID_PROBLEM_VIEW, null, IWorkbenchPage.VIEW_VISIBLE);
    }

    /** Waits until the console shows a text. */
    void consoleShows(String text) throws Exception {
        try {
            Window.until(text, () -> console().contains(text));
        } catch (AssertionError e) {
            window.picture("failed-console.png", false);
            assertThat(console()).contains(text);
        }
    }

    /** Waits until a view has such a row. */
    void shows(String view, Predicate<String> row) throws Exception {
        try {
            Window.until("a row", () -> rows(view).stream().anyMatch(row));
        } catch (AssertionError e) {
            window.picture("failed.png", false);
            assertThat(rows(view)).anyMatch(row);
        }
    }

    List<String> names(IThread thread) {
        try {
            List<String> names = new ArrayList<>();
            for (IStackFrame frame : thread.getStackFrames()) {
                names.add(frame.getName());
            }
            return names;
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return a variable of the innermost frame} */
    IVariable variable(IThread thread, String name) throws DebugException {
        return variable(thread.getTopStackFrame(), name);
    }

    /** {@return a variable of a frame, fetched on another thread as views do} */
    IVariable variable(IStackFrame frame, String name) {
        return elsewhere(() -> Arrays.stream(frame.getVariables())
                .filter(each -> named(each, name))
                .findFirst()
                .orElseThrow());
    }

    /** {@return the result of something that is done on another thread, while the window lives} */
    static <T> T elsewhere(Callable<T> work) {
        CompletableFuture<T> done = CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        Window.until("what is done elsewhere", done::isDone);
        return done.join();
    }

    private static boolean named(IVariable variable, String name) {
        try {
            return variable.getName().equals(name);
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the line that is selected in the active editor, from 1} */
    int lineOfTheEditor() {
        return window.page().getActiveEditor() instanceof ITextEditor editor
                        && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
                ? selection.getStartLine() + 1
                : 0;
    }

    /** {@return the rows of a view as they are open, cell by cell} */
    List<String> rows(String view) {
        List<String> rows = new ArrayList<>();
        IViewPart part = window.page().findView(view);
        tree(part).ifPresent(tree -> collect(tree.getItems(), rows));
        return rows;
    }

    static Optional<Tree> tree(IViewPart part) {
        IDebugView view = part == null ? null : part.getAdapter(IDebugView.class);
        return view != null && view.getViewer() != null && view.getViewer().getControl() instanceof Tree tree
                ? Optional.of(tree)
                : Optional.empty();
    }

    private static void collect(TreeItem[] items, List<String> rows) {
        for (TreeItem item : items) {
            int columns = Math.max(1, item.getParent().getColumnCount());
            StringBuilder row = new StringBuilder(item.getText(0));
            for (int i = 1; i < columns; i++) {
                row.append(" | ").append(item.getText(i));
            }
            rows.add(row.toString());
            if (item.getExpanded()) {
                collect(item.getItems(), rows);
            }
        }
    }

    /** {@return what all consoles show} */
    String console() {
        StringBuilder all = new StringBuilder();
        for (IConsole each : ConsolePlugin.getDefault().getConsoleManager().getConsoles()) {
            if (each instanceof TextConsole text) {
                all.append(text.getDocument().get());
            }
        }
        return all.toString();
    }

    void picture(String name) throws Exception {
        window.picture(name, true);
    }

    void checkErrorLog() {
        assertThat(errors.found()).isEmpty();
    }
}
