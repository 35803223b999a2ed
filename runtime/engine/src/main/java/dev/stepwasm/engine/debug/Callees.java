package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the calls ahead of a frame on top will call, as far as it can be told now: the operand that chooses is there
 * already, or comes from a constant or from a local or global that nothing changes until then.
 */
record Callees(Activation top, Names names) {
    /**
     * What a call calls.
     *
     * @param text the instruction and the function, for people
     * @param name of the function; empty if it is not known
     * @param enterable whether its code may be of a module
     */
    record Callee(String text, Optional<String> name, boolean enterable) {}

    static boolean isCall(Opcode opcode) {
        return switch (opcode) {
            case CALL, CALL_INDIRECT, CALL_REF -> true;
            default -> isTailCall(opcode);
        };
    }

    static boolean isTailCall(Opcode opcode) {
        return switch (opcode) {
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    /** {@return what the call with that number in the function calls} The number is that of the next instruction or later. */
    Callee of(int number) {
        Instruction call = body().get(number);
        String keyword = call.opcode().keyword();
        return switch (call.immediates()) {
            case Immediates.Indices(int type, int table) -> indirect(keyword, number, table);
            case Immediates.Index(int index)
            when call.opcode() == Opcode.CALL || call.opcode() == Opcode.RETURN_CALL ->
                known(keyword, names.function(index), top.instance().function(index), "");
            default -> reference(keyword, number);
        };
    }

    private Callee indirect(String keyword, int number, int tableIndex) {
        Optional<Value> operand = operand(number);
        if (operand.isEmpty()) {
            return later(keyword);
        }
        ReferenceTable table = top.instance().table(tableIndex);
        long index = switch (operand.get()) {
            case Value.I32(int narrow) -> Integer.toUnsignedLong(narrow);
            case Value.I64(long wide) -> wide;
            default -> throw new IllegalStateException("a table has no such index: " + operand.get());
        };
        String element = "element " + Long.toUnsignedString(index) + " of " + names.table(tableIndex);
        if (index < 0 || index >= table.size()) {
            return nobody(keyword, "there is no " + element + ", which has " + table.size());
        }
        return table.get((int) index) instanceof WasmFunction function
                ? known(keyword, function.name(), function, " (" + element + ")")
                : nobody(keyword, element + " is null");
    }

    private Callee reference(String keyword, int number) {
        Optional<Value> operand = operand(number);
        if (operand.isEmpty()) {
            return later(keyword);
        }
        return operand.get() instanceof Value.Ref(var type, @Nullable Object target)
                        && target instanceof WasmFunction function
                ? known(keyword, function.name(), function, "")
                : nobody(keyword, "the reference is null");
    }

    private static Callee known(String keyword, String name, WasmFunction function, String more) {
        boolean isHost = function instanceof HostedFunction;
        String text = keyword + " " + name + more + (isHost ? ", a function of the host" : "");
        return new Callee(text, Optional.of(name), !isHost);
    }

    private static Callee later(String keyword) {
        return new Callee(keyword + " (what it calls is known when it runs)", Optional.empty(), true);
    }

    private static Callee nobody(String keyword, String why) {
        return new Callee(keyword + " (" + why + ")", Optional.empty(), false);
    }

    /** {@return the operand on top before an instruction, if it can be told now} */
    private Optional<Value> operand(int number) {
        int now = next(top);
        if (number == now) {
            return Optional.of(top.operands().getLast());
        }
        Instruction before = body().get(number - 1);
        return switch (before.opcode()) {
            case I32_CONST -> Optional.of(Value.of((int) ((Immediates.Constant) before.immediates()).bits()));
            case I64_CONST -> Optional.of(Value.of(((Immediates.Constant) before.immediates()).bits()));
            case LOCAL_GET ->
                changes(now, number, before, Opcode.LOCAL_SET, Opcode.LOCAL_TEE)
                        ? Optional.empty()
                        : Optional.of(top.local(index(before)));
            case GLOBAL_GET -> global(now, number, before);
            case REF_FUNC -> function(before);
            default -> Optional.empty();
        };
    }

    private Optional<Value> global(int from, int to, Instruction read) {
        boolean constant = !top.instance().global(index(read)).type().mutable();
        boolean calls = body().subList(from, to).stream().anyMatch(each -> isCall(each.opcode()));
        return constant || !calls && !changes(from, to, read, Opcode.GLOBAL_SET, Opcode.GLOBAL_SET)
                ? Optional.of(top.instance().global(index(read)).get())
                : Optional.empty();
    }

    private Optional<Value> function(Instruction reference) {
        WasmFunction function = top.instance().function(index(reference));
        return Optional.of(new Value.Ref(dev.stepwasm.wasm.type.ValueType.Reference.FUNCREF, function));
    }

    /** {@return whether an instruction between two others changes what another reads} */
    private boolean changes(int from, int to, Instruction read, Opcode one, Opcode other) {
        return body().subList(from, to).stream()
                .anyMatch(each -> (each.opcode() == one || each.opcode() == other) && index(each) == index(read));
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    private List<Instruction> body() {
        return top.code().instructions(top.functionIndex());
    }

    /** {@return the number of the instruction that runs next, in a frame on top} */
    static int next(Activation top) {
        int number = numberOf(top.code(), top.functionIndex(), top.codeOffset());
        return top.isBehindCall() ? number + 1 : number;
    }

    /** {@return the number of the instruction at a code offset in its function} */
    static int numberOf(ModuleCode code, int function, int codeOffset) {
        return Instruction.at(code.instructions(function), codeOffset);
    }
}
