package dev.stepwasm.lsp;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Tells the client how far long work is, and hears when the user has had enough. Safe for use from any thread. */
final class Progress {
    private final Map<Either<String, Integer>, Task> running = new ConcurrentHashMap<>();
    private volatile @Nullable LanguageClient client;
    private volatile boolean shown;

    /** @param shown whether the client shows progress that it did not ask for */
    void serve(boolean shown) {
        this.shown = shown;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    /** The user does not want to wait any longer. */
    void cancel(Either<String, Integer> token) {
        Task task = running.get(token);
        if (task != null) {
            task.cancelled = true;
        }
    }

    /**
     * {@return a task that was just begun}
     *
     * @param token of the client's request, if it sent one
     */
    Task begin(@Nullable Either<String, Integer> token, String title) {
        LanguageClient connected = client;
        if (connected == null || token == null && !shown) {
            return new Task(null, null);
        }
        if (token != null) {
            return begun(new Task(connected, token), title);
        }
        Either<String, Integer> own = Either.forLeft("stepwasm-" + UUID.randomUUID());
        Task task = new Task(connected, own);
        task.created = connected.createProgress(new WorkDoneProgressCreateParams(own));
        return begun(task, title);
    }

    /** {@return a task that nobody is told about} */
    Task silent() {
        return new Task(null, null);
    }

    private Task begun(Task task, String title) {
        running.put(Objects.requireNonNull(task.token), task);
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle(title);
        begin.setCancellable(true);
        begin.setPercentage(0);
        task.send(begin);
        return task;
    }

    /** One piece of work. Closing it tells the client that it is over. */
    final class Task implements AutoCloseable {
        private final @Nullable LanguageClient client;
        private final @Nullable Either<String, Integer> token;
        /** A token of the server's must be known to the client before it can be used. */
        private CompletableFuture<Void> created = CompletableFuture.completedFuture(null);

        private volatile boolean cancelled;
        private int told;

        Task(@Nullable LanguageClient client, @Nullable Either<String, Integer> token) {
            this.client = client;
            this.token = token;
        }

        /** Says how much is done; little changes are kept quiet. */
        synchronized void report(int done, int all) {
            int percentage = all == 0 ? 100 : (int) (100L * done / all);
            if (percentage > told) {
                told = percentage;
                WorkDoneProgressReport report = new WorkDoneProgressReport();
                report.setPercentage(percentage);
                report.setMessage(done + " of " + all);
                report.setCancellable(true);
                send(report);
            }
        }

        /** @throws CancellationException if the user does not want to wait any longer */
        void checkWanted() {
            if (cancelled) {
                throw new CancellationException("the user does not want to wait any longer");
            }
        }

        @Override
        public void close() {
            send(new WorkDoneProgressEnd());
            if (token != null) {
                running.remove(token);
            }
        }

        private synchronized void send(WorkDoneProgressNotification what) {
            LanguageClient connected = client;
            Either<String, Integer> known = token;
            if (connected != null && known != null) {
                created = created.thenRun(
                        () -> connected.notifyProgress(new ProgressParams(known, Either.forLeft(what))));
            }
        }
    }
}
