package dev.stepwasm.engine.interpret;

import static dev.stepwasm.engine.interpret.Op.*;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.arithmetic.Floats;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Runs flat code. {@link #run} is the main loop; everything that is not needed millions of times a second is in
 * {@link Stops} or in methods that it calls.
 *
 * <p>A frame is a range of {@link #stack} that begins at its base: parameters, other locals, constants, operands. The
 * arguments of a call are where the parameters of the callee begin, so calls copy nothing. Callers are in
 * {@link #callers}, {@link #places} and {@link #bases}; a null caller marks where the host invoked a function. HotSpot
 * does not compile methods of more than 8,000 bytecodes: {@code DispatchSizeTest} watches {@link #run}.
 */
final class Interpreter {
    /** Instructions between two looks at what other threads want. */
    private static final int BUDGET = 1 << 16;

    /** The size of the stack at first, and when the host is in control again after deep calls. */
    private static final int SLOTS = 64;

    /** The place of a null caller that stands for compiled code, which called what is above. */
    private static final int MARK = 1;

    private static final int MOST_KEPT_SLOTS = 1 << 14;

    private static final AtomicReferenceFieldUpdater<Interpreter, @Nullable Thread> OWNER =
            AtomicReferenceFieldUpdater.newUpdater(Interpreter.class, Thread.class, "owner");

    final ExecutionControl control;
    private final Stops stops;

    long[] stack = new long[SLOTS];

    /** The high halves of vectors whose low halves are in {@link #stack}. */
    long[] high = new long[SLOTS];

    @Nullable
    Object[] references = new @Nullable Object[SLOTS];

    @Nullable
    CodeFunction[] callers = new @Nullable CodeFunction[16];
    /** Where the callers go on. */
    int[] places = new int[16];

    int[] bases = new int[16];
    /** The number of callers. */
    int depth;
    /** The number of null callers. */
    int nesting;
    /** The number of null callers that stand for compiled code. */
    private int marks;
    /** When this many callers are reached, there must be a look at the limit and at the size of the arrays. */
    private int room;

    // Copies of the variables of the main loop while it is not in control.
    CodeFunction function;
    int pc;
    int base;
    /** Counts down to the next poll. */
    int budget = BUDGET;

    /** Everything that has been put into {@link #budget}. */
    private long issued = BUDGET;

    /** The limit that {@link #budget} takes into account. */
    private long limit = ExecutionControl.NO_LIMIT;
    /** The most instructions that run between two counts in the functions translated so far. */
    private int longestRun;

    private boolean nearLimit;
    /** Whether code runs, and not the host. */
    private boolean codeInControl;

    /** The callee that is not code of this interpreter, and where its arguments begin. */
    WasmFunction foreign;

    int foreignBase;

    /** Where the next invocation by the host may put its frame. */
    private int free;

    private volatile @Nullable Thread owner;

    /** Whether the owner stays when the outermost invocation is over, for those who hear of it. Only for the owner. */
    private boolean held;

    @SuppressWarnings("NullAway.Init") // The variables of the main loop are set when it begins.
    Interpreter(ExecutionControl control) {
        this.control = control;
        this.stops = new Stops(this);
    }

    /** {@return the thread that runs code, if any} */
    @Nullable
    Thread owner() {
        return owner;
    }

    Stops stops() {
        return stops;
    }

    /** {@return the instructions that have been counted} Those since the last branch or call come on top. */
    long counted() {
        return issued - budget;
    }

    /**
     * Lets the next poll come earlier because an instruction has taken long.
     *
     * @param work as much as that many instructions; they are not counted
     */
    private int charge(int work) {
        issued -= work;
        return work;
    }

    /** Lets the main loop run on for a while, at most until the limit is near. */
    void refill() {
        limit = control.instructionLimit();
        long left = limit - counted() - longestRun - 1;
        nearLimit = left < 0;
        int granted = nearLimit ? BUDGET : (int) Math.min(BUDGET, left);
        issued += granted - budget;
        budget = granted;
    }

    /** {@return whether each instruction must be compared with the limit} */
    boolean isNearLimit() {
        return nearLimit;
    }

    /** {@return whether the limit is another one than the main loop runs with} */
    boolean isLimitStale() {
        return limit != control.instructionLimit();
    }

    /** Notes how many instructions of a new function may run before they are counted. */
    void admit(FunctionCode code) {
        if (code.longestRun > longestRun) {
            longestRun = code.longestRun;
            refill();
        }
    }

    /** Counts instructions that ran since the last branch or call. */
    void settle(int instructions) {
        budget -= instructions;
    }

    /**
     * Runs a function until it returns. Its arguments are at {@code start} of the stack; the results are there
     * afterwards. The caller has put a null caller on top.
     */
    private void run(CodeFunction called, int start) {
        function = called;
        pc = 0;
        base = start;
        enter();
        run();
    }

    /** Runs the frame on top, which may be in the middle of a function, and its callers up to the null caller. */
    @SuppressWarnings(
            "LabelledBreakTarget") // Each label ends one kind of instruction; copies in all cases would not fit.
    void run() {
        int op = stops.begin();

        CodeFunction fn = function;
        int[] code = fn.words;
        int pc = this.pc;
        int base = this.base;
        long[] s = stack;
        byte[] memory = fn.memory();
        int budget = this.budget;
        WasmFunction callee = fn;
        int length = 0;
        int slow = NOP;
        for (; ; ) {
            try {
                loop:
                while (true) {
                    dispatch:
                    {
                        interrupted:
                        {
                            returned:
                            {
                                invoked:
                                {
                                    taken:
                                    {
                                        switch (op) {
                                            case BREAK, TRANSLATE, RESUME, THROW, THROW_REF -> {
                                                slow = op;
                                                break interrupted;
                                            }
                                            case NOP -> {
                                                pc++;
                                                break dispatch;
                                            }
                                            case ENTER -> {
                                                pc = code[pc + 1];
                                                break dispatch;
                                            }
                                            case SKIP -> {
                                                pc += 2;
                                                break dispatch;
                                            }
                                            case MOVE -> s[base + code[pc + 1]] = s[base + code[pc + 2]];
                                            case CONST ->
                                                s[base + code[pc + 1]] =
                                                        code[pc + 2] & 0xFFFF_FFFFL | (long) code[pc + 3] << 32;
                                            case SELECT -> {
                                                s[base + code[pc + 1]] = (int) s[base + code[pc + 4]] != 0
                                                        ? s[base + code[pc + 2]]
                                                        : s[base + code[pc + 3]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case GLOBAL_GET ->
                                                s[base + code[pc + 1]] = fn.unit
                                                        .state
                                                        .global(code[pc + 2])
                                                        .bits();
                                            case GLOBAL_SET ->
                                                fn.unit
                                                        .state
                                                        .global(code[pc + 2])
                                                        .setBits(s[base + code[pc + 1]]);
                                            case JUMP -> {
                                                break taken;
                                            }
                                            case BR_IF -> {
                                                if ((int) s[base + code[pc + 3]] != 0) {
                                                    break taken;
                                                }
                                            }
                                            case BR_UNLESS -> {
                                                if ((int) s[base + code[pc + 3]] == 0) {
                                                    break taken;
                                                }
                                            }
                                            case BR_TABLE -> {
                                                int last = code[pc + 2];
                                                int index = (int) s[base + code[pc + 1]];
                                                pc += 2 + 2 * (Integer.compareUnsigned(index, last) < 0 ? index : last);
                                                break taken;
                                            }
                                            case BR_I32_EQ -> {
                                                if ((int) s[base + code[pc + 3]] == (int) s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I32_NE -> {
                                                if ((int) s[base + code[pc + 3]] != (int) s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I32_LT_S -> {
                                                if ((int) s[base + code[pc + 3]] < (int) s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I32_LT_U -> {
                                                if (Integer.compareUnsigned((int) s[base + code[pc + 3]], (int)
                                                                s[base + code[pc + 4]])
                                                        < 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I32_LE_S -> {
                                                if ((int) s[base + code[pc + 3]] <= (int) s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I32_LE_U -> {
                                                if (Integer.compareUnsigned((int) s[base + code[pc + 3]], (int)
                                                                s[base + code[pc + 4]])
                                                        <= 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I64_EQ -> {
                                                if (s[base + code[pc + 3]] == s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I64_NE -> {
                                                if (s[base + code[pc + 3]] != s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I64_LT_S -> {
                                                if (s[base + code[pc + 3]] < s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I64_LT_U -> {
                                                if (Long.compareUnsigned(s[base + code[pc + 3]], s[base + code[pc + 4]])
                                                        < 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I64_LE_S -> {
                                                if (s[base + code[pc + 3]] <= s[base + code[pc + 4]]) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case BR_I64_LE_U -> {
                                                if (Long.compareUnsigned(s[base + code[pc + 3]], s[base + code[pc + 4]])
                                                        <= 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case CALL -> {
                                                callee = fn.unit.defined[code[pc + 1]];
                                                length = 4;
                                                break invoked;
                                            }
                                            case CALL_IMPORT -> {
                                                callee = fn.unit.state.function(code[pc + 1]);
                                                length = 4;
                                                break invoked;
                                            }
                                            case CALL_INDIRECT -> {
                                                callee = fn.unit.indirect(code, pc, s, base);
                                                length = 6;
                                                break invoked;
                                            }
                                            case CALL_REF -> {
                                                callee = Unit.target(references[base + code[pc + 4]]);
                                                length = 5;
                                                break invoked;
                                            }
                                            case RETURN_0 -> {
                                                budget -= code[pc + 1];
                                                break returned;
                                            }
                                            case RETURN_1 -> {
                                                budget -= code[pc + 2];
                                                s[base] = s[base + code[pc + 1]];
                                                break returned;
                                            }
                                            case RETURN_N -> {
                                                budget -= code[pc + 3];
                                                giveBack(fn, base, code[pc + 1], code[pc + 2]);
                                                break returned;
                                            }
                                            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                                                slow = Stops.TAIL;
                                                break interrupted;
                                            }
                                            case LOAD8_S ->
                                                s[base + code[pc + 1]] =
                                                        memory[Bytes.at(s[base + code[pc + 2]], code[pc + 3])];
                                            case LOAD8_U ->
                                                s[base + code[pc + 1]] =
                                                        memory[Bytes.at(s[base + code[pc + 2]], code[pc + 3])] & 0xFF;
                                            case LOAD16_S ->
                                                s[base + code[pc + 1]] = Bytes.getShort(
                                                        memory, Bytes.at(s[base + code[pc + 2]], code[pc + 3]));
                                            case LOAD16_U ->
                                                s[base + code[pc + 1]] = Bytes.getShort(
                                                                memory, Bytes.at(s[base + code[pc + 2]], code[pc + 3]))
                                                        & 0xFFFF;
                                            case LOAD32_S ->
                                                s[base + code[pc + 1]] = Bytes.getInt(
                                                        memory, Bytes.at(s[base + code[pc + 2]], code[pc + 3]));
                                            case LOAD32_U ->
                                                s[base + code[pc + 1]] = Bytes.getInt(
                                                                memory, Bytes.at(s[base + code[pc + 2]], code[pc + 3]))
                                                        & 0xFFFF_FFFFL;
                                            case LOAD64 ->
                                                s[base + code[pc + 1]] = Bytes.getLong(
                                                        memory, Bytes.at(s[base + code[pc + 2]], code[pc + 3]));
                                            case STORE8 ->
                                                memory[Bytes.at(s[base + code[pc + 1]], code[pc + 3])] =
                                                        (byte) s[base + code[pc + 2]];
                                            case STORE16 ->
                                                Bytes.putShort(
                                                        memory, Bytes.at(s[base + code[pc + 1]], code[pc + 3]), (short)
                                                                s[base + code[pc + 2]]);
                                            case STORE32 ->
                                                Bytes.putInt(
                                                        memory, Bytes.at(s[base + code[pc + 1]], code[pc + 3]), (int)
                                                                s[base + code[pc + 2]]);
                                            case STORE64 ->
                                                Bytes.putLong(
                                                        memory,
                                                        Bytes.at(s[base + code[pc + 1]], code[pc + 3]),
                                                        s[base + code[pc + 2]]);
                                            case I32_EQ ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] == (int) s[base + code[pc + 3]]
                                                                ? 1
                                                                : 0;
                                            case I32_NE ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] != (int) s[base + code[pc + 3]]
                                                                ? 1
                                                                : 0;
                                            case I32_LT_S ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] < (int) s[base + code[pc + 3]]
                                                                ? 1
                                                                : 0;
                                            case I32_LT_U ->
                                                s[base + code[pc + 1]] =
                                                        Integer.compareUnsigned((int) s[base + code[pc + 2]], (int)
                                                                                s[base + code[pc + 3]])
                                                                        < 0
                                                                ? 1
                                                                : 0;
                                            case I32_LE_S ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] <= (int) s[base + code[pc + 3]]
                                                                ? 1
                                                                : 0;
                                            case I32_LE_U ->
                                                s[base + code[pc + 1]] =
                                                        Integer.compareUnsigned((int) s[base + code[pc + 2]], (int)
                                                                                s[base + code[pc + 3]])
                                                                        <= 0
                                                                ? 1
                                                                : 0;
                                            case I32_EQZ ->
                                                s[base + code[pc + 1]] = (int) s[base + code[pc + 2]] == 0 ? 1 : 0;
                                            case I64_EQZ ->
                                                s[base + code[pc + 1]] = s[base + code[pc + 2]] == 0 ? 1 : 0;
                                            case F64_EQ ->
                                                s[base + code[pc + 1]] = Floats.f64(s[base + code[pc + 2]])
                                                                == Floats.f64(s[base + code[pc + 3]])
                                                        ? 1
                                                        : 0;
                                            case F64_NE ->
                                                s[base + code[pc + 1]] = Floats.f64(s[base + code[pc + 2]])
                                                                != Floats.f64(s[base + code[pc + 3]])
                                                        ? 1
                                                        : 0;
                                            case F64_LT ->
                                                s[base + code[pc + 1]] = Floats.f64(s[base + code[pc + 2]])
                                                                < Floats.f64(s[base + code[pc + 3]])
                                                        ? 1
                                                        : 0;
                                            case F64_LE ->
                                                s[base + code[pc + 1]] = Floats.f64(s[base + code[pc + 2]])
                                                                <= Floats.f64(s[base + code[pc + 3]])
                                                        ? 1
                                                        : 0;
                                            case I32_ADD ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] + (int) s[base + code[pc + 3]];
                                            case I32_SUB ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] - (int) s[base + code[pc + 3]];
                                            case I32_MUL ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] * (int) s[base + code[pc + 3]];
                                            case I32_AND ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] & (int) s[base + code[pc + 3]];
                                            case I32_OR ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] | (int) s[base + code[pc + 3]];
                                            case I32_XOR ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] ^ (int) s[base + code[pc + 3]];
                                            case I32_SHL ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] << (int) s[base + code[pc + 3]];
                                            case I32_SHR_S ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] >> (int) s[base + code[pc + 3]];
                                            case I32_SHR_U ->
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] >>> (int) s[base + code[pc + 3]];
                                            case I32_ROTL ->
                                                s[base + code[pc + 1]] = Integer.rotateLeft(
                                                        (int) s[base + code[pc + 2]], (int) s[base + code[pc + 3]]);
                                            case I32_ROTR ->
                                                s[base + code[pc + 1]] = Integer.rotateRight(
                                                        (int) s[base + code[pc + 2]], (int) s[base + code[pc + 3]]);
                                            case I64_ADD ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] + s[base + code[pc + 3]];
                                            case I64_SUB ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] - s[base + code[pc + 3]];
                                            case I64_MUL ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] * s[base + code[pc + 3]];
                                            case I64_AND ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] & s[base + code[pc + 3]];
                                            case I64_OR ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] | s[base + code[pc + 3]];
                                            case I64_XOR ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] ^ s[base + code[pc + 3]];
                                            case I64_SHL ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] << s[base + code[pc + 3]];
                                            case I64_SHR_S ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] >> s[base + code[pc + 3]];
                                            case I64_SHR_U ->
                                                s[base + code[pc + 1]] =
                                                        s[base + code[pc + 2]] >>> s[base + code[pc + 3]];
                                            case F32_ADD ->
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f32(s[base + code[pc + 2]])
                                                        + Floats.f32(s[base + code[pc + 3]]));
                                            case F32_SUB ->
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f32(s[base + code[pc + 2]])
                                                        - Floats.f32(s[base + code[pc + 3]]));
                                            case F32_MUL ->
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f32(s[base + code[pc + 2]])
                                                        * Floats.f32(s[base + code[pc + 3]]));
                                            case F64_ADD ->
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f64(s[base + code[pc + 2]])
                                                        + Floats.f64(s[base + code[pc + 3]]));
                                            case F64_SUB ->
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f64(s[base + code[pc + 2]])
                                                        - Floats.f64(s[base + code[pc + 3]]));
                                            case F64_MUL ->
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f64(s[base + code[pc + 2]])
                                                        * Floats.f64(s[base + code[pc + 3]]));
                                            case I64_EXTEND_I32_S ->
                                                s[base + code[pc + 1]] = (int) s[base + code[pc + 2]];
                                            case I64_EXTEND_I32_U ->
                                                s[base + code[pc + 1]] = s[base + code[pc + 2]] & 0xFFFF_FFFFL;
                                            case F64_CONVERT_I32_S ->
                                                s[base + code[pc + 1]] =
                                                        Double.doubleToRawLongBits((int) s[base + code[pc + 2]]);
                                            case MOVE2 -> {
                                                s[base + code[pc + 1]] = s[base + code[pc + 2]];
                                                s[base + code[pc + 3]] = s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case MOVE3 -> {
                                                s[base + code[pc + 1]] = s[base + code[pc + 2]];
                                                s[base + code[pc + 3]] = s[base + code[pc + 4]];
                                                s[base + code[pc + 5]] = s[base + code[pc + 6]];
                                                pc += 7;
                                                break dispatch;
                                            }
                                            case I32_SHL_ADD -> {
                                                s[base + code[pc + 1]] =
                                                        ((int) s[base + code[pc + 2]] << (int) s[base + code[pc + 3]])
                                                                + (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_MUL_ADD -> {
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] * (int) s[base + code[pc + 3]]
                                                                + (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD_ADD -> {
                                                s[base + code[pc + 1]] = (int) s[base + code[pc + 2]]
                                                        + (int) s[base + code[pc + 3]]
                                                        + (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ROTR_XOR -> {
                                                s[base + code[pc + 1]] =
                                                        Integer.rotateRight((int) s[base + code[pc + 2]], (int)
                                                                        s[base + code[pc + 3]])
                                                                ^ (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case F64_MUL_ADD -> {
                                                s[base + code[pc + 1]] = Floats.bits(Floats.f64(s[base + code[pc + 2]])
                                                                * Floats.f64(s[base + code[pc + 3]])
                                                        + Floats.f64(s[base + code[pc + 4]]));
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD_LOAD8_U -> {
                                                s[base + code[pc + 1]] = memory[
                                                                Bytes.at(
                                                                        (int) s[base + code[pc + 2]]
                                                                                + (int) s[base + code[pc + 3]],
                                                                        code[pc + 4])]
                                                        & 0xFF;
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD_LOAD32_S -> {
                                                s[base + code[pc + 1]] = Bytes.getInt(
                                                        memory,
                                                        Bytes.at(
                                                                (int) s[base + code[pc + 2]]
                                                                        + (int) s[base + code[pc + 3]],
                                                                code[pc + 4]));
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_SHL_LOAD64 -> {
                                                s[base + code[pc + 1]] = Bytes.getLong(
                                                        memory,
                                                        Bytes.at(
                                                                (int) s[base + code[pc + 2]]
                                                                        << (int) s[base + code[pc + 3]],
                                                                code[pc + 4]));
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case LOAD32_S_ADD -> {
                                                s[base + code[pc + 1]] = Bytes.getInt(
                                                                memory, Bytes.at(s[base + code[pc + 2]], code[pc + 3]))
                                                        + (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case LOAD32_S_LOAD32_S -> {
                                                s[base + code[pc + 1]] = Bytes.getInt(
                                                        memory,
                                                        Bytes.at(
                                                                Bytes.getInt(
                                                                        memory,
                                                                        Bytes.at(s[base + code[pc + 2]], code[pc + 3])),
                                                                code[pc + 4]));
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD_STORE32 -> {
                                                Bytes.putInt(
                                                        memory,
                                                        Bytes.at(s[base + code[pc + 1]], code[pc + 3]),
                                                        (int) s[base + code[pc + 2]] + (int) s[base + code[pc + 4]]);
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case LOAD8_U_BR_IF -> {
                                                if (memory[Bytes.at(s[base + code[pc + 3]], code[pc + 4])] != 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case LOAD8_U_BR_UNLESS -> {
                                                if (memory[Bytes.at(s[base + code[pc + 3]], code[pc + 4])] == 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_AND_BR_IF -> {
                                                if (((int) s[base + code[pc + 3]] & (int) s[base + code[pc + 4]])
                                                        != 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_AND_BR_UNLESS -> {
                                                if (((int) s[base + code[pc + 3]] & (int) s[base + code[pc + 4]])
                                                        == 0) {
                                                    break taken;
                                                }
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD_BR_IF -> {
                                                int updated =
                                                        (int) s[base + code[pc + 4]] + (int) s[base + code[pc + 5]];
                                                s[base + code[pc + 3]] = updated;
                                                if (updated != 0) {
                                                    break taken;
                                                }
                                                pc += 6;
                                                break dispatch;
                                            }
                                            case I32_SUB_BR_IF -> {
                                                int updated =
                                                        (int) s[base + code[pc + 4]] - (int) s[base + code[pc + 5]];
                                                s[base + code[pc + 3]] = updated;
                                                if (updated != 0) {
                                                    break taken;
                                                }
                                                pc += 6;
                                                break dispatch;
                                            }
                                            case I32_ADD_BR_NE -> {
                                                int updated =
                                                        (int) s[base + code[pc + 4]] + (int) s[base + code[pc + 5]];
                                                s[base + code[pc + 3]] = updated;
                                                if (updated != (int) s[base + code[pc + 6]]) {
                                                    break taken;
                                                }
                                                pc += 7;
                                                break dispatch;
                                            }
                                            case I32_ADD_BR_LT_S -> {
                                                int updated =
                                                        (int) s[base + code[pc + 4]] + (int) s[base + code[pc + 5]];
                                                s[base + code[pc + 3]] = updated;
                                                if (updated < (int) s[base + code[pc + 6]]) {
                                                    break taken;
                                                }
                                                pc += 7;
                                                break dispatch;
                                            }
                                            case I32_ADD_BR_LT_U -> {
                                                int updated =
                                                        (int) s[base + code[pc + 4]] + (int) s[base + code[pc + 5]];
                                                s[base + code[pc + 3]] = updated;
                                                if (Integer.compareUnsigned(updated, (int) s[base + code[pc + 6]])
                                                        < 0) {
                                                    break taken;
                                                }
                                                pc += 7;
                                                break dispatch;
                                            }
                                            case I32_AND_XOR -> {
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] & (int) s[base + code[pc + 3]]
                                                                ^ (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_SHR_U_XOR -> {
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] >>> (int) s[base + code[pc + 3]]
                                                                ^ (int) s[base + code[pc + 4]];
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_SUB_LOAD32_S -> {
                                                s[base + code[pc + 1]] = Bytes.getInt(
                                                        memory,
                                                        Bytes.at(
                                                                (int) s[base + code[pc + 2]]
                                                                        - (int) s[base + code[pc + 3]],
                                                                code[pc + 4]));
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD_STORE8 -> {
                                                memory[Bytes.at(s[base + code[pc + 1]], code[pc + 3])] =
                                                        (byte) (s[base + code[pc + 2]] + s[base + code[pc + 4]]);
                                                pc += 5;
                                                break dispatch;
                                            }
                                            case I32_ADD2 -> {
                                                s[base + code[pc + 1]] =
                                                        (int) s[base + code[pc + 2]] + (int) s[base + code[pc + 3]];
                                                s[base + code[pc + 4]] =
                                                        (int) s[base + code[pc + 5]] + (int) s[base + code[pc + 6]];
                                                pc += 7;
                                                break dispatch;
                                            }
                                            case I32_ADD_JUMP -> {
                                                s[base + code[pc + 3]] =
                                                        (int) s[base + code[pc + 4]] + (int) s[base + code[pc + 5]];
                                                break taken;
                                            }
                                            case I32_ADD_RETURN -> {
                                                budget -= code[pc + 3];
                                                s[base] = (int) s[base + code[pc + 1]] + (int) s[base + code[pc + 2]];
                                                break returned;
                                            }
                                            default -> {
                                                if (op < STATE) {
                                                    Numbers.execute(op, code, pc, s, base);
                                                } else {
                                                    budget -= charge(beyondNumbers(op, fn.unit, code, pc, base));
                                                    memory = fn.memory();
                                                    pc += STATE_LENGTH;
                                                    break dispatch;
                                                }
                                            }
                                        }
                                        pc += 4;
                                        break dispatch;
                                    }
                                    // A branch: [_ target count].
                                    budget -= code[pc + 2];
                                    pc = code[pc + 1];
                                    if (budget >= 0) {
                                        break dispatch;
                                    }
                                    slow = Stops.POLL;
                                    break interrupted;
                                }
                                // A call of callee: [_ _ arguments count].
                                if (depth >= room) {
                                    makeRoom();
                                }
                                int arguments = base + code[pc + 2];
                                int instructions = code[pc + 3];
                                callers[depth] = fn;
                                places[depth] = pc + length;
                                bases[depth++] = base;
                                if (!(callee instanceof CodeFunction next) || next.unit.interpreter != this) {
                                    budget -= instructions;
                                    foreign = callee;
                                    foreignBase = arguments;
                                    slow = Stops.FOREIGN;
                                    break interrupted;
                                }
                                if (arguments + next.frameSlots > s.length) {
                                    s = growForCall(arguments + next.frameSlots); // Or the call has not happened.
                                }
                                budget -= instructions;
                                base = arguments;
                                fn = next;
                                code = fn.words;
                                pc = 0;
                                long[] template = fn.template;
                                if (template.length > 0) {
                                    System.arraycopy(template, 0, s, base + fn.parameterCount, template.length);
                                }
                                if (fn.wide) {
                                    clearWide(fn, base);
                                }
                                memory = fn.memory();
                                if (budget >= 0) {
                                    break dispatch;
                                }
                                slow = Stops.POLL;
                                break interrupted;
                            }
                            // A return; the results are at base.
                            CodeFunction caller = callers[--depth];
                            if (caller == null) {
                                this.budget = budget;
                                return;
                            }
                            fn = caller;
                            code = fn.words;
                            pc = places[depth];
                            base = bases[depth];
                            memory = fn.memory();
                            if (budget >= 0) {
                                break dispatch;
                            }
                            slow = Stops.POLL;
                        }
                        this.function = fn;
                        this.pc = pc;
                        this.base = base;
                        this.budget = budget;
                        op = stops.handle(slow);
                        fn = this.function;
                        code = fn.words;
                        pc = this.pc;
                        base = this.base;
                        budget = this.budget;
                        s = stack;
                        memory = fn.memory();
                        continue loop;
                    }
                    op = code[pc];
                }
            } catch (Escape outside) {
                throw outside;
            } catch (RuntimeException failure) {
                this.function = fn;
                this.pc = pc;
                this.base = base;
                this.budget = budget;
                op = stops.recover(failure);
                fn = this.function;
                code = fn.words;
                pc = this.pc;
                base = this.base;
                budget = this.budget;
                s = stack;
                memory = fn.memory();
            }
        }
    }

    /**
     * {@return the results of a function that the host invokes}
     *
     * @param arguments of the types that the function wants
     * @throws dev.stepwasm.engine.Trap if the code traps
     * @throws IllegalStateException if another thread is running code of this group of instances
     */
    List<Value> invoke(CodeFunction called, List<Value> arguments) {
        // What is seldom is apart: were it once inlined here, short calls would be slower for ever.
        return control.hooks().observesInvocations() ? observed(called, arguments) : invokeNow(called, arguments);
    }

    /** {@return the trap of a function for which there is no room} @param callersBefore how many there were before it */
    private Trap tooDeep(TrapSignal signal, int callersBefore) {
        depth = callersBefore;
        String words =
                control.limits().words(frameCount() + stops.compiledCalls().count());
        return new Trap(signal.reason(), words, Backtrace.ofCallers(this));
    }

    /** {@return whether compiled code waits for something} */
    boolean hasMarks() {
        return marks > 0;
    }

    /** {@return whether a caller stands for compiled code} */
    boolean isMark(int place) {
        return callers[place] == null && places[place] == MARK;
    }

    /** Does something that compiled code, which is on top, waits for. */
    void marked(Runnable something) {
        int callersBefore = depth;
        int nestingBefore = nesting;
        int marksBefore = marks;
        int pcBefore = pc;
        int baseBefore = base;
        CodeFunction functionBefore = function;
        try {
            nesting++;
            marks++;
            limitChanged();
            pushCaller(null, MARK, 0);
            something.run();
        } catch (Escape escape) {
            if (escape.carried() instanceof TrapSignal tooDeep) {
                throw tooDeep(tooDeep, callersBefore);
            }
            throw escape.release();
        } catch (TrapSignal tooDeep) {
            throw tooDeep(tooDeep, callersBefore);
        } finally {
            depth = callersBefore;
            nesting = nestingBefore;
            marks = marksBefore;
            function = functionBefore;
            pc = pcBefore;
            base = baseBefore;
            limitChanged();
        }
    }

    /**
     * Runs a function that compiled code calls.
     *
     * @param numbers its arguments; its results are there afterwards; the high halves of vectors, if there are any, are behind
     *     as many numbers as there are others
     * @param others the same for references
     */
    void runNested(CodeFunction called, long[] numbers, @Nullable Object[] others) {
        marked(() -> {
            int start = free;
            int parameters = called.type().parameters().size();
            ensureStack(start + called.slotsOfFrame());
            System.arraycopy(numbers, 0, stack, start, parameters);
            System.arraycopy(others, 0, references, start, parameters);
            boolean hasVectors = numbers.length > others.length;
            if (hasVectors) {
                System.arraycopy(numbers, others.length, high, start, parameters);
            }
            try {
                run(called, start);
            } finally {
                free = start;
            }
            int results = called.type().results().size();
            System.arraycopy(stack, start, numbers, 0, results);
            System.arraycopy(references, start, others, 0, results);
            if (hasVectors) {
                System.arraycopy(high, start, numbers, others.length, results);
            }
        });
    }

    private List<Value> observed(CodeFunction called, List<Value> arguments) {
        boolean outermost = nesting == 0;
        takePossession(Thread.currentThread());
        held |= outermost;
        int level = nesting + 1;
        try {
            control.hooks().invoked(level);
            return gated(called, arguments);
        } finally {
            control.hooks().left(level);
            if (outermost) {
                held = false;
                owner = null;
            }
        }
    }

    private List<Value> gated(CodeFunction called, List<Value> arguments) {
        HostGate gate = control.hooks().gate();
        if (gate == null) {
            return invokeNow(called, arguments);
        }
        gate.invoked(called, arguments);
        List<Value> results;
        try {
            results = invokeNow(called, arguments);
        } catch (RuntimeException | Error failure) {
            gate.failed(called, failure);
            throw failure;
        }
        gate.returned(called, results);
        return results;
    }

    private void takePossession(Thread thread) {
        if (nesting == 0 && !held ? !OWNER.compareAndSet(this, null, thread) : owner != thread) {
            throw inUse();
        }
    }

    private List<Value> invokeNow(CodeFunction called, List<Value> arguments) {
        takePossession(Thread.currentThread());
        int start = free;
        int callersBefore = depth;
        int nestingBefore = nesting;
        if (nesting == 0) {
            control.take(ExecutionControl.CANCEL);
        }
        try {
            requireHostCall();
            nesting++;
            codeInControl = true;
            limitChanged();
            pushCaller(null, 0, 0);
            ensureStack(start + called.slotsOfFrame());
            putValues(start, arguments);
            run(called, start);
            return values(called.type().results(), start);
        } catch (Escape escape) {
            if (escape.carried() instanceof TrapSignal tooDeep) {
                throw tooDeep(tooDeep, callersBefore);
            }
            throw escape.release();
        } catch (TrapSignal tooDeep) {
            throw tooDeep(tooDeep, callersBefore);
        } catch (StackOverflowError full) {
            depth = callersBefore;
            throw stops.failures()
                    .untold(new Trap(
                            TrapReason.CALL_STACK_EXHAUSTED, "the Java stack is full", Backtrace.ofCallers(this)));
        } finally {
            // Absolute numbers: where the Java stack is full, an invocation further out makes good what fails here.
            depth = callersBefore;
            nesting = nestingBefore;
            free = start;
            leave();
        }
    }

    /** @throws Trap if the host's invocations are nested too deep */
    private void requireHostCall() {
        int most = control.limits().hostCalls();
        if (nesting - marks >= most) {
            throw new Trap(
                    TrapReason.CALL_STACK_EXHAUSTED,
                    "more than " + most + " calls between module and host",
                    Backtrace.ofCallers(this));
        }
    }

    /** Tidies up when the host is in control again. */
    private void leave() {
        try {
            stops.patches().unwound(depth);
            control.disarm();
            limitChanged();
            control.count(counted());
            codeInControl = false;
            if (nesting == 0) {
                forget();
            }
        } finally {
            if (nesting == 0 && !held) {
                owner = null;
            }
        }
    }

    /** @throws IllegalStateException if another thread is running code */
    void requireNoOtherThread() {
        Thread user = owner;
        if (user != null && user != Thread.currentThread()) {
            throw inUse();
        }
    }

    private static IllegalStateException inUse() {
        return new IllegalStateException("the instance is in use by another thread");
    }

    private void forget() {
        stops.failures().forget();
        if (stack.length > MOST_KEPT_SLOTS) {
            makeStack(SLOTS);
        }
        Arrays.fill(references, null);
    }

    /** {@return whether no code runs at the moment, on the debuggee's thread} */
    boolean isHostInControl() {
        return !codeInControl;
    }

    /** Says whether code runs, or a function of the host that it has called. */
    void setCodeInControl(boolean isCode) {
        codeInControl = isCode;
    }

    /** Says where the host's invocations may put frames. {@return where they might before} */
    int reserve(int newFree) {
        int before = free;
        free = newFree;
        return before;
    }

    List<Value> values(List<ValueType> types, int at) {
        var values = new ArrayList<Value>(types.size());
        for (int i = 0; i < types.size(); i++) {
            values.add(value(types.get(i), at + i));
        }
        return values;
    }

    void putValues(int at, List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            putValue(at + i, values.get(i));
        }
    }

    /** {@return what is in a slot} */
    Value value(ValueType type, int slot) {
        return Slots.value(type, stack[slot], high[slot], references[slot]);
    }

    /** Changes what is in a slot. */
    void putValue(int slot, Value value) {
        stack[slot] = Slots.bits(value);
        high[slot] = Slots.high(value);
        references[slot] = Slots.reference(value);
    }

    /** Copies a vector or a reference. */
    void moveWide(int to, int from) {
        stack[to] = stack[from];
        high[to] = high[from];
        references[to] = references[from];
    }

    /** {@return the number of frames of code} */
    int frameCount() {
        return depth - nesting + 1;
    }

    /** {@return the caller at a place in the stack of callers, which must be code} */
    CodeFunction caller(int place) {
        return Objects.requireNonNull(callers[place]);
    }

    /** @throws TrapSignal if frames would take more slots than they may */
    void ensureStack(int slots) {
        if (slots > stack.length) {
            growStack(slots);
        }
    }

    /** Prepares the frame of {@link #function} at {@link #base}. */
    void enter() {
        CodeFunction fn = function;
        ensureStack(base + fn.frameSlots);
        System.arraycopy(fn.template, 0, stack, base + fn.parameterCount, fn.template.length);
        if (fn.wide) {
            clearWide(fn, base);
        }
    }

    /** Makes a frame what it is when its function begins, and lets it be on top. */
    void begin(CodeFunction called, int at, List<Value> arguments) {
        function = called;
        base = at;
        enter();
        putValues(at, arguments);
    }

    /** Puts {@link #function} on the stack of callers. {@code caller} is null when the host invokes a function. */
    void pushCaller(@Nullable CodeFunction caller, int place, int callerBase) {
        if (depth >= room) {
            makeRoom();
        }
        callers[depth] = caller;
        places[depth] = place;
        bases[depth++] = callerBase;
    }

    /** Brings several results, or a reference, to the base of the frame. */
    private void giveBack(CodeFunction fn, int at, int first, int count) {
        move(at, at + first, count, fn.wide);
    }

    /** Copies slots, whatever is in them if {@code wide}, else only numbers. */
    void move(int to, int from, int count, boolean wide) {
        System.arraycopy(stack, from, stack, to, count);
        if (wide) {
            System.arraycopy(high, from, high, to, count);
            System.arraycopy(references, from, references, to, count);
        }
    }

    /** Makes zero and null of what may be a local of a frame, and puts the constants there. */
    private void clearWide(CodeFunction fn, int at) {
        Arrays.fill(high, at + fn.parameterCount, at + fn.frameSlots, 0);
        Arrays.fill(references, at + fn.parameterCount, at + fn.frameSlots, null);
        long[] constants = fn.code().highTemplate;
        System.arraycopy(constants, 0, high, at + fn.parameterCount, constants.length);
    }

    /**
     * Does an instruction that needs more than numbers in slots.
     *
     * @return how many ordinary instructions would have taken as long
     * @throws TrapSignal if it traps; nothing has changed then
     */
    private int beyondNumbers(int op, Unit unit, int[] code, int pc, int base) {
        if (op == MOVE_WIDE) {
            moveWide(base + code[pc + 1], base + code[pc + 2]);
            return 0;
        }
        if (op < VECTOR) {
            return Stateful.execute(op, unit, this, code, pc, base);
        }
        if (op < MEMORY) {
            Vectors.execute(op, unit, stack, high, code, pc, base);
            return 0;
        }
        if (op < OBJECT) {
            return MemoryAccess.execute(op, unit, this, code, pc, base);
        }
        return Aggregates.execute(op, unit, this, code, pc, base);
    }

    /** Makes room for the frame of a callee; if there is none, takes back that the caller was put on the stack. */
    private long[] growForCall(int needed) {
        try {
            growStack(needed);
            return stack;
        } catch (TrapSignal tooDeep) {
            depth--;
            throw tooDeep;
        }
    }

    /** @throws TrapSignal if frames would take more slots than they may */
    private void growStack(int needed) {
        int most = control.limits().slots();
        if (needed < 0 || needed > most) {
            throw TrapSignal.of(TrapReason.CALL_STACK_EXHAUSTED);
        }
        try {
            makeStack((int) Math.min(Math.max(needed, stack.length * 2L), most));
        } catch (OutOfMemoryError full) { // The program has used up what there is; the host goes on.
            throw TrapSignal.of(TrapReason.CALL_STACK_EXHAUSTED);
        }
    }

    private void makeStack(int size) {
        Object[] newReferences = Arrays.copyOf(references, size);
        long[] newHigh = Arrays.copyOf(high, size);
        stack = Arrays.copyOf(stack, size);
        high = newHigh;
        references = newReferences;
    }

    /** Says how many callers there may be from now on. */
    void limitChanged() {
        room = Math.min(
                callers.length,
                control.callDepth() + nesting - 1 - stops.compiledCalls().waiting());
    }

    /** @throws TrapSignal if calls are nested too deep */
    private void makeRoom() {
        int most = control.callDepth() + nesting - 1;
        if (depth >= most - stops.compiledCalls().waiting()
                && depth >= most - stops.compiledCalls().count()) {
            throw TrapSignal.of(TrapReason.CALL_STACK_EXHAUSTED);
        }
        if (depth < callers.length) {
            limitChanged();
            return;
        }
        int size = callers.length * 2;
        int[] newPlaces = Arrays.copyOf(places, size);
        int[] newBases = Arrays.copyOf(bases, size);
        callers = Arrays.copyOf(callers, size);
        places = newPlaces;
        bases = newBases;
        limitChanged();
    }
}
