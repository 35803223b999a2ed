package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives an instruction, or the end of a block, the values that it lacks: zeros, or a local of the type. */
public final class AddOperand implements Offer {
    private static final int MOST_LOCALS = 3;
    private static final int MOST_MISSING = 16;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            int missing = mismatch.wanted().size() - mismatch.found().size();
            if (missing > 0 && missing <= MOST_MISSING && mismatch.below().isEmpty()) {
                offer(mismatch, missing, actions);
            }
        }
    }

    private static void offer(Mismatch mismatch, int missing, Consumer<Action> actions) {
        int count = mismatch.found().size();
        Trial trial = new Trial(mismatch.function());
        for (int at = count; at >= 0; at--) {
            List<ValueType> types = mismatch.wanted().subList(at, at + missing);
            boolean fits = mismatch.fits(
                            mismatch.found().subList(0, at), mismatch.wanted().subList(0, at))
                    && mismatch.fits(
                            mismatch.found().subList(at, count),
                            mismatch.wanted()
                                    .subList(at + missing, mismatch.wanted().size()));
            if (fits) {
                int place = at;
                List<List<String>> choices = choices(mismatch.function(), types);
                boolean some = false;
                for (List<String> choice : choices) {
                    some |= attempt(mismatch, place, choice, trial, actions);
                }
                if (some) {
                    return;
                }
            }
        }
    }

    private static List<List<String>> choices(FunctionAt function, List<ValueType> types) {
        List<List<String>> choices = new ArrayList<>();
        List<String> zeros = new ArrayList<>();
        for (ValueType type : types) {
            Zero.of(function.module(), type).ifPresent(zeros::add);
        }
        if (zeros.size() == types.size()) {
            choices.add(zeros);
        }
        if (types.size() == 1 && !(types.getFirst() instanceof ValueType.Bottom)) {
            locals(function, types.getFirst()).forEach(local -> choices.add(List.of(local)));
        }
        return choices;
    }

    private static List<String> locals(FunctionAt function, ValueType type) {
        List<String> found = new ArrayList<>();
        List<Definition> names = function.module().locals(function.index());
        for (int i = 0; i < function.locals().size() && found.size() < MOST_LOCALS; i++) {
            if (function.locals().get(i).equals(type)) {
                String name = i < names.size() ? names.get(i).show() : Integer.toString(i);
                found.add(Opcode.LOCAL_GET.keyword() + " " + name);
            }
        }
        return found;
    }

    private static boolean attempt(
            Mismatch mismatch, int at, List<String> operands, Trial trial, Consumer<Action> actions) {
        Optional<Replacement> edit =
                mismatch.isEnd() ? Ends.before(mismatch, at, operands) : Operands.inserted(mismatch, at, operands);
        if (edit.isEmpty() || trial.of(mismatch.diagnostic(), List.of(edit.get())) == Trial.Outcome.FAILS) {
            return false;
        }
        String word = mismatch.isEnd() ? "result" : "operand";
        String title = operands.size() == 1
                ? "Add the " + word + " `" + operands.getFirst() + "`"
                : "Add the " + word + "s `" + String.join("` `", operands) + "`";
        actions.accept(Action.fix(
                mismatch.diagnostic(), title, edit.get().span(), edit.get().text()));
        return true;
    }
}
