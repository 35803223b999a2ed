package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.InstanceHook;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.source.Position;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * A debugger, either of one run of one program, which runs on a thread of its own and is {@link #launch launched} once; or
 * {@linkplain #attach attached} to the instances of this JVM, which the threads of the Java program run.
 *
 * <p>All methods may be called from any thread, at any time and also from a {@link DebugListener}; none of them waits for
 * the program, except {@link #awaitEnd} and {@link #close}. What needs a stopped thread throws {@link NotStoppedException}
 * while it runs. Methods that name no thread are about the one thread of a launched program.
 */
public final class Debugger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Debugged debugged;
    private final DebuggedThreads threads;
    private final Breakpoints breakpoints;
    private final DataBreakpoints dataBreakpoints;
    private final Arrivals arrivals;
    private final Optional<Launched> launched;
    private final Optional<Attached> attached;

    /** A program that was or will be launched. */
    private record Launched(
            LinkedProgram program,
            Optional<ScriptRun> script,
            RunLimits limits,
            ExecutionControl control,
            Launch launch) {}

    /**
     * A debugger of a program that has not started.
     *
     * @param program what to run; if something that it imports is missing the run ends with {@link Outcome.Failed}
     * @param limits what it may use
     * @param listener hears stops and the end
     */
    public Debugger(LinkedProgram program, RunLimits limits, DebugListener listener) {
        this(program, limits, Tier.standard(), listener);
    }

    /** The same. @param tier what runs the code */
    Debugger(LinkedProgram program, RunLimits limits, Tier tier, DebugListener listener) {
        this(
                DebuggedModules.of(program),
                limits,
                tier,
                listener,
                (control, thread) -> new Started(program, Optional.empty()));
    }

    /**
     * A debugger of a test script that has not started.
     *
     * @param limits what it may use
     * @param script hears what it does
     * @param listener hears stops and the end
     */
    public Debugger(ScriptProgram program, RunLimits limits, ScriptProgram.Listener script, DebugListener listener) {
        this(DebuggedModules.of(program), limits, Tier.standard(), listener, (control, thread) -> {
            ScriptRun run = new ScriptRun(program, script, control, limits, thread);
            return new Started(run.linked(), Optional.of(run));
        });
    }

    /** What is started when the program is. */
    private record Started(LinkedProgram program, Optional<ScriptRun> script) {}

    private Debugger(
            DebuggedModules modules,
            RunLimits limits,
            Tier tier,
            DebugListener listener,
            BiFunction<ExecutionControl, DebuggedThread, Started> program) {
        ExecutionControl control = limits.control(tier);
        TimeLimit timeLimit = new TimeLimit(limits.time(), this::terminate);
        this.debugged =
                new Debugged("the program", modules, new DebuggedInstances(), new Controls(), listener, timeLimit);
        this.breakpoints = new Breakpoints(debugged.modules(), debugged.controls());
        this.threads = DebuggedThreads.launched(debugged, breakpoints);
        this.dataBreakpoints = new DataBreakpoints(debugged.modules(), debugged.controls(), breakpoints::nextId);
        this.arrivals = new Arrivals(debugged, breakpoints);
        this.attached = Optional.empty();
        DebuggedControl listening = join(control).orElseThrow();
        debugged.modules().all().forEach(module -> listening.add(module.code()));
        control.hooks().attach((InstanceHook) state -> made(state, listening));
        Started started = program.apply(control, threads.first());
        this.launched = Optional.of(new Launched(
                started.program(),
                started.script(),
                limits,
                control,
                new Launch(control, threads.first(), listener, timeLimit)));
    }

    /** A debugger that attaches to the instances of this JVM. */
    private Debugger(DebugListener listener) {
        this.debugged = new Debugged(
                "the thread",
                DebuggedModules.none(),
                new DebuggedInstances(),
                new Controls(),
                listener,
                new TimeLimit(Optional.empty(), () -> {}));
        this.breakpoints = new Breakpoints(debugged.modules(), debugged.controls());
        this.threads = DebuggedThreads.attached(debugged, breakpoints);
        this.dataBreakpoints = new DataBreakpoints(debugged.modules(), debugged.controls(), breakpoints::nextId);
        this.arrivals = new Arrivals(debugged, breakpoints);
        this.launched = Optional.empty();
        this.attached = Optional.of(new Attached(debugged, breakpoints, this::join));
    }

    /** A debugger of a program that has not started and may use what it likes. */
    public Debugger(LinkedProgram program, DebugListener listener) {
        this(program, RunLimits.none(), listener);
    }

    /** A debugger of a program of one module that has not started. */
    public Debugger(StepModule module, Imports imports, DebugListener listener) {
        this(LinkedProgram.of(module, imports), listener);
    }

    /**
     * {@return a debugger of the {@linkplain dev.stepwasm.engine.LiveInstances instances of this JVM} that are known, and of
     * those that are made from now on} Its {@link #modules} may become more at any time. Threads of the program stop one by
     * one. {@link #close} lets go of them. Instances that another debugger listens to are left out.
     */
    public static Debugger attach(DebugListener listener) {
        Debugger debugger = new Debugger(listener);
        debugger.attached.orElseThrow().open();
        return debugger;
    }

    private Optional<DebuggedControl> join(ExecutionControl control) {
        DebuggedControl listening = new DebuggedControl(control, threads, arrivals, debugged);
        if (!listening.open()) {
            return Optional.empty();
        }
        debugged.controls().add(listening);
        arrivals.failures().apply(listening);
        dataBreakpoints.apply(listening);
        return Optional.of(listening);
    }

    /** A launched program has another instance. */
    private void made(InstanceState state, DebuggedControl control) {
        debugged.instances().add(state, control.control());
        control.watches().instanceAdded();
    }

    private Launched launched() {
        return launched.orElseThrow(
                () -> new IllegalStateException("the debugger has attached to a program and has not launched it"));
    }

    /** {@return whether it has attached to a program that it did not launch} */
    public boolean isAttached() {
        return attached.isPresent();
    }

    /**
     * {@return the threads of the program, by number} A launched program has one. Of others those that run code at the
     * moment, and those that have stopped or were given here before and live.
     */
    public List<DebuggedThread> threads() {
        return threads.all();
    }

    /** {@return the thread with a number, if it lives} */
    public Optional<DebuggedThread> thread(int id) {
        return threads.numbered(id);
    }

    private DebuggedThread first() {
        return threads.first();
    }

    /**
     * {@return the module of which a function is called, the first of a program that was not launched}
     *
     * @throws IllegalStateException if no module is known
     */
    public DebuggedModule main() {
        return debugged.modules().main().orElseThrow(() -> new IllegalStateException("no module is known yet"));
    }

    /**
     * {@return all modules of the program, each at the index that is its number} Modules with the same name, text and
     * bytes are one.
     */
    public List<DebuggedModule> modules() {
        return debugged.modules().all();
    }

    /** {@return what the program does at the moment; it may do something else by the time the caller looks at it} */
    public State state() {
        return first().state();
    }

    /** {@return why the program stands still; empty if it does not} */
    public Optional<Stop> stop() {
        return first().stop();
    }

    /**
     * Replaces all breakpoints in the text of a module; of modules that stand in one text any may be given, but always the
     * same. Those set before the launch hold from the first instruction on, in
     * the start function too; a change while the program runs holds at once.
     *
     * @return what became of the requests, in their order
     */
    public List<Breakpoint> setBreakpoints(DebuggedModule module, List<BreakpointRequest> requests) {
        return breakpoints.replace(module, requests);
    }

    /** {@return all places for breakpoints in the text of a module, from one position up to but without another, in text order} */
    public List<Position> breakpointPositions(DebuggedModule module, Position from, Position to) {
        return SharedText.of(module, debugged.modules()).modules().stream()
                .flatMap(each -> each.places().between(from, to).stream())
                .distinct()
                .sorted(Comparator.comparingInt(Position::line).thenComparingInt(Position::column))
                .toList();
    }

    /**
     * Replaces all breakpoints of a kind; those of kind {@link BreakpointKind#SOURCE}, in the text of the main module.
     *
     * @return what became of the requests, in their order
     */
    public List<Breakpoint> setBreakpoints(BreakpointKind kind, List<BreakpointRequest> requests) {
        return kind == BreakpointKind.SOURCE ? setBreakpoints(requests) : breakpoints.replace(kind, requests);
    }

    /** Replaces all breakpoints in the text of the main module. {@return what became of the requests} */
    public List<Breakpoint> setBreakpoints(List<BreakpointRequest> requests) {
        return setBreakpoints(main(), requests);
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

    /** {@return the instruction at which a breakpoint would be that is asked for at a spot of a module} */
    public FoundPlace find(DebuggedModule module, BreakpointRequest.Spot spot) {
        return breakpoints.find(module, spot);
    }

    /**
     * {@return what a user means to watch: an address with or without a length, as {@code 0x120 4}, or an expression that
     * is a local, a global or bytes of memory, as {@code mem.i32[$p]}}
     *
     * @param frame where its names are looked up; without one only addresses and globals can be meant
     */
    public Answer<DataBreakpointRequest.Target> watchTarget(Optional<Frame> frame, String text) {
        return WatchTargets.of(
                text, frame, frame.map(Frame::module).orElse(main()).module().module());
    }

    /**
     * Says which traps and exceptions stop the program; until told otherwise {@link ExceptionFilter#defaults} do. Holds for
     * the next failure, also while the program runs.
     *
     * @return what became of the requests, in their order
     */
    public List<ExceptionFilterAnswer> setExceptionFilters(List<ExceptionFilterRequest> requests) {
        return arrivals.failures().replace(requests);
    }

    /**
     * Starts the program: instantiates its modules, which runs their start functions, and calls an exported function of
     * the main one.
     *
     * @param invocation what to call
     * @param stopOnEntry whether to stop before the first instruction
     * @throws IllegalStateException if it was launched or terminated before
     */
    public void launch(Invocation invocation, boolean stopOnEntry) {
        Launched its = launched();
        first().motion().invoked(invocation);
        its.launch()
                .start(
                        () -> Run.of(
                                its.program(), its.control(), its.limits(), invocation, its.launch()::instantiated),
                        stopOnEntry);
    }

    /**
     * Starts a test script: does its commands, one after the other.
     *
     * @param stopOnEntry whether to stop at the first command that is wanted
     * @throws IllegalStateException if it was launched or terminated before, or is none
     */
    public void launch(boolean stopOnEntry) {
        Launched its = launched();
        ScriptRun script = its.script().orElseThrow(() -> new IllegalStateException("the program is not a script"));
        Invocation commands = new Invocation(ScriptDriver.EXPORT, List.of());
        Runnable before = () -> script.prepare(stopOnEntry);
        its.launch()
                .start(
                        () -> script.outcome(
                                () -> Run.of(its.program(), its.control(), its.limits(), commands, before)),
                        false);
    }

    /**
     * Lets a stopped program go on. Frames and values of this stop are gone from now on.
     *
     * @throws NotStoppedException if it is not stopped
     */
    public void resume(Stepping stepping, Granularity granularity) {
        first().resume(stepping, granularity);
    }

    /** Lets a stopped program go on until something else stops it. */
    public void resume() {
        resume(Stepping.NONE, Granularity.INSTRUCTION);
    }

    /**
     * {@return the calls that the stopped program may come to on its line, in the order of the code, with what they call
     * as far as it is known now}
     *
     * @throws NotStoppedException if it is not stopped
     */
    public List<CallTarget> callTargets() {
        return first().callTargets();
    }

    /**
     * Lets a stopped program go on until it has entered what a call calls. Other calls on the way are stepped over; if
     * the program does not come to the call it stops on the next line.
     *
     * @param target one of {@link #callTargets}
     * @throws IllegalArgumentException with words for the user, if it cannot be entered
     * @throws NotStoppedException if the program is not stopped
     */
    public void resumeInto(CallTarget target) {
        first().resumeInto(target);
    }

    /**
     * Lets a stopped program run to a place, in whatever call it comes there first, unless something else stops it before.
     *
     * @param module whose text is meant, if the place is one in a text
     * @param spot if no instruction begins there the next one is meant
     * @throws IllegalArgumentException with words for the user, if there is no such place
     * @throws NotStoppedException if the program is not stopped
     */
    public void runTo(DebuggedModule module, BreakpointRequest.Spot spot) {
        first().runTo(module, spot);
    }

    /**
     * {@return instructions on a line, of the function on top of the stack, at which it can go on, best first} The operand
     * stack must hold what is wanted there.
     *
     * @param module whose text is meant
     * @param column where the instruction begins that is best
     * @throws IllegalArgumentException with words for the user, if there are none
     * @throws NotStoppedException if the program is not stopped
     */
    public List<JumpTarget> jumpTargets(DebuggedModule module, int line, OptionalInt column) {
        return first().jumpTargets(module, line, column);
    }

    /**
     * Lets the function on top of the stack go on elsewhere; nothing has run in between. The program stays stopped, and
     * the listener hears of it on this thread.
     *
     * @param target one of {@link #jumpTargets}
     * @throws IllegalArgumentException with words for the user, if it cannot go on there
     * @throws NotStoppedException if the program is not stopped
     */
    public void jump(JumpTarget target) {
        first().jump(target);
    }

    /**
     * Lets the function of a frame begin again: frames above are dropped, locals are zero, parameters are what they were
     * when it was called, if that can be known; else they keep their values, and the listener hears so. Memory, globals
     * and tables stay as they are. The program stays stopped, and the listener hears of it on this thread.
     *
     * @throws IllegalArgumentException with words for the user, if it cannot begin again
     * @throws NotStoppedException if the program is not stopped, or has run since the frame was shown
     */
    public void restart(Frame frame) {
        frame.thread().restart(frame);
    }

    /** Asks a running program to stop before its next instruction; nothing happens if it does not run. */
    public void pause() {
        first().pause();
    }

    /**
     * {@return the name of the function of the host that keeps the program from pausing; empty if no pause is asked for, or it
     * is nothing of that kind} It pauses when the function returns.
     */
    public Optional<String> keptFromPausing() {
        return first().keptFromPausing();
    }

    /** Asks the program to end, whatever it does. {@link DebugListener#ended} says when it has, if it was launched. */
    public void terminate() {
        launched().launch().terminate();
    }

    /**
     * Waits until the program has ended and the listener has heard of it.
     *
     * @return whether it has
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return launched().launch().awaitEnd(atMost);
    }

    /**
     * Ends a launched program and waits a moment for it. A function of the host that ignores interruption may go on; its
     * thread does not keep the process alive, and Wasm code does not run again.
     *
     * <p>Lets go of a program that was attached to: breakpoints and all else that the debugger has put into it are gone,
     * threads that are stopped go on, code runs at full speed again.
     */
    @Override
    public void close() {
        attached.ifPresent(its -> {
            its.close();
            threads.known().forEach(each -> each.standing().release());
            threads.clear();
            debugged.controls().clear();
            debugged.instances().clear();
        });
        launched.ifPresent(its -> {
            terminate();
            awaitEndInClose(its.launch());
        });
    }

    private static void awaitEndInClose(Launch launch) {
        if (launch.isThisThread()) {
            return;
        }
        try {
            launch.awaitEnd(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does nothing if the program is stopped. @throws NotStoppedException if it is not; the message says what it does */
    public void requireStopped() {
        first().requireStopped();
    }

    /**
     * {@return how many frames are on the stack}
     *
     * @throws NotStoppedException if the program is not stopped
     */
    public int frameCount() {
        return first().frameCount();
    }

    /**
     * {@return frames of the stopped program, the innermost first}
     *
     * @param first number of the first one wanted, 0 for the innermost
     * @param count how many are wanted at most
     * @throws NotStoppedException if the program is not stopped
     */
    public List<Frame> frames(int first, int count) {
        return first().frames(first, count);
    }

    /**
     * {@return the memories of the first instance of a module, imported ones first; none if it has not been instantiated
     * yet}
     *
     * @throws NotStoppedException if the program is not stopped
     */
    public List<MemoryView> memories(DebuggedModule module) {
        first().requireStopped();
        return debugged.instances()
                .first(module)
                .map(state -> memories(debugged.instances().numberOf(state)))
                .orElse(List.of());
    }

    /**
     * {@return the memories of an instance, imported ones first; none if there is no such instance} They can be read and
     * changed until the first thread that stands still now goes on.
     *
     * @param instance its {@linkplain Frame#instanceNumber number}
     * @throws NotStoppedException if no thread is stopped
     */
    public List<MemoryView> memories(int instance) {
        return threads.known().stream()
                .filter(each -> each.state() == State.STOPPED)
                .findFirst()
                .orElseThrow(() -> new NotStoppedException("no thread is stopped"))
                .memories(instance);
    }
}
