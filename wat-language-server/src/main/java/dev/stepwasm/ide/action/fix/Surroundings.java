package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.completion.Effect;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What there is before an instruction and what is wanted behind it, if nobody knows what the instruction itself takes and
 * gives. Follows the code behind it to the end of the block, or to where it goes elsewhere.
 */
final class Surroundings implements BodyObserver {
    private static final int MOST_OPERANDS = 64;

    private final FunctionAt function;
    private final int position;
    private final List<ValueType> operands = new ArrayList<>();
    private final List<Integer> producers = new ArrayList<>();
    private final Deque<ValueType> given = new ArrayDeque<>();
    private final Deque<ValueType> wanted = new ArrayDeque<>();
    private boolean folded;
    private int operandsInside;
    private int depth = -1;
    private boolean checked;
    private boolean complete;
    private boolean done;

    private Surroundings(FunctionAt function, int position) {
        this.function = function;
        this.position = position;
    }

    /**
     * {@return what is around an instruction, if code before it allows to know}
     *
     * @param offset of its keyword in the text
     */
    static Optional<Surroundings> of(FunctionAt function, int offset) {
        Surroundings found = new Surroundings(function, offset - function.base());
        function.observe(found);
        if (found.depth == 1 && !found.done && function.isWellFormed()) {
            found.take(function.type().results());
            found.complete = true;
        }
        return found.depth < 0 ? Optional.empty() : Optional.of(found);
    }

    /** {@return the operands of the block before the instruction, bottom first} */
    List<ValueType> operands() {
        return operands;
    }

    /** {@return positions of the instructions that gave the operands} */
    List<Integer> producers() {
        return producers;
    }

    boolean isFolded() {
        return folded;
    }

    /** {@return how many operands are folded into the instruction} */
    int operandsInside() {
        return operandsInside;
    }

    /** {@return the operands that are wanted after the instruction, bottom first; unknown types are those that may be anything} */
    List<ValueType> wanted() {
        return List.copyOf(wanted);
    }

    /** {@return whether those wanted are all that may be there, since the code goes on to the end of the block} */
    boolean isComplete() {
        return complete;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        if (depth < 0) {
            if (instruction.position() == position) {
                begin(start, end, validator);
            }
        } else if (validator.controlDepth() == depth && !done) {
            goOn(instruction, validator);
        }
    }

    private void begin(int start, int end, FunctionValidator validator) {
        depth = validator.controlDepth();
        folded = start < position;
        int count = validator.operandCount();
        int from = Math.max(validator.blockHeight(0), count - MOST_OPERANDS);
        for (int i = from; i < count; i++) {
            int producer = validator.operandProducer(i);
            operands.add(validator.operand(i));
            producers.add(producer);
            operandsInside += folded && producer > start && producer < end ? 1 : 0;
        }
    }

    private void goOn(Instruction instruction, FunctionValidator validator) {
        switch (instruction.opcode()) {
            case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> {
                take(validator.blockType(0).results());
                complete = true;
                done = true;
            }
            case SELECT -> select();
            case REF_AS_NON_NULL, BR_ON_NULL -> checked = checked || given.isEmpty();
            case REF_CAST, REF_CAST_NULL, REF_TEST, REF_TEST_NULL -> cast(instruction, validator);
            case LOCAL_TEE -> tee(instruction, validator);
            default -> follow(instruction, validator);
        }
    }

    private void follow(Instruction instruction, FunctionValidator validator) {
        if (isUnknown(instruction)) {
            done = true;
            return;
        }
        Effect effect = function.effects(validator).of(instruction);
        take(effect.takes());
        effect.gives()
                .ifPresentOrElse(this::give, () -> done = !instruction.opcode().opensBlock());
    }

    /** A local that is not there takes whatever type its value has. */
    private void tee(Instruction instruction, FunctionValidator validator) {
        if (instruction.immediates() instanceof Immediates.Index(int local)
                && local >= 0
                && local < function.locals().size()) {
            follow(instruction, validator);
        }
    }

    /** A cast takes anything of the hierarchy of its type. */
    private void cast(Instruction instruction, FunctionValidator validator) {
        if (given.isEmpty() && instruction.immediates() instanceof Immediates.Ref(ValueType.Reference type)) {
            HeapType top = function.module().module().types().topOf(type.heap());
            take(List.of(new ValueType.Reference(true, top)));
            function.effects(validator).of(instruction).gives().ifPresent(this::give);
        } else {
            follow(instruction, validator);
        }
    }

    private void select() {
        take(List.of(ValueType.Numeric.I32));
        Optional<ValueType> second = Optional.ofNullable(given.pollLast());
        Optional<ValueType> first = Optional.ofNullable(given.pollLast());
        ValueType type = second.or(() -> first).orElse(ValueType.Bottom.BOTTOM);
        if (second.isEmpty()) {
            wanted.addFirst(type);
        }
        if (first.isEmpty()) {
            wanted.addFirst(type);
        }
        given.addLast(type);
    }

    private void give(List<ValueType> types) {
        given.addAll(types);
    }

    private void take(List<ValueType> types) {
        for (ValueType type : types.reversed()) {
            if (given.pollLast() == null) {
                wanted.addFirst(checked && type instanceof ValueType.Reference known ? known.withNullable(true) : type);
                checked = false;
            }
        }
    }

    /** {@return whether nobody knows what an instruction takes, since it names something that is not there} */
    private boolean isUnknown(Instruction instruction) {
        var module = function.module().module();
        int index = switch (instruction.immediates()) {
            case Immediates.Index(int only) -> only;
            case Immediates.Indices(int first, int second) -> first;
            default -> 0;
        };
        return switch (instruction.opcode()) {
            case CALL, RETURN_CALL -> index < 0 || index >= module.functionCount();
            case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF ->
                module.types().function(index) == null;
            case STRUCT_NEW -> module.types().struct(index) == null;
            case THROW -> index < 0 || index >= module.tagCount();
            case BR, BR_IF, BR_TABLE, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> index < 0;
            default -> false;
        };
    }
}
