package dev.stepwasm.ide.flow;

import java.util.ArrayList;
import java.util.List;

/** Which entries of a {@code br_table} lead to one place, as {@code 0, 2-5, default}. */
final class Ranges {
    private static final int MOST = 6;

    private final List<int[]> ranges = new ArrayList<>();
    private boolean isDefault;

    /** Adds an entry behind all those that are there. */
    void add(int entry) {
        if (!ranges.isEmpty() && ranges.getLast()[1] == entry - 1) {
            ranges.getLast()[1] = entry;
        } else {
            ranges.add(new int[] {entry, entry});
        }
    }

    void addDefault() {
        isDefault = true;
    }

    String show() {
        List<String> words = new ArrayList<>();
        for (int[] range : ranges.subList(0, Math.min(MOST, ranges.size()))) {
            words.add(range[0] == range[1] ? Integer.toString(range[0]) : range[0] + "-" + range[1]);
        }
        if (ranges.size() > MOST) {
            words.add("…");
        }
        if (isDefault) {
            words.add("default");
        }
        return String.join(", ", words);
    }
}
