package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.List;
import java.util.Optional;

/**
 * Whole instructions that follow each other in a text, and so when they run: some of a body or block, or operands of a
 * folded instruction.
 *
 * @param parent the node whose children they are
 * @param nodes at least one
 * @param span of their text, with annotations right before it
 * @param from the first of their instructions that runs
 * @param to the one behind the last
 */
record Run(FunctionCode code, Node parent, List<Node> nodes, Span span, int from, int to) {
    /** Copies the list. */
    Run {
        nodes = List.copyOf(nodes);
    }

    /** {@return the instructions that a selection holds, if it is in a function without errors, not empty and cuts none} */
    static Optional<Run> selected(Place place) {
        Span selection = place.selection();
        Optional<Token> start = Token.firstFrom(place.tree(), selection.start());
        boolean within = selection.length() > 0
                && start.filter(token -> token.tree().segment(token.segment()).kind() == NodeKind.FUNCTION_FIELD)
                        .filter(token -> token.span().end() <= selection.end())
                        .isPresent();
        if (!within) {
            return Optional.empty();
        }
        Place there = new Place(place.analysis(), start.orElseThrow().span());
        return there.module()
                .filter(module -> there.isSound())
                .flatMap(module ->
                        FunctionCode.of(place.analysis(), module, there.field().orElseThrow()))
                .flatMap(code -> selected(code, selection));
    }

    private static Optional<Run> selected(FunctionCode code, Span selection) {
        Node field = code.field();
        Tokens tokens = field.data().tokens();
        int base = field.tree().start(field.segment());
        int first = tokens.firstAtOrAfter(selection.start() - base);
        int last = tokens.firstAtOrAfter(selection.end() - base) - 1;
        boolean cut = (first > 0 && tokens.end(first - 1) > selection.start() - base)
                || (last >= 0 && tokens.end(last) > selection.end() - base);
        while (first <= last && tokens.isTrivia(first)) {
            first++;
        }
        while (last >= first && tokens.isTrivia(last)) {
            last--;
        }
        return cut || first > last ? Optional.empty() : between(code, first, last);
    }

    /** {@return the instructions from one token to another} */
    private static Optional<Run> between(FunctionCode code, int first, int last) {
        Node field = code.field();
        Segment data = field.data();
        int node = 0;
        int child = 1;
        while (child < data.nodeEnd(node) && data.firstToken(child) <= first) {
            if (last < data.tokenEnd(child)) {
                node = child;
                child++;
            } else {
                child = data.nodeEnd(child);
            }
        }
        Node inner = new Node(field.tree(), field.segment(), node);
        boolean whole = data.firstToken(node) == first && data.tokenEnd(node) == last + 1;
        if (whole && isInstruction(inner)) {
            return inner.parent().flatMap(parent -> of(code, parent, List.of(inner)));
        }
        List<Node> nodes = inner.children().stream()
                .filter(each -> first <= Syntax.firstToken(each) && Syntax.tokenEnd(each) <= last + 1)
                .toList();
        boolean exact = !nodes.isEmpty()
                && Syntax.firstToken(nodes.getFirst()) == first
                && Syntax.tokenEnd(nodes.getLast()) == last + 1;
        return exact ? of(code, inner, nodes) : Optional.empty();
    }

    /** {@return some children of a node as a run, if they are instructions of their own} */
    static Optional<Run> of(FunctionCode code, Node parent, List<Node> nodes) {
        if (!holds(parent) || nodes.stream().anyMatch(node -> !isInstruction(node) || isHead(parent, node))) {
            return Optional.empty();
        }
        Node first = nodes.getFirst();
        Span text =
                new Span(withAnnotations(first).start(), nodes.getLast().span().end());
        int from = code.firstIn(text);
        int to = from;
        while (to < code.size() && text.contains(code.position(to))) {
            to++;
        }
        return from == to ? Optional.empty() : Optional.of(new Run(code, parent, nodes, text, from, to));
    }

    /** {@return the text of a node with annotations, such as a branch hint, which are about what stands right behind them} */
    static Span withAnnotations(Node node) {
        Tokens tokens = node.data().tokens();
        int token = Syntax.firstToken(node);
        while (token > 0 && tokens.code(token - 1) == TokenCode.ANNOTATION) {
            token--;
        }
        return new Span(
                node.tree().span(node.segment(), token).start(), node.span().end());
    }

    private static boolean holds(Node parent) {
        return switch (parent.kind()) {
            case BODY, BLOCK, FOLDED, FOLDED_BLOCK, FOLDED_IF, THEN, ELSE, DO, HANDLER -> true;
            default -> false;
        };
    }

    private static boolean isHead(Node parent, Node node) {
        return switch (parent.kind()) {
            case BLOCK, FOLDED, FOLDED_BLOCK, FOLDED_IF, HANDLER -> node.index() == parent.index() + 1;
            default -> false;
        };
    }

    /** {@return whether a node is an instruction of its own and not a part of one} */
    static boolean isInstruction(Node node) {
        return switch (node.kind()) {
            case BLOCK, FOLDED, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> true;
            case INSTRUCTION -> !divides(node);
            default -> false;
        };
    }

    private static boolean divides(Node instruction) {
        int code = instruction.data().tokens().code(Syntax.firstToken(instruction));
        return code == TokenCode.of(Opcode.END)
                || code == TokenCode.of(Opcode.ELSE)
                || code == TokenCode.of(Opcode.CATCH)
                || code == TokenCode.of(Opcode.CATCH_ALL)
                || code == TokenCode.of(Opcode.DELEGATE);
    }

    /** {@return whether an instruction is one of these} */
    boolean has(int i) {
        return from <= i && i < to;
    }

    /** {@return whether they are the operands of a folded instruction, where nothing flat can stand} */
    boolean areOperands() {
        return parent.kind() == NodeKind.FOLDED || parent.kind() == NodeKind.FOLDED_IF;
    }

    /** {@return whether all of them are folded} */
    boolean areFolded() {
        return nodes.stream().allMatch(node -> node.kind() != NodeKind.INSTRUCTION && node.kind() != NodeKind.BLOCK);
    }

    /** {@return whether the function ends behind them} */
    boolean endFunction() {
        return parent.kind() == NodeKind.BODY
                && nodes.getLast().data().nodeEnd(nodes.getLast().index())
                        == parent.data().nodeEnd(parent.index());
    }

    /** {@return how many of the operands before they do not touch} */
    int untouched() {
        int low = code.before(from);
        for (int i = from; i < to; i++) {
            low = Math.min(low, code.kept(i));
        }
        return low;
    }
}
