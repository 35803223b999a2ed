package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.CallLimits;
import dev.stepwasm.engine.CancelledException;
import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steers the interpreter of a group of linked instances: breakpoints, stepping, pausing, ending, counting. The instances
 * run on one thread at a time, the <em>debuggee's thread</em>; each method says who may call it. Nothing here costs the
 * running code anything until it stops.
 */
public final class ExecutionControl {
    /** The call depth allowed when nobody says otherwise. */
    public static final int DEFAULT_CALL_DEPTH = 20_000;
    /** The instruction limit of programs that may run for as long as they like. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    static final int PAUSE = 1;
    static final int TERMINATE = 2;
    /** Breakpoints or hooks are others now. */
    static final int PATCHES = 4;

    static final int CANCEL = 8;

    private final StackLimits limits;
    private final Tier tier;
    /** Whether compiled code looks up because of this. Changed while {@link #requests} are locked. */
    private volatile boolean armed;
    /** What the debuggee's thread must look at when it next polls. */
    private final AtomicInteger requests = new AtomicInteger();

    private final Hooks hooks = new Hooks(this);
    private final Interpreter interpreter;
    private final PlacedBreakpoints breakpoints = new PlacedBreakpoints(this);

    private volatile @Nullable ExecutionHook hook;
    private volatile @Nullable StepRule stepping;
    private volatile boolean entry;
    private volatile boolean hearsCaught;
    /** Written by the debuggee's thread, without waiting until others see it. */
    private final AtomicLong instructionCount = new AtomicLong();

    private volatile long instructionLimit = NO_LIMIT;
    /** Whether {@link #within} gives limits. Only for the debuggee's thread. */
    private boolean limited;
    /** When the call that runs must be over. Only for the debuggee's thread. */
    private @Nullable Deadline deadline;

    /** Allows {@value #DEFAULT_CALL_DEPTH} nested calls. */
    public ExecutionControl() {
        this(StackLimits.DEFAULT);
    }

    /**
     * Allows {@code callDepth} nested calls; one more is a trap, "call stack exhausted".
     *
     * @throws IllegalArgumentException unless {@code callDepth > 0}
     */
    public ExecutionControl(int callDepth) {
        this(StackLimits.DEFAULT.withCalls(callDepth));
    }

    /** Allows calls to be nested within these limits. */
    public ExecutionControl(StackLimits limits) {
        this(limits, Tier.standard());
    }

    /** Allows calls to be nested within these limits. @param tier what runs the code */
    public ExecutionControl(StackLimits limits, Tier tier) {
        this.limits = limits;
        this.tier = tier;
        this.interpreter = new Interpreter(this);
    }

    /** {@return the hooks of the instances that this control steers} */
    public Hooks hooks() {
        return hooks;
    }

    /** {@return what runs the code} */
    public Tier tier() {
        return tier;
    }

    /** {@return the number of nested calls allowed} */
    public int callDepth() {
        return limits.calls();
    }

    /** {@return how deep calls may be nested} */
    public StackLimits limits() {
        return limits;
    }

    /** Says who hears of stops; without a hook nothing stops. Any thread. */
    public synchronized void setHook(@Nullable ExecutionHook newHook) {
        hook = newHook;
        request(PATCHES); // Other compiled code runs for those who debug.
    }

    /** Lets somebody hear of stops unless somebody does already. Any thread. {@return whether it does} */
    public synchronized boolean claim(ExecutionHook newHook) {
        if (hook != null) {
            return false;
        }
        hook = newHook;
        request(PATCHES);
        return true;
    }

    /**
     * Lets a hook hear of stops no more: stepping is over, nobody waits for a pause, code runs as if it had never been
     * looked at as soon as it polls. Breakpoints are not touched; whoever set them removes them. Any thread, also while
     * the debuggee's thread stands in the hook. Nothing happens if another hook hears of stops.
     */
    @SuppressWarnings("ReferenceEquality") // It is about this very hook.
    public synchronized void release(ExecutionHook oldHook) {
        if (hook == oldHook) {
            hook = null;
            entry = false;
            stepping = null;
            hearsCaught = false;
            take(PAUSE);
            request(PATCHES); // Whatever stepping has changed in the code is put right with the next look at patches.
        }
    }

    /**
     * Stops before an instruction from now on, in all instances of the module that this control steers. Any thread, also
     * before the module is instantiated; a program that runs meanwhile takes notice within milliseconds.
     *
     * @param codeOffset byte offset of the instruction in the module's file
     */
    public void addBreakpoint(ModuleCode code, int codeOffset) {
        Runnable compiled = breakpoints.add(code, codeOffset);
        request(PATCHES);
        compiled.run();
    }

    /** Stops there no longer. Any thread. */
    public void removeBreakpoint(ModuleCode code, int codeOffset) {
        Runnable compiled = breakpoints.remove(code, codeOffset);
        request(PATCHES);
        compiled.run();
    }

    /**
     * Says that the hook needs to hear of a breakpoint only when a condition holds; null if always. Holds as soon as a
     * breakpoint that is added. Any thread.
     */
    public void setCondition(ModuleCode code, int codeOffset, @Nullable LocalCondition condition) {
        if (breakpoints.setCondition(code, codeOffset, condition)) {
            request(PATCHES);
        }
    }

    /** {@return a copy of the conditions of breakpoints} */
    Map<ModuleCode, Map<Integer, LocalCondition>> conditions() {
        return breakpoints.conditions();
    }

    /** {@return whether a function has breakpoints} */
    boolean isArmed(ModuleCode code, int function) {
        return breakpoints.isArmed(code, function);
    }

    /** {@return whether somebody hears of stops, so that code runs in a way in which it can be stopped} */
    boolean isWatched() {
        return hook != null;
    }

    /**
     * Stops the program at the next loop iteration, call, or return from the host, with
     * {@link StopCause.Plain#PAUSE}. If nothing runs, the next invocation stops at its first instruction. Any thread.
     */
    public void requestPause() {
        request(PAUSE);
    }

    /**
     * Ends the program at the next loop iteration, call, or return from the host: the invocation throws
     * {@link TerminatedException}. This cannot be taken back: later invocations end at once. Any thread. A program that
     * stands in a hook goes on only when the hook returns; to end it the hook throws the exception itself.
     */
    public void terminate() {
        request(TERMINATE);
    }

    /**
     * Ends the invocation that runs now, at the next loop iteration, call, or return from the host: it throws
     * {@link CancelledException}. Nothing happens when nothing runs. Any thread.
     */
    public void cancel() {
        request(CANCEL);
    }

    /**
     * Says whether the hook hears of exceptions that a frame catches too, before any frame goes. Costs nothing but where
     * something is thrown. Any thread, at any time; the next exception counts.
     */
    public void setHearsCaught(boolean hears) {
        hearsCaught = hears;
    }

    boolean hearsCaught() {
        return hearsCaught;
    }

    /** {@return whether this is called inside {@link #within}} */
    public boolean isLimited() {
        return limited;
    }

    /**
     * {@return what {@code calls} gives} The invocations that it makes share the limits; those of calls around it hold
     * too. Only on the debuggee's thread, or while nothing runs.
     *
     * @throws IllegalStateException if another thread is running code
     */
    public <T> T within(CallLimits limits, Supplier<T> calls) {
        interpreter.requireNoOtherThread();
        boolean limitedBefore = limited;
        Deadline deadlineBefore = deadline;
        long instructionsBefore = instructionLimit;
        limited = true;
        deadline = Deadline.earliest(deadlineBefore, limits.timeout());
        limits.fuel().ifPresent(fuel -> {
            long used = interpreter.counted();
            instructionLimit = Math.min(instructionsBefore, fuel > NO_LIMIT - used ? NO_LIMIT : used + fuel);
        });
        Future<?> alarm = alarm();
        try {
            return calls.get();
        } finally {
            alarm.cancel(false);
            limited = limitedBefore;
            deadline = deadlineBefore;
            instructionLimit = instructionsBefore;
        }
    }

    private Future<?> alarm() {
        Deadline over = deadline;
        return over == null || tier == Tier.INTERPRETED
                ? CompletableFuture.completedFuture(null)
                : over.alarm(this::leaveCompiled);
    }

    /**
     * Asks a rule before each instruction whether to stop there, with {@link StopCause.Plain#STEP}; null asks no more.
     * Every stop, for whatever cause, ends stepping before the hook is called: the hook says anew how to go on. Only on
     * the debuggee's thread inside the hook, or while nothing runs.
     */
    public void setStepping(@Nullable StepRule rule) {
        interpreter.stops().patches().unsuspend(); // It holds for frames that an earlier rule did not want to hear of.
        stepping = rule;
    }

    /**
     * Stops before the first instruction that runs next, with {@link StopCause.Plain#ENTRY}. Only while nothing runs.
     */
    public void stopOnEntry() {
        entry = true;
    }

    /**
     * Lets the program run until {@link #instructionCount()} is {@code count} and not one instruction further. Before the
     * next one the hook hears {@link StopCause.Plain#LIMIT} and may set another limit; if there is no hook or the limit
     * stays, the invocation throws {@link FuelExhaustedException}. The same happens to later invocations. Costs nothing
     * until the limit is near. Only on the debuggee's thread inside the hook, or while nothing runs.
     *
     * @param count counts from the first invocation on; {@link #NO_LIMIT} for none
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public void setInstructionLimit(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("an instruction limit must not be negative: " + count);
        }
        instructionLimit = count;
    }

    /** {@return the instruction count at which the program ends} */
    public long instructionLimit() {
        return instructionLimit;
    }

    /**
     * {@return the number of instructions that ran} {@code else} and {@code end} do not count, nor do instructions that
     * trapped, nor those that ran compiled: who needs them all asks for {@link Tier#INTERPRETED}. Exact on the debuggee's
     * thread inside the hook and while nothing runs; on other threads a number of the recent past.
     */
    public long instructionCount() {
        return instructionCount.get();
    }

    /**
     * {@return whether the host is in control on the debuggee's thread: nothing runs, or code has called a function of the
     * host} On other threads, of the recent past.
     */
    public boolean isHostInControl() {
        return interpreter.isHostInControl();
    }

    /** {@return the thread that runs code of these instances now, or has code that waits for the host} Any thread. */
    public Optional<Thread> owner() {
        return Optional.ofNullable(interpreter.owner());
    }

    /**
     * Lets the debuggee's thread wait in a function of the host, until somebody wants something of it or the call that
     * runs has had its time. It may wake up earlier. Only on the debuggee's thread.
     *
     * @param nanoseconds how long at most
     * @return whether it may go on waiting; if not, the call ends when the function returns
     */
    public boolean park(long nanoseconds) {
        Deadline over = deadline;
        if (!isEnding()) {
            LockSupport.parkNanos(this, over == null ? nanoseconds : Math.min(nanoseconds, over.nanosLeft()));
        }
        return !isEnding();
    }

    private boolean isEnding() {
        Deadline over = deadline;
        return has(TERMINATE | CANCEL) || over != null && over.isOver();
    }

    /**
     * {@return the number of frames of code that wait for something, each for its callee} Those that run or stand in a
     * hook do not count. Only on the debuggee's thread, or while it stands still.
     */
    public int waitingFrames() {
        return interpreter.depth - interpreter.nesting;
    }

    /** {@return how many invocations by the host have not returned} As {@link #waitingFrames}. */
    public int invocations() {
        return interpreter.nesting;
    }

    /**
     * {@return the frames that wait for a function of the host} Only on the debuggee's thread while the host is in
     * control; until they are closed that thread must not go on.
     */
    public WaitingFrames waiting() {
        return new WaitingFrames(FrameView.topCaller(interpreter));
    }

    /**
     * {@return the name of the function of the host that code has called last} Any thread; a guess if the thread that runs
     * the code does something else at the same time.
     */
    public Optional<String> lastHostCall() {
        return Optional.ofNullable(interpreter.foreign).map(WasmFunction::name);
    }

    void request(int what) {
        requests.getAndUpdate(before -> before | what);
        leaveCompiled();
        LockSupport.unpark(interpreter.owner()); // It may be waiting for another thread of the program, or for time.
    }

    /** Lets compiled code look whether it may run on. */
    private void leaveCompiled() {
        if (tier != Tier.INTERPRETED && interpreter.owner() != null) {
            arm();
            if (interpreter.owner() == null) { // It has left meanwhile, and whoever comes next looks by itself.
                disarm();
            }
        }
    }

    /** Lets compiled code look up. Any thread. */
    void arm() {
        synchronized (requests) {
            armed = true;
            CompiledCalls.arm(this);
        }
    }

    /** Compiled code has looked up. */
    void disarm() {
        if (armed) {
            synchronized (requests) {
                armed = false;
                CompiledCalls.disarm(this);
            }
        }
    }

    @Nullable
    ExecutionHook hook() {
        return hook;
    }

    @Nullable
    StepRule stepping() {
        return stepping;
    }

    boolean entry() {
        return entry;
    }

    void entered() {
        entry = false;
    }

    /** {@return whether the debuggee's thread must look at requests, so that it may not wait for other threads} */
    boolean isWanted() {
        return (requests.get() & ~PAUSE) != 0 || has(PAUSE) && hook != null;
    }

    /** {@return whether something is requested} */
    boolean has(int what) {
        return (requests.get() & what) != 0;
    }

    /** {@return whether something was requested; it no longer is} */
    boolean take(int what) {
        return (requests.getAndUpdate(before -> before & ~what) & what) != 0;
    }

    /** {@return a copy of the breakpoints} */
    Map<ModuleCode, SortedSet<Integer>> breakpoints() {
        return breakpoints.copy();
    }

    Interpreter interpreter() {
        return interpreter;
    }

    void count(long instructions) {
        instructionCount.lazySet(instructions);
    }

    /** {@return when the call that runs must be over} */
    @Nullable
    Deadline deadline() {
        return deadline;
    }

    int requests() {
        return requests.get();
    }
}
