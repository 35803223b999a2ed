package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call that runs next will call. */
final class Callee {
    private Callee() {}

    static boolean isCall(Opcode opcode) {
        return switch (opcode) {
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    static boolean isTail(Opcode opcode) {
        return switch (opcode) {
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    /** {@return how many operands of a call stand above its arguments} */
    static int operandsAboveArguments(Opcode opcode) {
        return opcode == Opcode.CALL || opcode == Opcode.RETURN_CALL ? 0 : 1;
    }

    /** {@return the function; empty if there is none, so that the call will trap} */
    static Optional<WasmFunction> of(Activation frame) {
        Instruction call = frame.instruction();
        List<Value> operands = frame.operands();
        @Nullable
        Object target = switch (call.immediates()) {
            case Immediates.Index(int index) ->
                operandsAboveArguments(call.opcode()) == 0
                        ? frame.instance().function(index)
                        : ((Value.Ref) operands.getLast()).target();
            case Immediates.Indices(int type, int table) ->
                entry(frame.instance().table(table), operands.getLast());
            default -> null;
        };
        int wanted = frame.code().calledType(call).parameters().size();
        return target instanceof WasmFunction function
                        && function.type().parameters().size() == wanted
                ? Optional.of(function)
                : Optional.empty();
    }

    private static @Nullable Object entry(ReferenceTable table, Value operand) {
        long index = operand instanceof Value.I32(int number) ? number & 0xFFFF_FFFFL : ((Value.I64) operand).value();
        return index >= 0 && index < table.size() ? table.get((int) index) : null;
    }
}
