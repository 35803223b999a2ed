package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformationCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.SemanticTokensCapabilities;
import org.eclipse.lsp4j.SignatureHelpCapabilities;
import org.eclipse.lsp4j.SignatureInformationCapabilities;
import org.eclipse.lsp4j.SymbolCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/** What the client can do, as far as answers depend on it: one question for each. What it does not say it cannot do. */
final class ClientAbilities {
    private final Optional<TextDocumentClientCapabilities> text;
    private final Optional<WorkspaceClientCapabilities> workspace;
    private final Optional<WindowClientCapabilities> window;
    private final PositionEncoding encoding;
    private final NavigationAbilities navigation;
    private final CompletionAbilities completion;
    private final ActionAbilities actions;
    private final Set<String> commands;
    private final boolean virtualTexts;
    private final boolean grammar;

    private ClientAbilities(Optional<ClientCapabilities> client) {
        this.text = client.map(ClientCapabilities::getTextDocument);
        this.workspace = client.map(ClientCapabilities::getWorkspace);
        this.window = client.map(ClientCapabilities::getWindow);
        this.encoding = PositionEncoding.among(client.map(ClientCapabilities::getGeneral)
                .map(GeneralClientCapabilities::getPositionEncodings)
                .orElse(List.of()));
        this.navigation = NavigationAbilities.of(client);
        this.completion = CompletionAbilities.of(text);
        this.actions = ActionAbilities.of(client);
        Object experimental = client.map(ClientCapabilities::getExperimental).orElse(null);
        this.virtualTexts = isTrue(experimental, "textDocumentContent");
        this.grammar = isTrue(experimental, "grammar");
        this.commands = commands(experimental);
    }

    /** {@return what it can do with code actions} */
    ActionAbilities actions() {
        return actions;
    }

    /** {@return what answers about places may hold} */
    NavigationAbilities navigation() {
        return navigation;
    }

    /** {@return what it can do with completion items} */
    CompletionAbilities completion() {
        return completion;
    }

    /**
     * {@return whether it runs a command of its own} It says so as clients of rust-analyzer do, with
     * {@code experimental.commands.commands}.
     */
    boolean runs(String command) {
        return commands.contains(command);
    }

    /**
     * {@return whether it shows texts of addresses that the server makes up} It says so in {@code
     * experimental.textDocumentContent}, as LSP4J does not know the place that later versions of the protocol have for it.
     */
    boolean showsVirtualTexts() {
        return virtualTexts;
    }

    private static boolean isTrue(@Nullable Object experimental, String name) {
        return experimental instanceof JsonObject extensions
                && extensions.get(name) instanceof JsonPrimitive value
                && value.isBoolean()
                && value.getAsBoolean();
    }

    private static Set<String> commands(@Nullable Object experimental) {
        return experimental instanceof JsonObject extensions
                        && extensions.get("commands") instanceof JsonObject group
                        && group.get("commands") instanceof JsonArray names
                ? names.asList().stream()
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsString)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    static ClientAbilities of(@Nullable ClientCapabilities client) {
        return new ClientAbilities(Optional.ofNullable(client));
    }

    /** {@return what it counts within a line, among what is known here} */
    PositionEncoding encoding() {
        return encoding;
    }

    /** {@return whether it asks for diagnostics itself, so that none are pushed} */
    boolean pullsDiagnostics() {
        return text.map(TextDocumentClientCapabilities::getDiagnostic).isPresent();
    }

    /** {@return whether it shows places that a diagnostic mentions} */
    boolean relatedInformation() {
        boolean pushed = text.map(TextDocumentClientCapabilities::getPublishDiagnostics)
                .map(PublishDiagnosticsCapabilities::getRelatedInformation)
                .orElse(false);
        return pushed || pullsDiagnostics();
    }

    /** {@return whether it makes a link of the code of a diagnostic} */
    boolean codeDescriptions() {
        return text.map(TextDocumentClientCapabilities::getPublishDiagnostics)
                .map(PublishDiagnosticsCapabilities::getCodeDescriptionSupport)
                .orElse(pullsDiagnostics());
    }

    /** {@return whether it accepts symbols within symbols} */
    boolean symbolTree() {
        return says(
                text,
                TextDocumentClientCapabilities::getDocumentSymbol,
                DocumentSymbolCapabilities::getHierarchicalDocumentSymbolSupport);
    }

    /** {@return whether it shows Markdown in hovers} One that does not say is taken to. */
    boolean markdown() {
        return text.map(TextDocumentClientCapabilities::getHover)
                .map(HoverCapabilities::getContentFormat)
                .map(formats -> formats.isEmpty() || formats.contains(MarkupKind.MARKDOWN))
                .orElse(true);
    }

    /** {@return which semantic tokens it wants} That it has a grammar it says in {@code experimental.grammar}. */
    TokenWants tokens() {
        boolean acrossLines = says(
                text,
                TextDocumentClientCapabilities::getSemanticTokens,
                SemanticTokensCapabilities::getMultilineTokenSupport);
        return new TokenWants(acrossLines, grammar);
    }

    /** {@return whether it shows Markdown beside signatures} One that does not say does what it does in hovers. */
    boolean signatureMarkdown() {
        return text.map(TextDocumentClientCapabilities::getSignatureHelp)
                .map(SignatureHelpCapabilities::getSignatureInformation)
                .map(SignatureInformationCapabilities::getDocumentationFormat)
                .map(formats -> formats.isEmpty() || formats.contains(MarkupKind.MARKDOWN))
                .orElseGet(this::markdown);
    }

    /** {@return whether it accepts parameters of a signature as places in its label} */
    boolean parameterOffsets() {
        return text.map(TextDocumentClientCapabilities::getSignatureHelp)
                .map(SignatureHelpCapabilities::getSignatureInformation)
                .map(SignatureInformationCapabilities::getParameterInformation)
                .map(ParameterInformationCapabilities::getLabelOffsetSupport)
                .orElse(false);
    }

    /** {@return whether it answers when it is asked for settings} */
    boolean answersConfiguration() {
        return workspace.map(WorkspaceClientCapabilities::getConfiguration).orElse(false);
    }

    /** {@return whether it tells about changed settings when it is told to} */
    boolean registersConfiguration() {
        return says(
                workspace,
                WorkspaceClientCapabilities::getDidChangeConfiguration,
                DidChangeConfigurationCapabilities::getDynamicRegistration);
    }

    /** {@return whether it tells about changed files when it is told to} */
    boolean registersFiles() {
        return says(
                workspace,
                WorkspaceClientCapabilities::getDidChangeWatchedFiles,
                DidChangeWatchedFilesCapabilities::getDynamicRegistration);
    }

    /** {@return whether it asks for diagnostics again when it is told to} */
    boolean refreshesDiagnostics() {
        return says(
                workspace,
                WorkspaceClientCapabilities::getDiagnostics,
                DiagnosticWorkspaceCapabilities::getRefreshSupport);
    }

    /** {@return whether it asks for inlay hints again when it is told to} */
    boolean refreshesHints() {
        return says(
                workspace,
                WorkspaceClientCapabilities::getInlayHint,
                InlayHintWorkspaceCapabilities::getRefreshSupport);
    }

    /** {@return whether it asks for code lenses again when it is told to} */
    boolean refreshesLenses() {
        return says(
                workspace, WorkspaceClientCapabilities::getCodeLens, CodeLensWorkspaceCapabilities::getRefreshSupport);
    }

    /** {@return whether it shows which symbols of the workspace should not be used any more} */
    boolean workspaceSymbolTags() {
        return workspace
                .map(WorkspaceClientCapabilities::getSymbol)
                .map(SymbolCapabilities::getTagSupport)
                .isPresent();
    }

    /** {@return whether it shows messages that the user can choose an answer of} */
    boolean showsChoices() {
        return window.map(WindowClientCapabilities::getShowMessage).isPresent();
    }

    /** {@return whether it shows progress that it did not ask for} */
    boolean showsProgress() {
        return window.map(WindowClientCapabilities::getWorkDoneProgress).orElse(false);
    }

    private static <A, B> boolean says(Optional<A> about, Function<A, B> part, Function<B, @Nullable Boolean> what) {
        return about.map(part).map(what::apply).orElse(false);
    }
}
