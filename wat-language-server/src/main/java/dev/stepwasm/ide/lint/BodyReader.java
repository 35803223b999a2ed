package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lower.CodeSink;
import java.util.Arrays;
import java.util.BitSet;

/** Takes down the instructions of one function for a {@link Body}, which is then all that is left of this. */
final class BodyReader implements CodeSink {
    private static final int[] NONE = new int[0];

    private final int base;
    Opcode[] ops = new Opcode[64];
    Immediates[] immediates = new Immediates[64];
    int[] positions = new int[64];
    int[] starts = new int[64];
    int[] ends = new int[64];
    int[] openers = new int[64];
    int size;

    int[] jumpFrom = NONE;
    int[] jumpTo = NONE;
    int jumpCount;
    boolean hasLoops;
    final BitSet usedLabels = new BitSet();

    private int[] open = new int[16];
    private int depth;

    /** @param base offset of the segment in the text: starts and ends come counted from the start of the text, positions do not */
    BodyReader(int base) {
        this.base = base;
    }

    @Override
    public void accept(Instruction instruction, int start, int end) {
        if (size == ops.length) {
            grow(size * 2);
        }
        ops[size] = instruction.opcode();
        immediates[size] = instruction.immediates();
        positions[size] = instruction.position();
        starts[size] = start - base;
        ends[size] = end - base;
        control(instruction);
        size++;
    }

    private void grow(int length) {
        ops = Arrays.copyOf(ops, length);
        immediates = Arrays.copyOf(immediates, length);
        positions = Arrays.copyOf(positions, length);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        openers = Arrays.copyOf(openers, length);
    }

    private void control(Instruction instruction) {
        switch (instruction.opcode()) {
            case BLOCK, IF, TRY -> push();
            case LOOP -> {
                hasLoops = true;
                push();
            }
            case TRY_TABLE -> {
                if (instruction.immediates() instanceof Immediates.TryTable handlers) {
                    for (Catch handler : handlers.catches()) {
                        jump(handler.label());
                    }
                }
                push();
            }
            case ELSE, CATCH, CATCH_ALL -> openers[size] = block(0);
            case END -> {
                openers[size] = block(0);
                pop();
            }
            case DELEGATE -> {
                openers[size] = block(0);
                pop();
                use(label(instruction));
            }
            case RETHROW -> use(label(instruction));
            case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> jump(label(instruction));
            case BR_TABLE -> {
                if (instruction.immediates() instanceof Immediates.Labels labels) {
                    for (int i = 0; i < labels.size(); i++) {
                        jump(labels.get(i));
                    }
                }
            }
            default -> {
                // goes on with the next one
            }
        }
    }

    private void push() {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = size;
    }

    private void pop() {
        depth = Math.max(0, depth - 1);
    }

    private static int label(Instruction instruction) {
        return switch (instruction.immediates()) {
            case Immediates.Index(int index) -> index;
            case Immediates.Cast cast -> cast.label();
            default -> Instruction.UNKNOWN_INDEX;
        };
    }

    private int block(int label) {
        return label >= 0 && label < depth ? open[depth - 1 - label] : Body.FUNCTION;
    }

    private void use(int label) {
        int block = block(label);
        if (block >= 0) {
            usedLabels.set(block);
        }
    }

    private void jump(int label) {
        use(label);
        if (jumpCount == jumpFrom.length) {
            int length = Math.max(16, jumpCount * 2);
            jumpFrom = Arrays.copyOf(jumpFrom, length);
            jumpTo = Arrays.copyOf(jumpTo, length);
        }
        jumpFrom[jumpCount] = size;
        jumpTo[jumpCount++] = block(label);
    }
}
