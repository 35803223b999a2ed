package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a name at the definition of something that has none. */
final class Naming {
    private final Scope scope;
    private final SyntaxTree tree;
    private final Subject.Entry entry;
    private final Definition definition;
    private final String name;

    Naming(Scope scope, Subject.Entry entry, String name) {
        this.scope = scope;
        this.tree = scope.analysis().tree();
        this.entry = entry;
        this.definition = entry.definition();
        this.name = name;
    }

    /** {@return why it cannot have a name at all} */
    Optional<String> refusal() {
        if (definition.index() == Use.FUNCTION_LABEL) {
            return Optional.of("the label of a whole function has no name");
        }
        return switch (node().kind()) {
            case INLINE_DATA -> Optional.of("a data segment that is written inside of a memory has no name");
            case INLINE_ELEM -> Optional.of("an element segment that is written inside of a table has no name");
            case TYPE_USE, TYPE_REFERENCE ->
                functionType().isEmpty() ? Optional.of("the type of this function is not known") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@return the edits} */
    List<Replacement> edits() {
        Node node = node();
        return switch (node.kind()) {
            case PARAM, LOCAL, FIELD -> member(node);
            case TYPE_USE, TYPE_REFERENCE -> parameters();
            default -> List.of(afterKeyword(node));
        };
    }

    /** The node that holds the keyword which stands for it. */
    private Node node() {
        return switch (definition.space()) {
            case LOCAL, FIELD, LABEL -> tree.nodeAt(definition.nameSpan().start());
            default -> {
                IndexTable table = entry.module().lowered().table(definition.space());
                yield new Node(tree, table.segment(definition.index()), table.node(definition.index()));
            }
        };
    }

    private Replacement afterKeyword(Node node) {
        int end = Syntax.keyword(node).end();
        String text = tree.source().text();
        char next = end < text.length() ? text.charAt(end) : ' ';
        boolean apart = Character.isWhitespace(next) || next == '(' || next == ')' || next == ';';
        return insert(end, " " + name + (apart ? "" : " "));
    }

    private static Replacement insert(int offset, String text) {
        return new Replacement(new Span(offset, offset), text);
    }

    /** One of the types of {@code (param i32 i64)}: those before and behind it get parentheses of their own. */
    private List<Replacement> member(Node node) {
        List<Definition> group = siblings().stream()
                .filter(other -> other.span().equals(definition.span()))
                .toList();
        int place = definition.index() - group.getFirst().index();
        List<Span> types = Syntax.types(node);
        String word = tree.source().textOf(Syntax.keyword(node));
        List<Replacement> edits = new ArrayList<>();
        if (place == 0) {
            edits.add(afterKeyword(node));
        } else {
            edits.add(insert(types.get(place - 1).end(), ")"));
            edits.add(insert(types.get(place).start(), "(" + word + " " + name + " "));
        }
        if (place < group.size() - 1) {
            edits.add(insert(types.get(place).end(), ") (" + word));
        }
        return edits;
    }

    private List<Definition> siblings() {
        Lookup lookup = entry.module().lowered().lookup();
        return definition.space() == IndexSpace.FIELD
                ? lookup.fields(definition.owner())
                : lookup.locals(definition.owner());
    }

    // A parameter that only the type of its function knows: all parameters and results are written out.

    private Optional<Node> functionType() {
        int type = entry.module().module().functionTypeIndex(definition.owner());
        IndexTable types = entry.module().lowered().table(IndexSpace.TYPE);
        if (type < 0 || type >= types.size()) {
            return Optional.empty();
        }
        Node node = new Node(tree, types.segment(type), types.node(type));
        Node inner = Syntax.child(node, NodeKind.SUB_TYPE).orElse(node);
        return Syntax.child(inner, NodeKind.FUNCTION_TYPE);
    }

    private List<Replacement> parameters() {
        Node type = functionType().orElseThrow();
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Node group : Syntax.children(type, NodeKind.PARAM)) {
            for (Span parameter : Syntax.types(group)) {
                out.append(index == definition.index() ? " (param " + name + " " : " (param ")
                        .append(tree.source().textOf(parameter))
                        .append(')');
                index++;
            }
        }
        for (Node group : Syntax.children(type, NodeKind.RESULT)) {
            for (Span result : Syntax.types(group)) {
                out.append(" (result ").append(tree.source().textOf(result)).append(')');
            }
        }
        Node reference = node();
        while (reference.kind() != NodeKind.TYPE_REFERENCE
                && !reference.children().isEmpty()) {
            reference = reference.children().getFirst();
        }
        return List.of(insert(reference.span().end(), out.toString()));
    }

    /** {@return whether a use by number can be written as a name} The oldest way to name the table of a segment cannot. */
    boolean takesName(Use use) {
        Node node = scope.analysis().nodeAt(use.span().start());
        return node.kind() != NodeKind.SEGMENT_USE
                || node.data().tokens().code(Syntax.firstToken(node)) == TokenCode.OPEN;
    }
}
