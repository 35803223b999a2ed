package dev.stepwasm.lsp;

import dev.stepwasm.ide.outline.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Outlines in the words of the protocol: trees, or flat lists for clients that do not know trees. */
final class Symbols {
    private Symbols() {}

    static List<Either<SymbolInformation, DocumentSymbol>> of(
            Snapshot snapshot, List<Symbol> symbols, ClientAbilities client) {
        List<Either<SymbolInformation, DocumentSymbol>> answer = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (client.symbolTree()) {
                answer.add(Either.forRight(tree(snapshot, symbol)));
            } else {
                flatten(snapshot, symbol, null, answer);
            }
        }
        return answer;
    }

    private static DocumentSymbol tree(Snapshot snapshot, Symbol symbol) {
        return new DocumentSymbol(
                symbol.name(),
                kind(symbol.kind()),
                snapshot.range(symbol.span()),
                snapshot.range(symbol.selection()),
                symbol.detail(),
                symbol.children().stream().map(child -> tree(snapshot, child)).toList());
    }

    @SuppressWarnings("deprecation") // What old clients understand.
    private static void flatten(
            Snapshot snapshot,
            Symbol symbol,
            @Nullable String container,
            List<Either<SymbolInformation, DocumentSymbol>> answer) {
        var location = new Location(snapshot.uri(), snapshot.range(symbol.span()));
        answer.add(Either.forLeft(new SymbolInformation(symbol.name(), kind(symbol.kind()), location, container)));
        for (Symbol child : symbol.children()) {
            flatten(snapshot, child, symbol.name(), answer);
        }
    }

    private static SymbolKind kind(Symbol.Kind kind) {
        return switch (kind) {
            case MODULE -> SymbolKind.Module;
            case FUNCTION -> SymbolKind.Function;
            case FUNCTION_TYPE -> SymbolKind.Interface;
            case STRUCT_TYPE -> SymbolKind.Struct;
            case ARRAY_TYPE, MEMORY, TABLE -> SymbolKind.Array;
            case FIELD -> SymbolKind.Field;
            case CONSTANT -> SymbolKind.Constant;
            case VARIABLE, PARAMETER, LOCAL -> SymbolKind.Variable;
            case TAG -> SymbolKind.Event;
            case DATA, ELEM -> SymbolKind.Object;
        };
    }
}
