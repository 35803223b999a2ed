package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one instruction of two of which a lint says that they set a local and read it at once, or drop what {@code
 * local.tee} leaves. A local that nothing else reads is not needed for that.
 */
final class MergeSetAndGet implements Offer {
    private static final String COMMENT = "there is a comment in it";

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.finding(Lint.REDUNDANT_SET_GET, place.selection())
                .filter(found -> place.isSound())
                .ifPresent(found -> actions.accept(action(place, found)));
    }

    private Action action(Place place, Action.Fixed found) {
        List<Node> instructions = instructions(place, found.span());
        Node first = instructions.getFirst();
        Node last = instructions.getLast();
        if (is(first, Opcode.DROP)) {
            return unwrapped(place, found, first, instructions.get(1));
        }
        if (is(first, Opcode.LOCAL_TEE)) {
            return merged(place, found, "Change to `local.set`", "local.set", first, last);
        }
        return isReadOnce(place, first)
                ? leftOnStack(place, found, first, last)
                : merged(place, found, "Merge into `local.tee`", "local.tee", first, last);
    }

    /** {@return the instructions in a part of the text, by their keywords} */
    private static List<Node> instructions(Place place, Span part) {
        int number = place.tree().segmentAt(part.start());
        int base = place.tree().start(number);
        Tokens tokens = place.tree().segment(number).tokens();
        List<Node> found = new ArrayList<>();
        int token = tokens.firstAtOrAfter(part.start() - base);
        for (; token < tokens.size() && base + tokens.start(token) < part.end(); token++) {
            if (TokenCode.isOpcode(tokens.code(token))) {
                found.add(new Node(
                        place.tree(), number, place.tree().segment(number).nodeOfToken(token)));
            }
        }
        return found;
    }

    private static boolean is(Node instruction, Opcode op) {
        return instruction.data().tokens().code(Syntax.firstToken(instruction)) == TokenCode.of(op);
    }

    /** {@return the folded instruction that a keyword is the head of, or the instruction itself} */
    private static Node whole(Node instruction) {
        return instruction
                .parent()
                .filter(node -> node.kind() == NodeKind.FOLDED && node.index() + 1 == instruction.index())
                .orElse(instruction);
    }

    private static Span keyword(Node instruction) {
        return instruction.tree().span(instruction.segment(), Syntax.firstToken(instruction));
    }

    private Action merged(Place place, Action.Fixed found, String title, String instead, Node first, Node needless) {
        Node gone = whole(needless);
        return Layout.hasComments(gone)
                ? Action.disabled(kind(), title, COMMENT)
                : fix(
                        found,
                        title,
                        new Replacement(keyword(first), instead),
                        new Replacement(Layout.removal(place.tree(), gone.span()), ""));
    }

    /** Makes {@code (local.set ...)} of {@code (drop (local.tee ...))}. */
    private Action unwrapped(Place place, Action.Fixed found, Node drop, Node tee) {
        String title = "Change to `local.set`";
        Span outer = whole(drop).span();
        Span inner = whole(tee).span();
        Span before = new Span(outer.start(), inner.start());
        Span after = new Span(inner.end(), outer.end());
        return hasComments(place, before) || hasComments(place, after)
                ? Action.disabled(kind(), title, COMMENT)
                : fix(
                        found,
                        title,
                        new Replacement(before, ""),
                        new Replacement(keyword(tee), "local.set"),
                        new Replacement(after, ""));
    }

    private Action leftOnStack(Place place, Action.Fixed found, Node set, Node get) {
        String title = "Leave the value on the stack";
        Node outer = whole(set);
        Span last = whole(get).span();
        Optional<Node> operand =
                outer.children().size() == 2 ? Optional.of(outer.children().get(1)) : Optional.empty();
        Span before = new Span(
                outer.span().start(), operand.map(Node::span).orElse(last).start());
        Span after = new Span(operand.map(node -> node.span().end()).orElse(last.start()), last.end());
        if (hasComments(place, before) || hasComments(place, after)) {
            return Action.disabled(kind(), title, COMMENT);
        }
        return operand.isPresent()
                ? fix(found, title, new Replacement(before, ""), new Replacement(after, ""))
                : fix(
                        found,
                        title,
                        new Replacement(Layout.removal(place.tree(), new Span(before.start(), last.end())), ""));
    }

    private Action fix(Action.Fixed found, String title, Replacement... edits) {
        return Action.of(kind(), title, () -> List.of(edits)).fixing(found).asPreferred();
    }

    private static boolean hasComments(Place place, Span span) {
        int number = place.tree().segmentAt(span.start());
        int base = place.tree().start(number);
        Tokens tokens = place.tree().segment(number).tokens();
        int token = tokens.firstAtOrAfter(span.start() - base);
        for (; token < tokens.size() && base + tokens.start(token) < span.end(); token++) {
            if (tokens.isTrivia(token)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether one instruction only reads the local that another sets} */
    private static boolean isReadOnce(Place place, Node set) {
        List<Use> uses = place.module()
                .map(module -> module.lowered().lookup().uses(set.segment()))
                .orElse(List.of());
        int local = uses.stream()
                .filter(use -> use.span().start() > keyword(set).start())
                .findFirst()
                .map(Use::index)
                .orElse(-1);
        return uses.stream()
                        .filter(use -> use.space() == IndexSpace.LOCAL && use.index() == local)
                        .filter(use -> isRead(place, use))
                        .count()
                == 1;
    }

    private static boolean isRead(Place place, Use use) {
        int number = place.tree().segmentAt(use.span().start());
        Tokens tokens = place.tree().segment(number).tokens();
        int token = tokens.touching(use.span().start() - place.tree().start(number)) - 1;
        while (token > 0 && tokens.isTrivia(token)) {
            token--;
        }
        return token >= 0 && tokens.code(token) == TokenCode.of(Opcode.LOCAL_GET);
    }
}
