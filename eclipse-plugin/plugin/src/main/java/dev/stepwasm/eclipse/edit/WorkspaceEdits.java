package dev.stepwasm.eclipse.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** What a workspace edit does to each file. */
public final class WorkspaceEdits {
    private WorkspaceEdits() {}

    /** {@return the edits of each file, by its address, in the order of the server} */
    public static Map<String, List<TextEdit>> byFile(WorkspaceEdit edit) {
        Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
        if (edit.getDocumentChanges() != null) {
            edit.getDocumentChanges().forEach(change -> {
                if (change.isLeft()) {
                    edits.put(
                            change.getLeft().getTextDocument().getUri(),
                            change.getLeft().getEdits());
                }
            });
        } else if (edit.getChanges() != null) {
            edits.putAll(edit.getChanges());
        }
        return edits;
    }

    /** {@return the version of a document that the edit is about, if it says so} */
    public static Optional<Integer> version(WorkspaceEdit edit, String uri) {
        return edit.getDocumentChanges() == null
                ? Optional.empty()
                : edit.getDocumentChanges().stream()
                        .filter(change -> change.isLeft()
                                && change.getLeft().getTextDocument().getUri().equals(uri))
                        .map(change -> change.getLeft().getTextDocument().getVersion())
                        .findFirst();
    }
}
