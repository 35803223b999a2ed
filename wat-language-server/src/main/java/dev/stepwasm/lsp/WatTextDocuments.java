package dev.stepwasm.lsp;

import dev.stepwasm.ide.hover.Hover;
import dev.stepwasm.ide.navigation.CallHierarchy;
import dev.stepwasm.ide.navigation.Navigation;
import dev.stepwasm.ide.navigation.TypeHierarchy;
import dev.stepwasm.ide.outline.DocumentSymbols;
import dev.stepwasm.ide.outline.Folding;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.InlineValue;
import org.eclipse.lsp4j.InlineValueParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Moniker;
import org.eclipse.lsp4j.MonikerParams;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/**
 * What the client can say and ask about a document. Texts change on the calling thread, at once; everything that needs an
 * analysis is answered by a worker, about the version that was current when the question came, and is answered with
 * {@code ContentModified} instead if that version is outdated by then.
 */
final class WatTextDocuments implements TextDocumentService {
    private final OpenDocuments documents;
    private final Answers answers;
    private final HighlightAnswers highlights = new HighlightAnswers();
    private final DiagnosticService diagnostics;
    private final WorkspaceLinks links;
    private final WorkspaceCalls calls;
    private final StackToggle stack;
    private final RunMemory runMemory;
    private final Surroundings surroundings;
    private volatile @Nullable LanguageClient client;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    WatTextDocuments(
            OpenDocuments documents,
            Answers answers,
            DiagnosticService diagnostics,
            WorkspaceLinks links,
            Surroundings surroundings,
            StackToggle stack,
            RunMemory runMemory) {
        this.stack = stack;
        this.runMemory = runMemory;
        this.documents = documents;
        this.answers = answers;
        this.diagnostics = diagnostics;
        this.links = links;
        this.calls = new WorkspaceCalls(links, documents);
        this.surroundings = surroundings;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem document = params.getTextDocument();
        diagnostics.opened(documents.open(document.getUri(), document.getVersion(), document.getText()));
        surroundings.changed();
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        VersionedTextDocumentIdentifier document = params.getTextDocument();
        Integer version = document.getVersion(); // some clients have none
        documents
                .change(document.getUri(), version == null ? 0 : version, params.getContentChanges())
                .ifPresentOrElse(
                        snapshot -> {
                            diagnostics.changed(snapshot);
                            surroundings.changed();
                        },
                        () -> log(MessageType.Warning, "changed but not open: " + document.getUri()));
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        highlights.forget(uri);
        stack.forget(uri);
        if (documents.close(uri)) {
            diagnostics.closed(uri);
            surroundings.closed(uri);
        }
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        // The text is known already.
    }

    @Override
    public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
        return diagnostics.pulled(params);
    }

    @Override
    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    public CompletableFuture<org.eclipse.lsp4j.Hover> hover(HoverParams params) {
        return answerAt(
                params,
                (snapshot, analysis, offset) -> Hover.at(analysis, offset, snapshot.imports())
                        .map(text -> Hovers.of(snapshot, text, abilities))
                        .orElse(null));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) -> Symbols.of(snapshot, DocumentSymbols.of(analysis), abilities));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return links.definition(params, abilities.navigation().definitionLinks());
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> declaration(
            DeclarationParams params) {
        return links.declaration(params, abilities.navigation().declarationLinks());
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> typeDefinition(
            TypeDefinitionParams params) {
        return answers.at(
                params,
                (snapshot, analysis, offset) -> Targets.of(
                        snapshot,
                        Navigation.typeDefinition(analysis, offset),
                        abilities.navigation().typeLinks()));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        return links.references(params);
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
        return answers.searchAt(
                params,
                (snapshot, analysis, offset, checkpoint) ->
                        References.highlights(snapshot, Navigation.highlights(analysis, offset, checkpoint)));
    }

    @Override
    public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(CallHierarchyPrepareParams params) {
        return answers.at(
                params,
                (snapshot, analysis, offset) -> CallHierarchy.prepare(analysis, offset).stream()
                        .map(symbol -> Hierarchies.call(snapshot, symbol))
                        .toList());
    }

    @Override
    public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
            CallHierarchyIncomingCallsParams params) {
        return calls.incoming(params);
    }

    @Override
    public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
            CallHierarchyOutgoingCallsParams params) {
        return calls.outgoing(params);
    }

    @Override
    public CompletableFuture<List<TypeHierarchyItem>> prepareTypeHierarchy(TypeHierarchyPrepareParams params) {
        return answers.at(
                params,
                (snapshot, analysis, offset) -> TypeHierarchy.prepare(analysis, offset).stream()
                        .map(symbol -> Hierarchies.type(snapshot, symbol))
                        .toList());
    }

    @Override
    public CompletableFuture<List<TypeHierarchyItem>> typeHierarchySupertypes(TypeHierarchySupertypesParams params) {
        return answers.at(
                Hierarchies.place(params.getItem()),
                (snapshot, analysis, offset) ->
                        Hierarchies.types(snapshot, TypeHierarchy.supertypes(analysis, offset)));
    }

    @Override
    public CompletableFuture<List<TypeHierarchyItem>> typeHierarchySubtypes(TypeHierarchySubtypesParams params) {
        return answers.at(
                Hierarchies.place(params.getItem()),
                (snapshot, analysis, offset) -> Hierarchies.types(snapshot, TypeHierarchy.subtypes(analysis, offset)));
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        return links.prepareRename(params);
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return links.rename(params);
    }

    @Override
    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    public CompletableFuture<LinkedEditingRanges> linkedEditingRange(LinkedEditingRangeParams params) {
        return answerAt(params, LinkedRanges::at);
    }

    @Override
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
        return links.documentLinks(params);
    }

    @Override
    public CompletableFuture<List<Moniker>> moniker(MonikerParams params) {
        return links.monikers(params);
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answerAt(
                params,
                (snapshot, analysis, offset) ->
                        Either.forRight(Completions.answer(snapshot, analysis, offset, params, abilities)));
    }

    @Override
    public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
        return CompletionResolution.of(item, documents, abilities.completion());
    }

    @Override
    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
        return answerAt(
                params,
                (snapshot, analysis, offset) -> dev.stepwasm.ide.signature.SignatureHelp.at(
                                analysis, offset, snapshot.imports())
                        .map(signature -> Signatures.of(signature, abilities))
                        .orElse(null));
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        return answerUnlessLarge(
                params.getTextDocument(),
                (snapshot, analysis) ->
                        InlayHints.in(snapshot, analysis, snapshot.span(params.getRange()), stack.shows(snapshot)));
    }

    @Override
    public CompletableFuture<InlayHint> resolveInlayHint(InlayHint hint) {
        return answers.later(
                hint.getData(),
                hint,
                (snapshot, analysis, ticket) -> InlayHints.resolve(snapshot, analysis, abilities, hint, ticket));
    }

    @Override
    public CompletableFuture<List<InlineValue>> inlineValue(InlineValueParams params) {
        return answer(
                params.getTextDocument(), (snapshot, analysis) -> InlineValueAnswers.of(snapshot, analysis, params));
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
        return this.<CodeLens>answerUnlessLarge(
                        params.getTextDocument(),
                        (snapshot, analysis) -> Stream.concat(
                                        RunLenses.of(snapshot, analysis, runMemory, abilities).stream(),
                                        CodeLenses.of(snapshot, analysis).stream())
                                .toList())
                .thenApply(lenses -> lenses);
    }

    @Override
    public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
        return answers.later(
                lens.getData(),
                lens,
                (snapshot, analysis, ticket) -> CodeLenses.resolve(snapshot, analysis, lens, ticket));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) ->
                        snapshot.isReadOnly() ? List.of() : CodeActions.of(snapshot, analysis, params, abilities));
    }

    @Override
    public CompletableFuture<CodeAction> resolveCodeAction(CodeAction item) {
        return CodeActions.document(item)
                .map(document -> answer(
                        document, (snapshot, analysis) -> CodeActions.resolve(snapshot, analysis, item, abilities)))
                .orElseGet(() -> CompletableFuture.completedFuture(item));
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        return answerUnlessLarge(
                params.getTextDocument(), (snapshot, analysis) -> Folds.of(snapshot, Folding.of(analysis)));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) -> Formatting.document(snapshot, analysis, params.getOptions()));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) -> Formatting.range(snapshot, analysis, params.getOptions(), params.getRange()));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams params) {
        return answerAt(
                params,
                (snapshot, analysis, offset) ->
                        Formatting.onType(snapshot, analysis, params.getOptions(), offset, params.getCh()));
    }

    @Override
    public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) -> Selections.of(snapshot, analysis, params.getPositions()));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) -> highlights.full(snapshot, analysis, abilities.tokens()));
    }

    @Override
    public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
            SemanticTokensDeltaParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) ->
                        highlights.delta(snapshot, analysis, params.getPreviousResultId(), abilities.tokens()));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
        return answer(
                params.getTextDocument(),
                (snapshot, analysis) -> HighlightAnswers.range(
                        snapshot, analysis, snapshot.span(params.getRange()), abilities.tokens()));
    }

    private <T extends @Nullable Object> CompletableFuture<T> answerAt(
            TextDocumentPositionParams params, Answers.PlaceFeature<T> feature) {
        return answers.at(params, feature);
    }

    /** For what is left out where a text is large. */
    private <T> CompletableFuture<List<T>> answerUnlessLarge(
            @Nullable TextDocumentIdentifier document, BiFunction<Snapshot, Analysis, List<? extends T>> feature) {
        return answer(
                document,
                (snapshot, analysis) ->
                        snapshot.isLarge() ? List.of() : List.copyOf(feature.apply(snapshot, analysis)));
    }

    private <T extends @Nullable Object> CompletableFuture<T> answer(
            @Nullable TextDocumentIdentifier document, BiFunction<Snapshot, Analysis, T> feature) {
        return answers.about(document, feature);
    }

    private void log(MessageType type, String message) {
        LanguageClient connected = client;
        if (connected != null) {
            connected.logMessage(new MessageParams(type, message));
        }
    }
}
