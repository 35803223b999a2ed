package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    static String of(FrameView frame, TrapReason reason) {
        var instruction = frame.code().instruction(frame.functionIndex(), frame.codeOffset());
        return new TrapText(instruction, frame.operands(), frame.instance(), frame.code()).words(reason);
    }

    /**
     * {@return the words for an instruction that failed}
     *
     * @param operands those of the instruction, or more
     */
    static String of(
            Instruction instruction, List<Value> operands, InstanceState instance, ModuleCode code, TrapReason reason) {
        return new TrapText(instruction, operands, instance, code).words(reason);
    }

    private String words(TrapReason reason) {
        String name = instruction.opcode().keyword();
        if (ReferenceTrapText.knows(instruction.opcode())) {
            return onReferences(reason);
        }
        return switch (reason) {
            case UNREACHABLE, HOST, CALL_STACK_EXHAUSTED -> "";
            case INTEGER_DIVIDE_BY_ZERO, INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER ->
                NumberTrapText.of(instruction.opcode(), own(), reason);
            case OUT_OF_BOUNDS_MEMORY_ACCESS -> memory(name);
            case OUT_OF_BOUNDS_TABLE_ACCESS -> table(name);
            case UNDEFINED_ELEMENT, UNINITIALIZED_ELEMENT ->
                name + " of entry " + index(0) + ", " + tableSize(secondIndex());
            case INDIRECT_CALL_TYPE_MISMATCH -> mismatch(name);
            case OUT_OF_BOUNDS_ARRAY_ACCESS,
                    NULL_REFERENCE,
                    NULL_FUNCTION_REFERENCE,
                    NULL_STRUCTURE_REFERENCE,
                    NULL_ARRAY_REFERENCE,
                    NULL_I31_REFERENCE,
                    NULL_EXCEPTION_REFERENCE,
                    CAST_FAILURE,
                    ALLOCATION_TOO_LARGE -> onReferences(reason);
            case UNALIGNED_ATOMIC ->
                name + " of " + bytes(instruction.opcode().accessBytes()) + " at "
                        + effective((Immediates.MemoryArgument) instruction.immediates());
            case EXPECTED_SHARED_MEMORY -> name;
        };
    }

    private String onReferences(TrapReason reason) {
        return new ReferenceTrapText(instruction, operands, instance, code).words(reason);
    }

    /** {@return the operands of the instruction} */
    private List<Value> own() {
        int count = Objects.requireNonNull(instruction.opcode().signatureOrNull())
                .parameters()
                .size();
        return operands.subList(operands.size() - count, operands.size());
    }

    /** {@return an operand as unsigned number; 0 is the top of the stack} */
    private long bits(int fromTop) {
        Value operand = operands.get(operands.size() - 1 - fromTop);
        return operand instanceof Value.I64(long all) ? all : Slots.bits(operand) & 0xFFFF_FFFFL;
    }

    /** {@return an operand as people write it, unsigned; 0 is the top of the stack} */
    private String index(int fromTop) {
        return Long.toUnsignedString(bits(fromTop));
    }

    private String memory(String name) {
        Opcode opcode = instruction.opcode();
        return switch (instruction.immediates()) {
            case Immediates.MemoryArgument argument -> access(name, argument);
            case Immediates.MemoryLane(Immediates.MemoryArgument argument, int lane) -> access(name, argument);
            default -> {
                String range = name + " of " + bytes(bits(0)) + " at " + hex(bits(2));
                yield switch (opcode) {
                    case MEMORY_COPY ->
                        range + " from " + hex(bits(1)) + ", " + memorySize(firstIndex())
                                + (firstIndex() == secondIndex() ? "" : ", " + memorySize(secondIndex()));
                    case MEMORY_INIT ->
                        range + " from offset " + index(1) + " of data segment "
                                + named(code.module().names().data(), firstIndex()) + " with "
                                + bytes(instance.data(firstIndex()).length) + ", " + memorySize(secondIndex());
                    default -> range + ", " + memorySize(firstIndex());
                };
            }
        };
    }

    private String access(String name, Immediates.MemoryArgument argument) {
        Opcode opcode = instruction.opcode();
        return name + " of " + bytes(opcode.accessBytes()) + " at " + effective(argument) + ", "
                + memorySize(argument.memory());
    }

    private String effective(Immediates.MemoryArgument argument) {
        // The address lies below all other operands.
        int operandCount = Objects.requireNonNull(instruction.opcode().signatureOrNull())
                .parameters()
                .size();
        long address = bits(operandCount - 1);
        if (argument.offset() == 0) {
            return hex(address);
        }
        var offset = new BigInteger(Long.toUnsignedString(argument.offset()));
        var start = new BigInteger(Long.toUnsignedString(address));
        return "address 0x" + start.add(offset).toString(16) + " (" + start + " + offset " + offset + ")";
    }

    private String memorySize(int memory) {
        String which = instance.memoryCount() > 1
                ? "memory " + named(code.module().names().memories(), memory)
                : "the memory";
        long pages = instance.memory(memory).pages();
        return which + " has " + Long.toUnsignedString(pages) + (pages == 1 ? " page (" : " pages (")
                + bytes(instance.memory(memory).byteSize()) + ")";
    }

    private static String bytes(long count) {
        return Long.toUnsignedString(count) + (count == 1 ? " byte" : " bytes");
    }

    private static String entries(String count) {
        return count + (count.equals("1") ? " entry" : " entries");
    }

    private static String named(Map<Integer, String> names, int index) {
        String known = names.get(index);
        return known == null ? Integer.toString(index) : "$" + known;
    }

    private static String hex(long address) {
        return "address 0x" + Long.toHexString(address);
    }

    private String table(String name) {
        return switch (instruction.opcode()) {
            case TABLE_GET -> name + " of entry " + index(0) + ", " + tableSize(secondIndex());
            case TABLE_SET -> name + " of entry " + index(1) + ", " + tableSize(secondIndex());
            case TABLE_FILL -> name + " of " + entries(index(0)) + " at " + index(2) + ", " + tableSize(secondIndex());
            case TABLE_COPY ->
                name + " of " + entries(index(0)) + " at " + index(2) + " from " + index(1) + ", "
                        + tableSize(firstIndex())
                        + (firstIndex() == secondIndex() ? "" : ", " + tableSize(secondIndex()));
            case TABLE_INIT ->
                name + " of " + entries(index(0)) + " at " + index(2) + " from entry " + index(1)
                        + " of elem segment " + named(code.module().names().elements(), firstIndex()) + " with "
                        + entries(Integer.toString(instance.element(firstIndex()).length)) + ", "
                        + tableSize(secondIndex());
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

    private int secondIndex() {
        return switch (instruction.immediates()) {
            case Immediates.Indices(int first, int second) -> second;
            case Immediates.Index(int index) -> index;
            default -> 0;
        };
    }

    private String tableSize(int table) {
        return "table " + named(code.module().names().tables(), table) + " has "
                + entries(Long.toString(instance.table(table).size()));
    }

    private String mismatch(String name) {
        var wanted = Objects.requireNonNull(code.module().types().function(firstIndex()));
        var found = (WasmFunction)
                Objects.requireNonNull(instance.table(secondIndex()).get((int) bits(0)));
        String shown = code.types().showStack(wanted);
        String given = found.scope().showStack(found.type());
        return name + " of entry " + index(0) + " wants " + shown + " but " + found.name() + " is " + given
                + DefinedTypes.difference(shown, given);
    }
}
