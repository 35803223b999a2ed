package dev.stepwasm.dap;

import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.debug.DebugLauncher;

/**
 * The debugger for a client in the same process, with all that the command {@code dap} has: programs run here, in a virtual
 * machine of their own, or wherever they are attached to. Client and adapter talk over a pair of pipes, so that neither
 * keeps the other's threads, and what holds for editors elsewhere holds here.
 *
 * <p>Requests may be made from any thread and wait for nothing. The client is called on one thread, in the order of events;
 * it must not wait there for an answer.
 */
public final class LocalAdapter implements AutoCloseable {
    /** Far more than a client has to ask for at once. */
    private static final int REQUESTS = 1 << 30;
    /** A program that writes faster than the client reads has to wait. */
    private static final int ANSWERS = 1 << 20;

    private final BytePipe requests = new BytePipe(REQUESTS);
    private final BytePipe answers = new BytePipe(ANSWERS);
    private final AdapterRequests server;
    private final Future<Void> listening;

    private LocalAdapter(IDebugProtocolClient client, String classPath, PrintStream err) {
        Thread.ofPlatform().daemon().name("dap adapter").start(() -> {
            try {
                Wire.serve(requests.out(), answers.in(), err, OpenedSession.NONE, classPath);
            } finally {
                close();
            }
        });
        ExecutorService listener = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("dap client").factory());
        Launcher<AdapterRequests> launcher = new DebugLauncher.Builder<AdapterRequests>()
                .setLocalService(client)
                .setRemoteInterface(AdapterRequests.class)
                .setInput(answers.out())
                .setOutput(requests.in())
                .setExecutorService(listener)
                .create();
        server = launcher.getRemoteProxy();
        listening = launcher.startListening();
        listener.shutdown();
    }

    /**
     * Starts an adapter.
     *
     * @param client is told of events
     * @param classPath where a virtual machine that is started for a program finds our classes and what they need
     * @param err for words about what goes wrong inside
     */
    public static LocalAdapter start(IDebugProtocolClient client, String classPath, PrintStream err) {
        return new LocalAdapter(client, classPath, err);
    }

    /** {@return what answers requests; after {@link #close} nothing is answered} */
    public AdapterRequests server() {
        return server;
    }

    /** Ends the session and a program that was launched for it; waits for nothing. */
    @Override
    public void close() {
        requests.close();
        answers.close();
        listening.cancel(false);
    }
}
