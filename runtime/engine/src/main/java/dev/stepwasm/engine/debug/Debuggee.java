package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.module.Module;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a debugged program and what it does: it runs, stands still, or has ended. Methods may be called from any
 * thread unless they say that they are for the debuggee's.
 */
final class Debuggee {
    private final ExecutionControl control;
    private final DebuggedModules modules;
    private final DebugListener listener;
    private final Map<Module, InstanceState> instances = new ConcurrentHashMap<>();
    private final HostCallWatch hostCalls = new HostCallWatch();

    /** Guards the fields below and, while the program is stopped, its activations. */
    private final Object lock = new Object();

    private final TimeLimit timeLimit;
    private State state = State.READY;
    private boolean terminating;
    private boolean over;
    private boolean pausing;
    private Step step = Step.NONE;
    private CallSites callSites = CallSites.NONE;
    private @Nullable Trail trail;
    /** Whether a stopped program goes on elsewhere than where it stopped. */
    private boolean moved;

    private @Nullable Halt halt;
    private int halts;

    /** Number of the frame that a breakpoint looks at while the program counts as running, else 0. */
    private int glimpse;

    /** Where the program stands in which something is called at the moment. */
    private @Nullable Halt below;

    /** Whether the listener has heard of a stop in what is called. */
    private boolean stoppedInErrand;

    /** What the thread is to do before it goes on to stand still. */
    private @Nullable Pending errand;

    private @Nullable Thread thread;

    /** A stopped program. */
    private record Halt(
            int number,
            Stop stop,
            Activation top,
            int codeOffset,
            List<Returned> returned,
            @Nullable Halt below) {
        /** {@return how many frames there are above the halt below, in which something was called that led here} */
        int ownFrames() {
            return below == null ? top.depth() : top.depth() - below.top.depth() + 1;
        }
    }

    Debuggee(ExecutionControl control, DebuggedModules modules, Optional<Duration> time, DebugListener listener) {
        this.timeLimit = new TimeLimit(time, this::terminate);
        this.control = control;
        this.modules = modules;
        this.listener = listener;
        control.hooks().attach(this::made);
        control.hooks().attach(hostCalls);
    }

    /** A module that is linked twice has two instances; the first is the one that can be looked at without a frame. */
    private void made(InstanceState state) {
        instances.putIfAbsent(state.module(), state);
    }

    /** {@return the instance of a module, once it has been made} */
    Optional<InstanceState> instance(ModuleCode code) {
        return Optional.ofNullable(instances.get(code.module()));
    }

    /** Starts the thread. @throws IllegalStateException if it was started or ended before */
    void launch(Supplier<Outcome> run, boolean stopOnEntry) {
        synchronized (lock) {
            if (state != State.READY) {
                throw new IllegalStateException("a program is launched once");
            }
            if (stopOnEntry) {
                control.stopOnEntry();
            }
            state = State.RUNNING;
            timeLimit.runs();
            thread = Thread.ofPlatform().daemon().name("wasm main").start(() -> run(run));
        }
    }

    private void run(Supplier<Outcome> run) {
        Outcome outcome = run.get();
        // The end must be told even if an interrupt came too late to be noticed.
        Thread.interrupted();
        timeLimit.stands();
        synchronized (lock) {
            state = State.ENDED;
            if (terminating && outcome instanceof Outcome.Failed) {
                // A function of the host did not like to be interrupted.
                outcome = new Outcome.Terminated();
            }
            if (outcome instanceof Outcome.Terminated) {
                outcome = timeLimit.outcome().orElse(outcome);
            }
        }
        try {
            listener.ended(outcome);
        } finally {
            synchronized (lock) {
                over = true;
                lock.notifyAll();
            }
        }
    }

    State state() {
        synchronized (lock) {
            return state;
        }
    }

    boolean isRunning() {
        return state() == State.RUNNING;
    }

    boolean isThisThread() {
        synchronized (lock) {
            return Thread.currentThread().equals(thread);
        }
    }

    Optional<Stop> stop() {
        synchronized (lock) {
            return Optional.ofNullable(halt).map(Halt::stop);
        }
    }

    void resume(Stepping stepping, Granularity granularity) {
        synchronized (lock) {
            Halt from = current();
            Activation top = from.top();
            int line = granularity == Granularity.LINE
                    ? modules.of(top).places().lineOf(from.codeOffset())
                    : Places.NO_LINE;
            go(top, new Step(stepping, granularity, top.depth(), modules.function(top), line));
        }
    }

    /** Lets it go on as is decided at the frame on top. @throws NotStoppedException if it is not stopped */
    void resume(Function<Activation, Step> how) {
        synchronized (lock) {
            Activation top = current().top();
            go(top, how.apply(top));
        }
    }

    private void go(Activation top, Step how) {
        step = how;
        callSites = step.isStep() ? CallSites.of(top) : CallSites.NONE;
        trail = step.isStep() ? Trail.from(top, modules) : null;
        go();
    }

    /** Looks at the frame on top. @throws NotStoppedException if it is not stopped */
    <T> T atTop(Function<Activation, T> look) {
        synchronized (lock) {
            return look.apply(current().top());
        }
    }

    /**
     * Lets the stopped program stand elsewhere. The listener hears of it on this thread.
     *
     * @param stop why it stands there
     * @param move changes the frame on top and gives the frame that is on top then
     * @param said runs before the listener hears of it
     * @throws NotStoppedException if it is not stopped
     */
    void move(Stop stop, UnaryOperator<Activation> move, Runnable said) {
        synchronized (lock) {
            Activation top = move.apply(current().top());
            moved = true;
            halts++;
            halt = new Halt(halts, stop, top, top.codeOffset(), List.of(), below);
        }
        said.run();
        listener.stopped(stop);
    }

    /** {@return whether the program has gone on elsewhere than where it stopped last} For the debuggee's thread. */
    boolean hasMoved() {
        synchronized (lock) {
            return moved;
        }
    }

    /** A step out of a start function ends where the function begins that is called next. For the debuggee's thread. */
    void instantiated() {
        synchronized (lock) {
            if (step.stepping() == Stepping.OUT) {
                control.stopOnEntry();
            }
        }
    }

    /** {@return what calls returned that the step to a halt came past} */
    List<Returned> returned(int number) {
        synchronized (lock) {
            Halt stopped = halt;
            return stopped != null && stopped.number() == number ? stopped.returned() : List.of();
        }
    }

    void pause() {
        synchronized (lock) {
            if (state == State.RUNNING) {
                pausing = true;
                control.requestPause();
            }
        }
    }

    /** {@return the function of the host that keeps the program from pausing as it was asked to} */
    Optional<String> keptFromPausing() {
        synchronized (lock) {
            return state == State.RUNNING && pausing ? hostCalls.current() : Optional.empty();
        }
    }

    void terminate() {
        synchronized (lock) {
            terminating = true;
            switch (state) {
                case READY -> {
                    state = State.ENDED;
                    over = true;
                    lock.notifyAll();
                }
                case STOPPED -> go();
                case RUNNING -> {
                    control.terminate();
                    // A function of the host may be waiting for something.
                    if (thread != null) {
                        thread.interrupt();
                    }
                }
                case ENDED -> {}
            }
        }
    }

    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (!over) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                lock.wait(left);
            }
            return true;
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
            int count = 0;
            for (Halt at = current(); at != null; at = at.below()) {
                count += at.ownFrames();
            }
            return count;
        }
    }

    List<Frame> frames(int first, int count) {
        synchronized (lock) {
            Halt stopped = current();
            List<Frame> frames = new ArrayList<>();
            int index = 0;
            for (Halt at = stopped; at != null && index - first < count; at = at.below()) {
                Optional<Activation> next = Optional.of(at.top());
                for (int own = 0; own < at.ownFrames() && next.isPresent() && index - first < count; own++) {
                    Activation activation = next.get();
                    if (index >= first) {
                        int offset = own == 0 ? at.codeOffset() : activation.codeOffset();
                        frames.add(frame(stopped.number(), index, activation, offset));
                    }
                    next = activation.caller();
                    index++;
                }
            }
            return List.copyOf(frames);
        }
    }

    List<MemoryView> memories(DebuggedModule module) {
        synchronized (lock) {
            int number = current().number();
            return instance(module.code())
                    .map(state -> memories(number, module, state))
                    .orElse(List.of());
        }
    }

    private List<MemoryView> memories(int number, DebuggedModule module, InstanceState state) {
        Insides insides = new Insides(this, number, state, module.names());
        return IntStream.range(0, state.memoryCount())
                .mapToObj(i -> new MemoryView(
                        this, number, state.memory(i), i, module.names().memory(i), insides))
                .toList();
    }

    private Frame frame(int number, int index, Activation activation, int codeOffset) {
        return new Frame(this, number, index, activation, codeOffset, modules.of(activation));
    }

    /** Looks at or changes the program, which must still stand in the given halt. */
    <T> T inspect(int halt, Supplier<T> look) {
        synchronized (lock) {
            if (halt == glimpse) {
                return look.get();
            }
            if (current().number() != halt) {
                throw new NotStoppedException("the program has run since this frame was shown");
            }
            return look.get();
        }
    }

    private Halt current() {
        Halt stopped = halt;
        if (stopped != null) {
            return stopped;
        }
        throw new NotStoppedException(
                switch (state) {
                    case READY -> "the program has not started";
                    case RUNNING, STOPPED -> "the program is running";
                    case ENDED -> "the program has ended";
                });
    }

    private void go() {
        halt = null;
        state = State.RUNNING;
        timeLimit.runs();
        lock.notifyAll();
    }

    /** {@return how the program was told to go on, and where the callers stood then} For the debuggee's thread. */
    Going going() {
        synchronized (lock) {
            checkTerminating();
            return new Going(step, callSites, Optional.ofNullable(trail), pausing);
        }
    }

    /**
     * How a program was told to go on.
     *
     * @param callSites where the callers of the frame stood that the step left
     * @param trail what the step has come past
     * @param pausing whether somebody has asked for a pause since
     */
    record Going(Step step, CallSites callSites, Optional<Trail> trail, boolean pausing) {}

    /** Looks at a frame while the program counts as running. The lock is free, since the listener may hear of it. */
    <T> T glimpse(Activation top, Function<Frame, T> look) {
        Frame frame;
        synchronized (lock) {
            halts++;
            glimpse = halts;
            frame = frame(glimpse, 0, top, top.codeOffset());
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
     * Lets the thread of the stopped program do something before it stands still again where it is. The program counts as
     * running meanwhile, and may stop in what is done; the listener hears of that, and of the return from there.
     *
     * @param number of the halt in which the program must be
     * @return what comes of it; fails with a {@link TerminatedException} if the program ends meanwhile
     * @throws NotStoppedException if it is not
     */
    <T> CompletableFuture<T> errand(int number, Supplier<T> work) {
        synchronized (lock) {
            Halt from = current();
            if (from.number() != number) {
                throw new NotStoppedException("the program has run since this frame was shown");
            }
            Errand<T> wanted = new Errand<>(work);
            errand = new Pending(wanted, from);
            step = Step.NONE;
            trail = null;
            go();
            return wanted.done();
        }
    }

    /** Something to do, and where the program stands still again then. */
    private record Pending(Errand<?> errand, Halt from) {}

    /** Stands still until told to go on. For the debuggee's thread. @throws TerminatedException if it is to end */
    void stand(Stop stop, Activation top, int codeOffset, List<Returned> returned) {
        synchronized (lock) {
            checkTerminating();
            moved = false;
            stoppedInErrand = below != null;
            halts++;
            stand(new Halt(halts, stop, top, codeOffset, returned, below));
        }
        listener.stopped(stop);
        Pending wanted = awaitGo();
        while (wanted != null) {
            perform(wanted);
            wanted = awaitGo();
        }
    }

    private void stand(Halt here) {
        pausing = false;
        step = Step.NONE;
        trail = null;
        halt = here;
        state = State.STOPPED;
        timeLimit.stands();
    }

    /** {@return what is to be done before standing still again, null to go on} */
    private @Nullable Pending awaitGo() {
        synchronized (lock) {
            while (state == State.STOPPED) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // Only terminate() interrupts this thread, and the state says so as well.
                }
            }
            Pending wanted = errand;
            errand = null;
            if (terminating && wanted != null) {
                wanted.errand().abandon(new TerminatedException());
            }
            checkTerminating();
            return wanted;
        }
    }

    private void perform(Pending wanted) {
        Halt from = wanted.from();
        control.setStepping(null);
        synchronized (lock) {
            below = from;
            stoppedInErrand = false;
        }
        boolean stopped;
        try {
            wanted.errand().perform();
            synchronized (lock) {
                checkTerminating();
                below = from.below();
                stopped = stoppedInErrand;
                stoppedInErrand = below != null;
                stand(from);
            }
        } catch (TerminatedException end) {
            wanted.errand().abandon(end);
            throw end;
        }
        wanted.errand().tell();
        if (stopped) {
            listener.stopped(from.stop());
        }
    }

    private void checkTerminating() {
        if (terminating) {
            throw new TerminatedException();
        }
    }
}
