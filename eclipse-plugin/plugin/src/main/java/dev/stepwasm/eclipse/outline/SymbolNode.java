package dev.stepwasm.eclipse.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.Nullable;

/**
 * A symbol in its tree. The same one after a change of the text is equal to it, so that a tree stays open where it was: it
 * has the same name at the same place in the tree.
 */
final class SymbolNode {
    private final DocumentSymbol symbol;
    private final @Nullable SymbolNode parent;
    /** How many symbols beside it have the same name and come before it. */
    private final int number;

    private final List<SymbolNode> children;

    private SymbolNode(DocumentSymbol symbol, @Nullable SymbolNode parent, int number) {
        this.symbol = symbol;
        this.parent = parent;
        this.number = number;
        this.children = of(symbol.getChildren() == null ? List.of() : symbol.getChildren(), this);
    }

    /** {@return nodes for symbols that are not within others} */
    static List<SymbolNode> of(List<DocumentSymbol> symbols) {
        return of(symbols, null);
    }

    private static List<SymbolNode> of(List<DocumentSymbol> symbols, @Nullable SymbolNode parent) {
        Map<String, Integer> seen = new HashMap<>();
        List<SymbolNode> nodes = new ArrayList<>(symbols.size());
        for (DocumentSymbol symbol : symbols) {
            int number = seen.merge(symbol.getName(), 1, Integer::sum);
            nodes.add(new SymbolNode(symbol, parent, number));
        }
        return List.copyOf(nodes);
    }

    DocumentSymbol symbol() {
        return symbol;
    }

    @Nullable
    SymbolNode parent() {
        return parent;
    }

    List<SymbolNode> children() {
        return children;
    }

    /** {@return the innermost symbol around a position} */
    static Optional<SymbolNode> at(List<SymbolNode> nodes, Position position) {
        return nodes.stream()
                .filter(node -> contains(node.symbol.getRange(), position))
                .findFirst()
                .map(node -> at(node.children, position).orElse(node));
    }

    private static boolean contains(Range range, Position position) {
        return compare(range.getStart(), position) <= 0 && compare(position, range.getEnd()) <= 0;
    }

    private static int compare(Position one, Position other) {
        return one.getLine() == other.getLine()
                ? Integer.compare(one.getCharacter(), other.getCharacter())
                : Integer.compare(one.getLine(), other.getLine());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SymbolNode node
                && number == node.number
                && symbol.getName().equals(node.symbol.getName())
                && Objects.equals(parent, node.parent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol.getName(), number, parent);
    }
}
