package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StepRule;
import dev.stepwasm.engine.interpret.StopCause;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wat.text.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A debugger of one run of one module. The program runs on a thread of its own; it is {@link #launch launched} once.
 *
 * <p>All methods may be called from any thread, at any time and also from a {@link DebugListener}; none of them waits for
 * the program, except {@link #awaitEnd} and {@link #close}. What needs a stopped program throws
 * {@link NotStoppedException} while it runs.
 */
public final class Debugger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StepModule module;
    private final Imports imports;
    private final DebugListener listener;
    private final Places places;
    private final Names names;
    private final ExecutionControl control = new ExecutionControl();
    private final Breakpoints breakpoints;
    private final Watches watches;
    private final DataBreakpoints dataBreakpoints;

    /** Guards the fields below and, while the program is stopped, its activations. */
    private final Object lock = new Object();

    private State state = State.READY;
    private boolean terminating;
    private boolean over;
    private boolean pausing;
    private boolean stopOnTraps = true;
    private Step step = Step.NONE;
    private CallSites callSites = CallSites.NONE;
    private @Nullable Halt halt;
    private int halts;

    /** Number of the frame that a breakpoint looks at while the program counts as running, else 0. */
    private int glimpse;

    private @Nullable Thread thread;

    /** A stopped program. */
    private record Halt(int number, Stop stop, Activation top, int codeOffset) {}

    /**
     * A debugger of a program that has not started.
     *
     * @param module what to run
     * @param imports what the module may use; if something is missing the run ends with {@link Outcome.Failed}
     * @param listener hears stops and the end
     */
    public Debugger(StepModule module, Imports imports, DebugListener listener) {
        this.module = module;
        this.imports = imports;
        this.listener = listener;
        this.places = Places.of(module);
        this.names = new Names(module.code());
        this.breakpoints = new Breakpoints(module.code(), places, control);
        this.watches = new Watches(module.code(), control, () -> state() == State.RUNNING, this::onReturn);
        this.dataBreakpoints = new DataBreakpoints(module.module(), names, watches, breakpoints::nextId);
        control.setHook(this::onStop);
    }

    /** {@return what is run} */
    public StepModule module() {
        return module;
    }

    /** {@return the text that positions mean: the module's own, or for a binary the one that is made of it} */
    public SourceText text() {
        return places.text().orElseThrow();
    }

    /** {@return the code of the module, instruction by instruction} */
    public CodeView code() {
        return CodeView.of(module, places);
    }

    /** {@return what the program does at the moment; it may do something else by the time the caller looks at it} */
    public State state() {
        synchronized (lock) {
            return state;
        }
    }

    /** {@return why the program stands still; empty if it does not} */
    public Optional<Stop> stop() {
        synchronized (lock) {
            return Optional.ofNullable(halt).map(Halt::stop);
        }
    }

    /**
     * Replaces all breakpoints of a kind. Those set before the launch hold from the first instruction on, in the start function
     * too; a change while the program runs holds at once.
     *
     * @return what became of the requests, in their order
     */
    public List<Breakpoint> setBreakpoints(BreakpointKind kind, List<BreakpointRequest> requests) {
        return breakpoints.replace(kind, requests);
    }

    /** Replaces the breakpoints of kind {@link BreakpointKind#SOURCE}. {@return what became of the requests} */
    public List<Breakpoint> setBreakpoints(List<BreakpointRequest> requests) {
        return setBreakpoints(BreakpointKind.SOURCE, requests);
    }

    /**
     * Replaces all data breakpoints, before the launch or after it. While there is one, code that accesses memory runs
     * slower.
     *
     * @return what became of the requests, in their order
     */
    public List<DataBreakpoint> setDataBreakpoints(List<DataBreakpointRequest> requests) {
        return dataBreakpoints.replace(requests);
    }

    /** {@return all places for breakpoints from one position up to but without another, in text order} */
    public List<Position> breakpointPositions(Position from, Position to) {
        return places.between(from, to);
    }

    /** {@return the instruction at which a breakpoint would be that is asked for at a spot} */
    public FoundPlace find(BreakpointRequest.Spot spot) {
        return breakpoints.find(spot);
    }

    /**
     * {@return what a user means to watch: an address with or without a length, as {@code 0x120 4}, or an expression that
     * is a local, a global or bytes of memory, as {@code mem.i32[$p]}}
     *
     * @param frame where its names are looked up; without one only addresses and globals can be meant
     */
    public Answer<DataBreakpointRequest.Target> watchTarget(Optional<Frame> frame, String text) {
        return WatchTargets.of(text, frame, module.module());
    }

    /** Says whether traps stop the program before they end it; they do until told otherwise. */
    public void setStopOnTraps(boolean stop) {
        synchronized (lock) {
            stopOnTraps = stop;
        }
    }

    /**
     * Starts the program: instantiates the module, which runs its start function, and calls an exported function.
     *
     * @param invocation what to call
     * @param stopOnEntry whether to stop before the first instruction
     * @throws IllegalStateException if it was launched or terminated before
     */
    public void launch(Invocation invocation, boolean stopOnEntry) {
        synchronized (lock) {
            if (state != State.READY) {
                throw new IllegalStateException("a program is launched once");
            }
            if (stopOnEntry) {
                control.stopOnEntry();
            }
            state = State.RUNNING;
            thread = Thread.ofPlatform().daemon().name("wasm main").start(() -> run(invocation));
        }
    }

    /**
     * Lets a stopped program go on. Frames and values of this stop are gone from now on.
     *
     * @throws NotStoppedException if it is not stopped
     */
    public void resume(Stepping stepping, Granularity granularity) {
        synchronized (lock) {
            Halt from = current();
            int line = places.lineOf(from.codeOffset());
            Activation top = from.top();
            step = new Step(stepping, granularity, top.depth(), top.functionIndex(), line);
            callSites = step.isStep() ? CallSites.of(top) : CallSites.NONE;
            go();
        }
    }

    /** Lets a stopped program go on until something else stops it. */
    public void resume() {
        resume(Stepping.NONE, Granularity.INSTRUCTION);
    }

    /** Asks a running program to stop before its next instruction; nothing happens if it does not run. */
    public void pause() {
        synchronized (lock) {
            if (state == State.RUNNING) {
                pausing = true;
                control.requestPause();
            }
        }
    }

    /** Asks the program to end, whatever it does. {@link DebugListener#ended} says when it has, if it was launched. */
    public void terminate() {
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

    /**
     * Waits until the program has ended and the listener has heard of it.
     *
     * @return whether it has
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
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

    /**
     * Ends the program and waits a moment for it. A function of the host that ignores interruption may go on; its thread
     * does not keep the process alive, and Wasm code does not run again.
     */
    @Override
    public void close() {
        terminate();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            awaitEnd(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does nothing if the program is stopped. @throws NotStoppedException if it is not; the message says what it does */
    public void requireStopped() {
        synchronized (lock) {
            current();
        }
    }

    /**
     * {@return how many frames are on the stack}
     *
     * @throws NotStoppedException if the program is not stopped
     */
    public int frameCount() {
        synchronized (lock) {
            return current().top().depth();
        }
    }

    /**
     * {@return frames of the stopped program, the innermost first}
     *
     * @param first number of the first one wanted, 0 for the innermost
     * @param count how many are wanted at most
     * @throws NotStoppedException if the program is not stopped
     */
    public List<Frame> frames(int first, int count) {
        synchronized (lock) {
            Halt stopped = current();
            List<Frame> frames = new ArrayList<>();
            Optional<Activation> next = Optional.of(stopped.top());
            for (int i = 0; next.isPresent() && i - first < count; i++) {
                Activation activation = next.get();
                if (i >= first) {
                    int offset = i == 0 ? stopped.codeOffset() : activation.codeOffset();
                    frames.add(new Frame(this, stopped.number(), i, activation, offset, places, names));
                }
                next = activation.caller();
            }
            return List.copyOf(frames);
        }
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
        lock.notifyAll();
    }

    private void run(Invocation invocation) {
        Outcome outcome = Run.of(module, imports, control, invocation);
        // The end must be told even if an interrupt came too late to be noticed.
        Thread.interrupted();
        synchronized (lock) {
            state = State.ENDED;
            if (terminating && outcome instanceof Outcome.Failed) {
                // A function of the host did not like to be interrupted.
                outcome = new Outcome.Terminated();
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

    /** Called on the debuggee's thread, before an instruction. */
    private void onStop(Activation top, StopCause cause) {
        if (cause == StopCause.Plain.PAUSE && watches.isAboutToHappen()) {
            goOnStepping();
            return;
        }
        if (watches.hasHappened() && stopsAfterAccess(top)) {
            Optional<Stop> more = switch (cause) {
                case StopCause.Plain plain -> atBreakpoint(top).filter(at -> plain == StopCause.Plain.BREAKPOINT);
                case StopCause.Trapped trapped -> why(top, trapped);
                case StopCause.Thrown thrown -> why(top, thrown);
            };
            more.ifPresent(stop -> await(stop, top, top.codeOffset()));
            return;
        }
        OptionalInt call = OptionalInt.empty();
        synchronized (lock) {
            checkTerminating();
            if (endsStep(top) && !pausing && step.standsAtCall(top.depth()) && !top.hasJustCaught()) {
                call = callSites.at(top.depth());
            }
        }
        Optional<Stop> stop = call.isPresent() ? Optional.of(new Stop.Stepped()) : why(top, cause);
        if (stop.isEmpty()) {
            goOnStepping();
        }
        while (stop.isPresent()) {
            boolean atCall = call.isPresent();
            await(stop.get(), top, call.orElse(top.codeOffset()));
            call = OptionalInt.empty();
            // Behind the call nothing has run yet, and it may be the next place to stop at.
            stop = atCall ? why(top, StopCause.Plain.BREAKPOINT) : Optional.empty();
        }
    }

    /** Called on the debuggee's thread when a function returns right after an access. */
    private void onReturn(Activation frame) {
        if (!stopsAfterAccess(frame)) {
            goOnStepping();
        }
    }

    /** Tells of accesses that have happened. {@return whether the program has stood still for it} */
    private boolean stopsAfterAccess(Activation top) {
        Optional<Stop> accessed = glimpsed(top, frame -> watches.take(frame, listener::logged));
        accessed.ifPresent(stop -> await(stop, top, top.codeOffset()));
        return accessed.isPresent();
    }

    private Optional<Stop> why(Activation top, StopCause cause) {
        if (cause == StopCause.Plain.BREAKPOINT) {
            return breakpointOrStep(top);
        }
        synchronized (lock) {
            return switch (cause) {
                case StopCause.Trapped trapped ->
                    stopOnTraps ? Optional.of(new Stop.Trapped(trapped.trap())) : Optional.empty();
                case StopCause.Thrown thrown ->
                    stopOnTraps ? Optional.of(new Stop.Thrown(thrown.exception())) : Optional.empty();
                case StopCause.Plain plain ->
                    switch (plain) {
                        case ENTRY -> Optional.of(new Stop.Entry());
                        case STEP, PAUSE -> pausing ? Optional.of(new Stop.Paused()) : stepEnd(top);
                        case BREAKPOINT, LIMIT -> Optional.empty();
                    };
            };
        }
    }

    private Optional<Stop> breakpointOrStep(Activation top) {
        Optional<Stop> hit = atBreakpoint(top);
        synchronized (lock) {
            return hit.isPresent() ? hit : stepEnd(top);
        }
    }

    /** {@return the stop for the breakpoints at an instruction, if one of them stops} */
    private Optional<Stop> atBreakpoint(Activation top) {
        List<Breakpoints.Placed> here = breakpoints.at(top.codeOffset());
        if (here.isEmpty()) {
            return Optional.empty();
        }
        List<Breakpoints.Placed> hit = glimpsed(
                top,
                frame -> here.stream()
                        .filter(each -> each.gate()
                                .filter(gate -> gate.stops(frame, listener::logged))
                                .isPresent())
                        .toList());
        return hit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stop.AtBreakpoint(
                        hit.getFirst().kind(),
                        hit.stream().map(each -> each.answer().id()).toList()));
    }

    /** Looks at a frame while the program counts as running. The lock is free, since the listener may hear of it. */
    private <T> T glimpsed(Activation top, Function<Frame, T> look) {
        Frame frame;
        synchronized (lock) {
            halts++;
            glimpse = halts;
            frame = new Frame(this, glimpse, 0, top, top.codeOffset(), places, names);
        }
        try {
            return look.apply(frame);
        } finally {
            synchronized (lock) {
                glimpse = 0;
            }
        }
    }

    private Optional<Stop> stepEnd(Activation top) {
        return endsStep(top) ? Optional.of(new Stop.Stepped()) : Optional.empty();
    }

    /** Whatever calls the hook ends stepping; where it does not stop the step goes on. */
    private void goOnStepping() {
        synchronized (lock) {
            // An access stops right after it, however the program goes on; a pause is over only when the program
            // stands.
            if (watches.isPending() || pausing) {
                control.setStepping(here -> true);
            } else {
                control.setStepping(step.isStep() ? new Ending(step, places) : null);
            }
        }
    }

    private boolean endsStep(Activation top) {
        return step.isStep() && step.endsAt(top.depth(), top.functionIndex(), places.lineOf(top.codeOffset()));
    }

    /** Stands still until told to go on. */
    private void await(Stop stop, Activation top, int codeOffset) {
        synchronized (lock) {
            checkTerminating();
            pausing = false;
            step = Step.NONE;
            halts++;
            halt = new Halt(halts, stop, top, codeOffset);
            state = State.STOPPED;
        }
        listener.stopped(stop);
        synchronized (lock) {
            while (state == State.STOPPED) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // Only terminate() interrupts this thread, and the state says so as well.
                }
            }
            checkTerminating();
            goOnStepping();
        }
    }

    private void checkTerminating() {
        if (terminating) {
            throw new TerminatedException();
        }
    }

    /** A step as the engine sees it. */
    private record Ending(Step step, Places places) implements StepRule {
        @Override
        public boolean stopsAt(Activation here) {
            return step.endsAt(here.depth(), here.functionIndex(), places.lineOf(here.codeOffset()));
        }

        @Override
        public int deepest() {
            return step.deepest();
        }
    }
}
