package dev.stepwasm.lsp;

import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.outline.SymbolSearch;
import dev.stepwasm.wat.Analysis;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;

/**
 * A symbol of a file, by itself.
 *
 * @param container the name of the module around it, possibly empty
 * @param score how well it fits what was asked for
 */
record WorkspaceEntry(
        Symbol.Kind kind, String name, String container, boolean deprecated, Location location, int score) {
    /** Best first; of those that fit equally the shorter names. */
    static final Comparator<WorkspaceEntry> ORDER = Comparator.<WorkspaceEntry>comparingInt(entry -> -entry.score)
            .thenComparingInt(entry -> entry.name.length())
            .thenComparing(entry -> entry.location.getUri());

    /** {@return what a text defines and fits a query, best first} */
    static List<WorkspaceEntry> in(Snapshot snapshot, Analysis analysis, String query, int limit) {
        return SymbolSearch.matching(analysis, query, limit).stream()
                .map(match -> new WorkspaceEntry(
                        match.symbol().kind(),
                        match.symbol().name(),
                        match.container(),
                        match.symbol().deprecated(),
                        new Location(
                                snapshot.uri(), snapshot.range(match.symbol().selection())),
                        match.score()))
                .toList();
    }

    WorkspaceEntry scored(int other) {
        return new WorkspaceEntry(kind, name, container, deprecated, location, other);
    }

    @SuppressWarnings("deprecation") // What all clients understand.
    SymbolInformation shown(ClientAbilities client) {
        var shown = new SymbolInformation(name, Symbols.kind(kind), location, container);
        if (deprecated && client.workspaceSymbolTags()) {
            shown.setTags(Symbols.DEPRECATED);
        }
        return shown;
    }
}
