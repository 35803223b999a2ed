package dev.stepwasm.ide.hint;

import dev.stepwasm.ide.instruction.DataAt;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The string that lies at a constant address, behind the constant. A constant is an address if a load, a store or the like
 * takes it as one. If it is passed on or kept it may be one: then it says so only if it is the very place where a string
 * begins, and not zero. All else is a number.
 */
final class AddressHints implements CodeHints.Watch {
    /** A hint may stand in a part whose constant begins so many characters before. */
    private static final int LONGEST = 100;

    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final int base;
    private final Span part;
    private final List<Hint> hints = new ArrayList<>();
    private final List<Constant> waiting = new ArrayList<>();
    private int countBefore;
    private boolean done;

    /**
     * A constant that nobody has taken yet.
     *
     * @param position of its instruction in the segment
     * @param operand its place on the stack, from the bottom
     */
    private record Constant(int position, int operand, ValueType type, long value) {}

    /** What takes a constant as an address, or may. */
    private record Taking(int memory, long offset, boolean surely) {}

    AddressHints(Analysis analysis, ModuleAnalysis module, int segment, Span part) {
        this.analysis = analysis;
        this.module = module;
        this.base = analysis.tree().start(segment);
        this.part = part;
        this.done = module.module().data().isEmpty();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        countBefore = validator.operandCount();
    }

    @Override
    public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Constant constant = waiting.get(i);
            boolean there = constant.operand < validator.operandCount()
                    && validator.operandProducer(constant.operand) == constant.position;
            if (there) {
                break; // so are all below it
            }
            waiting.remove(i);
            taking(instruction, countBefore - 1 - constant.operand).ifPresent(taking -> add(constant, taking));
        }
        int place = base + instruction.position();
        OptionalLong value = DataAt.address(instruction);
        if (value.isPresent() && validator.reachable() && place + LONGEST >= part.start() && place <= part.end()) {
            waiting.add(new Constant(
                    instruction.position(), validator.operandCount() - 1, type(instruction), value.getAsLong()));
        }
        done |= place > part.end() && waiting.isEmpty();
    }

    /** {@return what an instruction does with an operand, counted from the top of the stack} */
    private static Optional<Taking> taking(Instruction instruction, int operand) {
        Opcode op = instruction.opcode();
        int count = op.signature().map(type -> type.parameters().size()).orElse(0);
        return switch (instruction.immediates()) {
            case Immediates.MemoryArgument argument -> taking(argument, count, operand);
            case Immediates.MemoryLane(Immediates.MemoryArgument argument, int lane) ->
                taking(argument, count, operand);
            case Immediates.Indices(int to, int from)
            when op == Opcode.MEMORY_COPY -> operand == 2 ? surely(to) : operand == 1 ? surely(from) : Optional.empty();
            case Immediates.Indices(int data, int memory)
            when op == Opcode.MEMORY_INIT -> operand == 2 ? surely(memory) : Optional.empty();
            case Immediates.Index(int memory)
            when op.immediates().contains(Immediate.MEMORY) -> operand == 2 ? surely(memory) : Optional.empty();
            default -> passesOn(op) ? Optional.of(new Taking(0, 0, false)) : Optional.empty();
        };
    }

    private static Optional<Taking> taking(Immediates.MemoryArgument argument, int count, int operand) {
        boolean surely = operand == count - 1;
        return Optional.of(new Taking(surely ? argument.memory() : 0, surely ? argument.offset() : 0, surely));
    }

    private static Optional<Taking> surely(int memory) {
        return Optional.of(new Taking(memory, 0, true));
    }

    private static boolean passesOn(Opcode op) {
        return switch (op) {
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            case LOCAL_SET, GLOBAL_SET, RETURN -> true;
            default -> false;
        };
    }

    private void add(Constant constant, Taking taking) {
        long address = constant.value + taking.offset;
        boolean fits = DataAt.isAddress(module.module(), taking.memory, constant.type);
        if (!fits || taking.offset < 0 || address < 0 || (!taking.surely && address == 0)) {
            return;
        }
        DataAt.find(module.module(), taking.memory, address)
                .filter(data -> taking.surely || data.beginsString())
                .flatMap(DataAt::string)
                .flatMap(string -> hint(analysis, base + constant.position, string))
                .ifPresent(hints::add);
    }

    private static ValueType type(Instruction constant) {
        return constant.opcode() == Opcode.I64_CONST ? ValueType.Numeric.I64 : ValueType.Numeric.I32;
    }

    /** {@return a hint behind the number of a constant} */
    private static Optional<Hint> hint(Analysis analysis, int keyword, String string) {
        return Token.at(analysis.tree(), keyword)
                .flatMap(Token::next)
                .map(number -> new Hint(number.span().end(), Hint.Kind.ADDRESS, string, Optional.empty()));
    }

    /** Adds what is kept in a global from the beginning. */
    static void addGlobal(List<Hint> found, Analysis analysis, ModuleAnalysis module, int segment) {
        int index = module.lowered().table(IndexSpace.GLOBAL).indexIn(segment)
                - module.module().importedGlobalCount();
        if (index < 0 || index >= module.module().globals().size()) {
            return;
        }
        List<Instruction> code =
                module.module().globals().get(index).initializer().instructions();
        OptionalLong address = DataAt.constant(code);
        if (address.isPresent()
                && address.getAsLong() != 0
                && DataAt.isAddress(module.module(), 0, type(code.getFirst()))) {
            DataAt.find(module.module(), 0, address.getAsLong())
                    .filter(DataAt::beginsString)
                    .flatMap(DataAt::string)
                    .flatMap(string -> hint(analysis, code.getFirst().position(), string))
                    .ifPresent(found::add);
        }
    }

    @Override
    public void addTo(List<Hint> found) {
        found.addAll(hints);
    }
}
