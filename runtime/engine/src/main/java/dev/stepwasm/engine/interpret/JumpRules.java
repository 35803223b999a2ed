package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a frame can go on at another instruction of its function. What validation has shown must stay true there: the
 * operands have the types that it found at that place (core spec 3.4), locals without a default value have one, and a
 * handler of the legacy {@code try} runs only for an exception that has been caught. Blocks need nothing else: branches
 * know their targets and the height of the stack there.
 */
record JumpRules(ModuleCode code, int functionIndex) {
    /**
     * {@return why it cannot, in words; empty if it can}
     *
     * @param from number of the instruction before which the operands are as they are now
     * @param to number of the instruction to go on with
     * @param isNull says of a local that holds references whether it is null now
     */
    Optional<String> refusal(int from, int to, IntPredicate isNull) {
        return reachability(to)
                .or(() -> operands(from, to))
                .or(() -> locals(to, isNull))
                .or(() -> handlers(from, to));
    }

    private Optional<String> reachability(int to) {
        return code.function(functionIndex).canStopAt(to)
                ? Optional.empty()
                : Optional.of(place(to) + " is never reached; nothing is known of the operands there");
    }

    private Optional<String> operands(int from, int to) {
        List<ValueType> here = code.operandTypes(functionIndex).before(from);
        List<ValueType> there = code.operandTypes(functionIndex).before(to);
        boolean agree = here.size() == there.size()
                && IntStream.range(0, here.size())
                        .allMatch(i -> code.module().types().matches(here.get(i), there.get(i)));
        return agree
                ? Optional.empty()
                : Optional.of("the operand stack is " + show(here) + " here, and " + place(to) + " wants "
                        + (there.isEmpty() ? "it empty" : show(there)));
    }

    private static String show(List<ValueType> types) {
        return types.isEmpty()
                ? "empty"
                : types.stream().map(ValueType::show).collect(Collectors.joining(" ", "[", "]"));
    }

    private Optional<String> locals(int to, IntPredicate isNull) {
        Module module = code.module();
        Function function = module.functions().get(functionIndex - module.importedFunctionCount());
        List<ValueType> types = module.locals(function);
        FunctionType type = Objects.requireNonNull(module.types().function(function.typeIndex()));
        int[] doubtful = IntStream.range(type.parameters().size(), types.size())
                .filter(local -> !types.get(local).defaultable() && isNull.test(local))
                .toArray();
        if (doubtful.length == 0) {
            return Optional.empty();
        }
        var validator = new FunctionValidator(module, type, types, (problem, at, message, related) -> {
            throw new IllegalStateException("the module has not been validated: " + message);
        });
        code.instructions(functionIndex).subList(0, to).forEach(validator::accept);
        return IntStream.of(doubtful)
                .filter(validator::isLocalSet)
                .mapToObj(local ->
                        "the local " + name(local) + " has not been set yet, and " + place(to) + " counts on it")
                .findFirst();
    }

    private String name(int local) {
        return code.module()
                .names()
                .local(functionIndex, local)
                .map(known -> "$" + known)
                .orElse("local[" + local + "]");
    }

    private Optional<String> handlers(int from, int to) {
        List<Integer> entered = new ArrayList<>(handlersAround(to));
        entered.removeAll(handlersAround(from));
        return entered.isEmpty()
                ? Optional.empty()
                : Optional.of(place(to) + " handles an exception that has not been caught");
    }

    /** {@return numbers of the {@code catch} and {@code catch_all} whose code an instruction is part of} */
    private List<Integer> handlersAround(int number) {
        List<Instruction> body = code.instructions(functionIndex);
        var open = new ArrayList<Integer>();
        for (int i = 0; i < number; i++) {
            Opcode opcode = body.get(i).opcode();
            if (opcode.opensBlock()) {
                open.add(-1);
            } else if (opcode == Opcode.CATCH || opcode == Opcode.CATCH_ALL) {
                open.set(open.size() - 1, i);
            } else if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
                open.removeLast();
            }
        }
        open.removeIf(handler -> handler < 0);
        return open;
    }

    private String place(int number) {
        int offset = code.function(functionIndex).codeOffset(number);
        return code.position(offset)
                .map(at -> at.line() + ":" + at.column())
                .orElse("0x" + Integer.toHexString(offset));
    }
}
