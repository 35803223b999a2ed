package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes {@code (ref null func)} as {@code funcref}. */
final class SimplifyReferenceType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.around(NodeKind.REFERENCE_TYPE)
                .filter(node -> node.children().isEmpty())
                .ifPresent(node -> Arrays.stream(HeapType.Abstract.values())
                        .filter(heap -> isNullable(node, heap))
                        .findFirst()
                        .ifPresent(heap -> {
                            String title = "Simplify to `" + heap.shorthand() + "`";
                            actions.accept(
                                    Layout.hasComments(node)
                                            ? Action.disabled(kind(), title, "there is a comment in it")
                                            : Action.of(kind(), title, node.span(), heap.shorthand()));
                        }));
    }

    private static boolean isNullable(Node node, HeapType heap) {
        String written = Syntax.line(node, Syntax.firstToken(node), Syntax.tokenEnd(node));
        return Syntax.has(node, Word.NULL) && written.equals("(ref null " + heap.show() + ")");
    }
}
