package dev.stepwasm.dap;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A program that is being loaded, on a thread of its own. The client may see how far it is, and may cancel it: then the
 * request is answered at once, and the work ends with the part that is being done. Safe for use from any thread.
 */
final class Loading {
    /** Smaller files are loaded before anybody could read what is told of it. */
    private static final long WORTH_TELLING = 1 << 20;

    private final CompletableFuture<Void> answer = new CompletableFuture<>();
    private final String id;
    private final OptionalInt request;
    private final Events events;
    private boolean told;
    private boolean over;

    /**
     * @param id of its progress, used once
     * @param request number of the request that it answers, if it has one
     */
    Loading(String id, OptionalInt request, Events events) {
        this.id = id;
        this.request = request;
        this.events = events;
    }

    /** {@return the answer to the request} */
    CompletableFuture<Void> answer() {
        return answer;
    }

    /** {@return whether a client means this one} */
    boolean is(String progress) {
        return id.equals(progress);
    }

    /** {@return whether a client means this one} */
    boolean is(int requestNumber) {
        return request.isPresent() && request.getAsInt() == requestNumber;
    }

    /** Says that a program of that many bytes is going to be loaded. */
    synchronized void begin(String program, long bytes) {
        if (bytes >= WORTH_TELLING && !over) {
            told = true;
            events.progressStarted(id, request, "Loading " + program);
        }
    }

    /**
     * Says what is done next.
     *
     * @param percentage how much is done already
     * @throws Refusal if nobody waits for it any more
     */
    synchronized void stage(String what, int percentage) {
        if (over) {
            throw cancelled();
        }
        if (told) {
            events.progressed(id, what, percentage);
        }
    }

    /** Ends it. {@return whether it had not ended before; then nobody else has answered the request} */
    synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        if (told) {
            events.progressEnded(id);
        }
        return true;
    }

    /** {@return the answer to a request that was cancelled, in the word that the protocol has for it} */
    static Refusal cancelled() {
        return Refusal.of("cancelled");
    }
}
