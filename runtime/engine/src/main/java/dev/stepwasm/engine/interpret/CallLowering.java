package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.Objects;

/** What calls and tail calls become. Arguments are brought home, where they begin the frame of the callee. */
final class CallLowering {
    private final Module module;
    private final ValueLowering values;
    private final ControlLowering control;
    private final Emitter emitter;
    private final Words behindCalls = new Words();

    CallLowering(Module module, ValueLowering values, ControlLowering control, Emitter emitter) {
        this.module = module;
        this.values = values;
        this.control = control;
        this.emitter = emitter;
    }

    /** {@return where callees come back to in plain code} */
    int[] behindCalls() {
        return behindCalls.toArray();
    }

    void lower(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case CALL -> call(index(immediates), false);
            case RETURN_CALL -> call(index(immediates), true);
            case CALL_INDIRECT -> callIndirect((Immediates.Indices) immediates, false);
            case RETURN_CALL_INDIRECT -> callIndirect((Immediates.Indices) immediates, true);
            case CALL_REF -> callReference(index(immediates), false);
            case RETURN_CALL_REF -> callReference(index(immediates), true);
            default -> throw new IllegalStateException("does not call: " + opcode.keyword());
        }
    }

    private void call(int function, boolean isTail) {
        FunctionType callee = functionType(module.functionTypeIndex(function));
        int arguments = takeArguments(callee, isTail);
        int imports = module.importedFunctionCount();
        int op = isTail ? Op.RETURN_CALL : function < imports ? Op.CALL_IMPORT : Op.CALL;
        emitter.emit(op, op == Op.CALL ? function - imports : function, arguments, control.pending());
        afterCall(callee, isTail);
    }

    private void callIndirect(Immediates.Indices typeAndTable, boolean isTail) {
        int a = values.pop();
        FunctionType callee = functionType(typeAndTable.first());
        int arguments = takeArguments(callee, isTail);
        int op = isTail ? Op.RETURN_CALL_INDIRECT : Op.CALL_INDIRECT;
        emitter.emit(op, typeAndTable.first(), arguments, control.pending(), typeAndTable.second(), a);
        afterCall(callee, isTail);
    }

    private void callReference(int typeIndex, boolean isTail) {
        int a = values.pop();
        FunctionType callee = functionType(typeIndex);
        int arguments = takeArguments(callee, isTail);
        emitter.emit(isTail ? Op.RETURN_CALL_REF : Op.CALL_REF, typeIndex, arguments, control.pending(), a);
        afterCall(callee, isTail);
    }

    /**
     * Brings the arguments home and takes them. A tail call of the host goes on in plain code, which it may reach only if
     * nothing is left to be brought home; so it copies the other operands too.
     *
     * @return the slot of the first
     */
    private int takeArguments(FunctionType callee, boolean isTail) {
        int count = callee.parameters().size();
        values.copyHome(0, isTail ? values.operands().size() - count : 0);
        return values.take(count);
    }

    private void afterCall(FunctionType callee, boolean isTail) {
        control.counted();
        if (isTail) { // Only a callee that is not code comes back here.
            control.giveBack(values.nextHome(), callee.results().size());
            control.die();
            return;
        }
        if (!emitter.isFast()) { // Only callees come here, unlike to the next instruction.
            behindCalls.add(emitter.emit(Op.NOP));
        }
        values.pushAll(callee.results());
    }

    private FunctionType functionType(int typeIndex) {
        return Objects.requireNonNull(module.types().function(typeIndex), "a valid module has this type");
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }
}
