package dev.stepwasm.ide.value;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the loads and stores of a function whose address is a constant, a local or a global, as expressions. */
final class MemoryValues implements BodyObserver {
    private static final long ADDRESSES = 1L << 32;

    private final int base;
    private final VariableNames names;
    /** What pushes an address that can be written in an expression, by position. */
    private final Map<Integer, Instruction> simple = new HashMap<>();

    private final List<InlineValue> found = new ArrayList<>();

    /** @param base offset of the segment of the function */
    MemoryValues(int base, VariableNames names) {
        this.base = base;
        this.names = names;
    }

    List<InlineValue> found() {
        return found;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        switch (instruction.opcode()) {
            case LOCAL_GET, LOCAL_TEE, GLOBAL_GET, I32_CONST, I64_CONST ->
                simple.put(instruction.position(), instruction);
            default -> access(instruction, validator);
        }
    }

    private void access(Instruction instruction, FunctionValidator validator) {
        Opcode opcode = instruction.opcode();
        FunctionType type = opcode.signatureOrNull();
        if (type == null
                || opcode.accessBytes() == 0
                || !(instruction.immediates() instanceof Immediates.MemoryArgument argument)) {
            return;
        }
        int operand = validator.operandCount() - type.parameters().size();
        Instruction pushed = operand < 0 ? null : simple.get(validator.operandProducer(operand));
        if (pushed != null) {
            kind(opcode, type)
                    .ifPresent(kind -> address(pushed, argument.offset())
                            .ifPresent(address -> add(instruction, argument.memory(), kind, address)));
        }
    }

    private void add(Instruction instruction, int memory, String kind, String address) {
        int start = base + instruction.position();
        String which = memory == 0 ? "mem." : "mem[" + memory + "].";
        found.add(new InlineValue.Expression(
                new Span(start, start + instruction.opcode().keyword().length()), which + kind + "[" + address + "]"));
    }

    private Optional<String> address(Instruction pushed, long offset) {
        Optional<String> operand = switch (pushed.immediates()) {
            case Immediates.Constant(long bits) ->
                constant(pushed.opcode() == Opcode.I32_CONST ? bits & 0xFFFF_FFFFL : bits, offset);
            case Immediates.Index(int index) ->
                Optional.of(
                                pushed.opcode() == Opcode.GLOBAL_GET
                                        ? names.globalExpression(index)
                                        : names.localExpression(index))
                        .map(name -> offset == 0 ? name : name + " + " + Long.toUnsignedString(offset));
            default -> Optional.empty();
        };
        return offset < 0 || offset >= ADDRESSES ? Optional.empty() : operand;
    }

    private static Optional<String> constant(long address, long offset) {
        long sum = address + offset;
        return address >= 0 && address < ADDRESSES && sum < ADDRESSES
                ? Optional.of(Long.toString(sum))
                : Optional.empty();
    }

    /** {@return what is at the address, in the words of expressions; empty if it is more than one number} */
    private static Optional<String> kind(Opcode opcode, FunctionType type) {
        List<ValueType> operands = type.results().isEmpty() ? type.parameters() : type.results();
        ValueType value = operands.getLast();
        int bytes = opcode.accessBytes();
        int whole = value == ValueType.Numeric.I32 || value == ValueType.Numeric.F32
                ? 4
                : value instanceof ValueType.Numeric ? 8 : 16;
        if (bytes == whole) {
            return Optional.of(value.show());
        }
        boolean signed = switch (opcode) {
            case I32_LOAD8_S, I32_LOAD16_S, I64_LOAD8_S, I64_LOAD16_S, I64_LOAD32_S -> true;
            default -> false;
        };
        return whole == 16 ? Optional.empty() : Optional.of((signed ? "i" : "u") + bytes * 8);
    }
}
