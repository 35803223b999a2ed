package dev.stepwasm.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Actions;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionDisabled;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Actions in the words of the protocol. A client that asks for edits later gives back the data of an action, which say
 * what it was: the version of the document, the place and the title.
 */
final class CodeActions {
    private static final String URI = "uri";
    private static final String REVISION = "revision";
    private static final String TITLE = "title";
    private static final String KIND = "kind";
    private static final String START = "start";
    private static final String END = "end";

    private CodeActions() {}

    static CodeActionOptions options() {
        var options = new CodeActionOptions(
                Arrays.stream(Action.Kind.values()).map(Action.Kind::path).toList());
        options.setResolveProvider(true);
        return options;
    }

    static List<Either<Command, CodeAction>> of(
            Snapshot snapshot, Analysis analysis, CodeActionParams params, ClientAbilities client) {
        if (params.getRange() == null) {
            throw Answers.failure(ResponseErrorCode.InvalidParams, "`range` is missing");
        }
        CodeActionContext context = params.getContext() == null ? new CodeActionContext() : params.getContext();
        List<String> only = context.getOnly() == null ? List.of() : context.getOnly();
        Span selection = snapshot.span(params.getRange());
        return Actions.at(
                        place(snapshot, analysis, selection),
                        kind -> only.isEmpty() || only.stream().anyMatch(kind::isWithin))
                .stream()
                .filter(action ->
                        action.disabled().isEmpty() || client.actions().disabled())
                .map(action -> Either.<Command, CodeAction>forRight(
                        item(snapshot, action, selection, context.getDiagnostics(), client)))
                .toList();
    }

    /** {@return the document that an action is about, unless it has its edits already} */
    static Optional<TextDocumentIdentifier> document(CodeAction item) {
        return item.getData() instanceof JsonObject data && data.has(URI) && item.getEdit() == null
                ? Optional.of(new TextDocumentIdentifier(text(data, URI)))
                : Optional.empty();
    }

    /**
     * {@return an action with its edits}
     *
     * @throws CancellationException if the document has changed since the action was offered
     */
    static CodeAction resolve(Snapshot snapshot, Analysis analysis, CodeAction item, ClientAbilities client) {
        JsonObject data = (JsonObject) item.getData();
        if (!text(data, REVISION).equals(snapshot.textId())) {
            throw new CancellationException("the document has changed since the action was offered");
        }
        int start = Math.clamp(number(data, START), 0, snapshot.text().length());
        int end = Math.clamp(number(data, END), start, snapshot.text().length());
        Place place = place(snapshot, analysis, new Span(start, end));
        Arrays.stream(Action.Kind.values())
                .filter(kind -> kind.path().equals(text(data, KIND)))
                .findFirst()
                .flatMap(kind -> Actions.named(place, kind, text(data, TITLE)))
                .ifPresent(action -> item.setEdit(edit(snapshot, action, client)));
        return item;
    }

    private static Place place(Snapshot snapshot, Analysis analysis, Span selection) {
        return new Place(analysis, selection, snapshot.lints(analysis).findings(), snapshot.imports());
    }

    private static CodeAction item(
            Snapshot snapshot,
            Action action,
            Span selection,
            @Nullable List<Diagnostic> diagnostics,
            ClientAbilities client) {
        var item = new CodeAction(action.title());
        item.setKind(action.kind().path());
        if (action.preferred() && client.actions().preferred()) {
            item.setIsPreferred(true);
        }
        action.fixed()
                .map(fixed -> fixed(snapshot, fixed, diagnostics == null ? List.of() : diagnostics))
                .filter(fixed -> !fixed.isEmpty())
                .ifPresent(item::setDiagnostics);
        if (action.disabled().isPresent()) {
            item.setDisabled(new CodeActionDisabled(action.disabled().get()));
        } else if (client.actions().resolvesEdits()) {
            item.setData(data(snapshot, action, selection));
        } else {
            item.setEdit(edit(snapshot, action, client));
        }
        return item;
    }

    /** {@return those of the diagnostics that the client shows which will be gone} */
    private static List<Diagnostic> fixed(Snapshot snapshot, Action.Fixed fixed, List<Diagnostic> shown) {
        Range range = snapshot.range(fixed.span());
        return shown.stream()
                .filter(diagnostic -> diagnostic.getCode() != null
                        && diagnostic.getCode().isLeft()
                        && fixed.code().equals(diagnostic.getCode().getLeft())
                        && range.equals(diagnostic.getRange()))
                .toList();
    }

    private static JsonObject data(Snapshot snapshot, Action action, Span selection) {
        JsonObject data = new JsonObject();
        data.addProperty(URI, snapshot.uri());
        data.addProperty(REVISION, snapshot.textId());
        data.addProperty(TITLE, action.title());
        data.addProperty(KIND, action.kind().path());
        data.addProperty(START, selection.start());
        data.addProperty(END, selection.end());
        return data;
    }

    private static WorkspaceEdit edit(Snapshot snapshot, Action action, ClientAbilities client) {
        List<TextEdit> edits = action.edits(snapshot.text()).stream()
                .map(edit -> edit(snapshot, edit))
                .toList();
        if (client.navigation().versionedEdits()) {
            var document = new VersionedTextDocumentIdentifier(snapshot.uri(), snapshot.version());
            return new WorkspaceEdit(List.of(Either.forLeft(new TextDocumentEdit(document, edits))));
        }
        return new WorkspaceEdit(Map.of(snapshot.uri(), edits));
    }

    private static TextEdit edit(Snapshot snapshot, Replacement edit) {
        return new TextEdit(snapshot.range(edit.span()), edit.text());
    }

    /** Data comes from outside, so nothing is taken for granted. */
    private static String text(JsonObject data, String name) {
        return data.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    private static int number(JsonObject data, String name) {
        return data.get(name) instanceof JsonPrimitive value && value.isNumber() ? value.getAsInt() : 0;
    }
}
