package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import java.util.List;

/** An instruction of compiled code fails. Becomes a trap where the code was entered. */
public final class Fault extends RuntimeException {
    /** The number of the instruction is that of the call that the frame on top makes. */
    private static final int AT_CALL = -1;

    private final TrapReason reason;
    private final transient List<Value> operands;
    private final int number;
    private final transient JavaFrames frames;

    private Fault(TrapReason reason, List<Value> operands, int number) {
        super(reason.words(), null, false, false);
        this.reason = reason;
        this.operands = operands;
        this.number = number;
        this.frames = JavaFrames.current();
    }

    /** {@return what the instruction that calls this method's caller throws} @param operands of the instruction */
    static Fault of(TrapReason reason, Value... operands) {
        return new Fault(reason, List.of(operands), AT_CALL);
    }

    /**
     * {@return what an access to the first memory throws} Compiled code calls this.
     *
     * @param number of the instruction in its function
     * @param address its address operand
     */
    public static Fault outside(int number, int address) {
        return new Fault(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, List.of(Value.of(address)), number);
    }

    /** {@return what {@code unreachable} throws} Compiled code calls this. */
    public static Fault unreachable() {
        return of(TrapReason.UNREACHABLE);
    }

    /** {@return what kind of trap it is} */
    public TrapReason reason() {
        return reason;
    }

    /** {@return operands of the instruction from the bottom up; of a store, the address only} */
    public List<Value> operands() {
        return operands;
    }

    /** {@return the frames of compiled code when it happened} */
    public JavaFrames frames() {
        return frames;
    }

    /** {@return the number of the instruction in its function} */
    public int number() {
        return number == AT_CALL ? frames.top().number() : number;
    }
}
