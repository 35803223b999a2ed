package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.LinkedEditing;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.jspecify.annotations.Nullable;

/** Places that change together, in the words of the protocol. */
final class LinkedRanges {
    private LinkedRanges() {}

    static @Nullable LinkedEditingRanges at(Snapshot snapshot, Analysis analysis, int offset) {
        List<Span> places = LinkedEditing.at(analysis, offset);
        return places.isEmpty()
                ? null
                : new LinkedEditingRanges(places.stream().map(snapshot::range).toList(), LinkedEditing.NAME);
    }
}
