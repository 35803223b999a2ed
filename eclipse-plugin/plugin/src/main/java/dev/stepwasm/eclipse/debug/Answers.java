package dev.stepwasm.eclipse.debug;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugException;
import org.eclipse.swt.widgets.Display;

/** What the debug adapter answers, for callers that want the answer itself. */
final class Answers {
    /** The adapter answers at once, or later from another process; longer than this means that it hangs. */
    private static final int PATIENCE = 20;

    private Answers() {}

    /**
     * {@return an answer, once it is there} The UI thread does not wait: it gets what is there.
     *
     * @throws DebugException with words for people, if there is none
     */
    static <T> T await(CompletableFuture<T> answer) throws DebugException {
        try {
            return answer.get(Display.getCurrent() == null ? PATIENCE : 0, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException e) {
            throw failure(words(e), DebugException.REQUEST_FAILED);
        } catch (TimeoutException e) {
            throw failure("the program has not answered yet; suspend and try again", DebugException.REQUEST_FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", DebugException.REQUEST_FAILED);
        }
    }

    /** {@return what Eclipse shows of something that cannot be done} */
    static DebugException failure(String words, int code) {
        return new DebugException(new Status(IStatus.ERROR, WasmElement.MODEL, code, words, null));
    }

    /** {@return what went wrong, for people} */
    static String words(Throwable problem) {
        Throwable cause = problem;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
