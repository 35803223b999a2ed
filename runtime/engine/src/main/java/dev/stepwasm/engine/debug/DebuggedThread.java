package dev.stepwasm.engine.debug;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A Java thread that runs code of a debugged program. Threads stop and go on one by one; frames and values of a stop are
 * gone when the thread goes on, whatever the others do.
 *
 * <p>All methods may be called from any thread, at any time and also from a {@link DebugListener}; none of them waits for
 * the thread. What needs a stopped thread throws {@link NotStoppedException} while it runs.
 */
public final class DebuggedThread {
    private static final int UNSHOWN = 0;

    private final DebuggedThreads threads;
    private final Debugged debugged;
    private final ThreadPath path = new ThreadPath();
    private final Standing standing;
    private final Motion motion;
    private final Commanded commanded = new Commanded();
    private volatile @Nullable Thread java;
    private volatile boolean kept;
    private volatile int id = UNSHOWN;

    DebuggedThread(
            DebuggedThreads threads, Debugged debugged, Breakpoints breakpoints, State state, @Nullable Thread java) {
        this.threads = threads;
        this.debugged = debugged;
        this.java = java;
        this.standing = new Standing(this, debugged, state);
        this.motion = new Motion(this, debugged.modules(), breakpoints, debugged.listener());
    }

    // Who it is.

    /** {@return its number, from 1; no other thread of the debugger has it} */
    public int id() {
        show();
        return id;
    }

    /** {@return its name in Java} */
    public String name() {
        Thread known = java;
        return known == null ? "wasm main" : known.getName();
    }

    /** {@return the Java thread, once it has started} */
    public Optional<Thread> javaThread() {
        return Optional.ofNullable(java);
    }

    /** Says which Java thread this is. */
    void runsOn(Thread thread) {
        java = thread;
    }

    /** Gives it a number, of which the listener hears first. */
    void show() {
        if (id == UNSHOWN) {
            synchronized (this) {
                if (id == UNSHOWN) {
                    id = threads.nextId();
                    debugged.listener().threadStarted(this);
                }
            }
        }
    }

    /** {@return whether it is the one of a launched program} */
    boolean isLaunched() {
        return threads.isLaunched();
    }

    boolean isShown() {
        return id != UNSHOWN;
    }

    /** Lets it be known as long as it lives, because it is going to be shown. */
    void keep() {
        kept = true;
    }

    /** {@return whether it is known as long as it lives} */
    boolean isKept() {
        return kept || isShown();
    }

    ThreadPath path() {
        return path;
    }

    Standing standing() {
        return standing;
    }

    Motion motion() {
        return motion;
    }

    /** {@return what it does for a script} */
    Commanded commanded() {
        return commanded;
    }

    // What it does.

    /** {@return what it does at the moment; it may do something else by the time the caller looks at it} */
    public State state() {
        return standing.state();
    }

    /** {@return why it stands still; empty if it does not} */
    public Optional<Stop> stop() {
        return standing.stop();
    }

    /** Does nothing if it is stopped. @throws NotStoppedException if it is not; the message says what it does */
    public void requireStopped() {
        standing.requireStopped();
    }

    /** {@return whether code is on its stack; else it is anywhere in the Java program} */
    public boolean isInCode() {
        return debugged.controls().all().stream().anyMatch(each -> each.isOwnedBy(java));
    }

    /** {@return the name of the function of the host that it is in, called by code; empty if it is in none} */
    public Optional<String> hostCall() {
        return state() == State.STOPPED || !isInCode() ? Optional.empty() : currentHostCall();
    }

    private Optional<String> currentHostCall() {
        if (path.isKnown()) {
            return path.hostCall();
        }
        return debugged.controls().all().stream()
                .filter(each -> each.isOwnedBy(java) && each.control().isHostInControl())
                .findFirst()
                .flatMap(each -> each.control().lastHostCall());
    }

    /**
     * {@return the name of the function of the host that keeps it from pausing; empty if no pause is asked for, or it is
     * nothing of that kind} It pauses when the function returns, or calls back.
     */
    public Optional<String> keptFromPausing() {
        return standing.isPausing() ? hostCall() : Optional.empty();
    }

    /**
     * Asks it to stop before its next instruction; nothing happens if it does not run. A thread that runs no code stops
     * when it comes to some.
     */
    public void pause() {
        if (standing.pause()) {
            debugged.controls().all().stream()
                    .filter(each -> each.isOwnedBy(java))
                    .forEach(each -> each.control().requestPause());
        }
    }

    // How it goes on.

    /**
     * Lets it go on. Frames and values of this stop are gone from now on.
     *
     * @throws NotStoppedException if it is not stopped
     */
    public void resume(Stepping stepping, Granularity granularity) {
        standing.resume(stepping, granularity);
    }

    /** Lets it go on until something else stops it. @throws NotStoppedException if it is not stopped */
    public void resume() {
        resume(Stepping.NONE, Granularity.INSTRUCTION);
    }

    /**
     * {@return the calls that it may come to on its line, in the order of the code, with what they call as far as it is
     * known now}
     *
     * @throws NotStoppedException if it is not stopped
     */
    public List<CallTarget> callTargets() {
        return motion.callTargets();
    }

    /**
     * Lets it go on until it has entered what a call calls. Other calls on the way are stepped over; if it does not come
     * to the call it stops on the next line.
     *
     * @param target one of {@link #callTargets}
     * @throws IllegalArgumentException with words for the user, if it cannot be entered
     * @throws NotStoppedException if it is not stopped
     */
    public void resumeInto(CallTarget target) {
        motion.resumeInto(target);
    }

    /**
     * Lets it run to a place, in whatever call it comes there first, unless something else stops it before. Other threads
     * do not stop there.
     *
     * @param module whose text is meant, if the place is one in a text
     * @param spot if no instruction begins there the next one is meant
     * @throws IllegalArgumentException with words for the user, if there is no such place
     * @throws NotStoppedException if it is not stopped
     */
    public void runTo(DebuggedModule module, BreakpointRequest.Spot spot) {
        motion.runTo(module, spot);
    }

    /**
     * {@return instructions on a line, of the function on top of the stack, at which it can go on, best first} The operand
     * stack must hold what is wanted there.
     *
     * @param module whose text is meant
     * @param column where the instruction begins that is best
     * @throws IllegalArgumentException with words for the user, if there are none
     * @throws NotStoppedException if it is not stopped
     */
    public List<JumpTarget> jumpTargets(DebuggedModule module, int line, OptionalInt column) {
        return motion.jumpTargets(module, line, column);
    }

    /**
     * Lets the function on top of the stack go on elsewhere; nothing has run in between. The thread stays stopped, and the
     * listener hears of it on the calling thread.
     *
     * @param target one of {@link #jumpTargets}
     * @throws IllegalArgumentException with words for the user, if it cannot go on there
     * @throws NotStoppedException if it is not stopped
     */
    public void jump(JumpTarget target) {
        motion.jump(target);
    }

    /**
     * Lets the function of a frame begin again: frames above are dropped, locals are zero, parameters are what they were
     * when it was called, if that can be known; else they keep their values, and the listener hears so. Memory, globals
     * and tables stay as they are. The thread stays stopped, and the listener hears of it on the calling thread.
     *
     * @param frame of this thread
     * @throws IllegalArgumentException with words for the user, if it cannot begin again
     * @throws NotStoppedException if it is not stopped, or has run since the frame was shown
     */
    public void restart(Frame frame) {
        if (frame.thread() != this) {
            throw new IllegalArgumentException("the frame is one of another thread");
        }
        motion.restart(frame);
    }

    // Where it stands.

    /** {@return how many frames of code are on its stack} @throws NotStoppedException if it is not stopped */
    public int frameCount() {
        return standing.frameCount();
    }

    /**
     * {@return frames of code, the innermost first}
     *
     * @param first number of the first one wanted, 0 for the innermost
     * @param count how many are wanted at most
     * @throws NotStoppedException if it is not stopped
     */
    public List<Frame> frames(int first, int count) {
        return standing.frames(first, count);
    }

    /** {@return how many entries {@link #stack} has} @throws NotStoppedException if it is not stopped */
    public int stackDepth() {
        return standing.stackDepth();
    }

    /**
     * {@return what is on its stack, the innermost first: frames of code, and of the Java program between and below them}
     *
     * @param first number of the first one wanted, 0 for the innermost
     * @param count how many are wanted at most
     * @throws NotStoppedException if it is not stopped
     */
    public List<StackEntry> stack(int first, int count) {
        return standing.stack(first, count);
    }

    /**
     * {@return the memories of an instance, imported ones first; none if there is no such instance}
     *
     * @param instance its {@linkplain Frame#instanceNumber number}
     * @throws NotStoppedException if it is not stopped
     */
    public List<MemoryView> memories(int instance) {
        return standing.atHalt(halt -> debugged.instances()
                .numbered(instance)
                .map(state -> MemoryView.all(standing, halt.number(), debugged, instance, state))
                .orElse(List.of()));
    }

    @Override
    public String toString() {
        return name();
    }
}
