package dev.stepwasm.eclipse.debug;

import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.preferences.ServerSettings;
import dev.stepwasm.ide.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;

/** How a program comes into the Debug view: for a launch, or because it runs somewhere and is attached to. */
public final class Debugging {
    private static final int LOOK_MILLIS = 50;

    private Debugging() {}

    /**
     * Starts a program for a launch, or attaches to one. Call it on the thread of a job.
     *
     * @param request {@code launch} or {@code attach}
     * @param arguments of that request of the debug adapter
     * @param name of the program, for people
     * @return the program, which runs
     * @throws CoreException with words for people if there is nothing to debug
     */
    public static WasmTarget begin(
            ILaunch launch, String request, Map<String, Object> arguments, String name, IProgressMonitor monitor)
            throws CoreException {
        WasmTarget target = new WasmTarget(launch, name, request.equals("attach"));
        boolean debugs = ILaunchManager.DEBUG_MODE.equals(launch.getLaunchMode());
        target.process().begin();
        try {
            Answers.await(target.greet());
            if (debugs) {
                target.breakpoints().send();
            }
            await(target.begin(request, withOwnTexts(arguments)), monitor);
        } catch (CoreException | RuntimeException e) {
            target.over();
            if (target.process().isSilent()) {
                launch.removeProcess(target.process());
            }
            throw e;
        }
        // Before it runs, or views would miss its first stop.
        if (debugs) {
            launch.addDebugTarget(target);
            target.show();
        }
        run(target);
        return target;
    }

    /** Lets it run, unless its user has ended it before that: then there is nothing to complain of. */
    private static void run(WasmTarget target) throws CoreException {
        try {
            Answers.await(target.go());
        } catch (CoreException e) {
            boolean unwanted = target.isUnwanted();
            target.over();
            if (!unwanted) {
                throw e;
            }
        }
    }

    /** {@return arguments that also say which texts of binaries are the editor's: those that the language server makes} */
    public static Map<String, Object> withOwnTexts(Map<String, Object> arguments) {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        int millions = ServerSettings.store().getInt(Settings.LARGE_FILE.name());
        all.put(LaunchAttribute.BINARY_TEXTS.field().name(), millions);
        return all;
    }

    private static void await(CompletableFuture<?> begun, IProgressMonitor monitor) throws CoreException {
        while (true) {
            try {
                begun.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (monitor.isCanceled()) {
                    throw new CoreException(Status.CANCEL_STATUS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CoreException(Status.CANCEL_STATUS);
            } catch (ExecutionException | CancellationException e) {
                throw new CoreException(new Status(IStatus.ERROR, StepwasmPlugin.ID, Answers.words(e), null));
            }
        }
    }
}
