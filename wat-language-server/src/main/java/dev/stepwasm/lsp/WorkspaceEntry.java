package dev.stepwasm.lsp;

import dev.stepwasm.ide.outline.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.Location;

/**
 * A symbol of a file, by itself.
 *
 * @param container the name of the symbol around it, possibly empty
 */
record WorkspaceEntry(Symbol.Kind kind, String name, String container, Location location) {
    /** {@return all symbols of an outline, outer ones first} */
    static List<WorkspaceEntry> of(Snapshot snapshot, List<Symbol> outline) {
        List<WorkspaceEntry> flat = new ArrayList<>();
        Deque<Around> left = new ArrayDeque<>();
        outline.reversed().forEach(symbol -> left.push(new Around("", symbol)));
        while (!left.isEmpty()) {
            Around next = left.pop();
            Symbol symbol = next.symbol;
            Location location = new Location(snapshot.uri(), snapshot.range(symbol.selection()));
            flat.add(new WorkspaceEntry(symbol.kind(), symbol.name(), next.container, location));
            symbol.children().reversed().forEach(child -> left.push(new Around(symbol.name(), child)));
        }
        return flat;
    }

    private record Around(String container, Symbol symbol) {}
}
