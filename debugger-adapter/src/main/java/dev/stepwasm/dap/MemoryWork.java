package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.NotStoppedException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.jspecify.annotations.Nullable;

/**
 * What takes long about a memory is done on a thread of its own, so that other requests are answered meanwhile; one thing at
 * a time: what is asked for next ends what was asked for before. Safe for use from any thread.
 */
final class MemoryWork {
    /** Smaller memories are done with before anybody could read what is told of it. */
    private static final long WORTH_TELLING = 64L << 20;

    private @Nullable Task<?> current;
    private int tasks;

    /** How a task says how far it is. */
    interface Checkpoint {
        /** Says that so many bytes are done. @throws Refusal if nobody waits for the answer any more */
        void passed(long bytes);
    }

    /** Something that is being done. */
    private static final class Task<T> {
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private final String id;
        private final OptionalInt request;
        private volatile boolean cancelled;

        Task(String id, OptionalInt request) {
            this.id = id;
            this.request = request;
        }

        boolean isMeantBy(CancelArguments args) {
            Integer number = args.getRequestId();
            boolean isRequest = number != null && request.isPresent() && request.getAsInt() == number;
            return isRequest || id.equals(args.getProgressId());
        }

        void cancel() {
            cancelled = true;
            answer.completeExceptionally(Loading.cancelled());
        }
    }

    /**
     * {@return the answer to a request, when it is there}
     *
     * @param title for people who watch the progress
     * @param id of the progress, if the client has chosen one
     * @param bytes how many there are to look at
     */
    <T> CompletableFuture<T> begin(
            String title, Optional<String> id, long bytes, Conversation conversation, Function<Checkpoint, T> work) {
        Task<T> task;
        synchronized (this) {
            if (current != null) {
                current.cancel();
            }
            tasks++;
            task = new Task<>(id.orElse("memory-" + tasks), conversation.requestNumber());
            current = task;
        }
        Events events = conversation.events();
        Thread.ofPlatform().daemon().name("dap memory").start(() -> run(task, title, bytes, events, work));
        return task.answer;
    }

    private static <T> void run(Task<T> task, String title, long bytes, Events events, Function<Checkpoint, T> work) {
        boolean told = bytes >= WORTH_TELLING;
        if (told) {
            events.progressStarted(task.id, task.request, title);
        }
        try {
            int[] percent = {0};
            task.answer.complete(work.apply(done -> {
                if (task.cancelled) {
                    throw Loading.cancelled();
                }
                int now = (int) (100 * done / Math.max(1, bytes));
                if (told && now > percent[0]) {
                    percent[0] = now;
                    events.progressed(task.id, now + " %", now);
                }
            }));
        } catch (NotStoppedException running) {
            task.answer.completeExceptionally(Refusal.of(String.valueOf(running.getMessage())));
        } catch (RuntimeException | Error problem) { // The client waits for an answer.
            task.answer.completeExceptionally(problem);
        } finally {
            if (told) {
                events.progressEnded(task.id);
            }
        }
    }

    /** Ends what is being done for a request. What is over, or never was, is nothing to speak of. */
    synchronized void cancel(CancelArguments args) {
        if (current != null && current.isMeantBy(args)) {
            current.cancel();
            current = null;
        }
    }
}
