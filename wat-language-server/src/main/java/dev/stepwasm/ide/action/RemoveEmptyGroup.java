package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.function.Consumer;

/** Removes a {@code (param)}, {@code (result)}, {@code (local)} or {@code (field)} that declares nothing. */
final class RemoveEmptyGroup implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        TypeGroup.at(place)
                .filter(group -> !group.isNamed() && group.types().isEmpty() && !ofSelect(group.node()))
                .ifPresent(group -> {
                    String title = "Remove the empty `(" + group.word() + ")`";
                    actions.accept(
                            group.hasComments()
                                    ? Action.disabled(kind(), title, "there is a comment in it")
                                    : Action.of(kind(), title, Layout.removal(place.tree(), group.span()), ""));
                });
    }

    /** {@code select (result)} is another instruction than {@code select}. */
    private static boolean ofSelect(Node group) {
        return group.parent()
                .filter(node -> node.kind() == NodeKind.INSTRUCTION)
                .map(node -> node.data().tokens().code(Syntax.firstToken(node)))
                .filter(code -> code == TokenCode.of(Opcode.SELECT) || code == TokenCode.of(Opcode.SELECT_T))
                .isPresent();
    }
}
