package dev.stepwasm.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemInsertTextModeSupportCapabilities;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionListCapabilities;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/**
 * What the client can do with completion items.
 *
 * @param snippets fills in texts with places to visit
 * @param insertReplace lets people choose whether the rest of the word is replaced
 * @param commitCharacters accepts the selected item when one of some characters is typed
 * @param preselect honours that an item is the best
 * @param labelDetails shows signatures beside labels
 * @param deprecatedTag strikes out what is deprecated
 * @param deprecatedFlag the same, of clients that know no tags
 * @param markdown shows Markdown
 * @param defaultRange takes the range of all items from their list
 * @param adjustsIndentation indents the lines of a snippet as the line where it is put
 */
record CompletionAbilities(
        boolean snippets,
        boolean insertReplace,
        boolean commitCharacters,
        boolean preselect,
        boolean labelDetails,
        boolean deprecatedTag,
        boolean deprecatedFlag,
        boolean markdown,
        boolean defaultRange,
        boolean adjustsIndentation) {
    static CompletionAbilities of(Optional<TextDocumentClientCapabilities> client) {
        Optional<CompletionCapabilities> completion = client.map(TextDocumentClientCapabilities::getCompletion);
        Optional<CompletionItemCapabilities> item = completion.map(CompletionCapabilities::getCompletionItem);
        return new CompletionAbilities(
                item.map(CompletionItemCapabilities::getSnippetSupport).orElse(false),
                item.map(CompletionItemCapabilities::getInsertReplaceSupport).orElse(false),
                item.map(CompletionItemCapabilities::getCommitCharactersSupport).orElse(false),
                item.map(CompletionItemCapabilities::getPreselectSupport).orElse(false),
                item.map(CompletionItemCapabilities::getLabelDetailsSupport).orElse(false),
                item.map(CompletionItemCapabilities::getTagSupport)
                        .map(tags -> tags.getValueSet())
                        .filter(tags -> tags.contains(CompletionItemTag.Deprecated))
                        .isPresent(),
                item.map(CompletionItemCapabilities::getDeprecatedSupport).orElse(false),
                item.map(CompletionItemCapabilities::getDocumentationFormat)
                        .map(formats -> formats.isEmpty() || formats.contains(MarkupKind.MARKDOWN))
                        .orElse(false),
                completion
                        .map(CompletionCapabilities::getCompletionList)
                        .map(CompletionListCapabilities::getItemDefaults)
                        .orElse(List.of())
                        .contains("editRange"),
                item.map(CompletionItemCapabilities::getInsertTextModeSupport)
                        .map(CompletionItemInsertTextModeSupportCapabilities::getValueSet)
                        .filter(modes -> modes.contains(InsertTextMode.AdjustIndentation))
                        .isPresent());
    }
}
