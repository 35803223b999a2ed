package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.CallHierarchy;
import dev.stepwasm.ide.outline.Symbol;
import java.util.List;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.jspecify.annotations.Nullable;

/** Hierarchies of calls and types in the words of the protocol. An item is found again by its selection. */
final class Hierarchies {
    private Hierarchies() {}

    /** {@return where an item that the client sends back stands}; items without a place are answered as bad parameters */
    static TextDocumentPositionParams place(@Nullable CallHierarchyItem item) {
        return item == null ? new TextDocumentPositionParams() : place(item.getUri(), item.getSelectionRange());
    }

    /** {@return where an item that the client sends back stands}; items without a place are answered as bad parameters */
    static TextDocumentPositionParams place(@Nullable TypeHierarchyItem item) {
        return item == null ? new TextDocumentPositionParams() : place(item.getUri(), item.getSelectionRange());
    }

    private static TextDocumentPositionParams place(@Nullable String uri, @Nullable Range selection) {
        var place = new TextDocumentPositionParams();
        if (uri != null) {
            place.setTextDocument(new TextDocumentIdentifier(uri));
        }
        if (selection != null && selection.getStart() != null) {
            place.setPosition(selection.getStart());
        }
        return place;
    }

    static CallHierarchyItem call(Snapshot snapshot, Symbol symbol) {
        var item = new CallHierarchyItem(
                symbol.name(),
                Symbols.kind(symbol.kind()),
                snapshot.uri(),
                snapshot.range(symbol.span()),
                snapshot.range(symbol.selection()));
        item.setDetail(symbol.detail());
        if (symbol.deprecated()) {
            item.setTags(Symbols.DEPRECATED);
        }
        return item;
    }

    static List<CallHierarchyIncomingCall> incoming(Snapshot snapshot, List<CallHierarchy.Call> calls) {
        return calls.stream()
                .map(call -> new CallHierarchyIncomingCall(call(snapshot, call.other()), places(snapshot, call)))
                .toList();
    }

    static List<CallHierarchyOutgoingCall> outgoing(Snapshot snapshot, List<CallHierarchy.Call> calls) {
        return calls.stream()
                .map(call -> new CallHierarchyOutgoingCall(call(snapshot, call.other()), places(snapshot, call)))
                .toList();
    }

    private static List<Range> places(Snapshot snapshot, CallHierarchy.Call call) {
        return call.places().stream().map(snapshot::range).toList();
    }

    static TypeHierarchyItem type(Snapshot snapshot, Symbol symbol) {
        var item = new TypeHierarchyItem(
                symbol.name(),
                Symbols.kind(symbol.kind()),
                snapshot.uri(),
                snapshot.range(symbol.span()),
                snapshot.range(symbol.selection()),
                symbol.detail());
        if (symbol.deprecated()) {
            item.setTags(Symbols.DEPRECATED);
        }
        return item;
    }

    static List<TypeHierarchyItem> types(Snapshot snapshot, List<Symbol> symbols) {
        return symbols.stream().map(symbol -> type(snapshot, symbol)).toList();
    }
}
