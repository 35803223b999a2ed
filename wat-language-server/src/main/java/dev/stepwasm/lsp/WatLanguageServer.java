package dev.stepwasm.lsp;

import dev.stepwasm.wat.Analysis;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/**
 * The language server for WebAssembly text. It serves one client, over streams ({@link Connection}) or in the same
 * process: construct it, {@link #connect}, and call the services. Like all servers of LSP4J it expects calls from one
 * thread at a time, in the order of the messages; answers arrive on other threads. It never ends the process.
 */
public final class WatLanguageServer implements LanguageServer, LanguageClientAware {
    /** Where the server stands in its life. */
    enum Phase {
        NEW,
        READY,
        SHUT_DOWN
    }

    private final Workers workers = new Workers();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Workers.threads("stepwasm-lsp-timer"));
    private final WatTextDocuments documents;
    private final WatWorkspace workspace = new WatWorkspace();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private volatile Phase phase = Phase.NEW;

    /** Makes a server that nobody is connected to yet. */
    public WatLanguageServer() {
        this(Analysis::of);
    }

    /** As above with another way to analyse a text, for tests. */
    WatLanguageServer(Analyser analyser) {
        documents = new WatTextDocuments(workers, analyser);
    }

    @Override
    public void connect(LanguageClient client) {
        documents.connect(client);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        ClientAbilities client = ClientAbilities.of(params.getCapabilities());
        documents.serve(client);
        if (params.getProcessId() != null) {
            ParentWatch.start(params.getProcessId(), timer, this::clientGone);
        }
        phase = Phase.READY;
        String version = WatLanguageServer.class.getPackage().getImplementationVersion();
        return CompletableFuture.completedFuture(
                new InitializeResult(client.served(), new ServerInfo("stepwasm", version)));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        phase = Phase.SHUT_DOWN;
        documents.closeAll();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        exitCode.complete(phase == Phase.SHUT_DOWN ? 0 : 1);
        dispose();
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // Nothing is traced: clients log the messages themselves.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }

    /** {@return what becomes the exit code of a process that served only this server, once the client has left} */
    public CompletableFuture<Integer> exitCode() {
        return exitCode.copy();
    }

    Phase phase() {
        return phase;
    }

    /** The stream ended or the client's process did. */
    void clientGone() {
        exit();
    }

    /** Stops all threads; work under way is abandoned. */
    void dispose() {
        timer.shutdownNow();
        workers.stop();
    }
}
