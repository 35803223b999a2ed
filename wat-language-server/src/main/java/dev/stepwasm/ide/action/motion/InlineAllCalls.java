package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the body of a function wherever it is called, and removes the function if nothing needs it then. */
public final class InlineAllCalls implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.INLINE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        function(place)
                .ifPresent(function -> place.module().ifPresent(module -> {
                    int number = function.index() - module.module().importedFunctionCount();
                    if (number >= 0 && number < module.lowered().bodyCount()) {
                        Node field = new Node(place.tree(), module.lowered().bodySegment(number), 0);
                        FunctionCode.of(place.analysis(), module, field)
                                .ifPresent(code -> offer(code, function, actions));
                    }
                }));
    }

    /** The function whose name stands there, in its definition or in a call. */
    private static Optional<Definition> function(Place place) {
        boolean fits = place.field()
                        .filter(field -> field.kind() == NodeKind.FUNCTION_FIELD)
                        .isPresent()
                && place.token()
                        .filter(token -> token.code() == TokenCode.ID || token.code() == TokenCode.NAT)
                        .isPresent()
                && place.node()
                        .filter(node -> node.kind() == NodeKind.FUNCTION_FIELD || InlineFunction.isCall(node))
                        .isPresent();
        return fits
                ? place.analysis()
                        .definitionAt(place.token().orElseThrow().span().start())
                        .filter(definition -> definition.space() == IndexSpace.FUNCTION)
                : Optional.empty();
    }

    private void offer(FunctionCode code, Definition function, Consumer<Action> actions) {
        String title = "Inline all calls of `" + function.show() + "`, and remove it if nothing else needs it";
        if (!InlineFunction.isSound(code)) {
            actions.accept(Action.disabled(kind(), title, "there are errors in it"));
        } else if (callsItself(code)) {
            actions.accept(Action.disabled(kind(), title, "it calls itself"));
        } else {
            CallInlining inlining = new CallInlining(code.analysis(), code.module(), code.function());
            actions.accept(Action.of(kind(), title, inlining::edits));
        }
    }

    private static boolean callsItself(FunctionCode code) {
        for (int i = 0; i < code.size(); i++) {
            boolean calls = code.op(i) == Opcode.CALL || code.op(i) == Opcode.RETURN_CALL;
            if (calls && code.index(i) == code.function()) {
                return true;
            }
        }
        return false;
    }
}
