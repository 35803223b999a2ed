package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes of space in text order, as numbers, because a large file has many. */
final class Edits {
    private final String text;
    private final Space space;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] spaces = new int[64];
    private int count;

    Edits(String text, Space space) {
        this.text = text;
        this.space = space;
    }

    /** Puts space in the place of a part of the text, unless it is there. */
    void put(int start, int end, int what) {
        if (space.is(what, text, start, end)) {
            return;
        }
        if (count == starts.length) {
            int size = count * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            spaces = Arrays.copyOf(spaces, size);
        }
        starts[count] = start;
        ends[count] = end;
        spaces[count++] = what;
    }

    String applied() {
        if (count == 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
        int at = 0;
        for (int i = 0; i < count; i++) {
            out.append(text, at, starts[i]);
            space.appendTo(out, spaces[i]);
            at = ends[i];
        }
        return out.append(text, at, text.length()).toString();
    }

    List<Edit> list() {
        List<Edit> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(new Edit(new Span(starts[i], ends[i]), space.show(spaces[i])));
        }
        return list;
    }
}
