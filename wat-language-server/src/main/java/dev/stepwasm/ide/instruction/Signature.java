package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction takes from the operand stack and puts there, at its place in a function. Where the opcode alone does
 * not say, it follows from the immediates, or from the operands that are there.
 */
public final class Signature {
    /** Behind the instruction nothing is reached. */
    private static final String NOWHERE = "unreachable";

    private final Module module;
    private final Instruction instruction;
    private final List<ValueType> operands;
    private final @Nullable String known;

    private Signature(Module module, Instruction instruction, List<ValueType> operands, @Nullable String known) {
        this.module = module;
        this.instruction = instruction;
        this.operands = operands;
        this.known = known;
    }

    /** {@return what can be said before the instruction is validated} */
    public static Signature before(Module module, Instruction instruction, FunctionValidator validator) {
        return new Signature(module, instruction, validator.operands(), new Branches(validator).signature(instruction));
    }

    /** {@return the signature, as {@code [i32 i32] -> [i32]}, given what is there after the instruction} */
    public Optional<String> after(FunctionValidator validator) {
        Opcode op = instruction.opcode();
        if (known != null) {
            return Optional.of(known);
        }
        if (op.opensBlock() && validator.controlDepth() > 0) {
            FunctionType type = validator.blockType(0);
            return Optional.of(show(with(type.parameters(), op == Opcode.IF ? ValueType.Numeric.I32 : null))
                    + " -> "
                    + show(type.results()));
        }
        boolean addresses = op.immediates().contains(Immediate.MEMARG)
                || op.immediates().contains(Immediate.MEMORY)
                || op.immediates().contains(Immediate.TABLE);
        if (op.signature().isPresent() && !addresses) {
            return op.signature().map(FunctionType::showStack);
        }
        int popped = op.signature().map(type -> type.parameters().size()).orElseGet(this::popped);
        if (popped >= 0 && popped <= operands.size() && validator.reachable()) {
            int kept = operands.size() - popped;
            List<ValueType> now = validator.operands();
            if (now.size() >= kept) {
                return Optional.of(
                        show(operands.subList(kept, operands.size())) + " -> " + show(now.subList(kept, now.size())));
            }
        }
        return op.signature().map(FunctionType::showStack);
    }

    /** {@return the number of operands of an instruction without a type of its own, -1 if that is not known} */
    private int popped() {
        return switch (instruction.opcode()) {
            case LOCAL_GET, GLOBAL_GET, TABLE_SIZE, REF_NULL, REF_FUNC, STRUCT_NEW_DEFAULT, ELSE, END -> 0;
            case DROP, LOCAL_SET, LOCAL_TEE, GLOBAL_SET, TABLE_GET, REF_IS_NULL, REF_AS_NON_NULL -> 1;
            case REF_TEST, REF_TEST_NULL, REF_CAST, REF_CAST_NULL -> 1;
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, ARRAY_NEW_DEFAULT -> 1;
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> 1;
            case TABLE_SET, TABLE_GROW, STRUCT_SET, ARRAY_NEW, ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> 2;
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> 2;
            case SELECT, SELECT_T, TABLE_FILL, TABLE_COPY, TABLE_INIT, ARRAY_SET -> 3;
            case ARRAY_FILL, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> 4;
            case ARRAY_COPY -> 5;
            case STRUCT_NEW -> fields();
            case ARRAY_NEW_FIXED ->
                instruction.immediates() instanceof Immediates.Indices(int type, int length) ? length : -1;
            case CALL -> parameters(functionType());
            case CALL_INDIRECT -> 1 + parameters(namedType());
            case CALL_REF -> 1 + parameters(namedType());
            default -> -1;
        };
    }

    private int fields() {
        if (!(instruction.immediates() instanceof Immediates.Index(int index))
                || !module.types().contains(index)) {
            return -1;
        }
        StructType struct = module.types().struct(index);
        return struct == null ? -1 : struct.fields().size();
    }

    private @Nullable FunctionType functionType() {
        boolean exists = instruction.immediates() instanceof Immediates.Index(int index)
                && index >= 0
                && index < module.functionCount();
        return exists ? module.functionType(((Immediates.Index) instruction.immediates()).index()) : null;
    }

    private @Nullable FunctionType namedType() {
        int type = switch (instruction.immediates()) {
            case Immediates.Index(int index) -> index;
            case Immediates.Indices(int first, int second) -> first;
            default -> -1;
        };
        return module.types().contains(type) ? module.types().function(type) : null;
    }

    /** {@return a number so small that adding to it keeps it negative where the type is not known} */
    private static int parameters(@Nullable FunctionType type) {
        return type == null ? -2 : type.parameters().size();
    }

    private static List<ValueType> with(List<ValueType> types, @Nullable ValueType last) {
        if (last == null) {
            return types;
        }
        List<ValueType> all = new ArrayList<>(types);
        all.add(last);
        return all;
    }

    private static String show(List<ValueType> types) {
        return FunctionType.showStack(types);
    }

    /** Instructions that go elsewhere: their operands are those of the target. */
    private record Branches(FunctionValidator validator) {
        @Nullable
        String signature(Instruction instruction) {
            return switch (instruction.opcode()) {
                case UNREACHABLE -> "[] -> " + NOWHERE;
                case BR -> taken(instruction, null, false);
                case BR_IF -> taken(instruction, ValueType.Numeric.I32, true);
                case BR_TABLE -> taken(instruction, ValueType.Numeric.I32, false);
                case RETURN -> show(validator.labelTypes(validator.controlDepth() - 1)) + " -> " + NOWHERE;
                default -> null;
            };
        }

        private @Nullable String taken(Instruction instruction, @Nullable ValueType condition, boolean goesOn) {
            int label = switch (instruction.immediates()) {
                case Immediates.Index(int index) -> index;
                case Immediates.Labels labels -> labels.defaultTarget();
                default -> -1;
            };
            if (label < 0 || label >= validator.controlDepth()) {
                return null;
            }
            List<ValueType> types = validator.labelTypes(label);
            return show(with(types, condition)) + " -> " + (goesOn ? show(types) : NOWHERE);
        }
    }
}
