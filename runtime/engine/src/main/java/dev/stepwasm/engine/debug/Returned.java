package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a call has returned.
 *
 * @param function that was called, for people
 * @param call where the call stands in the text
 * @param firstOperand where the first of the values is on the operand stack; empty if they have been used since
 */
record Returned(String function, Optional<Position> call, List<Value> values, OptionalInt firstOperand) {
    Returned {
        values = List.copyOf(values);
    }

    /** {@return the same when the program has gone on} */
    Returned used() {
        return new Returned(function, call, values, OptionalInt.empty());
    }

    /** {@return what the call returned behind which a frame stands} @param function that was called, for people */
    static Returned justNow(Activation top, String function) {
        List<ValueType> types = top.code().calledType(top.instruction()).results();
        List<Value> operands = top.operands();
        int first = operands.size() - types.size();
        return new Returned(
                function,
                top.code().position(top.codeOffset()),
                operands.subList(first, operands.size()),
                OptionalInt.of(first));
    }

    /**
     * {@return what a call returned, if nothing has run since}
     *
     * @param top the frame that called
     * @param callOffset byte offset of the call
     * @param function that was called, for people
     */
    static Optional<Returned> behind(Activation top, int callOffset, String function) {
        List<Instruction> body = top.code().instructions(top.functionIndex());
        int call = Callees.numberOf(top.code(), top.functionIndex(), callOffset);
        int next = behind(body, call);
        if (next >= body.size() || body.get(next).position() != top.codeOffset() || top.hasJustCaught()) {
            return Optional.empty();
        }
        List<ValueType> types = top.code().calledType(body.get(call)).results();
        List<Value> operands = top.operands();
        int first = operands.size() - types.size();
        return Optional.of(new Returned(
                function,
                top.code().position(callOffset),
                operands.subList(first, operands.size()),
                OptionalInt.of(first)));
    }

    /** {@return the number of the instruction that runs after another one that does not branch} */
    private static int behind(List<Instruction> body, int number) {
        int next = number + 1;
        while (next < body.size()) {
            switch (body.get(next).opcode()) {
                case END, DELEGATE -> next++;
                case ELSE, CATCH, CATCH_ALL -> next = endOf(body, next) + 1;
                default -> {
                    return next;
                }
            }
        }
        return next;
    }

    /** {@return the number of the end of the block whose body ends with an instruction} */
    private static int endOf(List<Instruction> body, int number) {
        int open = 1;
        int end = number;
        while (open > 0) {
            end++;
            switch (body.get(end).opcode()) {
                case END, DELEGATE -> open--;
                default -> open += body.get(end).opcode().opensBlock() ? 1 : 0;
            }
        }
        return end;
    }
}
