package dev.stepwasm.eclipse.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/**
 * The language server in this process, started with the first message. Any thread may call. One thread of this class
 * speaks to the server, in the order of the calls, so nothing that the server does holds up a caller; and whatever it
 * throws ends up in the answer and with the failure handler, nowhere else.
 */
public final class ServerLink implements AutoCloseable {
    /** How long the server may take to start, in seconds. */
    private static final int START_LIMIT = 60;

    private final Supplier<? extends LanguageServer> factory;
    private final LanguageClient client;
    private final InitializeParams parameters;
    private final FailureHandler failures;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("Stepwasm language server").daemon().factory());

    // The two below belong to the thread.
    private @Nullable LanguageServer server;
    private @Nullable Throwable startFailure;

    /** Is told when the server throws, on the thread that met it. */
    @FunctionalInterface
    public interface FailureHandler {
        /**
         * Takes note of a failure.
         *
         * @param doing what was asked of the server, as "check sum.wat"
         * @param cause what the server threw
         */
        void failed(String doing, Throwable cause);
    }

    /**
     * Prepares a link; nothing is started yet.
     *
     * @param factory makes the server, whose {@code exit} must not end the process
     * @param client what the server calls back, on threads of the server's choice
     * @param parameters what the server is told about this IDE
     * @param failures is told when the server throws
     */
    public ServerLink(
            Supplier<? extends LanguageServer> factory,
            LanguageClient client,
            InitializeParams parameters,
            FailureHandler failures) {
        this.factory = factory;
        this.client = client;
        this.parameters = parameters;
        this.failures = failures;
    }

    /**
     * Sends a notification.
     *
     * @param doing what it is for, for the error log
     * @param message the call to make
     * @return completes when the server has taken it, or with what it threw
     */
    public CompletableFuture<@Nullable Void> tell(String doing, Consumer<LanguageServer> message) {
        return ask(doing, started -> {
            message.accept(started);
            return CompletableFuture.completedFuture(null);
        });
    }

    /** Sends a notification that is of no interest to a server which is not started: it will see how things are then. */
    public void tellIfStarted(String doing, Consumer<LanguageServer> message) {
        try {
            thread.execute(() -> {
                if (server != null) {
                    call(
                            doing,
                            started -> {
                                message.accept(started);
                                return CompletableFuture.completedFuture(null);
                            },
                            new CompletableFuture<@Nullable Void>());
                }
            });
        } catch (RejectedExecutionException e) {
            return; // closed
        }
    }

    /**
     * Sends a request.
     *
     * @param doing what it is for, for the error log
     * @param request the call to make
     * @return the answer, or what the server threw; cancelled if the link is closed
     */
    public <T extends @Nullable Object> CompletableFuture<T> ask(
            String doing, Function<LanguageServer, CompletableFuture<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> call(doing, request, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new CancellationException("the language server is closed"));
        }
        return answer;
    }

    private <T extends @Nullable Object> void call(
            String doing, Function<LanguageServer, CompletableFuture<T>> request, CompletableFuture<T> answer) {
        // Throwable: a StackOverflowError or a missing class in the server must not end this thread either.
        try {
            request.apply(started()).whenComplete((value, failure) -> {
                if (failure == null) {
                    answer.complete(value);
                } else {
                    fail(doing, failure, answer);
                }
            });
        } catch (Throwable failure) {
            fail(doing, failure, answer);
        }
    }

    private void fail(String doing, Throwable failure, CompletableFuture<?> answer) {
        if (!isOrdinary(failure)) {
            failures.failed(doing, failure);
        }
        answer.completeExceptionally(failure);
    }

    /** {@return whether a failure needs no report: an answer that came too late, or a start reported before} */
    private static boolean isOrdinary(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> isOrdinary(wrapped.getCause());
            case NotStarted start -> true;
            case CancellationException cancelled -> true;
            case ResponseErrorException refusal -> true;
            default -> false;
        };
    }

    private LanguageServer started() throws NotStarted {
        if (startFailure != null) {
            throw new NotStarted(startFailure);
        }
        if (server == null) {
            try {
                server = start();
            } catch (Throwable failure) {
                startFailure = failure;
                failures.failed("start", failure);
                throw new NotStarted(failure);
            }
        }
        return server;
    }

    private LanguageServer start() {
        LanguageServer fresh = factory.get();
        if (fresh instanceof LanguageClientAware aware) {
            aware.connect(client);
        }
        fresh.initialize(parameters).orTimeout(START_LIMIT, TimeUnit.SECONDS).join();
        fresh.initialized(new InitializedParams());
        return fresh;
    }

    /** Shuts the server down if it was started, and lets its threads go. Waits for nothing. */
    @Override
    public void close() {
        try {
            thread.execute(() -> {
                LanguageServer running = server;
                if (running != null) {
                    call("shut down", LanguageServer::shutdown, new CompletableFuture<>());
                    running.exit();
                }
            });
        } catch (RejectedExecutionException e) {
            return; // closed before
        }
        thread.shutdown();
    }

    /** The server could not be started, which has been reported. */
    private static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1;

        NotStarted(Throwable cause) {
            super("the language server did not start", cause);
        }
    }
}
