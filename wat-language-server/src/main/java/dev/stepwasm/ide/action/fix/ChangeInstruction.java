package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Does the same with values of the type that there is: {@code i64.add} for {@code i32.add}. */
public final class ChangeInstruction implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            if (mismatch.countFits() && !mismatch.wrong().isEmpty()) {
                Trial trial = new Trial(mismatch.function());
                taker(mismatch, trial, actions);
                producer(mismatch, trial, actions);
            }
        }
    }

    /** The instruction that takes the values. */
    private static void taker(Mismatch mismatch, Trial trial, Consumer<Action> actions) {
        if (mismatch.isEnd()) {
            return;
        }
        boolean first = true;
        for (Opcode other : others(mismatch)) {
            int start = mismatch.taker();
            var edit = new Replacement(
                    new Span(start, start + mismatch.op().keyword().length()), other.keyword());
            boolean clean =
                    fits(mismatch, other) && trial.of(mismatch.diagnostic(), List.of(edit)) == Trial.Outcome.CLEAN;
            if (clean) {
                Action action = Action.fix(
                        mismatch.diagnostic(), "Change to `" + other.keyword() + "`", edit.span(), edit.text());
                actions.accept(first && mismatch.wrong().size() > 1 ? action.asPreferred() : action);
                first = false;
            }
        }
    }

    private static Set<Opcode> others(Mismatch mismatch) {
        Set<Opcode> others = new LinkedHashSet<>();
        for (int wrong : mismatch.wrong()) {
            if (mismatch.found().get(wrong).type() instanceof ValueType.Numeric type) {
                others.addAll(mismatch.op().over(type));
            }
        }
        return others;
    }

    private static boolean fits(Mismatch mismatch, Opcode other) {
        FunctionType type = other.signatureOrNull();
        return type != null && mismatch.fits(mismatch.found(), type.parameters());
    }

    /** The instruction that gives the only wrong value, if it can give the type wanted from the same operands. */
    private static void producer(Mismatch mismatch, Trial trial, Consumer<Action> actions) {
        if (mismatch.wrong().size() != 1) {
            return;
        }
        int wrong = mismatch.wrong().getFirst();
        Mismatch.Value value = mismatch.found().get(wrong);
        if (!(mismatch.wanted().get(wrong) instanceof ValueType.Numeric wanted)) {
            return;
        }
        Token.firstFrom(mismatch.function().field().tree(), value.producer())
                .filter(token -> TokenCode.isOpcode(token.code()))
                .ifPresent(token -> {
                    Opcode op = TokenCode.opcode(token.code());
                    for (Opcode other : op.over(wanted)) {
                        var edit = new Replacement(token.span(), other.keyword());
                        boolean clean = takesSame(op, other)
                                && trial.of(mismatch.diagnostic(), List.of(edit)) == Trial.Outcome.CLEAN;
                        if (clean) {
                            actions.accept(Action.fix(
                                    mismatch.diagnostic(),
                                    "Change `" + op.keyword() + "` to `" + other.keyword() + "`",
                                    edit.span(),
                                    edit.text()));
                        }
                    }
                });
    }

    private static boolean takesSame(Opcode one, Opcode other) {
        return one.signature()
                        .map(FunctionType::parameters)
                        .equals(other.signature().map(FunctionType::parameters))
                && one.signature().filter(type -> !type.parameters().isEmpty()).isPresent();
    }
}
