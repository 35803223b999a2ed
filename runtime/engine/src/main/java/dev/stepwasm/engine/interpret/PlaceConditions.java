package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.condition.LocalCondition;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What is asked at the breakpoints of a function before anybody stands still. Immutable. */
final class PlaceConditions {
    /** Stands for a place in fast code where there is no breakpoint, but where plain code must go on to come to one. */
    static final LocalCondition ON_THE_WAY = new LocalCondition.Not(new LocalCondition.Not(LocalCondition.NEVER));

    /** By place in the words. */
    private final @Nullable LocalCondition[] places;

    private final Map<Integer, LocalCondition> numbers = new HashMap<>();
    private boolean isComplete = true;

    /**
     * Those of a function.
     *
     * @param all by byte offset, of the whole module
     * @param breakpoints byte offsets of all breakpoints of the module
     */
    PlaceConditions(FunctionCode code, FastMap map, Map<Integer, LocalCondition> all, SortedSet<Integer> breakpoints) {
        places = new @Nullable LocalCondition[code.words.length];
        var rows = new HashMap<Integer, Integer>();
        for (int offset : breakpoints) {
            int number = code.numberOfOffset(offset);
            if (number >= 0 && code.canStopAt(number)) {
                rows.merge(map.rowOfNumber(number), 1, Integer::sum);
                LocalCondition condition = all.get(offset);
                if (condition == null) {
                    isComplete = false;
                } else {
                    numbers.put(number, condition);
                }
            }
        }
        numbers.forEach((number, condition) -> {
            places[code.plainPlace(number)] = condition;
            int row = map.rowOfNumber(number);
            if (rows.getOrDefault(row, 0)
                    == 1) { // If fast code does other instructions with it, plain code comes to it.
                places[map.places()[row]] = map.numbers()[row] == number ? condition : ON_THE_WAY;
            }
        });
    }

    /** {@return what is asked at the breakpoint at a place in the words, null if nothing is} */
    @Nullable
    LocalCondition at(int place) {
        return places[place];
    }

    /** {@return by number of the instruction what is asked, if it is at each breakpoint of the function; else none} */
    Map<Integer, LocalCondition> ofAllBreakpoints() {
        return isComplete ? numbers : Map.of();
    }
}
