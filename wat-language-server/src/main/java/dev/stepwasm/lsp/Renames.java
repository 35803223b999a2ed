package dev.stepwasm.lsp;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.navigation.Renaming;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** New names in the words of the protocol. What is refused is an error, so that the client shows why. */
final class Renames {
    private Renames() {}

    static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepared(
            Snapshot snapshot, Renaming renaming) {
        return switch (renaming) {
            case Renaming.Possible possible ->
                Either3.forSecond(new PrepareRenameResult(snapshot.range(possible.span()), possible.placeholder()));
            case Renaming.Refused refused -> throw failure(refused);
            case Renaming.Edits edits -> throw new IllegalArgumentException("edits before there is a name");
        };
    }

    static WorkspaceEdit edit(Snapshot snapshot, Renaming renaming, ClientAbilities client) {
        return switch (renaming) {
            case Renaming.Edits edits -> edit(snapshot, edits.replacements(), client);
            case Renaming.Refused refused -> throw failure(refused);
            case Renaming.Possible possible -> throw new IllegalArgumentException("no edits");
        };
    }

    private static WorkspaceEdit edit(Snapshot snapshot, List<Replacement> replacements, ClientAbilities client) {
        List<TextEdit> edits = replacements.stream()
                .map(edit -> new TextEdit(snapshot.range(edit.span()), edit.text()))
                .toList();
        if (!client.navigation().versionedEdits()) {
            return new WorkspaceEdit(Map.of(snapshot.uri(), edits));
        }
        var document = new VersionedTextDocumentIdentifier(snapshot.uri(), snapshot.version());
        return new WorkspaceEdit(List.of(Either.forLeft(new TextDocumentEdit(document, edits))));
    }

    private static ResponseErrorException failure(Renaming.Refused refused) {
        return Answers.failure(
                refused.never() ? ResponseErrorCode.RequestFailed : ResponseErrorCode.InvalidParams, refused.why());
    }
}
