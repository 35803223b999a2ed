package dev.stepwasm.eclipse.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PartInitException;

/** What came into the Eclipse error log since this was made, as far as it concerns the plugin or is an error. */
final class ErrorLog implements AutoCloseable {
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final ILogListener listener = (status, plugin) -> {
        if ((status.getSeverity() == IStatus.ERROR || status.getPlugin().startsWith("dev.stepwasm"))
                && !isOfThePlatform(status)) {
            found.add(status.getPlugin() + ": " + status.getMessage() + " " + status.getException());
        }
    };

    ErrorLog() {
        Platform.addLogListener(listener);
    }

    /** What the Debug view knows a launch by. */
    private static final String LAUNCH_PROXY = "org.eclipse.debug.internal.ui.viewers.update.LaunchProxy";

    /**
     * Eclipse's console of a process that ends at once may want something of the threads that it has just let go; its
     * Debug view may forget a launch while another thread tells it that this launch has changed; and it may open a text of a
     * debuggee whose project is gone; what asks for that has not been found.
     */
    private static boolean isOfThePlatform(IStatus status) {
        return switch (status.getException()) {
            case RejectedExecutionException rejected ->
                String.valueOf(rejected.getMessage())
                        .contains("org.eclipse.debug.internal.ui.views.console.ProcessConsole");
            case PartInitException late ->
                String.valueOf(late.getMessage()).startsWith("Cannot determine URI for '/" + Debuggee.PROJECT);
            case NullPointerException forgotten ->
                forgotten.getStackTrace().length > 0
                        && forgotten.getStackTrace()[0].getClassName().equals(LAUNCH_PROXY);
            case null, default -> false;
        };
    }

    List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void close() {
        Platform.removeLogListener(listener);
    }
}
