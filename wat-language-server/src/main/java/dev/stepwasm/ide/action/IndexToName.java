package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.function.Consumer;

/** Writes the name of what a number stands for. */
final class IndexToName implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.token()
                .filter(token -> token.code() == TokenCode.NAT)
                .ifPresent(token -> place.used().ifPresent(definition -> offer(place, token, definition, actions)));
    }

    private void offer(Place place, Token token, Definition definition, Consumer<Action> actions) {
        definition.name().filter(name -> !name.isEmpty()).ifPresent(name -> {
            if (definition.space() != IndexSpace.LABEL || Labels.reaches(place, definition)) {
                String written = Identifier.show(name);
                actions.accept(Action.of(kind(), "Use the name `" + written + "`", token.span(), written));
            }
        });
    }
}
