package dev.stepwasm.ide.test;

import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test of a text, or several below a heading.
 *
 * @param id no other node of the text has it, and it stays the same while other places of the text change
 * @param label for people, on one line
 * @param detail to stand behind the label; may be empty
 * @param span where the text has it
 * @param children in text order
 */
public record TestNode(String id, String label, String detail, Span span, What what, List<TestNode> children) {
    /** Copies the list. */
    public TestNode {
        children = List.copyOf(children);
    }

    /** What is run for a node itself, whatever its children are. */
    public sealed interface What {
        /** Nothing: it is a heading. */
        record Heading() implements What {}

        /** The command that stands there. */
        record Command() implements What {}

        /**
         * A call that a comment asks for.
         *
         * @param module its number in the text
         */
        record Comment(int module, RunComment call) implements What {}
    }

    /** {@return the node and all below it} */
    public Stream<TestNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(TestNode::all)); // four levels at most
    }
}
