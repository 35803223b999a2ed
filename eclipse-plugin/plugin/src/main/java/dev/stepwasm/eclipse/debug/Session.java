package dev.stepwasm.eclipse.debug;

import dev.stepwasm.dap.AdapterRequests;
import dev.stepwasm.dap.LocalAdapter;
import dev.stepwasm.eclipse.StepwasmPlugin;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** One conversation with a debug adapter of its own. Any thread may call; nothing here waits. */
final class Session implements AutoCloseable {
    /** How long a program may take to end before it is left alone with the adapter, which ends it. */
    private static final int PATIENCE = 3;

    private final LocalAdapter adapter;

    /** @param client is told of what happens */
    Session(IDebugProtocolClient client) {
        PrintStream err = new PrintStream(new LogLines(), true, StandardCharsets.UTF_8);
        adapter = LocalAdapter.start(client, OwnClassPath.get(), err);
    }

    AdapterRequests server() {
        return adapter.server();
    }

    /** {@return completes when the adapter knows this editor} */
    CompletableFuture<?> greet() {
        InitializeRequestArguments editor = new InitializeRequestArguments();
        editor.setAdapterID("stepwasm");
        editor.setClientID("eclipse");
        editor.setClientName("Eclipse");
        editor.setSupportsVariableType(true);
        editor.setSupportsInvalidatedEvent(true);
        editor.setSupportsMemoryEvent(true);
        editor.setSupportsMemoryReferences(true);
        editor.setSupportsRunInTerminalRequest(true);
        return server().initialize(editor);
    }

    /** {@return completes when there is a program, or cannot be} It runs once {@link #go} has said so. */
    CompletableFuture<?> begin(String request, Map<String, Object> arguments) {
        return request.equals("attach") ? server().attach(arguments) : server().launch(arguments);
    }

    /** {@return completes when the program has been told to run} */
    CompletableFuture<?> go() {
        return server().configurationDone(new ConfigurationDoneArguments());
    }

    /**
     * Ends the program, or leaves it if it runs anyway.
     *
     * @param over is called when nothing was heard of its end in time
     */
    void end(boolean attached, Runnable over) {
        CompletableFuture<?> asked = attached
                ? server().disconnect(new DisconnectArguments())
                : server().terminate(new TerminateArguments());
        asked.whenComplete((answer, failure) -> {
            if (attached || failure != null) {
                over.run();
            }
        });
        CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.SECONDS).execute(over);
    }

    @Override
    public void close() {
        server().disconnect(new DisconnectArguments()).whenComplete((answer, failure) -> adapter.close());
        CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.SECONDS).execute(adapter::close);
    }

    /** What the adapter has to say of its own mistakes. */
    private static final class LogLines extends OutputStream {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void write(int value) {
            text.append((char) value);
        }

        @Override
        public synchronized void flush() {
            String said = text.toString().strip();
            if (said.contains("\n\tat ") || (!said.isEmpty() && !said.endsWith("inside"))) {
                StepwasmPlugin.get().getLog().error("the debugger: " + said);
                text.setLength(0);
            }
        }
    }
}
