package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a trap says besides its reason: the instruction, its operands, addresses and sizes. */
final class TrapText {
    private final Instruction instruction;
    private final List<Value> operands;
    private final InstanceState instance;
    private final ModuleCode code;

    private TrapText(Instruction instruction, List<Value> operands, InstanceState instance, ModuleCode code) {
        this.instruction = instruction;
        this.operands = operands;
        this.instance = instance;
        this.code = code;
    }

    /** {@return the words for a frame that stands at the instruction that failed} */
    static String of(FrameView frame, TrapReason reason, int callDepth) {
        var instruction = frame.code().instruction(frame.functionIndex(), frame.codeOffset());
        return new TrapText(instruction, frame.operands(), frame.instance(), frame.code()).words(reason, callDepth);
    }

    private String words(TrapReason reason, int callDepth) {
        String name = instruction.opcode().keyword();
        return switch (reason) {
            case UNREACHABLE, HOST -> "";
            case INTEGER_DIVIDE_BY_ZERO, INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER ->
                name + " of "
                        + shown(Objects.requireNonNull(instruction.opcode().signatureOrNull())
                                .parameters()
                                .size());
            case OUT_OF_BOUNDS_MEMORY_ACCESS -> memory(name);
            case OUT_OF_BOUNDS_TABLE_ACCESS -> table(name);
            case UNDEFINED_ELEMENT, UNINITIALIZED_ELEMENT ->
                name + " of entry " + index(0) + ", " + tableSize(tableIndex());
            case INDIRECT_CALL_TYPE_MISMATCH -> mismatch(name);
            case CALL_STACK_EXHAUSTED -> "more than " + callDepth + " nested calls";
            case OUT_OF_BOUNDS_ARRAY_ACCESS,
                    NULL_REFERENCE,
                    NULL_FUNCTION_REFERENCE,
                    NULL_STRUCTURE_REFERENCE,
                    NULL_ARRAY_REFERENCE,
                    NULL_I31_REFERENCE,
                    NULL_EXCEPTION_REFERENCE,
                    CAST_FAILURE,
                    ALLOCATION_TOO_LARGE,
                    UNALIGNED_ATOMIC,
                    EXPECTED_SHARED_MEMORY -> name;
        };
    }

    private String shown(int count) {
        return operands.subList(operands.size() - count, operands.size()).stream()
                .map(Value::show)
                .collect(Collectors.joining(" and "));
    }

    /** {@return an i32 operand as unsigned number; 0 is the top of the stack} */
    private long index(int fromTop) {
        return Slots.bits(operands.get(operands.size() - 1 - fromTop)) & 0xFFFF_FFFFL;
    }

    private String memory(String name) {
        long bytes = instance.memory(0).byteSize();
        String size = "the memory has " + bytes + " bytes";
        Opcode opcode = instruction.opcode();
        if (instruction.immediates() instanceof Immediates.MemoryArgument(int align, long offset, int memory)) {
            boolean stores =
                    Objects.requireNonNull(opcode.signatureOrNull()).results().isEmpty();
            long address = index(stores ? 1 : 0);
            return name + " of " + opcode.accessBytes() + " bytes at "
                    + (offset == 0
                            ? hex(address)
                            : hex(address + offset) + " (" + address + " + offset " + offset + ")")
                    + ", " + size;
        }
        String range = name + " of " + index(0) + " bytes at " + hex(index(2));
        return switch (opcode) {
            case MEMORY_COPY -> range + " from " + hex(index(1)) + ", " + size;
            case MEMORY_INIT ->
                range + " from offset " + index(1) + " of data segment " + firstIndex() + " with "
                        + instance.data(firstIndex()).length + " bytes, " + size;
            default -> range + ", " + size;
        };
    }

    private static String hex(long address) {
        return "address 0x" + Long.toHexString(address);
    }

    private String table(String name) {
        return switch (instruction.opcode()) {
            case TABLE_GET -> name + " of entry " + index(0) + ", " + tableSize(tableIndex());
            case TABLE_SET -> name + " of entry " + index(1) + ", " + tableSize(tableIndex());
            case TABLE_FILL -> name + " of " + index(0) + " entries at " + index(2) + ", " + tableSize(tableIndex());
            case TABLE_COPY ->
                name + " of " + index(0) + " entries at " + index(2) + " from " + index(1) + ", "
                        + tableSize(firstIndex()) + ", " + tableSize(tableIndex());
            case TABLE_INIT ->
                name + " of " + index(0) + " entries at " + index(2) + " from entry " + index(1)
                        + " of elem segment " + firstIndex() + " with " + instance.element(firstIndex()).length
                        + " entries, " + tableSize(tableIndex());
            default -> name;
        };
    }

    private int firstIndex() {
        return switch (instruction.immediates()) {
            case Immediates.Indices(int first, int second) -> first;
            case Immediates.Index(int index) -> index;
            default -> 0;
        };
    }

    private int tableIndex() {
        return switch (instruction.immediates()) {
            case Immediates.Indices(int first, int second) -> second;
            case Immediates.Index(int index) -> index;
            default -> 0;
        };
    }

    private String tableSize(int table) {
        return "table " + table + " has " + instance.table(table).size() + " entries";
    }

    private String mismatch(String name) {
        var wanted = Objects.requireNonNull(code.module().types().function(firstIndex()));
        var found = (WasmFunction)
                Objects.requireNonNull(instance.table(tableIndex()).get((int) index(0)));
        return name + " of entry " + index(0) + " wants " + wanted.showStack() + " but " + found.name() + " is "
                + found.type().showStack();
    }
}
