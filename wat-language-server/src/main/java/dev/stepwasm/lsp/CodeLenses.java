package dev.stepwasm.lsp;

import dev.stepwasm.ide.lens.Lens;
import dev.stepwasm.ide.lens.Lenses;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/** Counts of uses in the words of the protocol: first where they go, then what they say. */
final class CodeLenses {
    /** A command of the client's: shows the locations of its third argument at the position of its second in a document. */
    static final String SHOW_REFERENCES = "stepwasm.showReferences";

    private CodeLenses() {}

    static List<CodeLens> of(Snapshot snapshot, Analysis analysis) {
        return snapshot.settings().lensReferences()
                ? Lenses.of(analysis).stream().map(lens -> lens(snapshot, lens)).toList()
                : List.of();
    }

    private static CodeLens lens(Snapshot snapshot, Lens lens) {
        var shown = new CodeLens(snapshot.range(lens.span()));
        shown.setData(
                new Ticket(snapshot.uri(), snapshot.resultId(), lens.module(), lens.space(), lens.index(), -1).json());
        return shown;
    }

    static CodeLens resolve(Snapshot snapshot, Analysis analysis, CodeLens lens, Ticket ticket) {
        List<Span> uses = snapshot.uses(analysis).of(ticket.module(), ticket.space(), ticket.index());
        List<Location> locations = uses.stream()
                .map(use -> new Location(snapshot.uri(), snapshot.range(use)))
                .toList();
        String title = switch (uses.size()) {
            case 0 -> "no references";
            case 1 -> "1 reference";
            default -> uses.size() + " references";
        };
        Range range = lens.getRange();
        lens.setCommand(new Command(title, SHOW_REFERENCES, List.of(snapshot.uri(), range.getStart(), locations)));
        return lens;
    }
}
