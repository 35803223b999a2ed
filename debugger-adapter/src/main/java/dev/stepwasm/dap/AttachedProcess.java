package dev.stepwasm.dap;

/**
 * The process that an adapter runs in, when clients may attach to it. Methods may be called from any thread.
 */
public interface AttachedProcess {
    /** What a process exits with that was asked to end, as after SIGTERM. */
    int TERMINATED = 143;

    /** {@return the name of the program, for people} */
    String name();

    /** A client has attached and said where to stop, so that a program that waits for this may go on. */
    default void configured() {}

    /** Ends the process, as the client wants it. No thread of the program stands still any more. */
    default void end() {
        // Hooks of the program may take their time, and nobody needs to wait for them here.
        Thread.ofPlatform().name("dap end").start(() -> System.exit(TERMINATED));
    }
}
