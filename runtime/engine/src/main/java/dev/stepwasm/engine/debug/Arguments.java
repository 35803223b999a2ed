package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * With which arguments a function was called that has not returned. They are in its parameters, which the function may
 * have changed; then the caller, who waits at the call, often still has them.
 *
 * @param hasJumped whether somebody has let the function go on elsewhere, so that code further down may have run
 * @param invocation what the host called, if it is known
 */
record Arguments(Activation frame, boolean hasJumped, Optional<Invocation> invocation) {
    /**
     * An argument.
     *
     * @param known whether it is certain that the function was called with it; else it is what the parameter holds now
     */
    record Argument(Value value, boolean known) {}

    /** {@return the arguments in their order} */
    List<Argument> all() {
        FunctionType type = Objects.requireNonNull(frame.code().module().types().function(typeIndex()));
        int count = type.parameters().size();
        return IntStream.range(0, count).mapToObj(this::argument).toList();
    }

    private int typeIndex() {
        return frame.code().module().functionTypeIndex(frame.functionIndex());
    }

    private Argument argument(int parameter) {
        if (!mayHaveChanged(parameter)) {
            return new Argument(frame.local(parameter), true);
        }
        Optional<Value> passed = tailCalls(frame) ? Optional.empty() : passed(parameter);
        return passed.map(value -> new Argument(value, true))
                .orElseGet(() -> new Argument(frame.local(parameter), false));
    }

    /** {@return whether an instruction that may have run writes to a parameter} It stands before, or in the same loop. */
    private boolean mayHaveChanged(int parameter) {
        List<Instruction> body = body(frame);
        int now = Callees.numberOf(frame.code(), frame.functionIndex(), frame.codeOffset());
        int end = hasJumped ? body.size() : Math.max(now, endOfOutermostLoop(body, now));
        return body.subList(0, end).stream().anyMatch(each -> isWrite(each, parameter));
    }

    private static int endOfOutermostLoop(List<Instruction> body, int now) {
        var open = new ArrayList<Opcode>();
        for (int i = 0; i < body.size(); i++) {
            Opcode opcode = body.get(i).opcode();
            boolean inLoop = open.contains(Opcode.LOOP);
            if (i >= now && !inLoop) {
                return now;
            }
            if (opcode.opensBlock()) {
                open.add(opcode);
            } else if ((opcode == Opcode.END || opcode == Opcode.DELEGATE) && !open.isEmpty()) {
                open.removeLast();
                if (i >= now && !open.contains(Opcode.LOOP)) {
                    return i;
                }
            }
        }
        return body.size();
    }

    private static boolean isWrite(Instruction instruction, int local) {
        return (instruction.opcode() == Opcode.LOCAL_SET || instruction.opcode() == Opcode.LOCAL_TEE)
                && index(instruction) == local;
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    /** {@return whether the function may have been entered by a call of another one that became it} */
    private static boolean tailCalls(Activation frame) {
        return body(frame).stream().anyMatch(each -> Callees.isTailCall(each.opcode()));
    }

    private Optional<Value> passed(int parameter) {
        return frame.calledByHost()
                ? invocation
                        .filter(call -> frame.depth() == 1 && isOf(call))
                        .map(call -> call.arguments().get(parameter))
                : frame.caller().flatMap(caller -> passed(caller, parameter));
    }

    private boolean isOf(Invocation call) {
        return frame.code().module().exports().stream()
                .anyMatch(export -> isFunction(export) && export.name().equals(call.export()));
    }

    private boolean isFunction(Export export) {
        return export.kind() == ExternalKind.FUNCTION && export.index() == frame.functionIndex();
    }

    /** {@return what the caller passed: a constant, or one of its locals that it has not written to since} */
    private Optional<Value> passed(Activation caller, int parameter) {
        Instruction call = caller.instruction();
        if (caller.code() != frame.code() || call.opcode() != Opcode.CALL || index(call) != frame.functionIndex()) {
            return Optional.empty();
        }
        int waiting = Callees.numberOf(caller.code(), caller.functionIndex(), caller.codeOffset());
        int offset = caller.operandOrigin(caller.operands().size() + parameter);
        int pushed = Callees.numberOf(caller.code(), caller.functionIndex(), offset);
        Instruction origin = body(caller).get(pushed);
        return switch (origin.opcode()) {
            case I32_CONST -> Optional.of(Value.of((int) bits(origin)));
            case I64_CONST -> Optional.of(Value.of(bits(origin)));
            case LOCAL_GET ->
                body(caller).subList(pushed, waiting).stream().anyMatch(each -> isWrite(each, index(origin)))
                        ? Optional.empty()
                        : Optional.of(caller.local(index(origin)));
            default -> Optional.empty();
        };
    }

    private static long bits(Instruction constant) {
        return ((Immediates.Constant) constant.immediates()).bits();
    }

    private static List<Instruction> body(Activation of) {
        return of.code().instructions(of.functionIndex());
    }
}
