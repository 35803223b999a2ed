package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes {@code funcref} in full, as {@code (ref null func)}. */
final class ExpandReferenceType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.token()
                .filter(token -> place.field().isPresent() && TokenCode.isWord(token.code()))
                .ifPresent(token -> Arrays.stream(HeapType.Abstract.values())
                        .filter(heap -> heap.shorthand().equals(token.text()))
                        .findFirst()
                        .ifPresent(heap -> {
                            String full = "(ref null " + heap.show() + ")";
                            actions.accept(Action.of(kind(), "Expand to `" + full + "`", token.span(), full));
                        }));
    }
}
