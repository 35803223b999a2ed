package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A debugger of one run of one program. The program runs on a thread of its own; it is {@link #launch launched} once.
 *
 * <p>All methods may be called from any thread, at any time and also from a {@link DebugListener}; none of them waits for
 * the program, except {@link #awaitEnd} and {@link #close}. What needs a stopped program throws
 * {@link NotStoppedException} while it runs.
 */
public final class Debugger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LinkedProgram program;
    private final RunLimits limits;
    private final ExecutionControl control;
    private final DebuggedModules modules;
    private final Debuggee debuggee;
    private final Breakpoints breakpoints;
    private final DataBreakpoints dataBreakpoints;
    private final Arrivals arrivals;
    private final Motion motion;

    /**
     * A debugger of a program that has not started.
     *
     * @param program what to run; if something that it imports is missing the run ends with {@link Outcome.Failed}
     * @param limits what it may use
     * @param listener hears stops and the end
     */
    public Debugger(LinkedProgram program, RunLimits limits, DebugListener listener) {
        this.program = program;
        this.limits = limits;
        this.control = limits.control();
        this.modules = DebuggedModules.of(program);
        this.debuggee = new Debuggee(control, modules, limits.time(), listener);
        this.breakpoints = new Breakpoints(modules, control);
        Watches watches = new Watches(control, debuggee, this::onReturn);
        this.dataBreakpoints = new DataBreakpoints(modules, watches, breakpoints::nextId);
        this.arrivals = new Arrivals(debuggee, modules, control, breakpoints, watches, listener);
        this.motion = new Motion(debuggee, modules, breakpoints, listener);
        control.setHook(arrivals);
    }

    /** A debugger of a program that has not started and may use what it likes. */
    public Debugger(LinkedProgram program, DebugListener listener) {
        this(program, RunLimits.none(), listener);
    }

    /** A debugger of a program of one module that has not started. */
    public Debugger(StepModule module, Imports imports, DebugListener listener) {
        this(LinkedProgram.of(module, imports), listener);
    }

    private void onReturn(Activation frame) {
        arrivals.returned(frame);
    }

    /** {@return the module of which a function is called} */
    public DebuggedModule main() {
        return modules.main();
    }

    /** {@return all modules of the program, each at the index that is its number} */
    public List<DebuggedModule> modules() {
        return modules.all();
    }

    /** {@return what the program does at the moment; it may do something else by the time the caller looks at it} */
    public State state() {
        return debuggee.state();
    }

    /** {@return why the program stands still; empty if it does not} */
    public Optional<Stop> stop() {
        return debuggee.stop();
    }

    /**
     * Replaces all breakpoints in the text of a module. Those set before the launch hold from the first instruction on, in
     * the start function too; a change while the program runs holds at once.
     *
     * @return what became of the requests, in their order
     */
    public List<Breakpoint> setBreakpoints(DebuggedModule module, List<BreakpointRequest> requests) {
        return breakpoints.replace(BreakpointKind.SOURCE, module, requests);
    }

    /**
     * Replaces all breakpoints of a kind; those of kind {@link BreakpointKind#SOURCE}, in the text of the main module.
     *
     * @return what became of the requests, in their order
     */
    public List<Breakpoint> setBreakpoints(BreakpointKind kind, List<BreakpointRequest> requests) {
        return breakpoints.replace(kind, modules.main(), requests);
    }

    /** Replaces all breakpoints in the text of the main module. {@return what became of the requests} */
    public List<Breakpoint> setBreakpoints(List<BreakpointRequest> requests) {
        return setBreakpoints(modules.main(), requests);
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
        motion.invoked(invocation);
        debuggee.launch(() -> Run.of(program, control, limits, invocation, debuggee::instantiated), stopOnEntry);
    }

    /**
     * Lets a stopped program go on. Frames and values of this stop are gone from now on.
     *
     * @throws NotStoppedException if it is not stopped
     */
    public void resume(Stepping stepping, Granularity granularity) {
        debuggee.resume(stepping, granularity);
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
        return motion.callTargets();
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
        motion.resumeInto(target);
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
        motion.runTo(module, spot);
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
        return motion.jumpTargets(module, line, column);
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
        motion.jump(target);
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
        motion.restart(frame);
    }

    /** Asks a running program to stop before its next instruction; nothing happens if it does not run. */
    public void pause() {
        debuggee.pause();
    }

    /**
     * {@return the name of the function of the host that keeps the program from pausing; empty if no pause is asked for, or it
     * is nothing of that kind} It pauses when the function returns.
     */
    public Optional<String> keptFromPausing() {
        return debuggee.keptFromPausing();
    }

    /** Asks the program to end, whatever it does. {@link DebugListener#ended} says when it has, if it was launched. */
    public void terminate() {
        debuggee.terminate();
    }

    /**
     * Waits until the program has ended and the listener has heard of it.
     *
     * @return whether it has
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return debuggee.awaitEnd(atMost);
    }

    /**
     * Ends the program and waits a moment for it. A function of the host that ignores interruption may go on; its thread
     * does not keep the process alive, and Wasm code does not run again.
     */
    @Override
    public void close() {
        terminate();
        if (debuggee.isThisThread()) {
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
        debuggee.requireStopped();
    }

    /**
     * {@return how many frames are on the stack}
     *
     * @throws NotStoppedException if the program is not stopped
     */
    public int frameCount() {
        return debuggee.frameCount();
    }

    /**
     * {@return frames of the stopped program, the innermost first}
     *
     * @param first number of the first one wanted, 0 for the innermost
     * @param count how many are wanted at most
     * @throws NotStoppedException if the program is not stopped
     */
    public List<Frame> frames(int first, int count) {
        return debuggee.frames(first, count);
    }

    /**
     * {@return the memories of a module, imported ones first; none if it has not been instantiated yet}
     *
     * @throws NotStoppedException if the program is not stopped
     */
    public List<MemoryView> memories(DebuggedModule module) {
        return debuggee.memories(module);
    }
}
