package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ExecutionHook;
import dev.stepwasm.engine.interpret.InvocationHook;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.StopCause;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The debugger's end of an {@link ExecutionControl}: hears what happens to its code, on whatever thread runs it, one at a
 * time, and passes it on with the {@link DebuggedThread}. Methods may be called from any thread unless they say that they
 * are for the one that runs the code.
 */
final class DebuggedControl implements ExecutionHook, InvocationHook {
    private final ExecutionControl control;
    private final DebuggedThreads threads;
    private final Arrivals arrivals;
    private final Watches watches;
    private final Debugged debugged;
    /** Modules of which there are, or will be, instances here. Weak, as the control may outlive them. */
    private final Set<ModuleCode> codes = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** The step that the control follows; only for the thread that runs the code. */
    private @Nullable Following following;

    private record Following(DebuggedThread thread, Step step) {}

    DebuggedControl(ExecutionControl control, DebuggedThreads threads, Arrivals arrivals, Debugged debugged) {
        this.control = control;
        this.threads = threads;
        this.arrivals = arrivals;
        this.debugged = debugged;
        this.watches = new Watches(control, threads, debugged.instances(), this::returned);
    }

    ExecutionControl control() {
        return control;
    }

    Watches watches() {
        return watches;
    }

    /** {@return whether code of a module runs here} */
    boolean runs(ModuleCode code) {
        return codes.contains(code);
    }

    /** Says that code of a module will run here. {@return whether that is new} */
    boolean add(ModuleCode code) {
        return codes.add(code);
    }

    /** Begins to listen, unless another debugger does. {@return whether it does} */
    boolean open() {
        if (!control.claim(this)) {
            return false;
        }
        control.hooks().attach(this);
        return true;
    }

    /** Listens no more; what a step has left in the code goes. Breakpoints stay. */
    void close() {
        control.hooks().detach(this);
        watches.close();
        control.release(this);
    }

    /** {@return whether code of this control is on the stack of a thread} */
    boolean isOwnedBy(@Nullable Thread thread) {
        return thread != null && control.owner().filter(thread::equals).isPresent();
    }

    // For the thread that runs the code.

    /** Lets the code step as a thread was told to go on, whose code this is. */
    void follow(DebuggedThread thread) {
        Standing.Going going = thread.standing().going();
        following = new Following(thread, going.step());
        Ending ending = going.trail()
                .map(trail -> new Ending(going.step(), debugged.modules(), trail, thread.path(), this))
                .filter(Ending::canEndHere)
                .orElse(null);
        control.setStepping(ending);
    }

    /** Lets the code stop at its next instruction. */
    void followEverywhere() {
        following = null;
        control.setStepping(here -> true);
    }

    /** Lets the code run at full speed. */
    void stepNoMore() {
        following = null;
        control.setStepping(null);
    }

    @Override
    public void onStop(Activation top, StopCause cause) {
        arrivals.onStop(this, thread(), top, cause);
    }

    private void returned(Activation frame) {
        arrivals.returned(this, thread(), frame);
    }

    /** {@return this thread} */
    private DebuggedThread thread() {
        return threads.current(this);
    }

    @Override
    public void invoked(int level) {
        DebuggedThread thread = thread();
        thread.path().invoked(this, level, thread.standing().errandHalt());
        if (thread.standing().isPausing()) {
            control.requestPause();
        }
        // A rule that another thread has left here must go; one of this thread stays, suspended or not.
        Following before = following;
        if (before == null
                || before.thread() != thread
                || before.step() != thread.standing().step()) {
            follow(thread);
        }
    }

    @Override
    public void left(int level) {
        threads.left(this, level);
    }

    @Override
    public void calls(WasmFunction callee) {
        thread().path().hostCalled(this, callee.name());
    }

    @Override
    public void comesBack() {
        thread().path().hostReturned(this);
    }
}
