package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The blocks around a place and their labels (core spec 6.5.1). */
public final class Labels {
    private Labels() {}

    /** {@return the heads of the blocks that a branch at a place can go to, the innermost first} */
    public static List<Node> heads(Place place) {
        List<Node> heads = new ArrayList<>();
        List<Node> path = place.path();
        int inner = path.isEmpty() || !isDelegate(path.getLast()) ? 0 : 1;
        for (int i = path.size() - 2; i >= 0; i--) {
            if (isInside(path.get(i), path.get(i + 1))) {
                heads.add(head(path.get(i)));
            }
        }
        return heads.subList(Math.min(inner, heads.size()), heads.size());
    }

    /** The label of a {@code delegate} counts from outside of the block that it ends. */
    private static boolean isDelegate(Node node) {
        return node.kind() == NodeKind.INSTRUCTION
                && node.data().tokens().code(Syntax.firstToken(node)) == TokenCode.of(Opcode.DELEGATE);
    }

    /** {@return the keyword of a block with its label and type} */
    public static Node head(Node block) {
        return new Node(block.tree(), block.segment(), block.index() + 1);
    }

    /** The head of a block, and the condition of a folded {@code if}, are not in its scope yet. */
    private static boolean isInside(Node block, Node child) {
        return switch (block.kind()) {
            case BLOCK, FOLDED_BLOCK -> child.index() != block.index() + 1;
            case FOLDED_IF -> child.kind() == NodeKind.THEN || child.kind() == NodeKind.ELSE;
            case FOLDED_TRY -> child.kind() == NodeKind.DO || child.kind() == NodeKind.HANDLER;
            default -> false;
        };
    }

    /** {@return how many blocks lie between a place and the block of a label} */
    public static OptionalInt depth(Place place, Definition label) {
        List<Node> heads = heads(place);
        for (int depth = 0; depth < heads.size(); depth++) {
            if (Syntax.id(heads.get(depth)).filter(label.nameSpan()::equals).isPresent()) {
                return OptionalInt.of(depth);
            }
        }
        return OptionalInt.empty();
    }

    /** {@return whether the name of a label means this one at a place, not one further in} */
    public static boolean reaches(Place place, Definition label) {
        for (Node head : heads(place)) {
            Optional<String> name = name(head);
            if (name.isPresent() && name.equals(label.name())) {
                return Syntax.id(head).filter(label.nameSpan()::equals).isPresent();
            }
        }
        return false;
    }

    /** {@return the label of a block} */
    public static Optional<String> name(Node head) {
        return Syntax.id(head).map(id -> Identifier.name(head.tree().source().text(), id.start(), id.end()));
    }
}
