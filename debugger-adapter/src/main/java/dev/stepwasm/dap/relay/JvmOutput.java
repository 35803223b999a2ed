package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.GuestOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;

/** Passes on what a child process writes, as output of the session, and remembers the last lines of its errors. */
final class JvmOutput {
    private static final int KEPT_LINES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Relay.Client client;
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private final Thread out;
    private final Thread err;

    JvmOutput(Process process, Relay.Client client) {
        this.client = client;
        out = reader("dap debuggee stdout", process.getInputStream(), new GuestOutput(this::printed));
        err = reader("dap debuggee stderr", process.getErrorStream(), new GuestOutput(this::failed));
    }

    private static Thread reader(String name, InputStream from, GuestOutput to) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try (from) {
                from.transferTo(to);
            } catch (IOException e) {
                // The process has gone, and with it what it had to say.
                to.release();
            } finally {
                to.release();
            }
        });
    }

    private void printed(String text) {
        tell(OutputEventArgumentsCategory.STDOUT, text);
    }

    private void failed(String text) {
        synchronized (lastErrors) {
            text.lines().forEach(lastErrors::add);
            while (lastErrors.size() > KEPT_LINES) {
                lastErrors.remove();
            }
        }
        tell(OutputEventArgumentsCategory.STDERR, text);
    }

    private void tell(String category, String text) {
        OutputEventArguments event = new OutputEventArguments();
        event.setCategory(category);
        event.setOutput(text);
        client.endpoint().notify("output", event);
    }

    /** {@return the last lines of its errors, once the process has ended} */
    String last(int lines) {
        awaitEnd();
        synchronized (lastErrors) {
            return String.join(
                    "\n",
                    lastErrors.stream()
                            .skip(Math.max(0, lastErrors.size() - lines))
                            .toList());
        }
    }

    /** Waits a moment until all was passed on that the process has written. */
    void awaitEnd() {
        try {
            out.join(PATIENCE);
            err.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
