package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Writes the number of what a name stands for; of a label, how many blocks lie between. */
final class NameToIndex implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.token()
                .filter(token -> token.code() == TokenCode.ID && !repeatsLabel(place))
                .ifPresent(token -> place.used()
                        .ifPresent(definition -> index(place, definition)
                                .ifPresent(index -> actions.accept(Action.of(
                                        kind(),
                                        "Use the index `" + index + "`",
                                        token.span(),
                                        Integer.toString(index))))));
    }

    private static OptionalInt index(Place place, Definition definition) {
        return definition.space() == IndexSpace.LABEL
                ? Labels.depth(place, definition)
                : OptionalInt.of(definition.index());
    }

    /** {@return whether the name stands behind {@code end} or {@code else}, where no number can} */
    private static boolean repeatsLabel(Place place) {
        return place.node().map(NameToIndex::isEndOrElse).orElse(false);
    }

    private static boolean isEndOrElse(Node node) {
        int code = node.data().tokens().code(node.data().firstToken(node.index()));
        return code == TokenCode.of(Opcode.END) || code == TokenCode.of(Opcode.ELSE);
    }
}
