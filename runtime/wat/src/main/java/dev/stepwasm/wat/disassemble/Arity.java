package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.StructType;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many operands an instruction takes and how many values it gives, blocks excepted. Folding only needs the numbers,
 * and a wrong one costs looks, not truth: the order of the instructions stays as it is.
 *
 * @param taken 0 if unknown
 * @param given {@link #UNKNOWN} if unknown
 */
public record Arity(int taken, int given) {
    /** Given where it is not known how many. */
    public static final int UNKNOWN = -1;

    private static final Arity NOTHING = new Arity(0, 0);
    private static final Arity[] SMALL = new Arity[16];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Arity(i >> 1, i & 1);
        }
    }

    private static Arity of(int taken, int given) {
        return taken < SMALL.length / 2 && given >= 0 && given < 2
                ? SMALL[taken << 1 | given]
                : new Arity(taken, given);
    }

    private static Arity of(@Nullable FunctionType type, int more) {
        return type == null
                ? new Arity(0, UNKNOWN)
                : of(type.parameters().size() + more, type.results().size());
    }

    /**
     * {@return the arity of an instruction}
     *
     * @param labels how many values a branch to a label takes, by depth
     * @param results of the function
     */
    public static Arity of(Instruction instruction, Module module, IntUnaryOperator labels, int results) {
        Opcode op = instruction.opcode();
        FunctionType signature = op.signatureOrNull();
        if (signature != null) {
            return of(signature, 0);
        }
        return switch (instruction.immediates()) {
            case Immediates.Index(int index) -> ofIndex(op, index, module, labels);
            case Immediates.Indices(int first, int second) -> ofIndices(op, first, second, module);
            case Immediates.Labels targets -> of(labels.applyAsInt(targets.defaultTarget()) + 1, 0);
            case Immediates.Types types -> of(3, 1);
            case Immediates.Heap heap -> of(0, 1);
            case Immediates.Ref ref -> of(1, 1);
            case Immediates.Cast cast -> {
                int values = Math.max(1, labels.applyAsInt(cast.label()));
                yield of(values, values);
            }
            default -> ofNone(op, results);
        };
    }

    private static Arity ofNone(Opcode op, int results) {
        return switch (op) {
            case DROP, THROW_REF -> of(1, 0);
            case SELECT -> of(3, 1);
            case RETURN -> of(results, 0);
            case REF_IS_NULL, REF_AS_NON_NULL, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> of(1, 1);
            default -> NOTHING;
        };
    }

    private static Arity ofIndex(Opcode op, int index, Module module, IntUnaryOperator labels) {
        return switch (op) {
            case LOCAL_GET, GLOBAL_GET, REF_FUNC, STRUCT_NEW_DEFAULT -> of(0, 1);
            case LOCAL_SET, GLOBAL_SET -> of(1, 0);
            case LOCAL_TEE, TABLE_GET, ARRAY_NEW_DEFAULT -> of(1, 1);
            case TABLE_SET -> of(2, 0);
            case TABLE_GROW, ARRAY_NEW, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> of(2, 1);
            case TABLE_FILL, ARRAY_SET -> of(3, 0);
            case ARRAY_FILL -> of(4, 0);
            case BR -> of(labels.applyAsInt(index), 0);
            case BR_IF -> of(labels.applyAsInt(index) + 1, labels.applyAsInt(index));
            case BR_ON_NULL -> of(labels.applyAsInt(index) + 1, labels.applyAsInt(index) + 1);
            case BR_ON_NON_NULL -> of(Math.max(1, labels.applyAsInt(index)), Math.max(0, labels.applyAsInt(index) - 1));
            case CALL -> of(index < module.functionCount() ? module.functionType(index) : null, 0);
            case RETURN_CALL ->
                of(
                        of(index < module.functionCount() ? module.functionType(index) : null, 0)
                                .taken(),
                        0);
            case CALL_REF -> of(module.types().function(index), 1);
            case RETURN_CALL_REF -> of(of(module.types().function(index), 1).taken(), 0);
            case THROW -> {
                FunctionType type = index < module.tagCount()
                        ? module.types().function(module.tag(index).typeIndex())
                        : null;
                yield of(of(type, 0).taken(), 0);
            }
            case STRUCT_NEW -> {
                StructType type = module.types().struct(index);
                yield of(type == null ? 0 : type.fields().size(), 1);
            }
            default -> NOTHING;
        };
    }

    private static Arity ofIndices(Opcode op, int first, int second, Module module) {
        return switch (op) {
            case CALL_INDIRECT -> of(module.types().function(first), 1);
            case RETURN_CALL_INDIRECT ->
                of(of(module.types().function(first), 1).taken(), 0);
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> of(1, 1);
            case STRUCT_SET -> of(2, 0);
            case ARRAY_NEW_FIXED -> of(second, 1);
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> of(2, 1);
            case ARRAY_COPY -> of(5, 0);
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> of(4, 0);
            default -> NOTHING;
        };
    }
}
