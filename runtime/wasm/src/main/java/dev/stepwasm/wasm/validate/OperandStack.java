package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.problem.RelatedPosition;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The operand stack and the control stack of the validation algorithm (core spec, appendix 7.3), on arrays. One
 * instruction complains about its operands at most once.
 */
final class OperandStack {
    /** Every value on the stack is known. */
    private static final byte LIVE = 0;
    /** Never reached: the stack gives whatever is wanted. */
    private static final byte DEAD = 1;
    /** Reached, but after a mistake that leaves unknown what is on the stack: gives whatever is wanted. */
    private static final byte LOST = 2;

    /** More operands at once are refused: a small module can ask for any number, with calls that give many results. */
    static final int MOST_OPERANDS = 1 << 20;

    /** So many operands that do not fit are pointed at, the lowest ones. */
    private static final int MOST_RELATED = 8;

    /** Type of a block whose type nobody knows: nothing is demanded of it. */
    static final FunctionType UNKNOWN_BLOCK = new FunctionType(List.of(), List.of());

    private final TypeSpace types;
    private final ProblemSink problems;
    private final String outermost;

    private ValueType[] values = new ValueType[16];
    private int[] producers = new int[16];
    private int size;

    private Opcode[] kinds = new Opcode[8];
    private FunctionType[] blockTypes = new FunctionType[8];
    private int[] heights = new int[8];
    private int[] starts = new int[8];
    private byte[] states = new byte[8];
    private int depth;

    private Opcode current = Opcode.NOP;
    private int position;
    private boolean complained;

    /**
     * An empty stack.
     *
     * @param outermost what to call the outermost block in messages
     */
    OperandStack(TypeSpace types, ProblemSink problems, String outermost) {
        this.types = types;
        this.problems = problems;
        this.outermost = outermost;
    }

    /** Says which instruction the following calls are about. */
    void begin(Instruction instruction) {
        current = instruction.opcode();
        position = instruction.position();
        complained = false;
    }

    /** Says that the following calls are about an end that is no instruction. */
    void beginEnd(int endPosition) {
        current = Opcode.END;
        position = endPosition;
        complained = false;
    }

    int size() {
        return size;
    }

    ValueType value(int index) {
        return values[index];
    }

    int producer(int index) {
        return producers[index];
    }

    List<ValueType> list() {
        return List.of(Arrays.copyOf(values, size));
    }

    boolean dead() {
        return depth > 0 && states[depth - 1] == DEAD;
    }

    boolean live() {
        return depth > 0 && states[depth - 1] == LIVE;
    }

    // Problems.

    /** Reports a problem of the current instruction. */
    void report(Problem problem, Object... arguments) {
        complained = true;
        problems.report(problem, position, arguments);
    }

    /** Reports a type mismatch in words, unless this instruction has already complained. */
    void mismatch(String message, List<RelatedPosition> related) {
        mismatchAt(position, message, related);
    }

    private void mismatchAt(int place, String message, List<RelatedPosition> related) {
        if (!complained) {
            complained = true;
            problems.report(Problem.TYPE_MISMATCH, place, Problem.TYPE_MISMATCH.message(message), related);
        }
    }

    /** Says that an {@code if} gives something that it does not take but has no {@code else}. */
    void elseMissing(FunctionType type) {
        mismatchAt(
                starts[depth - 1],
                "this `if` needs an `else` that leaves " + MismatchWords.show(type.results()) + " too",
                List.of(new RelatedPosition(position, "it ends here without one")));
    }

    private void operandMismatch(List<ValueType> wanted) {
        if (wanted.contains(ValueType.Bottom.BOTTOM)) {
            complained = true; // a type that nobody knows has been reported where it is declared
            return;
        }
        int height = heights[depth - 1];
        List<ValueType> found = List.of(Arrays.copyOfRange(values, Math.max(height, size - wanted.size()), size));
        List<RelatedPosition> related = new ArrayList<>();
        for (int i = 1; i <= found.size() && found.size() == wanted.size(); i++) {
            ValueType want = wanted.get(wanted.size() - i);
            if (!types.matches(values[size - i], want)) {
                related.addFirst(producedBy(size - i));
            }
        }
        if (related.size() > MOST_RELATED) {
            related.subList(MOST_RELATED, related.size()).clear();
        }
        boolean hidden = found.size() < wanted.size() && height > 0;
        if (hidden) {
            related.add(new RelatedPosition(
                    starts[depth - 1],
                    "values from before this `" + kinds[depth - 1].keyword() + "` cannot be used inside of it"));
        }
        mismatch(MismatchWords.operands(current, wanted, found, hidden), related);
    }

    private RelatedPosition producedBy(int index) {
        return new RelatedPosition(producers[index], "this gives " + MismatchWords.withArticle(values[index]));
    }

    // Operands.

    void push(ValueType type) {
        if (size == MOST_OPERANDS) {
            if (live()) {
                report(Problem.UNSUPPORTED_FEATURE, "more than " + MOST_OPERANDS + " operands at once");
            }
            lose();
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            producers = Arrays.copyOf(producers, size * 2);
        }
        values[size] = type;
        producers[size++] = position;
    }

    void push(List<ValueType> list) {
        for (int i = 0; i < list.size(); i++) {
            push(list.get(i));
        }
    }

    /** Takes a value of a type. */
    void pop(ValueType wanted) {
        if (size > heights[depth - 1]) {
            ValueType found = values[size - 1];
            if (!types.matches(found, wanted)) {
                operandMismatch(List.of(wanted));
            }
            size--;
        } else if (states[depth - 1] == LIVE) {
            operandMismatch(List.of(wanted));
            lose();
        }
    }

    /** Takes values of types, the last of which is on top. */
    void pop(List<ValueType> wanted) {
        if (check(wanted)) {
            size = Math.max(heights[depth - 1], size - wanted.size());
        } else {
            int left = size - wanted.size();
            if (left < heights[depth - 1]) {
                lose();
            } else {
                size = left;
            }
        }
    }

    /** {@return whether the values on top are of the types; reports it if not} */
    boolean check(List<ValueType> wanted) {
        int height = heights[depth - 1];
        int count = wanted.size();
        if (size - height < count && states[depth - 1] == LIVE) {
            operandMismatch(wanted);
            return false;
        }
        for (int i = 1; i <= count; i++) {
            int index = size - i;
            if (index < height) {
                return true;
            }
            ValueType want = wanted.get(count - i);
            if (!types.matches(values[index], want)) {
                operandMismatch(wanted);
                return false;
            }
        }
        return true;
    }

    /** {@return the value on top, of whatever type, which is taken} */
    ValueType popAny() {
        if (size > heights[depth - 1]) {
            return values[--size];
        }
        if (states[depth - 1] == LIVE) {
            mismatch("`" + current.keyword() + "` needs an operand but the stack is empty", List.of());
            lose();
        }
        return ValueType.Bottom.BOTTOM;
    }

    /** {@return the reference on top, which is taken} */
    ValueType popReference() {
        ValueType found = peek();
        if (found != ValueType.Bottom.BOTTOM && !found.isReference()) {
            mismatch(
                    "`" + current.keyword() + "` needs a reference but the stack has " + found.show(),
                    List.of(producedBy(size - 1)));
            size--;
            return ValueType.Bottom.REFERENCE;
        }
        ValueType taken = popAny();
        return taken == ValueType.Bottom.BOTTOM ? ValueType.Bottom.REFERENCE : taken;
    }

    /** {@return the type of the value on top, unknown if there is none} */
    ValueType peek() {
        return size > heights[depth - 1] ? values[size - 1] : ValueType.Bottom.BOTTOM;
    }

    /** What follows is not reached. */
    void die() {
        size = heights[depth - 1];
        states[depth - 1] = DEAD;
    }

    /** What follows is reached with a stack that nobody knows. */
    void lose() {
        size = heights[depth - 1];
        if (states[depth - 1] == LIVE) {
            states[depth - 1] = LOST;
        }
    }

    // Control.

    int depth() {
        return depth;
    }

    /** {@return the instruction that opened the block so many levels out} */
    Opcode kind(int label) {
        return kinds[depth - 1 - label];
    }

    /** {@return the type of the block so many levels out} */
    FunctionType blockType(int label) {
        return blockTypes[depth - 1 - label];
    }

    /** {@return whether nobody knows the type of the block so many levels out} */
    @SuppressWarnings("ReferenceEquality") // a block that takes and gives nothing is equal but known
    boolean isUnknownBlock(int label) {
        return blockTypes[depth - 1 - label] == UNKNOWN_BLOCK;
    }

    /** {@return how many operands lie below the block so many levels out, its parameters not counted} */
    int height(int label) {
        return heights[depth - 1 - label];
    }

    /** {@return what a branch to the block so many levels out must bring} */
    List<ValueType> labelTypes(int label) {
        FunctionType type = blockType(label);
        return kind(label) == Opcode.LOOP ? type.parameters() : type.results();
    }

    /** Opens a block whose parameters have been taken. */
    void open(Opcode kind, FunctionType type) {
        if (depth == kinds.length) {
            kinds = Arrays.copyOf(kinds, depth * 2);
            blockTypes = Arrays.copyOf(blockTypes, depth * 2);
            heights = Arrays.copyOf(heights, depth * 2);
            starts = Arrays.copyOf(starts, depth * 2);
            states = Arrays.copyOf(states, depth * 2);
        }
        kinds[depth] = kind;
        blockTypes[depth] = type;
        heights[depth] = size;
        starts[depth] = position;
        states[depth++] = LIVE;
        push(type.parameters());
    }

    /** Begins another part of the innermost block, as after {@code else}. */
    void restart(Opcode kind, List<ValueType> given) {
        size = heights[depth - 1];
        kinds[depth - 1] = kind;
        states[depth - 1] = LIVE;
        push(given);
    }

    /** Checks that the innermost block leaves what its type says. */
    void checkResults() {
        List<ValueType> wanted = blockTypes[depth - 1].results();
        int found = size - heights[depth - 1];
        boolean countFits = found == wanted.size() || (found < wanted.size() && states[depth - 1] != LIVE);
        int wrong = countFits ? firstWrong(wanted) : -1;
        if ((countFits && wrong < 0) || isUnknownBlock(0) || leavesOnlyConsequences(wanted)) {
            return;
        }
        List<ValueType> left = List.of(Arrays.copyOfRange(values, heights[depth - 1], size));
        List<RelatedPosition> related = new ArrayList<>();
        int place = position;
        if (found > wanted.size()) {
            place = producers[heights[depth - 1]]; // the lowest ones are those that nobody takes
        } else if (wrong >= 0) {
            place = producers[wrong];
        }
        if (place != position) {
            related.add(new RelatedPosition(position, "it ends here"));
        }
        if (depth > 1) {
            related.add(new RelatedPosition(starts[depth - 1], "it begins here"));
        }
        mismatchAt(place, MismatchWords.results(blockName(), wanted, left), related);
    }

    /** {@return whether the values too many are of unknown types, as mistakes leave them where code is reached} */
    private boolean leavesOnlyConsequences(List<ValueType> wanted) {
        int surplus = size - heights[depth - 1] - wanted.size();
        boolean unknown = surplus > 0 && states[depth - 1] == LIVE;
        for (int i = 0; i < surplus && unknown; i++) {
            unknown = values[heights[depth - 1] + i] == ValueType.Bottom.BOTTOM;
        }
        return unknown;
    }

    private int firstWrong(List<ValueType> wanted) {
        for (int i = size - 1, w = wanted.size() - 1; i >= heights[depth - 1]; i--, w--) {
            if (!types.matches(values[i], wanted.get(w))) {
                return i;
            }
        }
        return -1;
    }

    private String blockName() {
        return depth == 1 ? outermost : "this `" + kinds[depth - 1].keyword() + "`";
    }

    /** Closes the innermost block and leaves its results. */
    void close() {
        FunctionType type = blockTypes[--depth];
        size = heights[depth];
        if (depth > 0) {
            push(type.results());
        }
    }
}
