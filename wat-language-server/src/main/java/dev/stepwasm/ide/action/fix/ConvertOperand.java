package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes values of another type than wanted fit: a constant is written in the type wanted, others are converted. */
public final class ConvertOperand implements Offer {
    private static final String CHANGE = "Change to";

    /** A change of one value. */
    private record Remedy(String verb, String code, boolean sure, List<Replacement> edits) {}

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            List<Integer> wrong = mismatch.countFits() ? mismatch.wrong() : List.of();
            if (!wrong.isEmpty()) {
                offer(mismatch, wrong, actions);
            }
        }
    }

    private static void offer(Mismatch mismatch, List<Integer> wrong, Consumer<Action> actions) {
        List<List<Remedy>> remedies = new ArrayList<>();
        for (int value : wrong) {
            remedies.add(remedies(
                    mismatch, mismatch.found().get(value), mismatch.wanted().get(value)));
        }
        int most = remedies.stream().mapToInt(List::size).max().orElse(0);
        if (remedies.stream().anyMatch(List::isEmpty)) {
            return;
        }
        Trial trial = new Trial(mismatch.function());
        Map<String, Action> offered = new LinkedHashMap<>();
        for (int choice = 0; choice < most; choice++) {
            List<Remedy> chosen = new ArrayList<>();
            for (List<Remedy> options : remedies) {
                chosen.add(options.get(Math.min(choice, options.size() - 1)));
            }
            List<Replacement> edits =
                    chosen.stream().flatMap(remedy -> remedy.edits().stream()).toList();
            if (trial.of(mismatch.diagnostic(), edits) == Trial.Outcome.CLEAN) {
                boolean sure = chosen.stream()
                        .allMatch(remedy -> remedy.sure()
                                && (chosen.size() == 1 || remedy.verb().equals(CHANGE)));
                Action action = Action.fix(mismatch.diagnostic(), title(chosen), () -> Trial.sorted(edits));
                offered.putIfAbsent(action.title(), sure && offered.isEmpty() ? action.asPreferred() : action);
            }
        }
        offered.values().forEach(actions);
    }

    private static String title(List<Remedy> chosen) {
        Set<String> parts = new LinkedHashSet<>();
        String verb = "";
        for (Remedy remedy : chosen) {
            String code = "`" + remedy.code() + "`";
            String next = parts.isEmpty() ? remedy.verb() : remedy.verb().toLowerCase(Locale.ROOT);
            parts.add(remedy.verb().equals(verb) ? code : next + " " + code);
            verb = parts.size() == 1 ? remedy.verb() : verb;
        }
        String first = parts.iterator().next();
        boolean same = chosen.stream()
                .allMatch(remedy -> remedy.code().equals(chosen.getFirst().code()));
        return same ? first + times(chosen.size()) : String.join(" and ", parts);
    }

    private static String times(int count) {
        return count == 1 ? "" : count == 2 ? " for both" : " for all " + count;
    }

    private static List<Remedy> remedies(Mismatch mismatch, Mismatch.Value value, ValueType wanted) {
        List<Remedy> found = new ArrayList<>();
        Operands.producer(mismatch.function(), value.producer()).ifPresent(producer -> {
            Constants.as(producer, wanted)
                    .ifPresent(edit -> found.add(new Remedy(CHANGE, edit.text(), true, List.of(edit))));
            List<String> conversions = new Conversions(mismatch.function().module()).between(value.type(), wanted);
            boolean only = conversions.size() == 1;
            for (String conversion : conversions) {
                found.add(new Remedy("Insert", conversion, only, producer.followedBy(conversion)));
            }
        });
        return found;
    }
}
