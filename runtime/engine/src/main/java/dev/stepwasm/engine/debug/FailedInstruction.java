package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An instruction that has trapped or is about to throw, with its operands. Valid while the program stands before it.
 *
 * @param frame that it belongs to
 * @param activation the same frame
 * @param operands those that the instruction takes, the deepest first
 */
record FailedInstruction(Frame frame, Activation activation, Instruction instruction, List<Value> operands) {
    private static final int MOST_OPERANDS = 8;

    FailedInstruction {
        operands = List.copyOf(operands);
    }

    static FailedInstruction of(Frame frame, Activation activation) {
        List<Value> all = activation.operands();
        int count = activation.code().operandsTaken(activation.functionIndex(), activation.codeOffset());
        return new FailedInstruction(
                frame, activation, activation.instruction(), all.subList(all.size() - count, all.size()));
    }

    Opcode opcode() {
        return instruction.opcode();
    }

    InstanceState instance() {
        return activation.instance();
    }

    /** {@return an operand; 0 is the top of the stack} */
    Value operand(int fromTop) {
        return operands.get(operands.size() - 1 - fromTop);
    }

    /** {@return the operands for people, and who pushed them; empty if there are none} */
    Optional<String> showOperands() {
        if (operands.isEmpty()) {
            return Optional.empty();
        }
        int below = activation.operands().size() - operands.size();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(operands.size(), MOST_OPERANDS); i++) {
            Value operand = operands.get(i);
            shown.add(operand.show() + " (" + operand.type().show() + ") from " + quoted(frame.pushedBy(below + i)));
        }
        String more = operands.size() > MOST_OPERANDS ? " and " + (operands.size() - MOST_OPERANDS) + " more" : "";
        return Optional.of(String.join(", ", shown) + more);
    }

    /** {@return where the instruction reads or writes in a memory, if it does and knows how many bytes} */
    Optional<Access> access() {
        Optional<Immediates.MemoryArgument> argument = switch (instruction.immediates()) {
            case Immediates.MemoryArgument known -> Optional.of(known);
            case Immediates.MemoryLane(Immediates.MemoryArgument known, int lane) -> Optional.of(known);
            default -> Optional.empty();
        };
        return argument.map(known -> new Access(
                known.memory(),
                operands.getFirst(),
                Operand.big(known.offset()),
                Operand.big(Operand.unsigned(operands.getFirst())).add(Operand.big(known.offset())),
                opcode().accessBytes()));
    }

    /**
     * An access to bytes of a memory.
     *
     * @param base the operand that is the address
     * @param offset what the instruction adds
     * @param address both together
     * @param bytes how many
     */
    record Access(int memory, Value base, BigInteger offset, BigInteger address, int bytes) {
        BigInteger end() {
            return address.add(BigInteger.valueOf(bytes));
        }
    }

    /** {@return the table that the instruction is about} */
    int table() {
        return switch (instruction.immediates()) {
            case Immediates.Indices(int first, int second) -> opcode() == Opcode.TABLE_COPY ? first : second;
            case Immediates.Index(int index) -> index;
            default -> 0;
        };
    }

    /** {@return an instruction in quotes, its place after them} */
    private static String quoted(String pushedBy) {
        String place = " at ([0-9]+):[0-9]+$";
        String line = pushedBy.replaceFirst(place, "` in line $1");
        return "`" + (line.equals(pushedBy) ? pushedBy + "`" : line);
    }
}
