package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.Renaming;
import dev.stepwasm.ide.workspace.NameChange;
import dev.stepwasm.ide.workspace.Site;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.ChangeAnnotation;
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
    private static final String NAMING = "naming";

    private Renames() {}

    static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepared(
            Snapshot snapshot, Renaming renaming) {
        checkCanChange(snapshot);
        return switch (renaming) {
            case Renaming.Possible possible ->
                Either3.forSecond(new PrepareRenameResult(snapshot.range(possible.span()), possible.placeholder()));
            case Renaming.Refused refused -> throw failure(refused);
            case Renaming.Edits edits -> throw new IllegalArgumentException("edits before there is a name");
        };
    }

    private static void checkCanChange(Snapshot snapshot) {
        if (snapshot.isReadOnly()) {
            throw Answers.failure(ResponseErrorCode.RequestFailed, "the text of a binary cannot be changed");
        }
    }

    static WorkspaceEdit edit(Snapshot snapshot, Renaming renaming, ClientAbilities client) {
        checkCanChange(snapshot);
        return switch (renaming) {
            case Renaming.Edits edits -> edit(snapshot, edits, client.navigation());
            case Renaming.Refused refused -> throw failure(refused);
            case Renaming.Possible possible -> throw new IllegalArgumentException("no edits");
        };
    }

    private static WorkspaceEdit edit(Snapshot snapshot, Renaming.Edits renaming, NavigationAbilities client) {
        boolean explained = client.versionedEdits()
                && client.explainedEdits()
                && !renaming.named().isEmpty();
        List<TextEdit> edits = renaming.replacements().stream()
                .map(edit -> explained
                        ? new AnnotatedTextEdit(snapshot.range(edit.span()), edit.text(), NAMING)
                        : new TextEdit(snapshot.range(edit.span()), edit.text()))
                .toList();
        if (!client.versionedEdits()) {
            return new WorkspaceEdit(Map.of(snapshot.uri(), edits));
        }
        var document = new VersionedTextDocumentIdentifier(snapshot.uri(), snapshot.version());
        var answer = new WorkspaceEdit(List.of(Either.forLeft(new TextDocumentEdit(document, edits))));
        if (explained) {
            var why = new ChangeAnnotation("Name " + renaming.named());
            why.setDescription("It gets its first name; where its number stood, the name stands now.");
            answer.setChangeAnnotations(Map.of(NAMING, why));
        }
        return answer;
    }

    private static ResponseErrorException failure(Renaming.Refused refused) {
        return failure(refused.never(), refused.why());
    }

    private static ResponseErrorException failure(boolean never, String why) {
        return Answers.failure(never ? ResponseErrorCode.RequestFailed : ResponseErrorCode.InvalidParams, why);
    }

    // Names that several files share.

    static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepared(
            Snapshot snapshot, NameChange change) {
        return switch (change) {
            case NameChange.Possible(Span span) ->
                Either3.forSecond(new PrepareRenameResult(
                        snapshot.range(span), snapshot.text().textOf(span)));
            case NameChange.Refused(String why, boolean never) -> throw failure(never, why);
            case NameChange.Edits edits -> throw new IllegalArgumentException("edits before there is a name");
        };
    }

    static WorkspaceEdit edit(NameChange change, SitePlaces places, ClientAbilities client) {
        return switch (change) {
            case NameChange.Edits(List<Site> sites, String was, String text) ->
                new FileEdits(places).replace(sites, was, text).edit(client.navigation());
            case NameChange.Refused(String why, boolean never) -> throw failure(never, why);
            case NameChange.Possible possible -> throw new IllegalArgumentException("no edits");
        };
    }
}
