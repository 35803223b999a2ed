package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.source.SourceMap;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Writes a {@link CodeTree}: what is short on one line, the rest with each operand on a line of its own. */
final class FoldedText {
    /** Room for an expression on one line, without its indentation. */
    private static final int WIDTH = 72;

    private static final int TOO_WIDE = 1 << 16;

    /** Depth from which on everything stays in the line. */
    private static final int INLINE = -1;

    private static final int NOT_INLINE = Integer.MAX_VALUE;

    private final CodeTree tree;
    private final Output words;
    private final BitSet blocks = new BitSet();
    private final Map<Integer, String> annotations = new HashMap<>();

    private int[] wordStarts = new int[64];
    private int[] wordEnds = new int[64];
    /** Columns that a node takes on one line. */
    private int[] widths = new int[0];

    private int[] starts = new int[0];
    private int[] ends = new int[0];

    /** Code offset and node, of an {@code end} the complement of the node, in code order. */
    private int[] places = new int[64];

    private int placeCount;
    private String comment = "";

    FoldedText(CodeTree tree, Output words) {
        this.tree = tree;
        this.words = words;
    }

    /** Says which words stand at the beginning of a node. */
    void words(int node, int start, int end) {
        if (node >= wordStarts.length) {
            wordStarts = Arrays.copyOf(wordStarts, node * 2);
            wordEnds = Arrays.copyOf(wordEnds, node * 2);
        }
        wordStarts[node] = start;
        wordEnds[node] = end;
    }

    /** Puts an annotation before a node. */
    void annotate(int node, String annotation) {
        annotations.put(node, annotation + " ");
    }

    /** Says that a node is a block or a part of one, which never stays on one line. */
    void markBlock(int node) {
        blocks.set(node);
    }

    /** Says that the instruction at an offset is a node. */
    void place(int codeOffset, int node) {
        if (placeCount == places.length) {
            places = Arrays.copyOf(places, placeCount * 2);
        }
        places[placeCount++] = codeOffset;
        places[placeCount++] = node;
    }

    /** Says that the instruction at an offset is the closing parenthesis of a node. */
    void placeOfEnd(int codeOffset, int node) {
        place(codeOffset, ~node);
    }

    /** Adds a comment at the end. */
    void comment(String text) {
        comment = text;
    }

    /**
     * Writes the children of a node that has no words of its own.
     *
     * @param width of the line begun: where they fit into it they stay there
     */
    void write(int root, Output out, int level, int width) {
        measure();
        starts = new int[tree.size()];
        ends = new int[tree.size()];
        boolean fits = out.column() + widths[root] <= width;
        children(root, out, level, fits ? INLINE : NOT_INLINE);
        if (!comment.isEmpty()) {
            out.line(level).put(";; ").put(comment);
            out.line(level - 1);
        }
    }

    /** {@return columns that the children of a node take on one line; they have been measured} */
    private int widthOfChildren(int node) {
        int width = 0;
        for (int child = tree.firstChild(node); child != CodeTree.NONE; child = tree.next(child)) {
            width = Math.min(TOO_WIDE, width + 1 + widths[child]);
        }
        return width;
    }

    private void measure() {
        widths = new int[tree.size()];
        // operands have lower numbers than their instruction; the parts of a block, which do not, are too wide anyway
        for (int node = 0; node < widths.length; node++) {
            widths[node] = blocks.get(node)
                    ? TOO_WIDE
                    : Math.min(TOO_WIDE, 2 + wordEnds[node] - wordStarts[node] + widthOfChildren(node));
        }
    }

    private void children(int root, Output out, int level, int inlineFrom) {
        int[] open = new int[32];
        int depth = 0;
        int oneLineFrom = inlineFrom;
        int node = tree.firstChild(root);
        while (true) {
            if (node == CodeTree.NONE) {
                if (depth == 0) {
                    return;
                }
                node = open[--depth];
                out.put(')');
                ends[node] = out.position();
                oneLineFrom = depth == oneLineFrom ? NOT_INLINE : oneLineFrom;
                node = tree.next(node);
                continue;
            }
            if (oneLineFrom == NOT_INLINE) {
                out.line(level + depth);
                oneLineFrom = widths[node] <= WIDTH ? depth : NOT_INLINE;
            } else {
                out.put(' ');
            }
            out.put(annotations.getOrDefault(node, ""));
            starts[node] = out.position();
            out.put('(').put(words.content(), wordStarts[node], wordEnds[node]);
            if (depth == open.length) {
                open = Arrays.copyOf(open, depth * 2);
            }
            open[depth++] = node;
            node = tree.firstChild(node);
        }
    }

    void addTo(SourceMap.Builder map) {
        Places found = new Places();
        for (int i = 0; i < placeCount; i += 2) {
            int node = places[i + 1];
            if (node >= 0) {
                found.add(places[i], starts[node], ends[node]);
            } else {
                found.add(places[i], ends[~node] - 1, ends[~node]);
            }
        }
        found.addTo(map);
    }
}
