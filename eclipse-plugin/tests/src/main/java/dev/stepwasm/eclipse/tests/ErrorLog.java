package dev.stepwasm.eclipse.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** What came into the Eclipse error log since this was made, as far as it concerns the plugin or is an error. */
final class ErrorLog implements AutoCloseable {
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final ILogListener listener = (status, plugin) -> {
        if (status.getSeverity() == IStatus.ERROR || status.getPlugin().startsWith("dev.stepwasm")) {
            found.add(status.getPlugin() + ": " + status.getMessage() + " " + status.getException());
        }
    };

    ErrorLog() {
        Platform.addLogListener(listener);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void close() {
        Platform.removeLogListener(listener);
    }
}
