package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.Reference;
import java.util.List;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;

/** Places of names in the words of the protocol. */
final class References {
    private References() {}

    static List<Location> locations(Snapshot snapshot, List<Reference> references, boolean withDefinition) {
        return references.stream()
                .filter(reference -> withDefinition || reference.kind() != Reference.Kind.DEFINITION)
                .map(reference -> new Location(snapshot.uri(), snapshot.range(reference.span())))
                .toList();
    }

    static List<DocumentHighlight> highlights(Snapshot snapshot, List<Reference> references) {
        return references.stream()
                .map(reference -> new DocumentHighlight(snapshot.range(reference.span()), kind(reference.kind())))
                .toList();
    }

    private static DocumentHighlightKind kind(Reference.Kind kind) {
        return switch (kind) {
            case DEFINITION, KEYWORD -> DocumentHighlightKind.Text;
            case WRITE -> DocumentHighlightKind.Write;
            case READ -> DocumentHighlightKind.Read;
        };
    }
}
