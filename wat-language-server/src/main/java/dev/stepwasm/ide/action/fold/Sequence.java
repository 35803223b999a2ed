package dev.stepwasm.ide.action.fold;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Instructions that follow each other, each flat, a block, or folded.
 *
 * @param elements their nodes, in text order
 */
public record Sequence(SyntaxTree tree, int segment, List<Integer> elements) {
    /** Copies the list. */
    public Sequence {
        elements = List.copyOf(elements);
    }

    /** {@return all instructions of a function, none if it has no body} */
    public static Sequence ofFunction(SyntaxTree tree, int segment) {
        Segment data = tree.segment(segment);
        for (int node = 1; node < data.nodeEnd(0); node = data.nodeEnd(node)) {
            if (data.kind(node) == NodeKind.BODY) {
                return new Sequence(tree, segment, children(data, node));
            }
        }
        return new Sequence(tree, segment, List.of());
    }

    private static List<Integer> children(Segment data, int node) {
        List<Integer> children = new ArrayList<>();
        for (int child = node + 1; child < data.nodeEnd(node); child = data.nodeEnd(child)) {
            children.add(child);
        }
        return children;
    }

    /** {@return the innermost sequence whose elements hold a part of the segment, reduced to those that touch it}
     *
     * @param path the nodes around the part, the outermost first
     * @param from relative offset
     * @param to relative offset, not before {@code from}
     */
    public static Optional<Sequence> around(List<Node> path, int from, int to) {
        for (Node node : path.reversed()) {
            if (isContainer(node.kind())
                    && node.data().start(node.index()) <= from
                    && to <= node.data().end(node.index())) {
                Sequence touched = touching(node, from, to);
                if (!touched.elements.isEmpty()) {
                    return Optional.of(touched);
                }
            }
        }
        return Optional.empty();
    }

    private static Sequence touching(Node container, int from, int to) {
        Segment data = container.data();
        List<Integer> touched = children(data, container.index()).stream()
                .filter(child -> data.start(child) < to && from < data.end(child))
                .toList();
        boolean mixed = touched.stream().anyMatch(child -> isHead(data, child) || isDelimiter(data, child));
        return new Sequence(container.tree(), container.segment(), mixed ? List.of() : touched);
    }

    /** {@return the sequence that a node is an element of, up to this node} */
    public static Optional<Sequence> upTo(Node element) {
        Optional<Node> parent = element.parent().filter(node -> isContainer(node.kind()));
        if (parent.isEmpty()
                || isHead(element.data(), element.index())
                || isDelimiter(element.data(), element.index())) {
            return Optional.empty();
        }
        Segment data = element.data();
        List<Integer> before = new ArrayList<>();
        for (int child : children(data, parent.get().index())) {
            if (isHead(data, child) || isDelimiter(data, child)) {
                before.clear();
            } else {
                before.add(child);
            }
            if (child == element.index()) {
                break;
            }
        }
        return Optional.of(new Sequence(element.tree(), element.segment(), before));
    }

    /** {@return whether a node has instructions one after the other in it} */
    static boolean isContainer(NodeKind kind) {
        return switch (kind) {
            case BODY, BLOCK, FOLDED_BLOCK, THEN, ELSE, DO, HANDLER -> true;
            default -> false;
        };
    }

    /** {@return whether an instruction is the first word of what is around it, and not an element of it} */
    static boolean isHead(Segment data, int node) {
        if (data.kind(node) != NodeKind.INSTRUCTION) {
            return false;
        }
        return switch (data.kind(node - 1)) {
            case BLOCK, FOLDED, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY, HANDLER -> true;
            default -> false;
        };
    }

    /** {@return whether an instruction ends a sequence in a flat block, as {@code else} and {@code end} do} */
    static boolean isDelimiter(Segment data, int node) {
        if (data.kind(node) != NodeKind.INSTRUCTION) {
            return false;
        }
        int code = data.tokens().code(data.firstToken(node));
        return TokenCode.isOpcode(code)
                && switch (TokenCode.opcode(code)) {
                    case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> true;
                    default -> false;
                };
    }

    Segment data() {
        return tree.segment(segment);
    }

    /** {@return the part of it from an element on} */
    public Sequence from(int first) {
        return new Sequence(tree, segment, elements.subList(first, elements.size()));
    }

    /** {@return whether all is folded} */
    public boolean isFolded() {
        return elements.stream().allMatch(element -> isFolded(data(), element));
    }

    /** {@return whether nothing is folded} */
    public boolean isFlat() {
        return elements.stream().allMatch(element -> isFlat(data(), element));
    }

    /** {@return whether an instruction is the first word of what is around it} */
    public static boolean isHeadOf(Node instruction) {
        return instruction.index() > 0 && isHead(instruction.data(), instruction.index());
    }

    /** {@return whether a node is an instruction or block that may stand anywhere in a sequence} */
    public static boolean isLoose(Node node) {
        return switch (node.kind()) {
            case INSTRUCTION -> !isHeadOf(node) && !isDelimiter(node.data(), node.index());
            case BLOCK, FOLDED -> true;
            default -> false;
        };
    }

    /** {@return whether no instruction of an element is flat} */
    static boolean isFolded(Segment data, int element) {
        for (int node = element; node < data.nodeEnd(element); node++) {
            boolean flat = data.kind(node) == NodeKind.INSTRUCTION && !isHead(data, node);
            if (flat || data.kind(node) == NodeKind.BLOCK) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether no instruction of an element is folded} */
    static boolean isFlat(Segment data, int element) {
        for (int node = element; node < data.nodeEnd(element); node++) {
            switch (data.kind(node)) {
                case FOLDED, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> {
                    return false;
                }
                default -> {
                    // a flat one, or a part of it
                }
            }
        }
        return true;
    }
}
