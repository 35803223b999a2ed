package dev.stepwasm.wat.tree;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A view of a node; the data is in the {@link Segment}.
 *
 * @param tree the tree it belongs to
 * @param segment number of the segment
 * @param index number of the node in the segment
 */
public record Node(SyntaxTree tree, int segment, int index) {
    /** {@return the arrays behind this view} */
    public Segment data() {
        return tree.segment(segment);
    }

    /** {@return what it is} */
    public NodeKind kind() {
        return data().kind(index);
    }

    /** {@return where it stands, from its first to its last token} */
    public Span span() {
        int base = tree.start(segment);
        return new Span(base + data().start(index), base + data().end(index));
    }

    /** {@return its text} */
    public String text() {
        return tree.source().textOf(span());
    }

    /** {@return the nodes directly below, in text order} */
    public List<Node> children() {
        List<Node> children = new ArrayList<>();
        Segment data = data();
        for (int child = index + 1; child < data.nodeEnd(index); child = data.nodeEnd(child)) {
            children.add(new Node(tree, segment, child));
        }
        return children;
    }

    /** {@return the node above; the root of a segment has none} */
    public Optional<Node> parent() {
        int parent = data().parent(index);
        return parent < 0 ? Optional.empty() : Optional.of(new Node(tree, segment, parent));
    }

    @Override
    public String toString() {
        return kind() + " " + span().start() + ".." + span().end();
    }
}
