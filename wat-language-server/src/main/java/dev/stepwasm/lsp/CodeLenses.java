package dev.stepwasm.lsp;

import com.google.gson.JsonObject;
import dev.stepwasm.ide.lens.Lens;
import dev.stepwasm.ide.lens.Lenses;
import dev.stepwasm.ide.run.CodeSize;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/** Counts of uses in the words of the protocol: first where they go, then what they say. */
final class CodeLenses {
    /** A command of the client's: shows the locations of its third argument at the position of its second in a document. */
    static final String SHOW_REFERENCES = "stepwasm.showReferences";

    /** Marks the ticket of a lens that says how much code there is. */
    private static final String SIZE = "size";

    private CodeLenses() {}

    static List<CodeLens> of(Snapshot snapshot, Analysis analysis) {
        boolean references = snapshot.settings().lensReferences();
        boolean instructions = snapshot.settings().lensInstructions();
        if (!references && !instructions) {
            return List.of();
        }
        List<CodeLens> shown = new ArrayList<>();
        for (Lens lens : Lenses.of(analysis)) {
            if (references) {
                shown.add(lens(snapshot, lens));
            }
            if (instructions && lens.space() == IndexSpace.FUNCTION && isWritten(analysis, lens)) {
                CodeLens size = lens(snapshot, lens);
                ((JsonObject) size.getData()).addProperty(SIZE, true);
                shown.add(size);
            }
        }
        return shown;
    }

    private static boolean isWritten(Analysis analysis, Lens lens) {
        return lens.index() >= analysis.modules().get(lens.module()).module().importedFunctionCount();
    }

    private static CodeLens lens(Snapshot snapshot, Lens lens) {
        var shown = new CodeLens(snapshot.range(lens.span()));
        shown.setData(
                new Ticket(snapshot.uri(), snapshot.textId(), lens.module(), lens.space(), lens.index(), -1).json());
        return shown;
    }

    static CodeLens resolve(Snapshot snapshot, Analysis analysis, CodeLens lens, Ticket ticket) {
        return lens.getData() instanceof JsonObject data && data.has(SIZE)
                ? size(analysis, lens, ticket)
                : references(snapshot, analysis, lens, ticket);
    }

    private static CodeLens size(Analysis analysis, CodeLens lens, Ticket ticket) {
        if (ticket.module() >= 0 && ticket.module() < analysis.modules().size()) {
            CodeSize.instructions(analysis, analysis.modules().get(ticket.module()), ticket.index())
                    .ifPresent(count ->
                            lens.setCommand(new Command(count == 1 ? "1 instruction" : count + " instructions", "")));
        }
        return lens;
    }

    private static boolean isExported(Analysis analysis, Ticket ticket) {
        return ticket.module() >= 0
                && ticket.module() < analysis.modules().size()
                && analysis.modules().get(ticket.module()).module().exports().stream()
                        .anyMatch(export ->
                                export.index() == ticket.index() && IndexSpace.of(export.kind()) == ticket.space());
    }

    private static CodeLens references(Snapshot snapshot, Analysis analysis, CodeLens lens, Ticket ticket) {
        List<Span> uses = snapshot.uses(analysis).of(ticket.module(), ticket.space(), ticket.index());
        List<Location> locations = uses.stream()
                .map(use -> new Location(snapshot.uri(), snapshot.range(use)))
                .toList();
        String title = switch (uses.size()) {
            case 0 -> isExported(analysis, ticket) ? "exported" : "no references";
            case 1 -> "1 reference";
            default -> uses.size() + " references";
        };
        Range range = lens.getRange();
        lens.setCommand(new Command(title, SHOW_REFERENCES, List.of(snapshot.uri(), range.getStart(), locations)));
        return lens;
    }
}
