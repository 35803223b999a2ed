package dev.stepwasm.eclipse.server;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.swt.widgets.Display;

/**
 * Asks the server one question about a document, at once and again whenever the text has rested for a moment. An answer
 * that does not come, or comes after the end, is not shown. On the UI thread.
 *
 * @param <T> the answer
 */
public final class RestingText<T> implements IDocumentListener, AutoCloseable {
    private static final int REST_MILLIS = 400;

    /**
     * A question about a document.
     *
     * @param doing what it is for, for the error log
     * @param ask the call to make
     * @param show takes the answer, on the UI thread
     */
    public record Question<T>(
            String doing,
            BiFunction<TextDocumentService, TextDocumentIdentifier, CompletableFuture<T>> ask,
            Consumer<T> show) {}

    private final IDocument document;
    private final Documents documents;
    private final ServerLink server;
    private final Question<T> question;
    private final Display display = Display.getCurrent();
    private final Runnable ask = this::ask;
    private boolean closed;

    /** Asks for the first time. */
    public RestingText(IDocument document, Documents documents, ServerLink server, Question<T> question) {
        this.document = document;
        this.documents = documents;
        this.server = server;
        this.question = question;
        document.addDocumentListener(this);
        ask();
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // What counts is the text after the change.
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        display.timerExec(REST_MILLIS, ask);
    }

    private void ask() {
        documents
                .uriOf(document)
                .filter(uri -> !closed)
                .ifPresent(uri -> server.ask(
                                question.doing(),
                                running -> question.ask()
                                        .apply(running.getTextDocumentService(), new TextDocumentIdentifier(uri)))
                        .thenAccept(this::show));
    }

    private void show(T answer) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!closed) {
                    question.show().accept(answer);
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        document.removeDocumentListener(this);
    }
}
