package dev.stepwasm.eclipse.fix;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.edit.TextChanges;
import dev.stepwasm.eclipse.edit.WorkspaceEdits;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Display;

/**
 * Something that the server offers to do with a text. What it changes is asked for when somebody wants it.
 *
 * @param action what was offered
 * @param document the text it was offered for
 */
record Fix(CodeAction action, IDocument document) {
    /** The kind of actions that mend something. */
    static final String QUICK_FIX = "quickfix";

    /** {@return what can be done with a part of a text, fixes first; nothing if the server does not follow it} */
    static CompletableFuture<List<Fix>> at(IDocument document, int offset, int length, CodeActionContext context) {
        Optional<TextPlace> place = TextPlace.of(document, offset);
        if (place.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Range range;
        try {
            range = Positions.range(document, offset, length);
        } catch (BadLocationException e) {
            return CompletableFuture.completedFuture(List.of()); // shorter by now
        }
        CodeActionParams asked = new CodeActionParams(place.get().document(), range, context);
        return StepwasmPlugin.get()
                .server()
                .ask(
                        "find quick fixes",
                        server -> server.getTextDocumentService().codeAction(asked))
                .thenApply(found -> found.stream()
                        .filter(Either::isRight)
                        .map(offer -> new Fix(offer.getRight(), document))
                        .toList());
    }

    /** {@return the context of a question about all that can be done} */
    static CodeActionContext anything() {
        return new CodeActionContext(List.of());
    }

    /** {@return the context of a question about what mends a problem} */
    static CodeActionContext mending(Diagnostic problem) {
        return new CodeActionContext(List.of(problem), List.of(QUICK_FIX));
    }

    String title() {
        return action.getTitle().replace("`", "");
    }

    boolean isQuickFix() {
        return QUICK_FIX.equals(action.getKind());
    }

    /**
     * Does it, when the server has said how; if the text changes before that, it is not done.
     *
     * @param complain takes the reason if nothing is done, on the UI thread
     */
    void apply(Consumer<String> complain) {
        Display display = Display.getCurrent();
        long asked = stamp();
        CompletableFuture<CodeAction> whole = action.getEdit() != null
                ? CompletableFuture.completedFuture(action)
                : StepwasmPlugin.get()
                        .server()
                        .ask(
                                "prepare a quick fix",
                                server -> server.getTextDocumentService().resolveCodeAction(action));
        whole.whenComplete((resolved, failure) -> display.asyncExec(() -> {
            WorkspaceEdit edit = resolved == null ? null : resolved.getEdit();
            if (edit == null || stamp() != asked) {
                complain.accept("\"" + title() + "\" was not done, as the text has changed: choose it again");
            } else {
                Map<String, List<TextEdit>> edits = WorkspaceEdits.byFile(edit);
                edits.values().forEach(changes -> TextChanges.apply(changes, document));
            }
        }));
    }

    private long stamp() {
        return document instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : 0;
    }
}
