package dev.stepwasm.eclipse.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/**
 * A document that the server follows change by change. Used on the UI thread, which owns the document.
 *
 * <p>When the server throws while it takes a change, its copy can no longer be trusted: it gets nothing more until the
 * next change, which hands over the whole text. After {@value #PATIENCE} failures the document is left alone until it
 * is opened again.
 */
final class OpenDocument implements IDocumentListener {
    /** Failures after which the server is no longer asked about this document. */
    static final int PATIENCE = 3;

    private final String uri;
    private final String name;
    private final IDocument document;
    private final ProblemView view;
    private final ServerLink link;
    private int version = 1;
    private @Nullable Range replaced;
    private @Nullable PublishDiagnosticsParams last;

    // Written by the thread of the server.
    private volatile boolean outOfStep;
    private volatile int failures;

    OpenDocument(String uri, String name, IDocument document, ProblemView view, ServerLink link) {
        this.uri = uri;
        this.name = name;
        this.document = document;
        this.view = view;
        this.link = link;
    }

    /** Hands the text to the server and follows its changes from now on. */
    void open() {
        document.addDocumentListener(this);
        tell(open(version, document.get()));
    }

    /** Stops following. */
    void close() {
        document.removeDocumentListener(this);
        tell(service -> service.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri))));
        view.close();
    }

    String uri() {
        return uri;
    }

    /** {@return what this document is called in messages} */
    String name() {
        return name;
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        try {
            replaced = Positions.range(document, event.getOffset(), event.getLength());
        } catch (BadLocationException e) {
            throw new IllegalArgumentException("a change outside of the text", e);
        }
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        version++;
        if (failures >= PATIENCE) {
            return;
        }
        if (outOfStep) {
            outOfStep = false;
            Consumer<TextDocumentService> close =
                    service -> service.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
            tell(close.andThen(open(version, document.get())));
        } else {
            String inserted = event.getText() == null ? "" : event.getText();
            tell(change(version, new TextDocumentContentChangeEvent(replaced, inserted)));
        }
    }

    private Consumer<TextDocumentService> open(int number, String text) {
        String language = name.endsWith(".wast") ? "wast" : "wat";
        return service ->
                service.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, language, number, text)));
    }

    private Consumer<TextDocumentService> change(int number, TextDocumentContentChangeEvent change) {
        var identifier = new VersionedTextDocumentIdentifier(uri, number);
        return service -> {
            // Asked here, in the order of the messages: a failure just before this one counts.
            if (!outOfStep) {
                service.didChange(new DidChangeTextDocumentParams(identifier, List.of(change)));
            }
        };
    }

    private void tell(Consumer<TextDocumentService> message) {
        CompletableFuture<?> taken =
                link.tell("check " + name, server -> message.accept(server.getTextDocumentService()));
        taken.whenComplete((nothing, failure) -> {
            if (failure != null) {
                outOfStep = true;
                failures++;
            }
        });
    }

    /** Shows again what was found last. */
    void showAgain() {
        PublishDiagnosticsParams found = last;
        if (found != null) {
            show(found);
        }
    }

    /** Shows what the server found, unless the text has changed since. */
    void show(PublishDiagnosticsParams found) {
        Integer about = found.getVersion();
        last = found;
        if (about == null || about == version) {
            view.show(found.getDiagnostics().stream()
                    .map(diagnostic -> ShownProblem.of(diagnostic, document))
                    .toList());
        }
    }
}
