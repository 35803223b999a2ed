package dev.stepwasm.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.services.LanguageClient;

/** Joins a server with one client over a pair of streams, for as long as both live. */
public final class Connection {
    private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());

    /** Kept, because loggers that nobody holds forget what they were told. */
    private static final Logger ENDPOINT = Logger.getLogger(RemoteEndpoint.class.getName());

    static {
        // A question that is taken back while its answer is on the way is nobody's mistake.
        ENDPOINT.setFilter(record -> !record.getMessage().startsWith("Unmatched cancel notification"));
    }

    private Connection() {}

    /**
     * Serves until the client says {@code exit}, closes the stream, or its process is gone.
     *
     * @param server a fresh server
     * @param in what the client sends; read by a thread of its own, which may stay blocked after the return
     * @param out what the client receives
     * @return 0 if the client had asked for a shutdown before, otherwise 1
     */
    public static int serve(WatLanguageServer server, InputStream in, OutputStream out) {
        ExecutorService reader = Executors.newSingleThreadExecutor(Workers.threads("stepwasm-lsp-read"));
        try {
            Launcher<LanguageClient> launcher = new GuardedBuilder(server)
                    .setLocalService(server)
                    .setRemoteInterface(TextDocumentContent.Client.class)
                    .setInput(in)
                    .setOutput(out)
                    .setExecutorService(reader)
                    .configureGson(gson -> gson.registerTypeAdapter(SemanticTokens.class, new SemanticTokensAdapter()))
                    .create();
            server.connect(launcher.getRemoteProxy());
            Future<Void> listening = launcher.startListening();
            CompletableFuture.runAsync(() -> await(listening), Workers::startThread)
                    .whenComplete((nothing, error) -> {
                        if (error != null) {
                            LOGGER.log(System.Logger.Level.ERROR, "the connection broke", error);
                        }
                        server.clientGone();
                    });
            return server.exitCode().join();
        } finally {
            server.dispose();
            reader.shutdownNow();
        }
    }

    private static void await(Future<Void> listening) {
        try {
            listening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading from the client failed", e.getCause());
        }
    }

    /** Puts the {@link LifecycleEndpoint} between the wire and the server. */
    private static final class GuardedBuilder extends Launcher.Builder<LanguageClient> {
        private final WatLanguageServer server;

        GuardedBuilder(WatLanguageServer server) {
            this.server = server;
        }

        @Override
        protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler handler) {
            RemoteEndpoint endpoint = new Refusals(
                    new StreamMessageConsumer(output, handler),
                    new LifecycleEndpoint(ServiceEndpoints.toEndpoint(server), server));
            handler.setMethodProvider(endpoint);
            endpoint.setJsonHandler(handler);
            return endpoint;
        }
    }
}
