package dev.stepwasm.lsp;

import dev.stepwasm.ide.selection.Selection;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.jspecify.annotations.Nullable;

/** Selections in the words of the protocol. */
final class Selections {
    private Selections() {}

    /** {@return the selections around some places, in the same order} */
    static List<SelectionRange> of(Snapshot snapshot, Analysis analysis, List<Position> positions) {
        return positions.stream()
                .map(position -> nested(snapshot, Selection.at(analysis, snapshot.offset(position))))
                .toList();
    }

    @SuppressWarnings("NullAway") // LSP4J is not annotated: the outermost range has no parent.
    private static SelectionRange nested(Snapshot snapshot, List<Span> steps) {
        @Nullable SelectionRange around = null;
        for (Span step : steps.reversed()) {
            around = new SelectionRange(snapshot.range(step), around);
        }
        return around;
    }
}
