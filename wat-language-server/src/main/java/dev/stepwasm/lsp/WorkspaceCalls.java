package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.CallHierarchy;
import dev.stepwasm.ide.navigation.Crossing;
import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.workspace.ImportSite;
import dev.stepwasm.ide.workspace.Links;
import dev.stepwasm.ide.workspace.Member;
import dev.stepwasm.ide.workspace.Site;
import dev.stepwasm.wat.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;

/**
 * Who calls whom across files: who imports a function may call it, and who calls an import calls what it gets. Items may
 * stand in files that are not open.
 */
final class WorkspaceCalls {
    private final WorkspaceLinks links;
    private final OpenDocuments documents;

    WorkspaceCalls(WorkspaceLinks links, OpenDocuments documents) {
        this.links = links;
        this.documents = documents;
    }

    CompletableFuture<List<CallHierarchyIncomingCall>> incoming(CallHierarchyIncomingCallsParams params) {
        TextDocumentPositionParams place = Hierarchies.place(params.getItem());
        if (isClosed(place)) {
            return links.inFile(place, (snapshot, analysis, offset, around) -> {
                List<CallHierarchyIncomingCall> calls = new ArrayList<>(
                        Hierarchies.incoming(snapshot, CallHierarchy.incoming(analysis, offset, () -> {})));
                Crossing.at(analysis, offset).ifPresent(crossing -> addCallers(crossing, around, calls));
                return calls;
            });
        }
        return links.answer(
                links.ask(
                        place,
                        (snapshot, analysis, offset, checkpoint) ->
                                Hierarchies.incoming(snapshot, CallHierarchy.incoming(analysis, offset, checkpoint)),
                        crossing -> crossing instanceof Crossing.Exported),
                WorkspaceLinks.Question::local,
                (question, around) -> {
                    List<CallHierarchyIncomingCall> calls = new ArrayList<>(question.local());
                    addCallers(question.crossing().orElseThrow(), around, calls);
                    return calls;
                });
    }

    private static void addCallers(
            Crossing crossing, WorkspaceLinks.Around around, List<CallHierarchyIncomingCall> calls) {
        if (crossing instanceof Crossing.Exported(var origin, int module, List<String> names, boolean isName)) {
            for (String name : names) {
                for (ImportSite site : around.workspace().importsOf(around.own(), module, name)) {
                    boolean sure = site.resolution(around.workspace()).isCertain();
                    int offset = site.imported().literal().start() + 1;
                    if (sure && site.imported().literal().end() > 0) {
                        text(site.member(), around)
                                .ifPresent(text -> calls.addAll(Hierarchies.incoming(
                                        text, CallHierarchy.incoming(analysis(text), offset, () -> {}))));
                    }
                }
            }
        }
    }

    CompletableFuture<List<CallHierarchyOutgoingCall>> outgoing(CallHierarchyOutgoingCallsParams params) {
        TextDocumentPositionParams place = Hierarchies.place(params.getItem());
        if (isClosed(place)) {
            return links.inFile(
                    place,
                    (snapshot, analysis, offset, around) ->
                            outgoing(snapshot, analysis, CallHierarchy.outgoing(analysis, offset), around));
        }
        return links.withWorkspace(
                place,
                (snapshot, analysis, offset, checkpoint) -> CallHierarchy.outgoing(analysis, offset),
                (question, around) ->
                        outgoing(question.snapshot(), analysis(question.snapshot()), question.local(), around));
    }

    private static List<CallHierarchyOutgoingCall> outgoing(
            Snapshot snapshot, Analysis analysis, List<CallHierarchy.Call> calls, WorkspaceLinks.Around around) {
        return calls.stream()
                .map(call -> new CallHierarchyOutgoingCall(
                        called(analysis, call.other(), around)
                                .orElseGet(() -> Hierarchies.call(snapshot, call.other())),
                        call.places().stream().map(snapshot::range).toList()))
                .toList();
    }

    /** {@return the function that an imported one is in another text} */
    private static Optional<CallHierarchyItem> called(
            Analysis analysis, Symbol function, WorkspaceLinks.Around around) {
        return Crossing.at(analysis, function.selection().start())
                .filter(crossing -> crossing instanceof Crossing.Imported)
                .map(crossing -> new Links(around.workspace(), around.own()).definitions(crossing))
                .filter(sites -> sites.size() == 1 && sites.getFirst().isInText())
                .map(List::getFirst)
                .flatMap(site -> text(site.member(), around).flatMap(text -> item(text, site)));
    }

    private static Optional<CallHierarchyItem> item(Snapshot text, Site site) {
        return CallHierarchy.prepare(analysis(text), site.span().start() + 1)
                .map(symbol -> Hierarchies.call(text, symbol));
    }

    private static Optional<Snapshot> text(Member member, WorkspaceLinks.Around around) {
        return around.places().text(member).map(ClosedFiles.Text::snapshot);
    }

    private static Analysis analysis(Snapshot text) {
        return text.analysis().join();
    }

    private boolean isClosed(TextDocumentPositionParams place) {
        return place.getTextDocument() != null
                && place.getTextDocument().getUri() != null
                && place.getPosition() != null
                && documents.current(place.getTextDocument().getUri()).isEmpty();
    }
}
