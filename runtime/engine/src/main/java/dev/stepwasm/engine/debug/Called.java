package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function that a frame is about to call. */
final class Called {
    private Called() {}

    /** {@return the function; empty if the frame stands at no call or the call means none} */
    static Optional<WasmFunction> by(Activation frame) {
        Instruction call = frame.instruction();
        List<Value> operands = frame.operands();
        @Nullable
        Object target = switch (call.opcode()) {
            case CALL, RETURN_CALL -> frame.instance().function(((Immediates.Index) call.immediates()).index());
            case CALL_REF, RETURN_CALL_REF ->
                operands.getLast() instanceof Value.Ref reference ? reference.target() : null;
            case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
                entry(
                        frame.instance().table(((Immediates.Indices) call.immediates()).second()),
                        Operand.unsigned(operands.getLast()));
            default -> null;
        };
        return target instanceof WasmFunction function ? Optional.of(function) : Optional.empty();
    }

    private static @Nullable Object entry(ReferenceTable table, long index) {
        return index >= 0 && index < table.size() ? table.get((int) index) : null;
    }
}
