package dev.stepwasm.dap.relay;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done with an answer when it is there. */
final class Then {
    private Then() {}

    /** Does something with an answer, or with the reason why there is none. */
    static <T extends @Nullable Object> void then(
            CompletableFuture<T> answer, BiConsumer<? super T, ? super @Nullable Throwable> action) {
        CompletableFuture<T> unused = answer.whenComplete(action);
    }

    /** Does something with an answer if there is one. */
    static <T extends @Nullable Object> void ifAnswered(CompletableFuture<T> answer, Consumer<? super T> action) {
        then(answer, (body, problem) -> {
            if (problem == null) {
                action.accept(body);
            }
        });
    }

    /** Makes an answer the answer to something else too. */
    static void pass(CompletableFuture<? extends @Nullable Object> from, CompletableFuture<@Nullable Object> to) {
        then(from, (body, problem) -> {
            if (problem == null) {
                to.complete(body);
            } else {
                to.completeExceptionally(problem);
            }
        });
    }
}
