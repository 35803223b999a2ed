package dev.stepwasm.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DeclarationCapabilities;
import org.eclipse.lsp4j.DefinitionCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.RenameCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TypeDefinitionCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;

/**
 * What the client can do with places and with edits of them.
 *
 * @param definitionLinks takes definitions as links, with the word that it asked about
 * @param declarationLinks takes declarations as links
 * @param typeLinks takes definitions of types as links
 * @param versionedEdits takes edits that say which version of a document they are for
 * @param explainedEdits shows what edits are for
 * @param preparesRename asks whether there is something to rename before it asks for a name
 * @param symbolTags shows tags of symbols
 */
record NavigationAbilities(
        boolean definitionLinks,
        boolean declarationLinks,
        boolean typeLinks,
        boolean versionedEdits,
        boolean explainedEdits,
        boolean preparesRename,
        boolean symbolTags) {
    static NavigationAbilities of(Optional<ClientCapabilities> client) {
        Optional<TextDocumentClientCapabilities> text = client.map(ClientCapabilities::getTextDocument);
        Optional<WorkspaceEditCapabilities> edits =
                client.map(ClientCapabilities::getWorkspace).map(WorkspaceClientCapabilities::getWorkspaceEdit);
        return new NavigationAbilities(
                text.map(TextDocumentClientCapabilities::getDefinition)
                        .map(DefinitionCapabilities::getLinkSupport)
                        .orElse(false),
                text.map(TextDocumentClientCapabilities::getDeclaration)
                        .map(DeclarationCapabilities::getLinkSupport)
                        .orElse(false),
                text.map(TextDocumentClientCapabilities::getTypeDefinition)
                        .map(TypeDefinitionCapabilities::getLinkSupport)
                        .orElse(false),
                edits.map(WorkspaceEditCapabilities::getDocumentChanges).orElse(false),
                edits.map(WorkspaceEditCapabilities::getChangeAnnotationSupport).isPresent(),
                text.map(TextDocumentClientCapabilities::getRename)
                        .map(RenameCapabilities::getPrepareSupport)
                        .orElse(false),
                text.map(TextDocumentClientCapabilities::getDocumentSymbol)
                        .map(DocumentSymbolCapabilities::getTagSupport)
                        .isPresent());
    }
}
