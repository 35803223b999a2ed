package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A frame of the interpreter. All views of a stop share what is known of the stop. */
final class FrameView implements Activation, AutoCloseable {
    private static final int TOP = -1;

    private final Interpreter interpreter;
    private final Standstill standstill;
    /** Place in the stack of callers, or {@link #TOP}. */
    private final int caller;

    private final CodeFunction function;
    private final FunctionCode code;
    private final int base;
    /** How many callers are below this frame, hosts counted. */
    private final int height;
    /** How many calls are on the stack up to the frame on top: others may be made above it while it stands still. */
    private final int topDepth;

    private int number;
    /** The instruction before which the operands are what they are now. */
    private int nextNumber;
    /** The instructions that ran and have not been counted. */
    private int uncounted;

    /** The frame that is about to run an instruction of plain code. */
    FrameView(Interpreter interpreter) {
        this(
                interpreter,
                0,
                interpreter
                        .function
                        .code()
                        .uncounted(interpreter.function.code().numberAt(interpreter.pc)));
    }

    /** The frame on top, in plain code, when some instructions of those at {@code pc} have been done. */
    private FrameView(Interpreter interpreter, int done, int uncounted) {
        this.interpreter = interpreter;
        this.standstill = new Standstill(uncounted);
        this.caller = TOP;
        this.height = interpreter.depth;
        this.topDepth = interpreter.frameCount();
        this.function = interpreter.function;
        this.code = function.code();
        this.base = interpreter.base;
        this.number = code.numberAt(interpreter.pc);
        this.nextNumber = number + done;
        this.uncounted = uncounted;
    }

    /** {@return the frame whose callee has just come back} */
    static FrameView behindCall(Interpreter interpreter) {
        return new FrameView(interpreter, 1, 0);
    }

    /**
     * {@return the frame that is about to return}
     *
     * @param uncounted instructions that ran and have not been counted, the last one included
     */
    static FrameView returning(Interpreter interpreter, int uncounted) {
        return new FrameView(interpreter, 0, uncounted);
    }

    /** The frame whose function has been begun again. */
    private FrameView(FrameView before) {
        this.interpreter = before.interpreter;
        this.standstill = before.standstill;
        this.caller = TOP;
        this.height = interpreter.depth;
        this.topDepth = interpreter.frameCount();
        this.function = before.function;
        this.code = before.code;
        this.base = before.base;
        this.uncounted = before.standstill.uncounted();
    }

    private FrameView(Interpreter interpreter, Standstill standstill, int caller) {
        this.interpreter = interpreter;
        this.standstill = standstill;
        this.caller = caller;
        this.height = caller;
        this.topDepth = 0;
        this.function = interpreter.caller(caller).original();
        this.code = function.code();
        this.base = interpreter.bases[caller];
        this.number = code.numberAt(interpreter.stops().frames().caller(caller) - 1);
        this.nextNumber = number;
        this.uncounted = 0;
    }

    /** {@return the last frame that called something, null if there is none} */
    static @Nullable FrameView topCaller(Interpreter interpreter) {
        return atOrBelow(interpreter, Standstill.ofWaiting(), interpreter.depth - 1);
    }

    private static @Nullable FrameView atOrBelow(Interpreter interpreter, Standstill standstill, int place) {
        int next = place;
        while (next >= 0 && interpreter.callers[next] == null) {
            next--;
        }
        return next < 0 ? null : new FrameView(interpreter, standstill, next);
    }

    /** Says that the stop is over. */
    @Override
    public void close() {
        standstill.end();
    }

    private void requireOpen() {
        if (standstill.isOver()) {
            throw new IllegalStateException("the program has gone on; this frame is no longer known");
        }
    }

    @Override
    public ModuleCode code() {
        return function.unit.code;
    }

    @Override
    public int functionIndex() {
        return function.index;
    }

    @Override
    public int codeOffset() {
        return code.codeOffset(number);
    }

    @Override
    public int depth() {
        requireOpen();
        if (caller == TOP) {
            return topDepth;
        }
        int depth = 0;
        for (int i = 0; i <= caller; i++) {
            depth += interpreter.callers[i] == null ? 0 : 1;
        }
        return depth;
    }

    @Override
    public Optional<Activation> caller() {
        requireOpen();
        return Optional.ofNullable(callerOrNull());
    }

    /** {@return how many callers are below this frame, hosts counted} */
    int height() {
        return height;
    }

    @Nullable
    FrameView callerOrNull() {
        return atOrBelow(interpreter, standstill, below());
    }

    private int below() {
        return height - 1;
    }

    @Override
    public boolean calledByHost() {
        requireOpen();
        return interpreter.callers[below()] == null;
    }

    @Override
    public boolean hasJustCaught() {
        requireOpen();
        return caller == TOP && interpreter.stops().unwinding().hasJustCaught(instructionCount());
    }

    @Override
    public boolean isBehindCall() {
        return nextNumber > number;
    }

    @Override
    public int localCount() {
        return code.localCount;
    }

    @Override
    public ValueType localType(int index) {
        return code.localTypes.get(index);
    }

    @Override
    public Value local(int index) {
        requireOpen();
        return slot(localType(index), base + index);
    }

    @Override
    public void setLocal(int index, Value value) {
        requireOpen();
        setSlot(localType(index), base + index, value);
    }

    @Override
    public List<Value> operands() {
        requireOpen();
        List<ValueType> types = operandTypes();
        var values = new ArrayList<Value>(types.size());
        for (int i = 0; i < types.size(); i++) {
            values.add(slot(types.get(i), base + code.operandStart + i));
        }
        return values;
    }

    @Override
    public void setOperand(int index, Value value) {
        requireOpen();
        setSlot(operandTypes().get(index), base + code.operandStart + index, value);
    }

    @Override
    public int operandOrigin(int index) {
        requireOpen();
        return code().operandOrigins(function.index).before(nextNumber, index);
    }

    private List<ValueType> operandTypes() {
        List<ValueType> types = code().operandTypes(function.index).before(nextNumber);
        return caller == TOP
                ? types
                : types.subList(0, types.size() - code().operandsOfCall(function.index, codeOffset()));
    }

    private Value slot(ValueType type, int slot) {
        return interpreter.value(type, slot);
    }

    private void setSlot(ValueType type, int slot, Value value) {
        Slots.requireType(code().types(), type, value);
        interpreter.putValue(slot, value);
    }

    @Override
    public Optional<String> refusalOfJump(int codeOffset) {
        requireOpen();
        int target = code.numberOfOffset(codeOffset);
        if (caller != TOP || isBelowCall()) {
            return Optional.of("only the innermost frame can go on elsewhere");
        }
        return target < 0
                ? Optional.of("that is no instruction of " + functionName())
                : new JumpRules(code(), function.index).refusal(nextNumber, target, this::isNull);
    }

    private boolean isNull(int local) {
        return interpreter.references[base + local] == null;
    }

    @Override
    public void jump(int codeOffset) {
        refusalOfJump(codeOffset).ifPresent(FrameView::refuse);
        land(code.numberOfOffset(codeOffset));
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }

    /** Lets this frame, which is on top, go on with an instruction. */
    private void land(int target) {
        interpreter.settle(uncounted - code.uncounted(target)); // As many have run as before.
        number = target;
        nextNumber = target;
        uncounted = code.uncounted(target);
        standstill.landAt(new Standstill.Landing(function, code.plainPlace(target), base), uncounted);
    }

    /** {@return whether somebody who looks at the frame on top has called a function above it} */
    private boolean isBelowCall() {
        return caller == TOP && interpreter.depth != height;
    }

    @Override
    public Optional<String> refusalOfRestart() {
        requireOpen();
        if (isBelowCall()) {
            return Optional.of("a call that the debugger has made stands above " + functionName());
        }
        for (int above = interpreter.depth - 1; caller != TOP && above >= caller; above--) {
            if (standstill.waits() || interpreter.callers[above] == null) {
                return Optional.of("a function of the host stands between " + functionName()
                        + " and the innermost frame, and cannot be left");
            }
        }
        return code.firstStop() < 0
                ? Optional.of(functionName() + " has no instruction to begin with")
                : Optional.empty();
    }

    @Override
    public Activation restart(List<Value> arguments) {
        refusalOfRestart().ifPresent(FrameView::refuse);
        List<ValueType> types = function.type().parameters();
        if (types.size() != arguments.size()) {
            throw new IllegalArgumentException(functionName() + " takes " + types.size() + " arguments");
        }
        for (int i = 0; i < types.size(); i++) {
            Slots.requireType(code().types(), types.get(i), arguments.get(i));
        }
        if (caller != TOP) {
            interpreter.depth = caller;
        }
        FrameView again = new FrameView(this);
        interpreter.begin(function, base, arguments);
        again.land(code.firstStop());
        return again;
    }

    @Override
    public InstanceState instance() {
        return function.unit.state;
    }

    /** {@return the number of instructions that ran before this frame got here} Only for the frame on top. */
    long instructionCount() {
        return interpreter.counted() + uncounted;
    }

    /** {@return what is known of the stop} */
    Standstill standstill() {
        return standstill;
    }

    /** {@return the values on top of the operand stack, of these types} */
    List<Value> topOperands(List<ValueType> types) {
        int size = operandTypes().size();
        return interpreter.values(types, base + code.operandStart + size - types.size());
    }

    TraceElement traceElement() {
        return new TraceElement(
                code().name(), function.name(), function.index, codeOffset(), code().position(codeOffset()));
    }

    @Override
    public String toString() {
        return traceElement().show();
    }
}
