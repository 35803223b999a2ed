package dev.stepwasm.lsp;

import java.util.List;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileOperationFilter;
import org.eclipse.lsp4j.FileOperationOptions;
import org.eclipse.lsp4j.FileOperationPattern;
import org.eclipse.lsp4j.FileOperationPatternKind;
import org.eclipse.lsp4j.FileOperationsServerCapabilities;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server offers a client. */
final class ServedCapabilities {
    private ServedCapabilities() {}

    static ServerCapabilities to(ClientAbilities client) {
        var sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        var served = new ServerCapabilities();
        served.setPositionEncoding(client.encoding().kind());
        served.setTextDocumentSync(sync);
        served.setHoverProvider(true);
        served.setDocumentSymbolProvider(true);
        served.setFoldingRangeProvider(true);
        served.setDefinitionProvider(true);
        served.setDeclarationProvider(true);
        served.setTypeDefinitionProvider(true);
        served.setReferencesProvider(true);
        served.setCallHierarchyProvider(true);
        served.setTypeHierarchyProvider(true);
        if (client.navigation().preparesRename()) {
            served.setRenameProvider(new RenameOptions(true));
        } else {
            served.setRenameProvider(true);
        }
        served.setDocumentHighlightProvider(true);
        served.setCompletionProvider(new CompletionOptions(true, Completions.TRIGGERS));
        served.setSignatureHelpProvider(Signatures.options());
        served.setInlayHintProvider(InlayHints.options());
        served.setCodeLensProvider(new CodeLensOptions(true));
        served.setInlineValueProvider(true);
        served.setDocumentFormattingProvider(true);
        served.setDocumentRangeFormattingProvider(true);
        served.setDocumentOnTypeFormattingProvider(Formatting.TRIGGERS);
        served.setSelectionRangeProvider(true);
        served.setSemanticTokensProvider(HighlightAnswers.options());
        if (client.actions().edits()) {
            served.setCodeActionProvider(CodeActions.options());
        }
        served.setWorkspaceSymbolProvider(true);
        served.setDocumentLinkProvider(new DocumentLinkOptions(false));
        served.setLinkedEditingRangeProvider(true);
        served.setMonikerProvider(true);
        served.setExecuteCommandProvider(new ExecuteCommandOptions(ServedCommand.ids()));
        served.setWorkspace(workspace());
        if (client.pullsDiagnostics()) {
            var pull = new DiagnosticRegistrationOptions(false, true);
            pull.setIdentifier("stepwasm");
            served.setDiagnosticProvider(pull);
        }
        return served;
    }

    private static WorkspaceServerCapabilities workspace() {
        var folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        var served = new TextDocumentContent.WorkspaceCapabilities(folders);
        served.setFileOperations(fileOperations());
        return served;
    }

    /** Folders too, whatever they hold. */
    private static FileOperationsServerCapabilities fileOperations() {
        var files = new FileOperationFilter(new FileOperationPattern("**/*.{wat,wast,wasm}"), "file");
        var folder = new FileOperationPattern("**");
        folder.setMatches(FileOperationPatternKind.Folder);
        var all = new FileOperationOptions(List.of(files, new FileOperationFilter(folder, "file")));
        var operations = new FileOperationsServerCapabilities();
        operations.setWillRename(all);
        operations.setDidRename(all);
        operations.setDidCreate(all);
        operations.setDidDelete(all);
        return operations;
    }
}
