package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.BodyObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values that do not fit: the operands of an instruction, or what a block or function leaves.
 *
 * @param isEnd whether a block or function ends there
 * @param taker offset of the instruction that takes the values, of the end of the block, or of the function
 * @param op the instruction, {@code end} for a function
 * @param wanted the types, the top of the stack last
 * @param found the values that there are; not more than wanted for an instruction
 * @param below those that lie outside of the innermost block, the nearest last, as many as are missing
 */
record Mismatch(
        FunctionAt function,
        Diagnostic diagnostic,
        boolean isEnd,
        int taker,
        Opcode op,
        List<ValueType> wanted,
        List<Value> found,
        List<Value> below) {
    private static final int MOST_VALUES = 64;

    /**
     * A value on the stack.
     *
     * @param producer offset of the instruction that gave it
     */
    record Value(ValueType type, int producer) {}

    /** {@return those at a place} */
    static List<Mismatch> at(Place place) {
        List<Diagnostic> diagnostics = place.diagnostics().stream()
                .filter(diagnostic -> diagnostic.problem() == Problem.TYPE_MISMATCH)
                .toList();
        if (diagnostics.isEmpty()) {
            return List.of();
        }
        return FunctionAt.of(place).stream()
                .flatMap(function -> diagnostics.stream().flatMap(diagnostic -> of(function, diagnostic).stream()))
                .toList();
    }

    private static Optional<Mismatch> of(FunctionAt function, Diagnostic diagnostic) {
        Search search = new Search(function, diagnostic);
        function.observe(search);
        if (search.found == null && function.isWellFormed()) {
            search.finish(isInstruction(function, diagnostic));
        }
        return Optional.ofNullable(search.found);
    }

    private static boolean isInstruction(FunctionAt function, Diagnostic diagnostic) {
        return Token.firstFrom(function.field().tree(), diagnostic.span().start())
                .filter(token -> TokenCode.isOpcode(token.code()))
                .isPresent();
    }

    TypeSpace types() {
        return function.module().module().types();
    }

    /** {@return whether there are as many values as wanted} */
    boolean countFits() {
        return found.size() == wanted.size();
    }

    /** {@return the numbers of the values that have another type than wanted, if there are as many as wanted} */
    List<Integer> wrong() {
        return IntStream.range(0, found.size())
                .filter(i -> !types().matches(found.get(i).type(), wanted.get(i)))
                .boxed()
                .toList();
    }

    /** {@return whether some of the values fit some of the types} */
    boolean fits(List<Value> values, List<ValueType> these) {
        return types().allMatch(values.stream().map(Value::type).toList(), these);
    }

    /** Walks to the mistake and notes what is on the stack there. */
    private static final class Search implements BodyObserver {
        private final FunctionAt function;
        private final Diagnostic diagnostic;
        private final int position;
        private List<Value> last = List.of();
        private boolean lastKnown;
        private @Nullable Mismatch found;

        Search(FunctionAt function, Diagnostic diagnostic) {
            this.function = function;
            this.diagnostic = diagnostic;
            this.position = diagnostic.span().start() - function.base();
        }

        @Override
        public boolean isDone() {
            return found != null;
        }

        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (found != null || validator.controlDepth() == 0) {
                return;
            }
            switch (instruction.opcode()) {
                case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> results(instruction, validator);
                default -> {
                    if (instruction.position() == position) {
                        operands(instruction, validator);
                    }
                }
            }
        }

        @Override
        public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (validator.controlDepth() == 1) {
                lastKnown = validator.operandCount() <= MOST_VALUES;
                last = lastKnown ? values(validator, 0, validator.operandCount()) : List.of();
            }
        }

        private void results(Instruction instruction, FunctionValidator validator) {
            int height = validator.blockHeight(0);
            int count = validator.operandCount() - height;
            List<ValueType> wanted = validator.blockType(0).results();
            if (count <= MOST_VALUES) {
                results(
                        instruction.opcode(),
                        instruction.position(),
                        wanted,
                        values(validator, height, height + count));
            }
        }

        private void results(Opcode op, int end, List<ValueType> wanted, List<Value> left) {
            Mismatch mismatch =
                    new Mismatch(function, diagnostic, true, function.base() + end, op, wanted, left, List.of());
            List<Integer> wrong = mismatch.countFits() ? mismatch.wrong() : List.of();
            int place = left.size() > wanted.size()
                    ? left.getFirst().producer() - function.base()
                    : wrong.isEmpty() ? end : left.get(wrong.getLast()).producer() - function.base();
            if (place == position && (!mismatch.countFits() || !wrong.isEmpty())) {
                found = mismatch;
            }
        }

        /**
         * The end of the function, which is no instruction.
         *
         * @param explained whether an instruction is to blame, and not that there is none
         */
        void finish(boolean explained) {
            int end = function.field().span().end() - 1 - function.base();
            List<ValueType> wanted = function.type().results();
            results(Opcode.END, end, wanted, last);
            if (found == null && !explained && lastKnown && last.size() < wanted.size()) {
                found = new Mismatch(
                        function, diagnostic, true, function.base() + end, Opcode.END, wanted, last, List.of());
            }
        }

        private void operands(Instruction instruction, FunctionValidator validator) {
            List<ValueType> wanted = function.effects(validator).of(instruction).takes();
            int height = validator.blockHeight(0);
            int count = validator.operandCount();
            if (wanted.size() > MOST_VALUES) {
                return;
            }
            int from = Math.max(height, count - wanted.size());
            List<Value> top = values(validator, from, count);
            int missing = wanted.size() - top.size();
            List<Value> below = values(validator, Math.max(0, from - missing), from);
            Mismatch mismatch = new Mismatch(
                    function,
                    diagnostic,
                    false,
                    function.base() + position,
                    instruction.opcode(),
                    instruction.opcode() == Opcode.SELECT ? ofSelect(wanted, top) : wanted,
                    top,
                    below);
            boolean untyped = instruction.opcode() == Opcode.SELECT
                    && top.stream().anyMatch(value -> value.type().isReference());
            if (!mismatch.countFits() || !mismatch.wrong().isEmpty() || untyped) {
                found = mismatch; // else it is what it gives that nobody takes
            }
        }

        /** The two values of a {@code select} have one type, that of the first if it is known. */
        private static List<ValueType> ofSelect(List<ValueType> wanted, List<Value> top) {
            if (top.size() < wanted.size()) {
                return wanted;
            }
            ValueType type = top.getFirst().type();
            return List.of(type, type, ValueType.Numeric.I32);
        }

        private List<Value> values(FunctionValidator validator, int from, int to) {
            List<Value> values = new ArrayList<>();
            for (int i = from; i < to; i++) {
                values.add(new Value(validator.operand(i), function.base() + validator.operandProducer(i)));
            }
            return values;
        }
    }
}
