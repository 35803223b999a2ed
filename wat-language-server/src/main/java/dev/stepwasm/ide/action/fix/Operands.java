package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/** How operands are written: before an instruction, or folded into it. */
final class Operands {
    private Operands() {}

    /**
     * An instruction that gave a value.
     *
     * @param instruction its keyword and immediates, or all of a folded block
     * @param folded the parentheses with all that is in them, if it is folded
     */
    record Producer(Node instruction, Optional<Node> folded) {
        /** {@return what makes another instruction take the value} */
        List<Replacement> followedBy(String next) {
            SourceText source = instruction.tree().source();
            if (folded.isPresent()) {
                Span span = folded.get().span();
                return List.of(
                        new Replacement(new Span(span.start(), span.start()), "(" + next + " "),
                        new Replacement(new Span(span.end(), span.end()), ")"));
            }
            int end = instruction.span().end();
            String separator = Layout.separator(source, instruction.span());
            int at = separator.equals(" ") ? end : NewField.lineEnd(source, end);
            return List.of(new Replacement(new Span(at, at), separator + next));
        }

        /** {@return what drops values that the instruction gives, those on top} */
        List<Replacement> dropped(int count) {
            String drop = Opcode.DROP.keyword();
            if (folded.isPresent() && count == 1) {
                return followedBy(drop);
            }
            if (folded.isPresent()) {
                int end = folded.get().span().end();
                return List.of(new Replacement(new Span(end, end), (" " + drop).repeat(count)));
            }
            String separator = Layout.separator(instruction.tree().source(), instruction.span());
            return followedBy(drop + (separator + drop).repeat(count - 1));
        }
    }

    /** {@return the instruction at an offset, where the value that it gives can be taken at once} */
    static Optional<Producer> producer(FunctionAt function, int offset) {
        return Token.firstFrom(function.field().tree(), offset).flatMap(token -> {
            Node node = token.node();
            if (token.code() == TokenCode.CLOSE) {
                boolean block = switch (node.kind()) {
                    case FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> true;
                    default -> false;
                };
                return block ? Optional.of(new Producer(node, Optional.of(node))) : Optional.empty();
            }
            if (node.kind() != NodeKind.INSTRUCTION || !TokenCode.isOpcode(token.code())) {
                return Optional.empty();
            }
            boolean condition = node.parent()
                    .filter(parent -> parent.kind() == NodeKind.FOLDED_IF)
                    .isPresent();
            return condition ? Optional.empty() : Optional.of(new Producer(node, folded(node)));
        });
    }

    /** {@return the node of a folded instruction, given its keyword and immediates} */
    static Optional<Node> folded(Node instruction) {
        return instruction
                .parent()
                .filter(parent -> parent.kind() == NodeKind.FOLDED && parent.index() + 1 == instruction.index());
    }

    /**
     * {@return what adds the last operand of an instruction}
     *
     * @param instruction its keyword and immediates
     * @param operand an instruction without parentheses
     */
    static Replacement lastOf(Node instruction, String operand) {
        Optional<Node> folded = folded(instruction);
        if (folded.isEmpty()) {
            int start = instruction.span().start();
            return new Replacement(
                    new Span(start, start),
                    operand + Layout.separator(instruction.tree().source(), instruction.span()));
        }
        Node last = folded.get().children().getLast();
        int end = last.span().end();
        String separator = last.index() == instruction.index()
                ? " "
                : Layout.separator(instruction.tree().source(), last.span());
        return new Replacement(new Span(end, end), separator + "(" + operand + ")");
    }

    /**
     * {@return what adds operands to an instruction}
     *
     * @param at how many operands stay below the new ones; where that is not all, the instruction must be folded
     */
    static Optional<Replacement> inserted(Mismatch mismatch, int at, List<String> operands) {
        Optional<Node> instruction = Token.firstFrom(mismatch.function().field().tree(), mismatch.taker())
                .map(Token::node)
                .filter(node -> node.kind() == NodeKind.INSTRUCTION);
        Optional<Node> folded = instruction.flatMap(Operands::folded);
        if (folded.isEmpty()) {
            return instruction
                    .filter(node -> at == mismatch.found().size() && !isHeadOfGroup(node))
                    .map(node -> lastOf(node, joined(node, operands)));
        }
        List<Node> children = folded.get().children();
        int outside = mismatch.found().size() - (children.size() - 1);
        int child = at - Math.max(0, outside);
        return (outside > 0 && child < 0) || child >= children.size()
                ? Optional.empty()
                : Optional.of(
                        child == 0 && children.size() > 1
                                ? before(children.get(1), operands)
                                : behind(children.get(child), child == 0, operands));
    }

    private static boolean isHeadOfGroup(Node instruction) {
        return instruction
                .parent()
                .filter(parent -> parent.kind() == NodeKind.FOLDED_BLOCK || parent.kind() == NodeKind.FOLDED_IF)
                .isPresent();
    }

    private static String joined(Node instruction, List<String> operands) {
        return String.join(Layout.separator(instruction.tree().source(), instruction.span()), operands);
    }

    private static Replacement before(Node next, List<String> operands) {
        String separator = Layout.separator(next.tree().source(), next.span());
        StringBuilder text = new StringBuilder();
        operands.forEach(operand -> text.append('(').append(operand).append(')').append(separator));
        int start = next.span().start();
        return new Replacement(new Span(start, start), text.toString());
    }

    private static Replacement behind(Node before, boolean isHead, List<String> operands) {
        String separator = isHead ? " " : Layout.separator(before.tree().source(), before.span());
        StringBuilder text = new StringBuilder();
        operands.forEach(
                operand -> text.append(separator).append('(').append(operand).append(')'));
        int end = before.span().end();
        return new Replacement(new Span(end, end), text.toString());
    }
}
