package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.compile.Capture;
import dev.stepwasm.engine.compile.CompiledFrame;
import dev.stepwasm.engine.compile.Fault;
import dev.stepwasm.engine.compile.JavaFrames;
import dev.stepwasm.engine.compile.Polls;
import dev.stepwasm.engine.compile.Thrown;
import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls between the interpreter and compiled code, both ways. Compiled code lies on the Java stack, of which it is given
 * only a part; where that ends the interpreter takes over, whose frames are on the heap, so the number of nested calls is
 * limited as it is without compiled code. Used by the debuggee's thread only.
 */
final class CompiledCalls {
    /**
     * How much of the Java stack compiled code may take, by an estimate for the JVM's interpreter: threads whose stack is a
     * quarter of what is usual have so much.
     */
    private static final int JAVA_STACK = 160 * 1024;

    /** No function takes less of it that calls others. */
    private static final int LEAST_FRAME = 272;

    /** With less of it, it is not worth while to begin. */
    private static final int LEAST_STACK = 16 * LEAST_FRAME;

    /** What a call from compiled code to the interpreter, or through the host, takes of it. */
    private static final int BRIDGE = 6_000;

    private final Interpreter interpreter;
    private final ExecutionControl control;
    private final HookCalls hookCalls;
    private final Stops stops;
    private final CapturedFrames captured;

    /** What is left of the Java stack. */
    private int room = JAVA_STACK;
    /** What was given to the compiled code that runs. */
    private int given;
    /** How many frames of compiled code wait for the interpreter, at most; exactly if {@link #counted}. */
    private int waiting;

    private boolean counted = true;
    /** How often it was asked whether compiled code must be left; counted in tests only. */
    private int asked;

    CompiledCalls(Interpreter interpreter, HookCalls hookCalls, Stops stops) {
        this.interpreter = interpreter;
        this.control = interpreter.control;
        this.hookCalls = hookCalls;
        this.stops = stops;
        this.captured = new CapturedFrames(interpreter, stops);
    }

    /** {@return how many frames of compiled code wait for the interpreter, at most} */
    int waiting() {
        return waiting;
    }

    /** {@return how many they are exactly} */
    int count() {
        if (!counted) {
            waiting = JavaFrames.current().count();
            counted = true;
        }
        return waiting;
    }

    /** {@return whether code of functions in which nobody wants to stop may run compiled} */
    private boolean isAllowed() {
        return control.tier() != Tier.INTERPRETED
                && control.instructionLimit() == ExecutionControl.NO_LIMIT
                && (control.isWatched()
                        ? !control.hooks().hearOfCode() && !stops.patches().wantsAll()
                        : !control.hooks().areAttached());
    }

    /**
     * Calls the function whose frame has just been made, if it is compiled and may run so now.
     *
     * @return whether the function is done, so that the frame on top has only to be left, or the program goes on elsewhere
     */
    boolean enter() {
        CodeFunction function = interpreter.function;
        int usable = usable();
        if (usable == 0 || !function.isEnterable()) {
            return false;
        }
        Callee callee = function.compiled();
        if (callee == null) {
            return false;
        }
        int base = interpreter.base;
        run(function, usable, () -> callee.enter(interpreter.stack, interpreter.references, base, usable));
        return true;
    }

    /**
     * Lets compiled code go on with the frame on top if that is where a loop begins that can be entered.
     *
     * @return as {@link #enter}
     */
    boolean enterLoop() {
        if (!isAllowed()) {
            return false;
        }
        CodeFunction function = interpreter.function;
        FunctionCode code = function.code();
        int number = code.numberAt(interpreter.pc);
        CompiledForm form = function.form();
        int loop = code.plainPlace(number) == interpreter.pc ? form.loopAt(number, stops.locals()) : -1;
        int usable = loop < 0 ? 0 : usable();
        if (usable == 0 || !function.isEnterable()) {
            return false;
        }
        int base = interpreter.base;
        run(
                function,
                usable,
                () -> form.onStack()
                        .enter(
                                form.context(),
                                usable,
                                interpreter.stack,
                                interpreter.references,
                                base,
                                base + code.operandStart,
                                loop));
        return true;
    }

    /** {@return how much of the Java stack compiled code may take now; 0 if it may not run} */
    private int usable() {
        if (!isAllowed()) {
            return 0;
        }
        long left = control.callDepth() - (interpreter.depth - interpreter.nesting) - waiting - 1L;
        int usable = (int) Math.min(room, left * LEAST_FRAME);
        return usable < LEAST_STACK ? 0 : usable;
    }

    private void run(CodeFunction function, int usable, Runnable code) {
        int base = interpreter.base;
        int free = interpreter.reserve(base + function.frameSlots);
        int givenBefore = given;
        given = usable;
        if (control.isWatched()) {
            interpreter.settle(1); // So that there is no doubt whether something has run since an exception was caught.
        }
        long[] numbers = interpreter.stack;
        @Nullable Object[] references = interpreter.references;
        try {
            code.run();
        } catch (Capture capture) {
            interpreter.reserve(free);
            given = givenBefore;
            captured.goOn(capture, base);
            return;
        } catch (RuntimeException | Error failure) {
            fail(told(failure));
            return;
        } finally {
            given = givenBefore;
            interpreter.reserve(free);
        }
        if (numbers != interpreter.stack) { // It has grown meanwhile, and the results are where the code began.
            int results = function.type().results().size();
            System.arraycopy(numbers, base, interpreter.stack, base, results);
            System.arraycopy(references, base, interpreter.references, base, results);
        }
        interpreter.function = function.unit.leaving();
        interpreter.pc = 0;
        interpreter.base = base;
    }

    /** Lets the caller of compiled code deal with what that threw. */
    private void fail(Throwable failure) {
        if (interpreter.callers[interpreter.depth - 1] == null) {
            throw new Escape(failure);
        }
        stops.hostCalls().failed(failure);
    }

    private Throwable told(Throwable failure) {
        return switch (failure) {
            case Fault fault -> trap(fault);
            case Thrown thrown ->
                new WasmException(thrown.exception())
                        .withBacktrace(Backtrace.ofSegments(
                                interpreter, thrown.frames().segments()));
            case StackOverflowError full ->
                new Trap(TrapReason.CALL_STACK_EXHAUSTED, "the Java stack is full", Backtrace.ofCallers(interpreter));
            default -> failure;
        };
    }

    private Trap trap(Fault fault) {
        List<List<CompiledFrame>> segments = fault.frames().segments();
        CompiledFrame top = segments.getFirst().getFirst();
        ModuleCode code = (ModuleCode) top.module().source();
        Instruction instruction = code.body(top.function()).get(fault.number());
        var operands = new ArrayList<>(fault.operands());
        if (instruction.opcode().accessBytes() > 0) {
            int count = Objects.requireNonNull(instruction.opcode().signatureOrNull())
                    .parameters()
                    .size();
            while (operands.size() < count) { // The words need the address only, which lies lowest.
                operands.add(Value.of(0));
            }
        }
        String detail = TrapText.of(instruction, operands, interpreter.function.unit.state, code, fault.reason());
        var frames = new ArrayList<TraceElement>();
        frames.add(Backtrace.element(top, fault.number()));
        frames.addAll(Backtrace.below(interpreter, segments));
        return new Trap(fault.reason(), detail, frames);
    }

    /**
     * Calls something for compiled code.
     *
     * @param numbers arguments; the results are there afterwards; the high halves of vectors, if there are any, are behind
     *     as many numbers as there are references
     * @param references the same for references
     * @param roomLeft what is left of what the code was given
     */
    void call(WasmFunction callee, long[] numbers, @Nullable Object[] references, int roomLeft) {
        int roomBefore = room;
        int waitingBefore = waiting;
        boolean countedBefore = counted;
        int used = given - roomLeft;
        room = roomLeft < 0 ? 0 : room - used - BRIDGE; // From where it ended on, the interpreter runs everything.
        waiting += used / LEAST_FRAME + 1;
        counted = false;
        try {
            if (callee instanceof CodeFunction code && code.unit.interpreter == interpreter) {
                interpreter.runNested(code, numbers, references);
            } else {
                interpreter.marked(() -> host(callee, numbers, references));
            }
        } finally {
            room = roomBefore;
            waiting = waitingBefore;
            counted = countedBefore;
        }
        if (mustLeave(false)) { // The code that waits for this must not run on.
            captured.behind(callee, numbers, references);
            throw new Capture(true);
        }
    }

    private void host(WasmFunction callee, long[] numbers, @Nullable Object[] references) {
        interpreter.foreign = callee;
        List<Value> arguments = values(callee.type().parameters(), numbers, references);
        try {
            List<Value> results = hookCalls.host(callee, arguments, () -> HostCalls.leave(callee, arguments));
            for (int i = 0; i < results.size(); i++) {
                numbers[i] = Slots.bits(results.get(i));
                if (numbers.length > references.length) {
                    numbers[references.length + i] = Slots.high(results.get(i));
                }
                references[i] = Slots.reference(results.get(i));
            }
        } catch (Trap trap) {
            throw trap.backtrace().isEmpty() ? trap.withBacktrace(Backtrace.ofCallers(interpreter)) : trap;
        } catch (WasmException thrown) {
            throw thrown.backtrace().isEmpty() ? thrown.withBacktrace(Backtrace.ofCallers(interpreter)) : thrown;
        }
        look();
    }

    private static List<Value> values(List<ValueType> types, long[] numbers, @Nullable Object[] references) {
        var values = new ArrayList<Value>(types.size());
        for (int i = 0; i < types.size(); i++) {
            long high = numbers.length > references.length ? numbers[references.length + i] : 0;
            values.add(Slots.value(types.get(i), numbers[i], high, references[i]));
        }
        return values;
    }

    /** Looks at what other threads want; compiled code is on top. {@return whether the interpreter must go on instead} */
    boolean poll(boolean isDebuggable) {
        interpreter.marked(this::look);
        return mustLeave(isDebuggable);
    }

    private boolean mustLeave(boolean isDebuggable) {
        return !isAllowed()
                || control.isWatched() != isDebuggable
                || isDebuggable && control.has(ExecutionControl.PATCHES)
                || Polls.STRESS > 0 && ++asked % Polls.STRESS == 0;
    }

    private void look() {
        control.disarm(); // Before it is looked what somebody wants: what is wanted later arms again.
        TerminatedException end = stops.end(() -> Backtrace.ofCallers(interpreter));
        if (end != null) {
            throw end;
        }
        Deadline deadline = control.deadline();
        if (deadline != null && deadline.isNear() || !isAllowed()) {
            control.arm();
        }
    }

    /** Lets compiled code look up. Any thread. */
    static void arm(ExecutionControl control) {
        Polls.begin(control);
    }

    /** Lets compiled code run on. Any thread. */
    static void disarm(ExecutionControl control) {
        Polls.end(control);
    }
}
