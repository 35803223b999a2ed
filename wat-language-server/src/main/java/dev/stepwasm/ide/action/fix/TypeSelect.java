package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the type of a {@code select} between references, which needs one. */
public final class TypeSelect implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            if (mismatch.op() == Opcode.SELECT && mismatch.countFits()) {
                common(mismatch).ifPresent(type -> {
                    String clause = Types.clause(mismatch.function().module(), "result", List.of(type));
                    int end = mismatch.taker() + Opcode.SELECT.keyword().length();
                    actions.accept(Action.fix(
                                    mismatch.diagnostic(),
                                    "Write the type: `select " + clause + "`",
                                    new Span(end, end),
                                    " " + clause)
                            .asPreferred());
                });
            }
        }
    }

    /** {@return the one of two types of references that both values have} */
    private static Optional<ValueType> common(Mismatch mismatch) {
        ValueType first = mismatch.found().get(0).type();
        ValueType second = mismatch.found().get(1).type();
        if (!(first instanceof ValueType.Reference) || !(second instanceof ValueType.Reference)) {
            return Optional.empty();
        }
        return mismatch.types().matches(first, second)
                ? Optional.of(second)
                : mismatch.types().matches(second, first) ? Optional.of(first) : Optional.empty();
    }
}
