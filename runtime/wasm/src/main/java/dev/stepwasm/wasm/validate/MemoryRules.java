package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of instructions on memories, tables and vector lanes (core spec 3.4.6 to 3.4.8). */
final class MemoryRules {
    private static final ValueType I32 = ValueType.Numeric.I32;

    private final ModuleContext module;
    private final OperandStack stack;
    private final IndexChecks indices;

    MemoryRules(ModuleContext module, OperandStack stack, IndexChecks indices) {
        this.module = module;
        this.stack = stack;
        this.indices = indices;
    }

    /** {@return whether the instruction is one of those here} */
    boolean accept(Opcode op, Immediates immediates) {
        if (op.accessBytes() > 0) {
            access(op, immediates);
            return true;
        }
        switch (op) {
            case MEMORY_SIZE -> {
                MemoryType memory = indices.memory(FunctionValidator.index(immediates));
                stack.push(memory == null ? ValueType.Bottom.BOTTOM : memory.addressType());
            }
            case MEMORY_GROW -> {
                MemoryType memory = indices.memory(FunctionValidator.index(immediates));
                change(List.of(address(memory)), address(memory));
            }
            case MEMORY_FILL -> {
                ValueType address = address(indices.memory(FunctionValidator.index(immediates)));
                stack.pop(List.of(address, I32, address));
            }
            case MEMORY_COPY -> {
                var both = (Immediates.Indices) immediates;
                copy(address(indices.memory(both.first())), address(indices.memory(both.second())));
            }
            case MEMORY_INIT -> {
                var both = (Immediates.Indices) immediates;
                ValueType address = address(indices.memory(both.second()));
                indices.dataExists(both.first());
                stack.pop(List.of(address, I32, I32));
            }
            case DATA_DROP -> indices.dataExists(FunctionValidator.index(immediates));
            case ELEM_DROP -> indices.elementType(FunctionValidator.index(immediates));
            case TABLE_GET -> {
                TableType table = indices.table(FunctionValidator.index(immediates));
                change(List.of(address(table)), element(table));
            }
            case TABLE_SET -> {
                TableType table = indices.table(FunctionValidator.index(immediates));
                stack.pop(List.of(address(table), element(table)));
            }
            case TABLE_SIZE -> stack.push(address(indices.table(FunctionValidator.index(immediates))));
            case TABLE_GROW -> {
                TableType table = indices.table(FunctionValidator.index(immediates));
                change(List.of(element(table), address(table)), address(table));
            }
            case TABLE_FILL -> {
                TableType table = indices.table(FunctionValidator.index(immediates));
                stack.pop(List.of(address(table), element(table), address(table)));
            }
            case TABLE_COPY -> tableCopy((Immediates.Indices) immediates);
            case TABLE_INIT -> tableInit((Immediates.Indices) immediates);
            case I8X16_SHUFFLE -> shuffle(op, (Immediates.Lanes) immediates);
            default -> {
                if (!(immediates instanceof Immediates.Lane(int lane))) {
                    return false;
                }
                checkLane(op, lane);
                applySignature(op);
            }
        }
        return true;
    }

    private void applySignature(Opcode op) {
        FunctionType signature = op.signature().orElseThrow();
        stack.pop(signature.parameters());
        stack.push(signature.results());
    }

    private void change(List<ValueType> taken, ValueType given) {
        stack.pop(taken);
        stack.push(given);
    }

    private void access(Opcode op, Immediates immediates) {
        Immediates.MemoryArgument argument;
        if (immediates instanceof Immediates.MemoryLane(Immediates.MemoryArgument at, int lane)) {
            checkLane(op, lane);
            argument = at;
        } else {
            argument = (Immediates.MemoryArgument) immediates;
        }
        @Nullable MemoryType memory = indices.memory(argument.memory());
        checkAlignment(op, argument.alignLog2());
        if (memory != null && !memory.is64() && argument.offset() >>> 32 != 0) {
            stack.report(Problem.OFFSET_OUT_OF_RANGE, Long.toUnsignedString(argument.offset()));
        }
        @Nullable FunctionType wide = op.wideSignatureOrNull();
        if (memory == null) {
            unknownAddress(op);
        } else if (memory.is64() && wide != null) {
            stack.pop(wide.parameters());
            stack.push(wide.results());
        } else {
            applySignature(op);
        }
    }

    private void unknownAddress(Opcode op) {
        FunctionType signature = op.signature().orElseThrow();
        var parameters = new ArrayList<>(signature.parameters());
        parameters.set(0, ValueType.Bottom.BOTTOM);
        stack.pop(parameters);
        stack.push(signature.results());
    }

    private void checkAlignment(Opcode op, int alignLog2) {
        int natural = op.naturalAlignLog2();
        if (alignLog2 > natural) {
            stack.report(
                    Problem.INVALID_ALIGNMENT,
                    "alignment " + power(alignLog2) + " is larger than natural, which is " + op.accessBytes());
        } else if (alignLog2 < natural && op.isAtomicAccess()) {
            stack.report(
                    Problem.INVALID_ALIGNMENT,
                    "an atomic access needs its natural alignment " + op.accessBytes() + ", not " + power(alignLog2));
        }
    }

    private static String power(int log2) {
        return log2 < 63 ? Long.toString(1L << log2) : "2^" + log2;
    }

    private void checkLane(Opcode op, int lane) {
        if (lane < 0 || lane >= op.laneCount()) {
            stack.report(Problem.INVALID_LANE_INDEX, lane, op.laneCount());
        }
    }

    private void shuffle(Opcode op, Immediates.Lanes lanes) {
        for (int lane : lanes.lanes()) {
            if (lane < 0 || lane > 31) {
                stack.report(Problem.INVALID_LANE_INDEX, lane, 32);
                break;
            }
        }
        applySignature(op);
    }

    private void copy(ValueType to, ValueType from) {
        ValueType length = to.equals(I32) || from.equals(I32) ? I32 : to.equals(ValueType.Bottom.BOTTOM) ? to : from;
        stack.pop(List.of(to, from, length));
    }

    private void tableCopy(Immediates.Indices both) {
        @Nullable TableType to = indices.table(both.first());
        @Nullable TableType from = indices.table(both.second());
        checkElements(from == null ? null : from.element(), to);
        copy(address(to), address(from));
    }

    private void tableInit(Immediates.Indices both) {
        @Nullable TableType table = indices.table(both.second());
        checkElements(indices.elementType(both.first()), table);
        stack.pop(List.of(address(table), I32, I32));
    }

    private void checkElements(ValueType.@Nullable Reference from, @Nullable TableType to) {
        if (from != null && to != null && !module.types().matches(from, to.element())) {
            stack.mismatch(
                    "cannot put " + from.show() + " into a table of "
                            + to.element().show(),
                    List.of());
        }
    }

    private static ValueType address(@Nullable MemoryType memory) {
        return memory == null ? ValueType.Bottom.BOTTOM : memory.addressType();
    }

    private static ValueType address(@Nullable TableType table) {
        return table == null ? ValueType.Bottom.BOTTOM : table.addressType();
    }

    private static ValueType element(@Nullable TableType table) {
        return table == null ? ValueType.Bottom.BOTTOM : table.element();
    }
}
