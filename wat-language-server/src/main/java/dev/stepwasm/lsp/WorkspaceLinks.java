package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.Crossing;
import dev.stepwasm.ide.navigation.Navigation;
import dev.stepwasm.ide.navigation.Reference;
import dev.stepwasm.ide.navigation.Rename;
import dev.stepwasm.ide.navigation.Renaming;
import dev.stepwasm.ide.navigation.Target;
import dev.stepwasm.ide.workspace.Links;
import dev.stepwasm.ide.workspace.Member;
import dev.stepwasm.ide.workspace.NameChange;
import dev.stepwasm.ide.workspace.Site;
import dev.stepwasm.ide.workspace.Workspace;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Moniker;
import org.eclipse.lsp4j.MonikerParams;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Answers about words that may have to do with other files. What the text itself says is found first; only if the word is an
 * import, an export or the like, the workspace is asked, which no thread waits for.
 */
final class WorkspaceLinks {
    private final Answers answers;
    private final Sites sites;
    private final WorkspaceIndex index;
    private final Workers workers;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    WorkspaceLinks(Answers answers, Sites sites, WorkspaceIndex index, Workers workers) {
        this.answers = answers;
        this.sites = sites;
        this.index = index;
        this.workers = workers;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /**
     * A question about a word.
     *
     * @param local what its text says
     * @param crossing what it has to do with others, if that is asked
     */
    record Question<L>(Snapshot snapshot, L local, Optional<Crossing> crossing) {}

    /** The other files, for one answer. */
    record Around(Workspace workspace, Member own, SitePlaces places) {}

    private CompletableFuture<Around> around(Snapshot snapshot, CompletableFuture<Workspace> workspace) {
        return workspace.thenApplyAsync(
                all -> {
                    snapshot.checkCurrent();
                    Member own = all.member(snapshot.uri()).orElseThrow(() -> Answers.outdated());
                    return new Around(all, own, sites.places());
                },
                workers.compute());
    }

    /** A question about a place in a file that is not open. */
    interface FileFeature<T> {
        T answer(Snapshot snapshot, Analysis analysis, int offset, Around around);
    }

    /** {@return the answer to a question about a file that is not open}; it is read for that */
    <T> CompletableFuture<T> inFile(TextDocumentPositionParams params, FileFeature<T> feature) {
        String uri = params.getTextDocument().getUri();
        return index.workspace()
                .thenApplyAsync(
                        all -> {
                            SitePlaces places = sites.places();
                            Member own = all.member(uri).orElseThrow(() -> notThere(uri));
                            Snapshot snapshot = places.text(own)
                                    .orElseThrow(() -> notThere(uri))
                                    .snapshot();
                            return feature.answer(
                                    snapshot,
                                    snapshot.analysis().join(),
                                    snapshot.offset(params.getPosition()),
                                    new Around(all, own, places));
                        },
                        workers.compute());
    }

    private static ResponseErrorException notThere(String uri) {
        return Answers.failure(ResponseErrorCode.InvalidParams, "neither open nor a file of the workspace: " + uri);
    }

    /** {@return the answer to a question that always needs the other files} */
    <L, R> CompletableFuture<R> withWorkspace(
            TextDocumentPositionParams params,
            Answers.SearchFeature<L> local,
            BiFunction<Question<L>, Around, R> together) {
        CompletableFuture<Question<L>> asked = answers.searchAt(
                params,
                (snapshot, analysis, offset, checkpoint) -> new Question<>(
                        snapshot, local.answer(snapshot, analysis, offset, checkpoint), Optional.empty()));
        return asked.thenCompose(question -> Answers.current(
                question.snapshot,
                around(question.snapshot, index.workspace()).thenApply(around -> together.apply(question, around))));
    }

    <L, R> CompletableFuture<R> answer(
            CompletableFuture<Question<L>> asked,
            Function<Question<L>, R> alone,
            BiFunction<Question<L>, Around, R> together) {
        return asked.thenCompose(question -> question.crossing.isEmpty()
                ? CompletableFuture.completedFuture(alone.apply(question))
                : Answers.current(
                        question.snapshot,
                        around(question.snapshot, index.workspace())
                                .thenApply(around -> together.apply(question, around))));
    }

    <L> CompletableFuture<Question<L>> ask(
            TextDocumentPositionParams params, Answers.SearchFeature<L> local, Function<Crossing, Boolean> concerns) {
        return answers.searchAt(
                params,
                (snapshot, analysis, offset, checkpoint) -> new Question<>(
                        snapshot,
                        local.answer(snapshot, analysis, offset, checkpoint),
                        Crossing.at(analysis, offset).filter(concerns::apply)));
    }

    // Where words lead.

    CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params, boolean links) {
        return leading(
                ask(
                        params,
                        (snapshot, analysis, offset, checkpoint) -> Navigation.definition(analysis, offset),
                        crossing -> crossing instanceof Crossing.Imported || crossing instanceof Crossing.ModuleName),
                links);
    }

    /** What uses an import was declared by it; the import itself was declared by others. */
    CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> declaration(
            DeclarationParams params, boolean links) {
        return leading(
                ask(
                        params,
                        (snapshot, analysis, offset, checkpoint) -> Navigation.declaration(analysis, offset),
                        crossing -> crossing instanceof Crossing.ModuleName
                                || crossing instanceof Crossing.Imported imported
                                        && imported.role() != Crossing.Role.USE),
                links);
    }

    private CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> leading(
            CompletableFuture<Question<Optional<Target>>> asked, boolean links) {
        return answer(asked, question -> Targets.of(question.snapshot, question.local, links), (question, around) -> {
            Crossing crossing = question.crossing.orElseThrow();
            List<Site> sites = new Links(around.workspace, around.own).definitions(crossing);
            List<SitePlaces.Place> places = sites.stream()
                    .flatMap(site -> around.places.of(site).stream())
                    .toList();
            return places.isEmpty()
                    ? Targets.of(question.snapshot, question.local, links)
                    : Targets.of(question.snapshot.range(crossing.origin()), places, links);
        });
    }

    CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        boolean withDefinition =
                params.getContext() != null && params.getContext().isIncludeDeclaration();
        CompletableFuture<Question<List<Reference>>> asked = ask(
                params,
                (snapshot, analysis, offset, checkpoint) -> Navigation.references(analysis, offset, checkpoint),
                crossing -> true);
        return this.<List<Reference>, List<? extends Location>>answer(
                asked,
                question -> References.locations(question.snapshot, question.local, withDefinition),
                (question, around) -> References.joined(
                        question.snapshot,
                        question.local,
                        new Links(around.workspace, around.own).references(question.crossing.orElseThrow()),
                        around.places,
                        withDefinition));
    }

    CompletableFuture<List<DocumentLink>> documentLinks(DocumentLinkParams params) {
        return answers.about(params.getTextDocument(), (snapshot, analysis) -> snapshot)
                .thenCompose(snapshot -> Answers.current(
                        snapshot,
                        around(snapshot, index.workspace())
                                .thenApply(around -> DocumentLinks.of(
                                        snapshot, new Links(around.workspace, around.own), around.places))));
    }

    CompletableFuture<List<Moniker>> monikers(MonikerParams params) {
        return answer(
                ask(params, (snapshot, analysis, offset, checkpoint) -> List.<Moniker>of(), crossing -> true),
                Question::local,
                (question, around) ->
                        Monikers.of(new Links(around.workspace, around.own).shared(question.crossing.orElseThrow())));
    }

    // Names.

    CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        CompletableFuture<Question<Renaming>> asked =
                shared(params, (snapshot, analysis, offset, checkpoint) -> Rename.prepare(analysis, offset));
        return renamed(
                asked,
                question -> Renames.prepared(question.snapshot, question.local),
                (question, around) ->
                        Renames.prepared(question.snapshot, changes(around).prepare(question.crossing.orElseThrow())));
    }

    CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        String name = Objects.requireNonNullElse(params.getNewName(), "");
        CompletableFuture<Question<Renaming>> asked = shared(
                params, (snapshot, analysis, offset, checkpoint) -> Rename.to(analysis, offset, name, checkpoint));
        return renamed(
                asked, question -> Renames.edit(question.snapshot, question.local, abilities), (question, around) -> {
                    NameChange change = changes(around).to(question.crossing.orElseThrow(), name);
                    return Renames.edit(change, around.places, abilities);
                });
    }

    private static dev.stepwasm.ide.workspace.Renames changes(Around around) {
        return new dev.stepwasm.ide.workspace.Renames(around.workspace, around.own);
    }

    private CompletableFuture<Question<Renaming>> shared(
            TextDocumentPositionParams params, Answers.SearchFeature<Renaming> local) {
        return ask(params, local, dev.stepwasm.ide.workspace.Renames::isShared);
    }

    /** Names that others use can be changed where all of them are known: in a folder of the workspace. */
    private <R> CompletableFuture<R> renamed(
            CompletableFuture<Question<Renaming>> asked,
            Function<Question<Renaming>, R> alone,
            BiFunction<Question<Renaming>, Around, R> together) {
        return asked.thenCompose(question -> question.crossing.isEmpty() || !index.contains(question.snapshot.uri())
                ? CompletableFuture.completedFuture(alone.apply(question))
                : Answers.current(
                        question.snapshot,
                        around(question.snapshot, index.whole())
                                .thenApply(around -> together.apply(question, around))));
    }
}
