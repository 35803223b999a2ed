package dev.stepwasm.eclipse.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionKindCapabilities;
import org.eclipse.lsp4j.CodeActionLiteralSupportCapabilities;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionItemTagSupportCapabilities;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.RenameCapabilities;
import org.eclipse.lsp4j.SignatureHelpCapabilities;
import org.eclipse.lsp4j.SignatureInformationCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;

/** What this IDE tells the language server about itself: the answers depend on it. */
public final class Abilities {
    private Abilities() {}

    /** {@return what the server is told when it starts} No process id: it shares ours and has nothing to watch. */
    public static InitializeParams ofThisIde() {
        var capabilities = new ClientCapabilities();
        capabilities.setTextDocument(text());
        capabilities.setWorkspace(workspace());
        capabilities.setExperimental(ours());
        var parameters = new InitializeParams();
        parameters.setCapabilities(capabilities);
        parameters.setClientInfo(new ClientInfo("Eclipse"));
        return parameters;
    }

    private static TextDocumentClientCapabilities text() {
        var text = new TextDocumentClientCapabilities();
        text.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN), false));
        text.setFoldingRange(new FoldingRangeCapabilities());
        text.getFoldingRange().setLineFoldingOnly(true);
        text.setDocumentSymbol(new DocumentSymbolCapabilities());
        text.getDocumentSymbol().setHierarchicalDocumentSymbolSupport(true);
        text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(false));
        text.setCompletion(new CompletionCapabilities(completionItem()));
        text.setCodeAction(codeAction());
        text.setRename(new RenameCapabilities(true, false));
        var signature = new SignatureInformationCapabilities(List.of(MarkupKind.PLAINTEXT));
        text.setSignatureHelp(new SignatureHelpCapabilities(signature, false));
        return text;
    }

    private static CompletionItemCapabilities completionItem() {
        var item = new CompletionItemCapabilities(true);
        item.setLabelDetailsSupport(true);
        item.setDocumentationFormat(List.of(MarkupKind.MARKDOWN));
        item.setTagSupport(new CompletionItemTagSupportCapabilities(List.of(CompletionItemTag.Deprecated)));
        return item;
    }

    private static CodeActionCapabilities codeAction() {
        var action = new CodeActionCapabilities(false);
        action.setCodeActionLiteralSupport(
                new CodeActionLiteralSupportCapabilities(new CodeActionKindCapabilities(List.of())));
        action.setIsPreferredSupport(true);
        action.setDataSupport(true);
        action.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
        return action;
    }

    private static WorkspaceClientCapabilities workspace() {
        var workspace = new WorkspaceClientCapabilities();
        workspace.setWorkspaceEdit(new WorkspaceEditCapabilities(true));
        workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
        workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
        workspace.setConfiguration(true);
        workspace.setWorkspaceFolders(true);
        workspace.setDiagnostics(new DiagnosticWorkspaceCapabilities(true));
        workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
        return workspace;
    }

    /** What the protocol has no place for, see docs/language-server.md: words are coloured here, meanings there. */
    private static JsonObject ours() {
        var experimental = new JsonObject();
        experimental.addProperty("grammar", true);
        var names = new JsonArray();
        names.add("stepwasm.client.debug");
        var commands = new JsonObject();
        commands.add("commands", names);
        experimental.add("commands", commands);
        return experimental;
    }
}
