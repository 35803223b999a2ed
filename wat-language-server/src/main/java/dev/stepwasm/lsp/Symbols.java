package dev.stepwasm.lsp;

import dev.stepwasm.ide.outline.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.SymbolTag;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Outlines in the words of the protocol: trees, or flat lists for clients that do not know trees. */
final class Symbols {
    /** The tags of what should not be used any more. */
    static final List<SymbolTag> DEPRECATED = List.of(SymbolTag.Deprecated);

    private Symbols() {}

    static List<Either<SymbolInformation, DocumentSymbol>> of(
            Snapshot snapshot, List<Symbol> symbols, ClientAbilities client) {
        List<Either<SymbolInformation, DocumentSymbol>> answer = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (client.symbolTree()) {
                answer.add(Either.forRight(tree(snapshot, symbol, client)));
            } else {
                flatten(snapshot, symbol, null, answer);
            }
        }
        return answer;
    }

    @SuppressWarnings("deprecation") // What clients without tags understand.
    private static DocumentSymbol tree(Snapshot snapshot, Symbol symbol, ClientAbilities client) {
        var tree = new DocumentSymbol(
                symbol.name(),
                kind(symbol.kind()),
                snapshot.range(symbol.span()),
                snapshot.range(symbol.selection()),
                symbol.detail(),
                symbol.children().stream()
                        .map(child -> tree(snapshot, child, client))
                        .toList());
        if (symbol.deprecated() && client.navigation().symbolTags()) {
            tree.setTags(DEPRECATED);
        } else if (symbol.deprecated()) {
            tree.setDeprecated(true);
        }
        return tree;
    }

    @SuppressWarnings("deprecation") // What old clients understand.
    private static void flatten(
            Snapshot snapshot,
            Symbol symbol,
            @Nullable String container,
            List<Either<SymbolInformation, DocumentSymbol>> answer) {
        var location = new Location(snapshot.uri(), snapshot.range(symbol.span()));
        var flat = new SymbolInformation(symbol.name(), kind(symbol.kind()), location, container);
        if (symbol.deprecated()) {
            flat.setDeprecated(true);
        }
        answer.add(Either.forLeft(flat));
        for (Symbol child : symbol.children()) {
            flatten(snapshot, child, symbol.name(), answer);
        }
    }

    /** {@return the kind of a symbol, as far as the protocol has one like it} */
    static SymbolKind kind(Symbol.Kind kind) {
        return switch (kind) {
            case MODULE -> SymbolKind.Module;
            case FUNCTION -> SymbolKind.Function;
            case FUNCTION_TYPE -> SymbolKind.Interface;
            case STRUCT_TYPE -> SymbolKind.Struct;
            case ARRAY_TYPE, MEMORY, TABLE -> SymbolKind.Array;
            case FIELD -> SymbolKind.Field;
            case CONSTANT -> SymbolKind.Constant;
            case VARIABLE, PARAMETER, LOCAL -> SymbolKind.Variable;
            case TAG, DIRECTIVE -> SymbolKind.Event;
            case DATA, ELEM -> SymbolKind.Object;
        };
    }
}
