package dev.stepwasm.eclipse.tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** A server that notes what it is told and throws at every change that inserts "crash". */
final class QuietServer implements LanguageServer, TextDocumentService {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Boolean> exited = new CompletableFuture<>();

    /** {@return what came, one line a message} */
    List<String> told() {
        return List.copyOf(told);
    }

    CompletableFuture<Boolean> exited() {
        return exited;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        var document = opened.getTextDocument();
        told.add("open " + document.getLanguageId() + " " + document.getVersion() + ": " + document.getText());
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        for (TextDocumentContentChangeEvent change : changed.getContentChanges()) {
            var start = change.getRange().getStart();
            var end = change.getRange().getEnd();
            told.add("change " + changed.getTextDocument().getVersion() + ": " + start.getLine() + ":"
                    + start.getCharacter() + "-" + end.getLine() + ":" + end.getCharacter() + " " + change.getText());
            if (change.getText().contains("crash")) {
                throw new IllegalStateException("as asked");
            }
        }
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        told.add("close");
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        told.add("save");
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
        return CompletableFuture.completedFuture(new InitializeResult());
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        exited.complete(true);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return this;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        throw new IllegalStateException("not asked for here");
    }
}
