package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.Arrays;

/**
 * The blocks of a function, numbered in the order in which they begin to run, and which of them are around each instruction.
 * Made in one pass, however deep they nest.
 */
final class BlockScopes {
    private static final int NONE = -1;

    private final Segment segment;
    /** The innermost block around the words of each instruction, by token. */
    private final int[] around;

    private int[] heads = new int[16];
    private int[] outer = new int[16];
    private int[] depths = new int[16];
    private int count;

    private BlockScopes(Segment segment) {
        this.segment = segment;
        this.around = new int[segment.tokens().size()];
        Arrays.fill(around, NONE);
    }

    /** {@return the blocks of the function in a segment} */
    static BlockScopes of(Segment segment) {
        BlockScopes scopes = new BlockScopes(segment);
        scopes.new Walk().all();
        return scopes;
    }

    /** {@return the number of blocks} */
    int count() {
        return count;
    }

    /** {@return the node of the keyword of a block} */
    int head(int block) {
        return heads[block];
    }

    /** {@return how many blocks lie between the instruction of a token and a block, -1 if that is not around it} */
    int distance(int token, int block) {
        int inner = around[token];
        if (block < 0 || block >= count || inner == NONE || depths[inner] < depths[block]) {
            return NONE;
        }
        return depths[inner] - depths[block];
    }

    /** {@return the innermost block around the instruction of a token, -1 if there is none} */
    int innermost(int token) {
        return around[token];
    }

    /** {@return the block around a block, -1 if there is none} */
    int outer(int block) {
        return outer[block];
    }

    private int begin(int head, int parent) {
        if (count == heads.length) {
            heads = Arrays.copyOf(heads, count * 2);
            outer = Arrays.copyOf(outer, count * 2);
            depths = Arrays.copyOf(depths, count * 2);
        }
        heads[count] = head;
        outer[count] = parent;
        depths[count] = parent == NONE ? 0 : depths[parent] + 1;
        return count++;
    }

    /** Goes over the nodes in text order. */
    private final class Walk {
        private int[] open = new int[32];
        /** The block that a node on the way down is, -1 if it is none or has not begun. */
        private int[] blocks = new int[32];

        private int depth;
        private int current = NONE;

        void all() {
            for (int node = 1; node < segment.nodeCount(); node++) {
                while (depth > 0 && segment.nodeEnd(open[depth - 1]) <= node) {
                    leave();
                }
                enter(node);
            }
        }

        private void leave() {
            depth--;
            if (blocks[depth] != NONE) {
                current = outer[blocks[depth]];
            }
        }

        private void enter(int node) {
            switch (segment.kind(node)) {
                case INSTRUCTION -> instruction(node);
                case BLOCK, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> push(node);
                case THEN -> {
                    if (depth > 0 && blocks[depth - 1] == NONE && segment.kind(open[depth - 1]) == NodeKind.FOLDED_IF) {
                        begins(open[depth - 1] + 1);
                    }
                }
                default -> {
                    // has no label
                }
            }
        }

        private void push(int node) {
            if (depth == open.length) {
                open = Arrays.copyOf(open, depth * 2);
                blocks = Arrays.copyOf(blocks, depth * 2);
            }
            open[depth] = node;
            blocks[depth++] = NONE;
        }

        private void begins(int head) {
            current = begin(head, current);
            blocks[depth - 1] = current;
        }

        private void instruction(int node) {
            boolean delegates = segment.tokens().code(segment.firstToken(node)) == TokenCode.of(Opcode.DELEGATE);
            int scope = delegates && current != NONE ? outer[current] : current;
            for (int token = segment.firstToken(node); token < segment.tokenEnd(node); token++) {
                around[token] = scope;
            }
            boolean head = depth > 0 && open[depth - 1] == node - 1;
            if (head && segment.kind(node - 1) != NodeKind.FOLDED_IF) {
                begins(node);
            }
        }
    }
}
