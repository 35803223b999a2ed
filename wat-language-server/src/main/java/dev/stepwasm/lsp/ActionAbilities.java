package dev.stepwasm.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/**
 * What the client can do with code actions.
 *
 * @param edits takes actions that are edits, not only names of commands
 * @param resolvesEdits asks for the edits of an action when someone wants it
 * @param preferred shows which action is the best
 * @param disabled shows actions that cannot be done, and why
 */
record ActionAbilities(boolean edits, boolean resolvesEdits, boolean preferred, boolean disabled) {
    static ActionAbilities of(Optional<ClientCapabilities> client) {
        Optional<CodeActionCapabilities> actions =
                client.map(ClientCapabilities::getTextDocument).map(TextDocumentClientCapabilities::getCodeAction);
        boolean keepsData = actions.map(CodeActionCapabilities::getDataSupport).orElse(false);
        boolean resolves = actions.map(CodeActionCapabilities::getResolveSupport)
                .map(CodeActionResolveSupportCapabilities::getProperties)
                .orElse(List.of())
                .contains("edit");
        return new ActionAbilities(
                actions.map(CodeActionCapabilities::getCodeActionLiteralSupport).isPresent(),
                keepsData && resolves,
                actions.map(CodeActionCapabilities::getIsPreferredSupport).orElse(false),
                actions.map(CodeActionCapabilities::getDisabledSupport).orElse(false));
    }
}
