package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;

/**
 * What a session debugs, and what is different about it: a program that was launched for it, or one that runs anyway. Used
 * by one request at a time, unless a method says otherwise.
 */
interface Program {
    /** {@return a debugger of it, nothing of which has been told to anybody} Called once, first. */
    Debugger open(DebugListener listener);

    /** {@return a module as the client knows it} From any thread. */
    LoadedModule part(DebuggedModule module);

    /** {@return how clients name what has memories} */
    Owner.Naming naming();

    /** {@return whether it is to stop anywhere} */
    boolean isDebugged();

    /** {@return whether all of it stands still when a thread does, and goes on with it} From any thread. */
    boolean standsAsOne();

    /** {@return its threads, with names for people} */
    List<ThreadName> threads(Debugger debugger);

    /**
     * A thread as people see it.
     *
     * @param id its number
     */
    record ThreadName(int id, String name) {}

    /** {@return what a thread of it is called in a sentence} From any thread. */
    String called(DebuggedThread thread);

    /** {@return why no breakpoint can be in a file that is none of its} */
    Missing missing();

    /** Words about something that is not there, and whether it may still come. */
    record Missing(String words, BreakpointNotVerifiedReason reason) {}

    /** {@return the file with the Java source of a frame of the host, if it is known} */
    Optional<Path> javaSource(StackTraceElement frame);

    /** Tells the client which program it is. */
    void introduce(Events events);

    /** Tells the client about a module what it does not say itself. */
    void comment(DebuggedModule module, Events events);

    /** Begins, when the client has said where to stop. */
    void start(Debugger debugger, Events events);

    /** Passes on what it has written since its last end of line. From any thread. */
    void releaseOutput();

    /** {@return why it cannot be started anew or ended by a debugger, with what to do instead; empty if it can} */
    Optional<String> refusalToEnd(String what);

    /** Ends it. */
    void terminate(Debugger debugger, Events events);

    /** Says that it is going to end when the client goes. */
    void announceEnd(Events events);

    /**
     * The client has gone, and the debugger is closed.
     *
     * @param terminate whether it wants the program to be gone too
     */
    void left(boolean terminate);

    /** A thread has begun that may be debugged. From any thread. */
    void threadStarted(DebuggedThread thread, Events events);

    /** A thread is not debugged any more. From any thread. */
    void threadEnded(DebuggedThread thread, Events events);
}
