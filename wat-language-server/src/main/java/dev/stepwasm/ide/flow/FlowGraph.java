package dev.stepwasm.ide.flow;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The control-flow graph of a function: basic blocks, and how one is left for another. The first block is where the
 * function begins. Blocks and edges have the order in which the code makes them.
 *
 * @param function index of the function
 */
public record FlowGraph(int function, List<Block> blocks, List<Edge> edges) {
    /** A graph with more blocks is not made: nobody could read it, and drawing it takes minutes. */
    public static final int MOST_BLOCKS = 2_000;

    /** Copies the lists. */
    public FlowGraph {
        blocks = List.copyOf(blocks);
        edges = List.copyOf(edges);
    }

    /**
     * Instructions of which all run if the first does, traps and exceptions aside. Their positions are offsets into the text.
     *
     * @param reachable whether some way leads there from the beginning of the function
     */
    public record Block(List<Instruction> code, boolean reachable) {
        /** Copies the list. */
        public Block {
            code = List.copyOf(code);
        }
    }

    /**
     * A way out of a block.
     *
     * @param to number of a block, or {@link #RETURN} or {@link #THROW}
     * @param label when it is taken, empty if it always is
     */
    public record Edge(int from, int to, String label) {
        /** Out of the function, to its caller. */
        public static final int RETURN = -1;
        /** Out of the function, with an exception. */
        public static final int THROW = -2;
    }

    /**
     * {@return the graph of a function}; empty if it has more than {@value #MOST_BLOCKS} blocks or as many ways between
     * them that the same holds. Code behind a syntax error is not in it.
     *
     * @param body number of the function, counted without imports
     */
    public static Optional<FlowGraph> of(Analysis analysis, ModuleAnalysis module, int body) {
        int base = analysis.tree().start(module.lowered().bodySegment(body));
        FlowBuilder builder = new FlowBuilder(module, base);
        module.lowered().code(body, builder);
        return builder.graph(module.module().importedFunctionCount() + body);
    }

    /** {@return which blocks can be reached} */
    static BitSet reached(int blocks, List<Edge> edges) {
        int[][] next = new int[blocks][];
        int[] counts = new int[blocks];
        edges.forEach(edge -> counts[edge.from]++);
        for (int i = 0; i < blocks; i++) {
            next[i] = new int[counts[i]];
        }
        for (Edge edge : edges) {
            next[edge.from][--counts[edge.from]] = edge.to;
        }
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(0);
        reached.set(0);
        while (!open.isEmpty()) {
            for (int to : next[open.remove()]) {
                if (to >= 0 && !reached.get(to)) {
                    reached.set(to);
                    open.add(to);
                }
            }
        }
        return reached;
    }
}
