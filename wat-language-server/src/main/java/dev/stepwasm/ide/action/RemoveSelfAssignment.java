package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.function.Consumer;

/** Takes away what sets a local or global to the value that it has; {@code local.tee} leaves the value that it got. */
final class RemoveSelfAssignment implements Offer {
    private static final String TITLE = "Remove this, as it changes nothing";

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.finding(Lint.SELF_ASSIGNMENT, place.selection())
                .filter(found -> place.isSound())
                .ifPresent(found -> actions.accept(action(place, found)));
    }

    private Action action(Place place, Action.Fixed found) {
        Span span = found.span();
        int number = place.tree().segmentAt(span.start());
        int base = place.tree().start(number);
        Tokens tokens = place.tree().segment(number).tokens();
        int set = -1;
        int get = -1;
        int token = tokens.firstAtOrAfter(span.start() - base);
        for (; token < tokens.size() && base + tokens.start(token) < span.end(); token++) {
            if (tokens.isTrivia(token)) {
                return Action.disabled(kind(), TITLE, "there is a comment in it");
            }
            int code = tokens.code(token);
            boolean gets = code == TokenCode.of(Opcode.LOCAL_GET) || code == TokenCode.of(Opcode.GLOBAL_GET);
            get = gets ? token : get;
            set = TokenCode.isOpcode(code) && !gets ? token : set;
        }
        Replacement edit = set >= 0 && get >= 0 && tokens.code(set) == TokenCode.of(Opcode.LOCAL_TEE)
                ? new Replacement(span, read(place, number, get))
                : new Replacement(Layout.removal(place.tree(), span), "");
        return Action.of(kind(), TITLE, edit.span(), edit.text()).fixing(found);
    }

    /** {@return the text of what reads the value, in its parentheses if it has some} */
    private static String read(Place place, int segment, int get) {
        Tokens tokens = place.tree().segment(segment).tokens();
        boolean folded = get > 0 && tokens.code(get - 1) == TokenCode.OPEN;
        int end = folded ? get + 3 : get + 2;
        Span first = place.tree().span(segment, folded ? get - 1 : get);
        return place.source()
                .textOf(new Span(
                        first.start(), place.tree().span(segment, end - 1).end()));
    }
}
