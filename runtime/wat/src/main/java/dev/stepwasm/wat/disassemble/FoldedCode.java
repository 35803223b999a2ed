package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Writes operands inside of their instructions. The order of the text is not that of the code, so all instructions are
 * taken first and become a tree; their own words are written aside meanwhile, because they depend on the labels around.
 */
final class FoldedCode implements CodeText {
    /** A block whose end is still to come. */
    private static final class Block {
        private final Opcode op;
        private final int node;
        private final int labelValues;
        /** The node that gets what comes next: the block itself, or its {@code then}, {@code else}, {@code do}. */
        private int part;
        /** How many nodes outside of the part wait for a parent. */
        private int base;

        private int lastPart;

        private Block(Opcode op, int node, int labelValues) {
            this.op = op;
            this.node = node;
            this.labelValues = labelValues;
        }
    }

    private final Output out;
    private final int level;
    private final ImmediateText immediates;
    private final Output words;
    private final Module module;
    private final int results;
    private final CodeTree tree = new CodeTree();
    private final FoldedText text;
    private final Deque<Block> blocks = new ArrayDeque<>();

    private int[] labelValues = new int[16];
    /** How many values each node gives. */
    private int[] given = new int[64];

    /**
     * Code without instructions yet.
     *
     * @param words where {@code immediates} writes
     * @param results of the function
     */
    FoldedCode(Output out, int level, ImmediateText immediates, Output words, Module module, int results) {
        this.out = out;
        this.level = level;
        this.immediates = immediates;
        this.words = words;
        this.module = module;
        this.results = results;
        this.text = new FoldedText(tree, words);
    }

    @Override
    public void add(Instruction instruction, String annotation) {
        int node = tree.size();
        add(instruction);
        if (!annotation.isEmpty()) {
            text.annotate(node, annotation);
        }
    }

    void add(Instruction instruction) {
        Opcode op = instruction.opcode();
        switch (op) {
            case BLOCK, LOOP, TRY_TABLE, IF, TRY -> begin(instruction);
            case ELSE -> part(instruction, Opcode.IF);
            case CATCH, CATCH_ALL -> part(instruction, Opcode.TRY);
            case DELEGATE -> {
                immediates.labels().leave();
                part(instruction, Opcode.TRY);
                end();
            }
            case END -> {
                immediates.labels().leave();
                text.placeOfEnd(instruction.position(), blocks.getLast().node);
                end();
            }
            default -> plain(instruction);
        }
    }

    private void plain(Instruction instruction) {
        Arity arity = Arity.of(instruction, module, this::labelValues, results);
        int node = node(instruction, arity.given());
        if (canFold(arity.taken())) {
            tree.adopt(node, tree.waiting() - arity.taken());
        }
        tree.push(node);
    }

    private int node(Instruction instruction, int values) {
        int start = words.position();
        immediates.put(instruction);
        int node = node(start, values);
        text.place(instruction.position(), node);
        return node;
    }

    private int node(int start, int values) {
        int node = tree.node();
        if (node == given.length) {
            given = Arrays.copyOf(given, node * 2);
        }
        given[node] = values;
        text.words(node, start, words.position());
        return node;
    }

    /** {@return whether the last expressions are as many as are wanted and give one value each} */
    private boolean canFold(int wanted) {
        int base = blocks.isEmpty() ? 0 : blocks.getLast().base;
        if (wanted > tree.waiting() - base) {
            return false;
        }
        for (int i = 0; i < wanted; i++) {
            if (given[tree.waiting(i)] != 1) {
                return false;
            }
        }
        return true;
    }

    /** {@return how many values a branch to a label takes} */
    private int labelValues(int label) {
        int index = blocks.size() - 1 - label;
        if (index < 0) {
            return index == -1 ? results : 0;
        }
        return labelValues[index];
    }

    private void begin(Instruction instruction) {
        Opcode op = instruction.opcode();
        BlockType type = typeOf(instruction.immediates());
        int parameters = parameters(type);
        int values = results(type);
        // what takes operands from the stack stays where it is
        int node = node(instruction, parameters > 0 ? Arity.UNKNOWN : values);
        text.markBlock(node);
        Block block = new Block(op, node, op == Opcode.LOOP ? parameters : values);
        block.part = node;
        block.lastPart = CodeTree.NONE;
        if (op == Opcode.IF) {
            if (canFold(1)) {
                block.lastPart = tree.adopt(node, tree.waiting() - 1);
            }
            block.part = word("then");
        } else if (op == Opcode.TRY) {
            block.part = word("do");
        }
        block.base = tree.waiting();
        push(block);
        immediates.labels().enter();
    }

    private int word(String word) {
        int start = words.position();
        words.put(word);
        int node = node(start, Arity.UNKNOWN);
        text.markBlock(node);
        return node;
    }

    private static BlockType typeOf(Immediates immediates) {
        return switch (immediates) {
            case Immediates.Block(BlockType type) -> type;
            case Immediates.TryTable(BlockType type, var catches) -> type;
            default -> BlockType.EMPTY;
        };
    }

    private int parameters(BlockType type) {
        FunctionType function =
                type instanceof BlockType.Indexed(int index) ? module.types().function(index) : null;
        return function == null ? 0 : function.parameters().size();
    }

    private int results(BlockType type) {
        return switch (type) {
            case BlockType.Inline inline -> inline.result().isPresent() ? 1 : 0;
            case BlockType.Indexed(int index) -> {
                FunctionType function = module.types().function(index);
                yield function == null ? 0 : function.results().size();
            }
        };
    }

    private void push(Block block) {
        if (blocks.size() == labelValues.length) {
            labelValues = Arrays.copyOf(labelValues, labelValues.length * 2);
        }
        labelValues[blocks.size()] = block.labelValues;
        blocks.addLast(block);
    }

    /** Begins another part of a block; an instruction that does not belong there is written as any other. */
    private void part(Instruction instruction, Opcode wanted) {
        Block block = blocks.peekLast();
        int node = node(instruction, Arity.UNKNOWN);
        if (block == null || block.op != wanted) {
            tree.push(node);
            return;
        }
        text.markBlock(node);
        closePart(block);
        block.part = node;
    }

    private void closePart(Block block) {
        tree.adopt(block.part, block.base);
        if (block.part != block.node) {
            tree.append(block.node, block.lastPart, block.part);
            block.lastPart = block.part;
        }
    }

    private void end() {
        Block block = blocks.pollLast();
        if (block != null) {
            closePart(block);
            tree.push(block.node);
        }
    }

    @Override
    public void breakOff(String comment) {
        while (!blocks.isEmpty()) {
            end();
        }
        text.comment(comment);
    }

    @Override
    public void finish() {
        text.write(root(), out, level, 0);
    }

    /** Writes all: in the line begun if that stays within so many columns, else in lines of their own. */
    void finishInLine(int width) {
        text.write(root(), out, level, width);
    }

    private int root() {
        int root = node(words.position(), 0);
        tree.adopt(root, 0);
        return root;
    }

    @Override
    public void addTo(SourceMap.Builder map) {
        text.addTo(map);
    }
}
