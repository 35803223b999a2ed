package dev.stepwasm.lsp;

import dev.stepwasm.ide.outline.Fold;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** Folds in the words of the protocol. */
final class Folds {
    private Folds() {}

    static List<FoldingRange> of(Snapshot snapshot, List<Fold> folds) {
        return folds.stream().map(fold -> range(snapshot, fold)).toList();
    }

    private static FoldingRange range(Snapshot snapshot, Fold fold) {
        var range = snapshot.range(fold.span());
        var shown = new FoldingRange(range.getStart().getLine(), range.getEnd().getLine());
        if (fold.isComment()) {
            shown.setKind(FoldingRangeKind.Comment);
        }
        return shown;
    }
}
