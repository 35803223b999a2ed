package dev.stepwasm.lsp.run;

/** A run that can be ended from outside, on any thread, also before it begins. */
public interface Cancellable {
    /** Ends it, because nobody wants to wait any longer. */
    void cancel();

    /**
     * Ends it, because it uses too much.
     *
     * @param reason for people, as {@code ended, because ...}
     */
    void end(String reason);
}
