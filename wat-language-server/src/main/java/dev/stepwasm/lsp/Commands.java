package dev.stepwasm.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Does what clients ask for by name. Each call has a thread of its own, so that none of them holds up an answer to
 * something else; it ends when the client takes its request back or the user cancels its progress. Handlers are added
 * before the client is there. Safe for use from any thread.
 */
final class Commands {
    /** So many at once are a program gone wild rather than a user. */
    static final int MOST_AT_ONCE = 8;

    private final Map<ServedCommand, Handler> handlers = new EnumMap<>(ServedCommand.class);
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Workers workers;
    private final Progress progress;

    Commands(Workers workers, Progress progress) {
        this.workers = workers;
        this.progress = progress;
    }

    /** What a command does. */
    interface Handler {
        /**
         * {@return the answer: what gson can write, or null}
         *
         * @throws CancellationException from {@link Call#checkWanted}, passed on
         * @throws Exception an error of the protocol if the arguments are of no use, in words; else a defect
         */
        @Nullable
        Object answer(Call call) throws Exception;
    }

    /** One request for a command. */
    static final class Call {
        private final Commands commands;
        private final ExecuteCommandParams params;
        private final CompletableFuture<@Nullable Object> answer;
        private final Progress progress;
        private volatile Progress.@Nullable Task task;

        private Call(
                Commands commands,
                ExecuteCommandParams params,
                CompletableFuture<@Nullable Object> answer,
                Progress progress) {
            this.commands = commands;
            this.params = params;
            this.answer = answer;
            this.progress = progress;
        }

        /** Does something as this command would, after it was answered; the user can end it as well. */
        void repeat(Handler handler) {
            commands.execute(new ExecuteCommandParams(params.getCommand(), params.getArguments()), handler);
        }

        /** {@return an argument; JSON's null if there is none} It comes from outside: it may be anything. */
        JsonElement argument(int index) {
            List<Object> arguments = params.getArguments();
            return arguments != null && index < arguments.size() && arguments.get(index) instanceof JsonElement given
                    ? given
                    : JsonNull.INSTANCE;
        }

        /**
         * {@return an argument that is a text}
         *
         * @param name what it is, for the error if it is something else
         */
        String text(int index, String name) {
            if (argument(index) instanceof JsonPrimitive value && value.isString()) {
                return value.getAsString();
            }
            throw Answers.failure(
                    ResponseErrorCode.InvalidParams,
                    "argument %d, the %s, must be a string".formatted(index + 1, name));
        }

        /** {@return where to say how much is done} It shows that something is under way, so quick commands do without. */
        Progress.Task begin(String title) {
            Progress.Task begun = progress.begin(params.getWorkDoneToken(), title);
            task = begun;
            return begun;
        }

        /** @throws CancellationException if nobody wants the answer any more; to be called now and then */
        void checkWanted() {
            Progress.Task begun = task;
            if (begun != null) {
                begun.checkWanted();
            }
            if (answer.isDone()) {
                throw new CancellationException("the client does not want the answer any more");
            }
        }

        private void end() {
            Progress.Task begun = task;
            if (begun != null) {
                begun.close();
            }
        }

        /** Runs something, at once and on another thread, when the client takes its request back. */
        void whenTakenBack(Runnable stop) {
            answer.whenComplete((result, error) -> {
                if (answer.isCancelled()) {
                    stop.run();
                }
            });
        }
    }

    /** Says what a command does, once. */
    void add(ServedCommand command, Handler handler) {
        if (handlers.put(command, handler) != null) {
            throw new IllegalStateException(command + " has a handler already");
        }
    }

    /** {@return whether there is a handler for it} */
    boolean has(ServedCommand command) {
        return handlers.containsKey(command);
    }

    CompletableFuture<@Nullable Object> execute(ExecuteCommandParams params) {
        String id = params.getCommand();
        Handler handler =
                ServedCommand.of(id == null ? "" : id).map(handlers::get).orElse(null);
        if (handler == null) {
            return CompletableFuture.failedFuture(Answers.failure(
                    ResponseErrorCode.InvalidParams,
                    "there is no command `%s`; known are %s".formatted(id, String.join(", ", ServedCommand.ids()))));
        }
        return execute(params, handler);
    }

    private CompletableFuture<@Nullable Object> execute(ExecuteCommandParams params, Handler handler) {
        if (!free.tryAcquire()) {
            return CompletableFuture.failedFuture(Answers.failure(
                    ResponseErrorCode.RequestFailed,
                    "%d commands are running already; end one of them first".formatted(MOST_AT_ONCE)));
        }
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        workers.commands().execute(() -> {
            Runnable end = outcome(handler, new Call(this, params, answer, progress), answer);
            free.release();
            workers.compute().execute(end); // whoever reads from a pipe does not like it when the writing thread ends
        });
        return answer;
    }

    /** {@return what completes the answer} */
    private static Runnable outcome(Handler handler, Call call, CompletableFuture<@Nullable Object> answer) {
        try {
            Object found = handler.answer(call);
            return () -> answer.complete(found);
        } catch (CancellationException | InterruptedException e) {
            return () -> answer.completeExceptionally(Answers.cancelled());
        } catch (Throwable e) { // an error of a command is its answer, whatever it is: somebody waits for it
            return () -> answer.completeExceptionally(e);
        } finally {
            call.end();
        }
    }
}
