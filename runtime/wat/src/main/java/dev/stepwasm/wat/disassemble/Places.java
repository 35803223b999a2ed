package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import java.util.Arrays;

/** Code offsets and the spans of text that belong to them. */
final class Places {
    private int[] data = new int[96];
    private int size;

    void add(int codeOffset, int start, int end) {
        if (size + 3 > data.length) {
            data = Arrays.copyOf(data, data.length * 2);
        }
        data[size++] = codeOffset;
        data[size++] = start;
        data[size++] = end;
    }

    void addTo(SourceMap.Builder map) {
        for (int i = 0; i < size; i += 3) {
            map.add(data[i], new Span(data[i + 1], data[i + 2]));
        }
    }
}
