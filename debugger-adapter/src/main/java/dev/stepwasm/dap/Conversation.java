package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.NotStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.jspecify.annotations.Nullable;

/**
 * What one client and the adapter know of each other. Requests are answered one after the other, from whichever thread
 * they come; everything else here is used by them alone, unless it says otherwise.
 */
final class Conversation {
    /** The number of the only thread of a launched program. */
    static final int THREAD = 1;

    private final Executor afterResponse;
    private final Object requests = new Object();
    private OptionalInt requestNumber = OptionalInt.empty();
    private @Nullable Events events;
    private @Nullable Session session;
    private Coordinates coordinates = Coordinates.DEFAULT;

    /** Requests about a program that is being loaded; null if none is. */
    private @Nullable List<Runnable> waiting;

    /** @param afterResponse runs what a request sets going, once the client has got the response */
    Conversation(Executor afterResponse) {
        this.afterResponse = afterResponse;
    }

    /** Says who is told of events. May be called from any thread. */
    void connect(IDebugProtocolClient client) {
        synchronized (requests) {
            events = new Events(client);
        }
    }

    /** {@return what a request is answered; it fails with words for people if it is refused} */
    <T> CompletableFuture<T> answer(Supplier<T> request) {
        return answerLater(() -> CompletableFuture.completedFuture(request.get()));
    }

    /** {@return the answer to a request that is answered with nothing but success} */
    CompletableFuture<Void> act(Runnable request) {
        CompletableFuture<Boolean> done = answer(() -> {
            request.run();
            return true;
        });
        return CompletableFuture.allOf(done);
    }

    /** {@return what a request is answered when it has been carried out, which may be after other requests} */
    <T> CompletableFuture<T> answerLater(Supplier<CompletableFuture<T>> request) {
        synchronized (requests) {
            try {
                return request.get();
            } catch (Refusal refusal) {
                return CompletableFuture.failedFuture(refusal);
            } catch (NotStoppedException running) {
                return CompletableFuture.failedFuture(Refusal.of(String.valueOf(running.getMessage())));
            }
        }
    }

    /**
     * {@return what a request about the program is answered; if one is being loaded, once it is there} Clients set breakpoints
     * while a launch goes on, and want to hear at once where they are.
     */
    <T> CompletableFuture<T> answerLoaded(Supplier<T> request) {
        synchronized (requests) {
            if (waiting == null) {
                return answer(request);
            }
            CompletableFuture<T> answer = new CompletableFuture<>();
            waiting.add(() -> answer(request).whenComplete((value, problem) -> {
                if (problem == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(problem);
                }
            }));
            return answer;
        }
    }

    /** Says that requests about the program wait from now on. */
    void loadingBegins() {
        waiting = new ArrayList<>();
    }

    /** Answers the requests that have waited, in their order. */
    void loadingEnds() {
        List<Runnable> waited = Optional.ofNullable(waiting).orElse(List.of());
        waiting = null;
        waited.forEach(Runnable::run);
    }

    /** Does something while no request is being answered. May be called from any thread. */
    void exclusively(Runnable action) {
        synchronized (requests) {
            action.run();
        }
    }

    /**
     * Does something once the client has got the response to the request that is being answered; if it is answered later,
     * once that is sure.
     */
    void afterResponse(Runnable action) {
        afterResponse.execute(action);
    }

    /** Says which number the client has given to the request that comes next. */
    void setRequestNumber(int number) {
        synchronized (requests) {
            requestNumber = OptionalInt.of(number);
        }
    }

    /** {@return the number of the request that is being answered; empty for a client without a wire} */
    OptionalInt requestNumber() {
        return requestNumber;
    }

    /** {@return who hears of events} */
    Events events() {
        Events connected = events;
        if (connected == null) {
            throw new IllegalStateException("no client is connected");
        }
        return connected;
    }

    /** {@return how the client counts and writes paths} */
    Coordinates coordinates() {
        return coordinates;
    }

    void setCoordinates(Coordinates client) {
        coordinates = client;
    }

    /** {@return the program, if one was launched} */
    Optional<Session> launched() {
        return Optional.ofNullable(session);
    }

    /**
     * {@return the program that was launched}
     *
     * @throws Refusal if none was
     */
    Session session() {
        return launched().orElseThrow(() -> Refusal.of("no program has been launched"));
    }

    void setSession(Session launched) {
        session = launched;
    }

    /** {@return what runs at the moment; for any thread} */
    Optional<Session> running() {
        synchronized (requests) {
            return launched();
        }
    }
}
