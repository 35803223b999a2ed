package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.code.InstructionSink;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Validates one function body (core spec 3.4), instruction by instruction, whether they come from a text or a binary, and
 * tells the types of the operands between any two of them. Blocks may be nested as deep as memory allows.
 *
 * <p>Problems go to the sink with the position of the instruction at fault. An index that is
 * {@link Instruction#UNKNOWN_INDEX} has been reported by whoever produced it; its consequences are not reported. A text
 * calls {@link #finish} after the last instruction; in a binary the final {@code end} does the same. Not safe for
 * concurrent use.
 */
public final class FunctionValidator implements InstructionSink {
    private static final Map<ValueType.Numeric, FunctionType> INLINE = inlineTypes();

    private final ModuleContext module;
    private final FunctionType type;
    private final LocalStates locals;
    private final OperandStack stack;
    private final IndexChecks indices;
    private final MemoryRules memoryRules;
    private final ReferenceRules referenceRules;
    private final AggregateRules aggregateRules;

    /**
     * A validator at the beginning of a body.
     *
     * @param allLocals types of the parameters and then the locals
     */
    public FunctionValidator(ModuleContext module, FunctionType type, List<ValueType> allLocals, ProblemSink problems) {
        this(module, type, allLocals, problems, "the function");
    }

    private FunctionValidator(
            ModuleContext module,
            FunctionType type,
            List<ValueType> allLocals,
            ProblemSink problems,
            String outermost) {
        this.module = module;
        this.type = type;
        this.locals = new LocalStates(allLocals, type.parameters().size());
        this.stack = new OperandStack(module.types(), problems, outermost);
        this.indices = new IndexChecks(module, stack);
        this.memoryRules = new MemoryRules(module, stack, indices);
        this.referenceRules = new ReferenceRules(module, stack, indices);
        this.aggregateRules = new AggregateRules(module, stack, indices);
        stack.open(Opcode.BLOCK, new FunctionType(List.of(), type.results()));
        locals.open(1);
    }

    /** {@return a validator of an expression that gives one value and has no locals} */
    static FunctionValidator ofExpression(ModuleContext module, ValueType type, ProblemSink problems) {
        return new FunctionValidator(
                module, new FunctionType(List.of(), List.of(type)), List.of(), problems, "the constant expression");
    }

    private static Map<ValueType.Numeric, FunctionType> inlineTypes() {
        var types = new EnumMap<ValueType.Numeric, FunctionType>(ValueType.Numeric.class);
        for (ValueType.Numeric numeric : ValueType.Numeric.values()) {
            types.put(numeric, new FunctionType(List.of(), List.of(numeric)));
        }
        return types;
    }

    // What is known between two instructions.

    /** {@return the types of all operands, bottom first; those below the innermost block too} */
    public List<ValueType> operands() {
        return stack.list();
    }

    /** {@return the number of operands} */
    public int operandCount() {
        return stack.size();
    }

    /**
     * {@return the type of an operand}
     *
     * @param index counted from the bottom, from 0
     */
    public ValueType operand(int index) {
        return stack.value(index);
    }

    /**
     * {@return the position of the instruction that gave an operand}
     *
     * @param index counted from the bottom, from 0
     */
    public int operandProducer(int index) {
        return stack.producer(index);
    }

    /** {@return whether a local may be read here: it is a parameter, has a default value, or has been set} */
    public boolean isLocalSet(int index) {
        return locals.isSet(index);
    }

    /** {@return whether the next instruction can be reached at all} */
    public boolean reachable() {
        return !stack.dead();
    }

    /** {@return whether there are no more operands than those that {@link #operands} tells: reached, and without a mistake before} */
    public boolean operandsKnown() {
        return stack.live();
    }

    /** {@return the number of open blocks, the function itself included; 0 after its end} */
    public int controlDepth() {
        return stack.depth();
    }

    /**
     * {@return what opened a block: {@code block}, {@code loop}, {@code if}, {@code else}, ...; {@code block} for the
     * function itself}
     *
     * @param label nesting depth, 0 for the innermost, less than {@link #controlDepth()}
     */
    public Opcode blockKind(int label) {
        return stack.kind(label);
    }

    /** {@return the type of a block; for the function itself its results only} */
    public FunctionType blockType(int label) {
        return stack.blockType(label);
    }

    /** {@return the number of operands below a block, its own parameters not counted} */
    public int blockHeight(int label) {
        return stack.height(label);
    }

    /** {@return the types of the operands that a branch to that block takes along} */
    public List<ValueType> labelTypes(int label) {
        return stack.labelTypes(label);
    }

    // The instructions.

    @Override
    public void accept(Instruction instruction) {
        if (stack.depth() == 0) {
            return;
        }
        stack.begin(instruction);
        Opcode op = instruction.opcode();
        Immediates immediates = instruction.immediates();
        // Most instructions are ruled by their type alone.
        FunctionType signature = op.signatureOrNull();
        if (signature != null && (immediates == Immediates.None.NONE || immediates instanceof Immediates.Constant)) {
            stack.pop(signature.parameters());
            stack.push(signature.results());
            return;
        }
        switch (op) {
            case UNREACHABLE -> stack.die();
            case BLOCK, LOOP, TRY -> open(op, ((Immediates.Block) immediates).type());
            case IF -> {
                stack.pop(ValueType.Numeric.I32);
                open(op, ((Immediates.Block) immediates).type());
            }
            case ELSE -> orElse();
            case END -> end();
            case TRY_TABLE -> tryTable((Immediates.TryTable) immediates);
            case CATCH -> nextHandler(op, indices.tagParameters(index(immediates)));
            case CATCH_ALL -> nextHandler(op, List.of());
            case DELEGATE -> delegate(index(immediates));
            case RETHROW -> rethrow(index(immediates));
            case THROW -> {
                List<ValueType> parameters = indices.tagParameters(index(immediates));
                if (parameters != null) {
                    stack.pop(parameters);
                }
                stack.die();
            }
            case THROW_REF -> {
                stack.pop(ValueType.EXNREF);
                stack.die();
            }
            case BR -> {
                List<ValueType> wanted = indices.labelTypes(index(immediates));
                if (wanted != null) {
                    stack.pop(wanted);
                }
                stack.die();
            }
            case BR_IF -> {
                stack.pop(ValueType.Numeric.I32);
                passThrough(indices.labelTypes(index(immediates)));
            }
            case BR_TABLE -> branchTable((Immediates.Labels) immediates);
            case RETURN -> {
                stack.pop(type.results());
                stack.die();
            }
            case CALL -> call(indices.functionType(index(immediates)));
            case RETURN_CALL -> tailCall(indices.functionType(index(immediates)));
            case CALL_INDIRECT -> call(indirect((Immediates.Indices) immediates));
            case RETURN_CALL_INDIRECT -> tailCall(indirect((Immediates.Indices) immediates));
            case CALL_REF -> call(byReference(index(immediates)));
            case RETURN_CALL_REF -> tailCall(byReference(index(immediates)));
            case DROP -> stack.popAny();
            case SELECT -> select();
            case SELECT_T -> select(((Immediates.Types) immediates).types());
            case LOCAL_GET -> localGet(index(immediates));
            case LOCAL_SET -> localSet(index(immediates), false);
            case LOCAL_TEE -> localSet(index(immediates), true);
            case GLOBAL_GET -> globalGet(index(immediates));
            case GLOBAL_SET -> globalSet(index(immediates));
            default -> other(op, immediates);
        }
    }

    private void other(Opcode op, Immediates immediates) {
        if (!memoryRules.accept(op, immediates)
                && !referenceRules.accept(op, immediates)
                && !aggregateRules.accept(op, immediates)) {
            FunctionType signature = op.signature().orElseThrow(() -> new IllegalStateException("no rule for " + op));
            stack.pop(signature.parameters());
            stack.push(signature.results());
        }
    }

    /**
     * Ends the body where no {@code end} does, as in a text. Blocks still open are a mistake of syntax, reported elsewhere.
     *
     * @param endPosition where to report what the body leaves
     */
    public void finish(int endPosition) {
        stack.beginEnd(endPosition);
        if (stack.depth() == 1) {
            stack.checkResults();
        }
        while (stack.depth() > 0) {
            stack.close();
        }
    }

    static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }

    // Blocks.

    private void open(Opcode op, BlockType blockType) {
        @Nullable FunctionType known = blockType(blockType);
        if (known == null) {
            stack.lose();
            stack.open(op, OperandStack.UNKNOWN_BLOCK);
            stack.lose();
        } else {
            stack.pop(known.parameters());
            stack.open(op, known);
        }
        locals.open(stack.depth());
    }

    private @Nullable FunctionType blockType(BlockType blockType) {
        return switch (blockType) {
            case BlockType.Indexed(int index) -> indices.typeOfFunctions(index);
            case BlockType.Inline(Optional<ValueType> result) -> {
                if (result.isEmpty()) {
                    yield FunctionType.EMPTY;
                }
                if (result.get() instanceof ValueType.Numeric numeric) {
                    yield INLINE.get(numeric);
                }
                indices.checkType(result.get());
                yield new FunctionType(List.of(), List.of(result.get()));
            }
        };
    }

    private void orElse() {
        if (stack.depth() < 2 || stack.kind(0) != Opcode.IF) {
            stack.report(Problem.UNEXPECTED_TOKEN, "`end`", "`else`");
            return;
        }
        stack.checkResults();
        locals.reset(stack.depth());
        stack.restart(Opcode.ELSE, stack.blockType(0).parameters());
    }

    private void end() {
        FunctionType ended = stack.blockType(0);
        stack.checkResults();
        if (stack.kind(0) == Opcode.IF
                && stack.depth() > 1
                && !module.types().allMatch(ended.parameters(), ended.results())) {
            stack.elseMissing(ended);
        }
        locals.reset(stack.depth());
        stack.close();
    }

    private void tryTable(Immediates.TryTable table) {
        for (Catch handler : table.catches()) {
            List<ValueType> wanted = indices.labelTypes(handler.label());
            List<ValueType> given = handler.kind().hasTag() ? indices.tagParameters(handler.tag()) : List.of();
            if (wanted == null || given == null) {
                continue;
            }
            if (handler.kind().givesReference()) {
                given = new ArrayList<>(given);
                given.add(new ValueType.Reference(false, HeapType.Abstract.EXN));
            }
            if (!module.types().allMatch(given, wanted)) {
                stack.mismatch(
                        "`" + handler.kind().keyword() + "` gives " + MismatchWords.show(given)
                                + " but its label needs " + MismatchWords.show(wanted),
                        List.of());
                break; // an instruction complains once
            }
        }
        open(Opcode.TRY_TABLE, table.type());
    }

    /** A handler of a legacy {@code try}. */
    private void nextHandler(Opcode op, @Nullable List<ValueType> given) {
        if (stack.depth() < 2 || (stack.kind(0) != Opcode.TRY && stack.kind(0) != Opcode.CATCH)) {
            stack.report(Problem.UNEXPECTED_TOKEN, "`end`", "`" + op.keyword() + "`");
            return;
        }
        stack.checkResults();
        locals.reset(stack.depth());
        stack.restart(op, given == null ? List.of() : given);
        if (given == null) {
            stack.lose();
        }
    }

    private void delegate(int label) {
        if (stack.depth() < 2 || stack.kind(0) != Opcode.TRY) {
            stack.report(Problem.UNEXPECTED_TOKEN, "`end`", "`delegate`");
            return;
        }
        stack.checkResults();
        locals.reset(stack.depth());
        stack.close();
        indices.labelTypes(label);
    }

    private void rethrow(int label) {
        if (indices.labelTypes(label) != null
                && stack.kind(label) != Opcode.CATCH
                && stack.kind(label) != Opcode.CATCH_ALL) {
            stack.report(Problem.INVALID_RETHROW_LABEL, label);
        }
        stack.die();
    }

    // Branches and calls.

    /** Operands that a branch takes along and that stay when it is not taken. */
    private void passThrough(@Nullable List<ValueType> wanted) {
        if (wanted != null) {
            stack.pop(wanted);
            stack.push(wanted);
        }
    }

    private void branchTable(Immediates.Labels labels) {
        stack.pop(ValueType.Numeric.I32);
        List<ValueType> standard = indices.labelTypes(labels.defaultTarget());
        int last = Instruction.UNKNOWN_INDEX;
        boolean good = standard == null || stack.check(standard);
        for (int i = 0; i < labels.size() - 1 && good; i++) {
            int label = labels.get(i);
            if (label == last || label == labels.defaultTarget()) {
                continue;
            }
            last = label;
            List<ValueType> wanted = indices.labelTypes(label);
            if (wanted != null && standard != null && wanted.size() != standard.size()) {
                stack.mismatch(
                        "the labels of `br_table` need different numbers of values: " + FunctionType.showStack(standard)
                                + " and " + FunctionType.showStack(wanted),
                        List.of());
                good = false;
            } else if (wanted != null) {
                good = stack.check(wanted);
            }
        }
        stack.die();
    }

    private void call(@Nullable FunctionType called) {
        if (called == null) {
            stack.lose();
        } else {
            stack.pop(called.parameters());
            stack.push(called.results());
        }
    }

    private void tailCall(@Nullable FunctionType called) {
        if (called != null) {
            stack.pop(called.parameters());
            if (!module.types().allMatch(called.results(), type.results())) {
                stack.mismatch(
                        "a tail call must give the results of this function, " + FunctionType.showStack(type.results())
                                + ", but gives " + FunctionType.showStack(called.results()),
                        List.of());
            }
        }
        stack.die();
    }

    private @Nullable FunctionType indirect(Immediates.Indices called) {
        @Nullable TableType table = indices.table(called.second());
        @Nullable FunctionType signature = indices.typeOfFunctions(called.first());
        if (table == null) {
            stack.popAny();
            return signature;
        }
        if (!module.types().matches(table.element(), ValueType.FUNCREF)) {
            stack.mismatch(
                    "an indirect call needs a table of functions, but this one holds "
                            + table.element().show(),
                    List.of());
        }
        stack.pop(table.addressType());
        return signature;
    }

    private @Nullable FunctionType byReference(int typeIndex) {
        @Nullable FunctionType signature = indices.typeOfFunctions(typeIndex);
        if (signature == null) {
            stack.popAny();
        } else {
            stack.pop(new ValueType.Reference(true, new HeapType.Concrete(typeIndex)));
        }
        return signature;
    }

    // Parametric and variable instructions.

    private void select() {
        stack.pop(ValueType.Numeric.I32);
        ValueType second = stack.popAny();
        ValueType first = stack.popAny();
        if (first.isReference() || second.isReference()) {
            stack.mismatch(
                    "`select` without a type takes numbers and vectors only: write `select (result "
                            + (first.isReference() ? first : second).show() + ")`",
                    List.of());
        } else if (!first.equals(second) && first != ValueType.Bottom.BOTTOM && second != ValueType.Bottom.BOTTOM) {
            stack.mismatch(
                    "`select` needs two values of one type but the stack has "
                            + FunctionType.showStack(List.of(first, second)),
                    List.of());
        }
        stack.push(first == ValueType.Bottom.BOTTOM ? second : first);
    }

    private void select(List<ValueType> chosen) {
        stack.pop(ValueType.Numeric.I32);
        if (chosen.size() != 1) {
            stack.report(Problem.INVALID_RESULT_ARITY, chosen.size());
            stack.lose();
            return;
        }
        indices.checkType(chosen.get(0));
        stack.pop(chosen.get(0));
        stack.pop(chosen.get(0));
        stack.push(chosen.get(0));
    }

    private boolean localExists(int index) {
        if (index >= 0 && index < locals.size()) {
            return true;
        }
        if (index != Instruction.UNKNOWN_INDEX) {
            stack.report(Problem.UNKNOWN_LOCAL, IndexChecks.among(index, locals.size(), false));
        }
        return false;
    }

    private void localGet(int index) {
        if (!localExists(index)) {
            stack.push(ValueType.Bottom.BOTTOM);
            return;
        }
        if (!locals.isSet(index)) {
            stack.report(Problem.UNINITIALIZED_LOCAL, index);
            locals.set(index);
        }
        stack.push(locals.type(index));
    }

    private void localSet(int index, boolean keep) {
        if (!localExists(index)) {
            ValueType value = stack.popAny();
            if (keep) {
                stack.push(value);
            }
            return;
        }
        stack.pop(locals.type(index));
        locals.set(index);
        if (keep) {
            stack.push(locals.type(index));
        }
    }

    private void globalGet(int index) {
        @Nullable GlobalType global = indices.global(index);
        stack.push(global == null ? ValueType.Bottom.BOTTOM : global.type());
    }

    private void globalSet(int index) {
        @Nullable GlobalType global = indices.global(index);
        if (global == null) {
            stack.popAny();
            return;
        }
        if (!global.mutable()) {
            stack.report(Problem.IMMUTABLE_GLOBAL, index);
        }
        stack.pop(global.type());
    }
}
