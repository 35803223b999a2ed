package dev.stepwasm.ide.flow;

import dev.stepwasm.ide.flow.FlowGraph.Block;
import dev.stepwasm.ide.flow.FlowGraph.Edge;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;

/** A control-flow graph in the language of Graphviz. The same function gives the same text. */
public final class FlowDot {
    /** Of a longer block the rest is counted. */
    private static final int MOST_LINES = 40;

    private FlowDot() {}

    /** {@return a graph as text, lines end with a line feed} Blocks are called {@code b0}, {@code b1} and so on. */
    public static String of(Analysis analysis, ModuleAnalysis module, FlowGraph graph) {
        String name = module.lowered()
                .lookup()
                .definition(IndexSpace.FUNCTION, graph.function(), -1)
                .map(Definition::show)
                .orElse(Integer.toString(graph.function()));
        StringBuilder dot =
                new StringBuilder("digraph ").append(quoted("func " + name)).append(" {\n");
        dot.append("  node [shape=box, fontname=monospace];\n");
        for (int i = 0; i < graph.blocks().size(); i++) {
            Block block = graph.blocks().get(i);
            dot.append("  b")
                    .append(i)
                    .append(" [label=\"")
                    .append(label(analysis, block))
                    .append('"');
            dot.append(block.reachable() ? "" : ", color=gray, fontcolor=gray").append("];\n");
        }
        exit(dot, graph.edges(), Edge.RETURN);
        exit(dot, graph.edges(), Edge.THROW);
        for (Edge edge : graph.edges()) {
            dot.append("  b").append(edge.from()).append(" -> ").append(target(edge.to()));
            List<String> attributes = new ArrayList<>();
            if (!edge.label().isEmpty()) {
                attributes.add("label=" + quoted(edge.label()));
            }
            if (!graph.blocks().get(edge.from()).reachable()) {
                attributes.add("color=gray");
            }
            dot.append(attributes.isEmpty() ? "" : " [" + String.join(", ", attributes) + "]")
                    .append(";\n");
        }
        return dot.append("}\n").toString();
    }

    private static void exit(StringBuilder dot, List<Edge> edges, int exit) {
        if (edges.stream().anyMatch(edge -> edge.to() == exit)) {
            dot.append("  ").append(target(exit)).append(" [shape=oval];\n");
        }
    }

    private static String target(int block) {
        return switch (block) {
            case Edge.RETURN -> "return";
            case Edge.THROW -> "throw";
            default -> "b" + block;
        };
    }

    private static String label(Analysis analysis, Block block) {
        StringBuilder label = new StringBuilder();
        if (!block.code().isEmpty()) {
            int line = analysis.source()
                    .positionOf(block.code().getFirst().position())
                    .line();
            label.append("line ").append(line).append("\\l");
        }
        for (Instruction instruction :
                block.code().subList(0, Math.min(MOST_LINES, block.code().size()))) {
            label.append(escaped(words(analysis, instruction))).append("\\l");
        }
        if (block.code().size() > MOST_LINES) {
            label.append("… ").append(block.code().size() - MOST_LINES).append(" more\\l");
        }
        return label.toString();
    }

    private static String words(Analysis analysis, Instruction instruction) {
        return switch (instruction.opcode()) {
            case END -> Opcode.END.keyword();
            case ELSE -> Opcode.ELSE.keyword();
            default ->
                Code.headOf(analysis.nodeAt(instruction.position()))
                        .map(Code::head)
                        .orElse(instruction.opcode().keyword());
        };
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
