package dev.stepwasm.ide.syntax;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;

/** Questions about instructions as text. */
public final class Code {
    private static final int LONGEST = 60;

    private Code() {}

    /** {@return the instruction that begins a block, folded or not, or is folded; the node itself if it is an instruction} */
    public static Optional<Node> headOf(Node node) {
        return switch (node.kind()) {
            case INSTRUCTION -> Optional.of(node);
            case BLOCK, FOLDED, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY, HANDLER ->
                Syntax.child(node, NodeKind.INSTRUCTION);
            case THEN, ELSE, DO -> node.parent().flatMap(Code::headOf);
            default -> Optional.empty();
        };
    }

    /** {@return the keyword of an instruction with its immediates, on one line} */
    public static String head(Node instruction) {
        String line = Syntax.line(instruction, Syntax.firstToken(instruction), Syntax.tokenEnd(instruction));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** {@return the instruction at an offset, on one line; for the end of a block that which begins it} */
    public static String at(Analysis analysis, int offset) {
        Node node = analysis.nodeAt(offset);
        Optional<Node> opener = Token.at(analysis.tree(), offset).flatMap(Code::closedBy);
        return opener.or(() -> headOf(node)).map(Code::head).orElse("the beginning");
    }

    /** {@return the instruction that begins the block which this keyword, {@code end} or {@code else} and so on, goes on with or ends} */
    public static Optional<Node> closedBy(Token keyword) {
        boolean closes = keyword.code() == TokenCode.of(Opcode.END)
                || keyword.code() == TokenCode.of(Opcode.ELSE)
                || keyword.code() == TokenCode.of(Opcode.CATCH)
                || keyword.code() == TokenCode.of(Opcode.CATCH_ALL)
                || keyword.code() == TokenCode.of(Opcode.DELEGATE);
        if (!closes) {
            return Optional.empty();
        }
        Node node = keyword.node();
        return node.kind() == NodeKind.INSTRUCTION ? node.parent().flatMap(Code::opener) : opener(node);
    }

    private static Optional<Node> opener(Node node) {
        return switch (node.kind()) {
            case BLOCK -> Syntax.child(node, NodeKind.INSTRUCTION);
            case HANDLER, THEN, ELSE, DO -> node.parent().flatMap(Code::headOf);
            default -> Optional.empty();
        };
    }
}
