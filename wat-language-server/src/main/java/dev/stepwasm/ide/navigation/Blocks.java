package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keywords that make up a block: {@code block}, {@code loop}, {@code if}, {@code then}, {@code else}, {@code end} and so on. */
final class Blocks {
    private Blocks() {}

    /** {@return the block of which a token is a keyword} */
    static Optional<Node> around(Token token) {
        Node node = token.node();
        return switch (node.kind()) {
            case INSTRUCTION -> TokenCode.isOpcode(token.code()) ? ofInstruction(node) : Optional.empty();
            case THEN, ELSE, DO -> node.parent();
            default -> Optional.empty();
        };
    }

    private static Optional<Node> ofInstruction(Node head) {
        Opcode op = opcode(head);
        Optional<Node> around = head.parent();
        if (op.opensBlock()) {
            return around;
        }
        if (!continues(op)) {
            return Optional.empty();
        }
        return around.flatMap(node -> node.kind() == NodeKind.HANDLER ? node.parent() : around)
                .filter(node -> isBlock(node.kind()));
    }

    private static boolean isBlock(NodeKind kind) {
        return switch (kind) {
            case BLOCK, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> true;
            default -> false;
        };
    }

    private static boolean continues(Opcode op) {
        return switch (op) {
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    /** {@return where the keywords of a block stand, in text order} */
    static List<Span> keywords(Node block) {
        List<Span> spans = new ArrayList<>();
        boolean first = true;
        for (Node child : block.children()) {
            Node node = child.kind() == NodeKind.HANDLER
                    ? child.children().stream().findFirst().orElse(child)
                    : child;
            boolean keyword = switch (node.kind()) {
                case INSTRUCTION -> first || (continues(opcode(node)) && isDirect(child));
                case THEN, ELSE, DO -> true;
                default -> false;
            };
            if (keyword) {
                spans.add(Syntax.keyword(node));
            }
            first = false;
        }
        return spans;
    }

    private static boolean isDirect(Node child) {
        return child.kind() == NodeKind.INSTRUCTION || child.kind() == NodeKind.HANDLER;
    }

    /** {@return the label behind the keyword of a branch that has one} */
    static Optional<Token> labelOperand(Token keyword) {
        Node node = keyword.node();
        int operand = Syntax.next(node, keyword.number());
        boolean branches = TokenCode.isOpcode(keyword.code())
                && TokenCode.opcode(keyword.code()).immediates().stream()
                        .anyMatch(i -> i == Immediate.LABEL || i == Immediate.CAST);
        return branches && operand < Syntax.tokenEnd(node)
                ? Optional.of(new Token(keyword.tree(), keyword.segment(), operand))
                : Optional.empty();
    }

    static Opcode opcode(Node instruction) {
        return TokenCode.opcode(instruction.data().tokens().code(Syntax.firstToken(instruction)));
    }
}
