package dev.stepwasm.engine.interpret;

import java.util.ArrayList;
import java.util.List;

/** Records a {@link FastMap} while fast code is emitted; a translator that makes only code leaves it switched off. */
final class FastMapBuilder {
    /** Pairs of a place and the number of the instruction to go on with. */
    private final Words rows = new Words();

    private final List<int[]> moves = new ArrayList<>();
    private boolean recording;

    /** Switches it on. */
    void start() {
        recording = true;
    }

    /** Notes where the operands are before an instruction, unless the one before has its place there and left no code. */
    void record(int place, int number, Operands operands) {
        if (recording && (rows.isEmpty() || lastPlace() != place)) {
            add(place, number, operands);
        }
    }

    /** Notes where the operands are before an instruction, and not before the one that had its place there. */
    void replace(int place, int number, Operands operands) {
        if (recording) {
            forgetFrom(place);
            add(place, number, operands);
        }
    }

    private void add(int place, int number, Operands operands) {
        rows.addAll(place, number);
        moves.add(operands.displaced());
    }

    private int lastPlace() {
        return rows.get(rows.size() - 2);
    }

    /** Forgets what was recorded at or behind a place, where other code comes to stand now. */
    void forgetFrom(int place) {
        while (!rows.isEmpty() && lastPlace() >= place) {
            rows.truncate(rows.size() - 2);
            moves.removeLast();
        }
    }

    FastMap build() {
        int count = rows.size() / 2;
        int[] places = new int[count];
        int[] numbers = new int[count];
        for (int row = 0; row < count; row++) {
            places[row] = rows.get(2 * row);
            numbers[row] = rows.get(2 * row + 1);
        }
        return new FastMap(places, numbers, moves.toArray(new int[0][]));
    }
}
