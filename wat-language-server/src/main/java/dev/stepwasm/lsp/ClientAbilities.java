package dev.stepwasm.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.SemanticTokensCapabilities;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the client can do, as far as answers depend on it.
 *
 * @param encoding what it counts within a line, among what is known here
 * @param pullsDiagnostics asks for diagnostics itself, so none are pushed
 * @param relatedInformation shows places that a diagnostic mentions
 * @param symbolTree accepts symbols within symbols
 * @param markdown shows Markdown in hovers
 * @param tokensAcrossLines accepts semantic tokens that end on a later line
 * @param navigation what answers about places may hold
 */
record ClientAbilities(
        PositionEncoding encoding,
        boolean pullsDiagnostics,
        boolean relatedInformation,
        boolean symbolTree,
        boolean markdown,
        boolean tokensAcrossLines,
        NavigationAbilities navigation) {
    static ClientAbilities of(@Nullable ClientCapabilities client) {
        Optional<TextDocumentClientCapabilities> text =
                Optional.ofNullable(client).map(ClientCapabilities::getTextDocument);
        return new ClientAbilities(
                PositionEncoding.among(Optional.ofNullable(client)
                        .map(ClientCapabilities::getGeneral)
                        .map(GeneralClientCapabilities::getPositionEncodings)
                        .orElse(List.of())),
                text.map(TextDocumentClientCapabilities::getDiagnostic)
                        .map(DiagnosticCapabilities.class::cast)
                        .isPresent(),
                text.map(TextDocumentClientCapabilities::getPublishDiagnostics)
                        .map(PublishDiagnosticsCapabilities::getRelatedInformation)
                        .orElse(false),
                text.map(TextDocumentClientCapabilities::getDocumentSymbol)
                        .map(DocumentSymbolCapabilities::getHierarchicalDocumentSymbolSupport)
                        .orElse(false),
                text.map(TextDocumentClientCapabilities::getHover)
                        .map(HoverCapabilities::getContentFormat)
                        .map(formats -> formats.isEmpty() || formats.contains(MarkupKind.MARKDOWN))
                        .orElse(true),
                text.map(TextDocumentClientCapabilities::getSemanticTokens)
                        .map(SemanticTokensCapabilities::getMultilineTokenSupport)
                        .orElse(false),
                NavigationAbilities.of(Optional.ofNullable(client)));
    }

    /** {@return what the server offers this client} */
    ServerCapabilities served() {
        var sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        var served = new ServerCapabilities();
        served.setPositionEncoding(encoding.kind());
        served.setTextDocumentSync(sync);
        served.setHoverProvider(true);
        served.setDocumentSymbolProvider(true);
        served.setFoldingRangeProvider(true);
        served.setDefinitionProvider(true);
        served.setDeclarationProvider(true);
        served.setTypeDefinitionProvider(true);
        served.setReferencesProvider(true);
        served.setDocumentHighlightProvider(true);
        served.setCompletionProvider(new CompletionOptions(true, List.of("(", "$", ".")));
        served.setDocumentFormattingProvider(true);
        served.setDocumentRangeFormattingProvider(true);
        served.setDocumentOnTypeFormattingProvider(Formatting.TRIGGERS);
        served.setSelectionRangeProvider(true);
        served.setSemanticTokensProvider(HighlightAnswers.options());
        if (pullsDiagnostics) {
            var pull = new DiagnosticRegistrationOptions(false, false);
            pull.setIdentifier("stepwasm");
            served.setDiagnosticProvider(pull);
        }
        return served;
    }
}
