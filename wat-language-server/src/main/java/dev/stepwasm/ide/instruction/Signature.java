package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
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
    private final Module module;
    private final Instruction instruction;
    private final List<ValueType> operands;
    private final @Nullable StackChange known;

    private Signature(Module module, Instruction instruction, List<ValueType> operands, @Nullable StackChange known) {
        this.module = module;
        this.instruction = instruction;
        this.operands = operands;
        this.known = known;
    }

    /** {@return what can be said before the instruction is validated} */
    public static Signature before(Module module, Instruction instruction, FunctionValidator validator) {
        return new Signature(
                module, instruction, validator.operands(), new Branches(module, validator).signature(instruction));
    }

    /** {@return what the instruction takes and gives, given what is there after it} */
    public Optional<StackChange> after(FunctionValidator validator) {
        Opcode op = instruction.opcode();
        if (known != null) {
            return Optional.of(known);
        }
        if (op.opensBlock() && validator.controlDepth() > 0) {
            FunctionType type = validator.blockType(0);
            List<ValueType> takes = with(type.parameters(), op == Opcode.IF ? ValueType.Numeric.I32 : null);
            return Optional.of(new StackChange(takes, Optional.of(type.results())));
        }
        boolean addresses = op.immediates().contains(Immediate.MEMARG)
                || op.immediates().contains(Immediate.MEMORY)
                || op.immediates().contains(Immediate.TABLE);
        if (op.signature().isPresent() && !addresses) {
            return op.signature().map(StackChange::of);
        }
        int popped = op.signature().map(type -> type.parameters().size()).orElseGet(this::popped);
        if (popped >= 0 && popped <= operands.size() && validator.reachable()) {
            int kept = operands.size() - popped;
            List<ValueType> now = validator.operands();
            if (now.size() >= kept) {
                return Optional.of(new StackChange(
                        operands.subList(kept, operands.size()), Optional.of(now.subList(kept, now.size()))));
            }
        }
        return op.signature().map(StackChange::of);
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

    private static @Nullable FunctionType calledFunction(Module module, Instruction instruction) {
        boolean exists = instruction.immediates() instanceof Immediates.Index(int index)
                && index >= 0
                && index < module.functionCount();
        return exists ? module.functionType(((Immediates.Index) instruction.immediates()).index()) : null;
    }

    private static @Nullable FunctionType calledType(Module module, Instruction instruction) {
        int type = switch (instruction.immediates()) {
            case Immediates.Index(int index) -> index;
            case Immediates.Indices(int first, int second) -> first;
            default -> -1;
        };
        return module.types().contains(type) ? module.types().function(type) : null;
    }

    private static List<ValueType> with(List<ValueType> types, @Nullable ValueType last) {
        if (last == null) {
            return types;
        }
        List<ValueType> all = new ArrayList<>(types);
        all.add(last);
        return all;
    }

    /** Instructions that go elsewhere: their operands are those of the target, whatever is on the stack. */
    private record Branches(Module module, FunctionValidator validator) {
        @Nullable
        StackChange signature(Instruction instruction) {
            return switch (instruction.opcode()) {
                case UNREACHABLE -> away(List.of());
                case BR -> taken(instruction, null, false);
                case BR_IF -> taken(instruction, ValueType.Numeric.I32, true);
                case BR_TABLE -> taken(instruction, ValueType.Numeric.I32, false);
                case RETURN -> away(validator.labelTypes(validator.controlDepth() - 1));
                case THROW -> thrown(instruction);
                case CALL -> call(calledFunction(module, instruction), List.of());
                case CALL_INDIRECT -> call(calledType(module, instruction), index(instruction));
                case CALL_REF -> call(calledType(module, instruction), reference(instruction));
                case RETURN_CALL -> away(calledFunction(module, instruction), List.of());
                case RETURN_CALL_INDIRECT -> away(calledType(module, instruction), index(instruction));
                case RETURN_CALL_REF -> away(calledType(module, instruction), reference(instruction));
                default -> null;
            };
        }

        private static StackChange away(List<ValueType> takes) {
            return new StackChange(takes, Optional.empty());
        }

        private static @Nullable StackChange call(@Nullable FunctionType called, List<ValueType> more) {
            if (called == null) {
                return null;
            }
            List<ValueType> takes = new ArrayList<>(called.parameters());
            takes.addAll(more);
            return new StackChange(takes, Optional.of(called.results()));
        }

        private static @Nullable StackChange away(@Nullable FunctionType called, List<ValueType> more) {
            StackChange change = call(called, more);
            return change == null ? null : away(change.takes());
        }

        private @Nullable StackChange thrown(Instruction instruction) {
            int tag = instruction.immediates() instanceof Immediates.Index(int number) ? number : -1;
            int index = tag >= 0 && tag < module.tagCount() ? module.tag(tag).typeIndex() : -1;
            FunctionType type = module.types().contains(index) ? module.types().function(index) : null;
            return type == null ? null : away(type.parameters());
        }

        private List<ValueType> index(Instruction instruction) {
            int table = instruction.immediates() instanceof Immediates.Indices(int type, int second) ? second : -1;
            boolean wide = table >= 0
                    && table < module.tableCount()
                    && module.table(table).is64();
            return List.of(wide ? ValueType.Numeric.I64 : ValueType.Numeric.I32);
        }

        private List<ValueType> reference(Instruction instruction) {
            int type = instruction.immediates() instanceof Immediates.Index(int index) ? index : -1;
            return List.of(new ValueType.Reference(true, new HeapType.Concrete(type)));
        }

        private @Nullable StackChange taken(Instruction instruction, @Nullable ValueType condition, boolean goesOn) {
            int label = switch (instruction.immediates()) {
                case Immediates.Index(int index) -> index;
                case Immediates.Labels labels -> labels.defaultTarget();
                default -> -1;
            };
            if (label < 0 || label >= validator.controlDepth()) {
                return null;
            }
            List<ValueType> types = validator.labelTypes(label);
            return new StackChange(with(types, condition), goesOn ? Optional.of(types) : Optional.empty());
        }
    }
}
