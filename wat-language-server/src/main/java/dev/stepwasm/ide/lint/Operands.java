package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which instructions make the operands of others, as far as one stands right behind the other and each makes one value, and
 * the values of those that are the same in every run.
 */
final class Operands {
    private static final int NONE = -1;

    private final Body body;
    /** For an instruction that gives one value, the first of all instructions that it needs for that; else {@link #NONE}. */
    private final int[] starts;

    private final BitSet known = new BitSet();
    /** Values of those that are known; i32 are sign-extended. */
    private long[] values = {};

    Operands(Body body) {
        this.body = body;
        this.starts = new int[body.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start(i);
        }
    }

    private int start(int i) {
        int takes = takes(i);
        if (takes < 0) {
            return NONE;
        }
        int start = i;
        int left = takes;
        for (; left > 0 && start > 0 && starts[start - 1] >= 0; left--) {
            start = starts[start - 1];
        }
        if (left > 0) {
            return NONE;
        }
        compute(i, takes);
        return start;
    }

    private void compute(int i, int takes) {
        if (body.immediates(i) instanceof Immediates.Constant(long bits)) {
            if (body.op(i) == Opcode.I32_CONST || body.op(i) == Opcode.I64_CONST) {
                know(i, bits);
            }
        } else if (takes == 1 && known.get(i - 1)) {
            Arithmetic.unary(body.op(i), values[i - 1]).ifPresent(value -> know(i, value));
        } else if (takes == 2 && known.get(i - 1) && known.get(starts[i - 1] - 1)) {
            Arithmetic.binary(body.op(i), values[starts[i - 1] - 1], values[i - 1])
                    .ifPresent(value -> know(i, value));
        }
    }

    private void know(int i, long value) {
        if (i >= values.length) {
            values = Arrays.copyOf(values, body.size());
        }
        known.set(i);
        values[i] = value;
    }

    /** {@return the number of operands of an instruction that gives one value and goes on, or a negative number} */
    private int takes(int i) {
        Opcode op = body.op(i);
        FunctionType type = op.signatureOrNull();
        if (type != null) {
            return type.results().size() == 1 ? type.parameters().size() : NONE;
        }
        return switch (op) {
            case LOCAL_GET, GLOBAL_GET, REF_NULL, REF_FUNC, TABLE_SIZE -> 0;
            case LOCAL_TEE, TABLE_GET, REF_IS_NULL, REF_AS_NON_NULL, REF_TEST, REF_TEST_NULL -> 1;
            case REF_CAST, REF_CAST_NULL, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> 1;
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> 2;
            case SELECT, SELECT_T -> 3;
            case CALL -> takes(called(i));
            default -> NONE;
        };
    }

    private static int takes(@Nullable FunctionType called) {
        return called != null && called.results().size() == 1
                ? called.parameters().size()
                : NONE;
    }

    private @Nullable FunctionType called(int call) {
        Module module = body.module().module();
        return body.immediates(call) instanceof Immediates.Index(int index)
                        && index >= 0
                        && index < module.functionCount()
                ? module.functionType(index)
                : null;
    }

    /** {@return the instruction that makes the last operand of another, or a negative number} */
    int last(int i) {
        return i > 0 && starts[i - 1] >= 0 ? i - 1 : NONE;
    }

    /** {@return the instruction that makes the operand before one, or a negative number} */
    int before(int operand) {
        return operand < 0 ? NONE : last(starts[operand]);
    }

    /** {@return the first of the instructions that are needed for the value of one that gives one value} */
    int first(int operand) {
        return starts[operand];
    }

    /** {@return whether an instruction gives the same number in every run} */
    boolean isKnown(int i) {
        return i >= 0 && known.get(i);
    }

    /** {@return the number that an instruction gives in every run; an i32 sign-extended} */
    long value(int i) {
        return values[i];
    }

    /** {@return the text of an instruction that gives one value, with all that it needs} */
    Span span(int i) {
        int first = starts[i] < 0 ? i : starts[i];
        return new Span(Math.min(body.start(first), body.start(i)), body.end(i));
    }
}
