package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.interpret.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thread runs or stands still, where, and how it goes on. Methods may be called from any thread unless they say
 * that they are for the thread itself.
 */
final class Standing {
    private final DebuggedThread thread;
    private final Debugged debugged;

    /** Guards the fields below and, while the thread stands still, its activations. */
    private final Object lock = new Object();

    private State state;
    private boolean terminating;
    /** Whether the debugger has gone, so that nothing stops any more. */
    private boolean released;

    private boolean pausing;
    private Step step = Step.NONE;
    private CallSites callSites = CallSites.NONE;
    private @Nullable Trail trail;
    /** Whether a stopped thread goes on elsewhere than where it stopped. */
    private boolean moved;

    private @Nullable Halt halt;
    private int halts;

    /** Number of the frame that a breakpoint looks at while the thread counts as running, else 0. */
    private int glimpse;

    /** Where the thread stands in which something is called at the moment. */
    private @Nullable Halt below;

    /** How long the way of the thread was there. */
    private int heightOfErrand;

    /** Whether the listener has heard of a stop in what is called. */
    private boolean stoppedInErrand;

    /** Only for the thread itself. */
    private final LastTrap lastTrap = new LastTrap();

    /** What the thread is to do before it goes on to stand still. */
    private @Nullable Pending errand;

    Standing(DebuggedThread thread, Debugged debugged, State state) {
        this.thread = thread;
        this.debugged = debugged;
        this.state = state;
    }

    /** Says that the program is launched. @throws IllegalStateException if it was before, or has ended */
    void begin(Runnable start) {
        synchronized (lock) {
            if (state != State.READY) {
                throw new IllegalStateException("a program is launched once");
            }
            state = State.RUNNING;
            debugged.timeLimit().runs();
            start.run();
        }
    }

    /** Says that the thread runs no more. {@return whether that was asked for} */
    boolean end() {
        synchronized (lock) {
            state = State.ENDED;
            return terminating;
        }
    }

    /** Lets the thread end as soon as it can. {@return what it does now} */
    State terminate() {
        synchronized (lock) {
            terminating = true;
            State was = state;
            if (was == State.READY) {
                state = State.ENDED;
            } else if (was == State.STOPPED) {
                go();
            }
            return was;
        }
    }

    /** Lets the thread run, and never stop again. */
    void release() {
        synchronized (lock) {
            released = true;
            pausing = false;
            step = Step.NONE;
            trail = null;
            if (state == State.STOPPED) {
                go();
            }
        }
    }

    /** For the thread itself, where the host could keep its end from it. @throws TerminatedException if it is to end */
    void endIfWanted() {
        synchronized (lock) {
            checkTerminating();
        }
    }

    /** {@return the trap at which it has stopped last} For the thread itself. */
    LastTrap lastTrap() {
        return lastTrap;
    }

    State state() {
        synchronized (lock) {
            return state;
        }
    }

    Optional<Stop> stop() {
        synchronized (lock) {
            return Optional.ofNullable(halt).map(Halt::stop);
        }
    }

    /** {@return whether the calling thread looks at this one at the moment} */
    boolean isLookedAtHere() {
        return Thread.holdsLock(lock);
    }

    void resume(Stepping stepping, Granularity granularity) {
        synchronized (lock) {
            Halt from = current();
            Activation top = from.top();
            int line = granularity == Granularity.LINE
                    ? debugged.modules().of(top).places().lineOf(from.codeOffset())
                    : Places.NO_LINE;
            go(
                    from,
                    new Step(
                            stepping,
                            granularity,
                            depth(from),
                            debugged.modules().function(top),
                            line));
        }
    }

    /** Lets it go on as is decided at the frame on top. @throws NotStoppedException if it is not stopped */
    void resume(StepMaker how) {
        synchronized (lock) {
            Halt from = current();
            go(from, how.from(from.top(), depth(from)));
        }
    }

    /** Decides how to go on. */
    interface StepMaker {
        /**
         * {@return the step}
         *
         * @param depth of the frame on top, among all frames of the thread
         */
        Step from(Activation top, int depth);
    }

    private int depth(Halt at) {
        return thread.path().below(at.control()) + at.top().depth();
    }

    private void go(Halt from, Step how) {
        step = how;
        callSites = step.isStep() ? CallSites.of(from.stack(), depth(from)) : CallSites.NONE;
        trail = step.isStep() ? Trail.from(from.top(), depth(from), debugged.modules()) : null;
        go();
    }

    /** Looks at the frame on top. @throws NotStoppedException if it is not stopped */
    <T> T atTop(Function<Activation, T> look) {
        synchronized (lock) {
            return look.apply(current().top());
        }
    }

    /**
     * Lets the stopped thread stand elsewhere. The listener hears of it on this thread.
     *
     * @param stop why it stands there
     * @param move changes the frame on top and gives the frame that is on top then
     * @param said runs before the listener hears of it
     * @throws NotStoppedException if it is not stopped
     */
    void move(Stop stop, UnaryOperator<Activation> move, Runnable said) {
        synchronized (lock) {
            Halt from = current();
            Activation top = move.apply(from.top());
            moved = true;
            halts++;
            halt = from.moved(halts, stop, top);
        }
        said.run();
        debugged.listener().stopped(thread, stop);
    }

    /** {@return whether it has gone on elsewhere than where it stopped last} For the thread itself. */
    boolean hasMoved() {
        synchronized (lock) {
            return moved;
        }
    }

    /** {@return what calls returned that the step to a halt came past} */
    List<Returned> returned(int number) {
        synchronized (lock) {
            Halt stopped = halt;
            return stopped != null && stopped.number() == number ? stopped.returned() : List.of();
        }
    }

    /** Asks for a pause. {@return whether the thread runs and is to pause} */
    boolean pause() {
        synchronized (lock) {
            pausing |= state == State.RUNNING;
            return pausing;
        }
    }

    /** {@return whether it has been asked to pause and has not} */
    boolean isPausing() {
        synchronized (lock) {
            return state == State.RUNNING && pausing;
        }
    }

    /** The thread has left the last code, so that a step has nowhere to end. For the thread itself. */
    void leftCode() {
        lastTrap.forget();
        synchronized (lock) {
            step = Step.NONE;
            callSites = CallSites.NONE;
            trail = null;
        }
    }

    /** @throws NotStoppedException unless it stands still */
    void requireStopped() {
        synchronized (lock) {
            current();
        }
    }

    int frameCount() {
        synchronized (lock) {
            Halt at = current();
            return at.stack().frameCount(at.below());
        }
    }

    List<Frame> frames(int first, int count) {
        synchronized (lock) {
            Halt stopped = current();
            List<Frame> frames = new ArrayList<>();
            stopped.stack().frames(first, count, (index, entry) -> frames.add(frame(stopped.number(), index, entry)));
            return List.copyOf(frames);
        }
    }

    /** {@return how many entries {@link #stack} has} */
    int stackDepth() {
        synchronized (lock) {
            Halt at = current();
            return at.stack().frameCount(at.below()) + hostFrames(at).count();
        }
    }

    /** {@return frames of code and of the host, the innermost first} */
    List<StackEntry> stack(int first, int count) {
        synchronized (lock) {
            Halt at = current();
            List<StackEntry> entries = new ArrayList<>();
            at.stack()
                    .entries(
                            hostFrames(at),
                            first,
                            count,
                            (index, entry) -> entries.add(new StackEntry.Wasm(frame(at.number(), index, entry))),
                            element -> entries.add(new StackEntry.Host(element)));
            return List.copyOf(entries);
        }
    }

    private HostFrames hostFrames(Halt at) {
        if (debugged.modules().main().filter(DebuggedModule::isScript).isPresent()) {
            return HostFrames.none(); // Between commands and code there is nothing but us.
        }
        return thread.javaThread()
                .map(java -> at.stack().hostFrames(java, thread.isLaunched()))
                .orElse(HostFrames.none());
    }

    private Frame frame(int number, int index, ThreadStack.Entry entry) {
        Activation activation = entry.activation();
        return new Frame(
                thread,
                this,
                number,
                index,
                activation,
                entry.codeOffset(),
                debugged.modules().of(activation),
                debugged.instances().numberOf(activation.instance()));
    }

    /** Looks at or changes the thread, which must still stand in the given halt. */
    <T> T inspect(int number, Supplier<T> look) {
        synchronized (lock) {
            if (number == glimpse) {
                return look.get();
            }
            if (current().number() != number) {
                throw new NotStoppedException(debugged.noun() + " has run since this frame was shown");
            }
            return look.get();
        }
    }

    /** Does something with where the thread stands. @throws NotStoppedException if it does not */
    <T> T atHalt(Function<Halt, T> look) {
        synchronized (lock) {
            return look.apply(current());
        }
    }

    private Halt current() {
        Halt stopped = halt;
        if (stopped != null) {
            return stopped;
        }
        throw new NotStoppedException(debugged.noun()
                + switch (state) {
                    case READY -> " has not started";
                    case RUNNING, STOPPED -> " is running";
                    case ENDED -> " has ended";
                });
    }

    private void go() {
        halt = null;
        state = State.RUNNING;
        debugged.timeLimit().runs();
        lock.notifyAll();
    }

    /** {@return how it was told to go on, and where the callers stood then} For the thread itself. */
    Going going() {
        synchronized (lock) {
            checkTerminating();
            return new Going(step, callSites, Optional.ofNullable(trail), pausing);
        }
    }

    /** {@return how it was told to go on} */
    Step step() {
        synchronized (lock) {
            return step;
        }
    }

    /**
     * How a thread was told to go on.
     *
     * @param callSites where the callers of the frame stood that the step left
     * @param trail what the step has come past
     * @param pausing whether somebody has asked for a pause since
     */
    record Going(Step step, CallSites callSites, Optional<Trail> trail, boolean pausing) {}

    /** Looks at a frame while the thread counts as running. The lock is free, since the listener may hear of it. */
    <T> T glimpse(DebuggedControl control, Activation top, Function<Frame, T> look) {
        Frame frame;
        synchronized (lock) {
            halts++;
            glimpse = halts;
            frame = frame(glimpse, 0, new ThreadStack.Entry(control, top, top.codeOffset()));
        }
        try {
            return look.apply(frame);
        } finally {
            synchronized (lock) {
                glimpse = 0;
            }
        }
    }

    /**
     * Lets the stopped thread do something before it stands still again where it is. It counts as running meanwhile, and
     * may stop in what is done; the listener hears of that, and of the return from there.
     *
     * @param number of the halt in which the thread must be
     * @return what comes of it; fails with a {@link TerminatedException} if the thread ends meanwhile
     * @throws NotStoppedException if it is not
     */
    <T> CompletableFuture<T> errand(int number, Supplier<T> work) {
        synchronized (lock) {
            Halt from = current();
            if (from.number() != number) {
                throw new NotStoppedException(debugged.noun() + " has run since this frame was shown");
            }
            Errand<T> wanted = new Errand<>(work);
            errand = new Pending(wanted, from);
            step = Step.NONE;
            trail = null;
            go();
            return wanted.done();
        }
    }

    /** Something to do, and where the thread stands still again then. */
    private record Pending(Errand<?> errand, Halt from) {}

    /** {@return where the thread stands if it is the debugger who makes it call something now} For the thread itself. */
    @Nullable
    Halt errandHalt() {
        synchronized (lock) {
            return below != null && thread.path().height() == heightOfErrand ? below : null;
        }
    }

    /**
     * Stands still until told to go on. For the thread itself.
     *
     * @param codeOffset where it stands, for people
     * @throws TerminatedException if it is to end
     */
    void stand(DebuggedControl control, Stop stop, Activation top, int codeOffset, List<Returned> returned) {
        synchronized (lock) {
            checkTerminating();
            if (released) {
                return;
            }
        }
        if (stop instanceof Stop.Trapped(Trap its, Explanation explanation)) {
            lastTrap.stoppedAt(its);
        }
        thread.show();
        ThreadStack stack;
        synchronized (lock) {
            checkTerminating();
            moved = false;
            stoppedInErrand = below != null;
            halts++;
            stack = ThreadStack.of(thread.path(), control, top, codeOffset, below);
            stand(new Halt(halts, stop, control, top, codeOffset, returned, stack, below));
        }
        try (stack) {
            debugged.listener().stopped(thread, stop);
            Pending wanted = awaitGo();
            while (wanted != null) {
                perform(wanted);
                wanted = awaitGo();
            }
        }
    }

    private void stand(Halt here) {
        pausing = false;
        step = Step.NONE;
        trail = null;
        if (released) {
            return;
        }
        halt = here;
        state = State.STOPPED;
        debugged.timeLimit().stands();
    }

    /** {@return what is to be done before standing still again, null to go on} */
    private @Nullable Pending awaitGo() {
        boolean interrupted = false;
        try {
            synchronized (lock) {
                while (state == State.STOPPED) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        interrupted = true; // What it runs must notice, not what stands in its way.
                    }
                }
                Pending wanted = errand;
                errand = null;
                if (wanted != null && (terminating || released)) {
                    wanted.errand().abandon(new TerminatedException());
                    wanted = null;
                }
                checkTerminating();
                return wanted;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void perform(Pending wanted) {
        Halt from = wanted.from();
        thread.path().controls().forEach(DebuggedControl::stepNoMore);
        synchronized (lock) {
            below = from;
            heightOfErrand = thread.path().height();
            stoppedInErrand = false;
        }
        boolean stopped;
        try {
            wanted.errand().perform();
            synchronized (lock) {
                checkTerminating();
                below = from.below();
                stopped = stoppedInErrand && !released;
                stoppedInErrand = below != null;
                stand(from);
            }
        } catch (TerminatedException end) {
            wanted.errand().abandon(end);
            throw end;
        }
        wanted.errand().tell();
        if (stopped) {
            debugged.listener().stopped(thread, from.stop());
        }
    }

    private void checkTerminating() {
        if (terminating) {
            throw new TerminatedException();
        }
    }
}
