package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TerminatedException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Something that the thread of a stopped program does for somebody else. */
final class Errand<T> {
    private final Supplier<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private Runnable news = () -> {};

    Errand(Supplier<T> work) {
        this.work = work;
    }

    /** {@return what comes of it} */
    CompletableFuture<T> done() {
        return done;
    }

    /** Does it. Nobody hears of it yet. @throws TerminatedException if the program is to end */
    void perform() {
        try {
            T result = work.get();
            news = () -> done.complete(result);
        } catch (TerminatedException end) {
            throw end;
        } catch (RuntimeException | Error failure) { // Whoever waits must hear of it, whatever it is.
            news = () -> done.completeExceptionally(failure);
        }
    }

    /** Lets the one who wanted it hear what came of it. */
    void tell() {
        news.run();
    }

    /** Lets the one who wanted it hear that nothing comes of it. */
    void abandon(TerminatedException end) {
        done.completeExceptionally(end);
    }
}
