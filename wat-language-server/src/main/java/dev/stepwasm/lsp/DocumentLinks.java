package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.Links;
import dev.stepwasm.ide.workspace.ModuleLink;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import org.eclipse.lsp4j.DocumentLink;

/** Names of files in imports, to be clicked at. */
final class DocumentLinks {
    private DocumentLinks() {}

    static List<DocumentLink> of(Snapshot snapshot, Links links, SitePlaces places) {
        return links.modules().stream()
                .filter(link -> link.literal().end() <= snapshot.text().length())
                .map(link -> link(snapshot, link, places))
                .toList();
    }

    private static DocumentLink link(Snapshot snapshot, ModuleLink link, SitePlaces places) {
        Span inQuotes = new Span(link.literal().start() + 1, link.literal().end() - 1);
        return new DocumentLink(
                snapshot.range(inQuotes),
                places.address(link.target()),
                null,
                "Open " + link.target().title());
    }
}
