package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.Reference;
import dev.stepwasm.ide.workspace.Site;
import dev.stepwasm.wasm.source.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Those of the text itself first, then those of other files, each once. */
    static List<Location> joined(
            Snapshot snapshot,
            List<Reference> own,
            Collection<Site> others,
            SitePlaces places,
            boolean withDefinition) {
        Set<Location> found = new LinkedHashSet<>(locations(snapshot, own, withDefinition));
        Set<Span> known = own.stream().map(Reference::span).collect(Collectors.toSet());
        for (Site site : others) {
            boolean isOwn = site.member().uri().equals(snapshot.uri());
            boolean isDefinition = site.export().isPresent();
            // What is exported here is defined here, under another name.
            boolean isKnown = isOwn && (isDefinition || known.contains(site.span()));
            if ((withDefinition || !isDefinition) && !isKnown) {
                places.of(site).map(SitePlaces.Place::location).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
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
