package dev.stepwasm.lsp;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.spi.ToolProvider;

/** The verb {@code lsp}: the language server on the standard streams, until the client says goodbye or is gone. */
public final class LspTool implements ToolProvider {
    private static final String HELP = """
            usage: stepwasm lsp

            Speaks the Language Server Protocol 3.17 on standard input and output, for files
            of the languages `wat` and `wast`. Editors start it; it takes no options.""";

    /** Called by the service loader. */
    public LspTool() {}

    @Override
    public String name() {
        return "lsp";
    }

    @Override
    public Optional<String> description() {
        return Optional.of("serve the Language Server Protocol on standard input and output");
    }

    /**
     * Serves one client.
     *
     * @param out where the protocol goes; nothing else may write there
     * @param err where complaints about the command line go
     * @return 0 after an orderly shutdown, 1 after a client that vanished, 2 for a wrong command line
     */
    @Override
    public int run(PrintStream out, PrintStream err, String... args) {
        for (String arg : args) {
            switch (arg) {
                case "--stdio" -> {} // What most editors add; it is the only way there is.
                case "-h", "--help" -> {
                    err.println(HELP);
                    return 0;
                }
                default -> {
                    err.println("unknown argument: " + arg + "\n\n" + HELP);
                    return 2;
                }
            }
        }
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(Workers.threads("stepwasm-lsp-memory"));
        try {
            return Connection.serve(new WatLanguageServer(), IdleMemory.watch(System.in, timer), out);
        } finally {
            timer.shutdownNow();
        }
    }

    /** Not possible: the protocol counts bytes, which a writer hides. */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        err.println("the language server needs a byte stream; call run(PrintStream, PrintStream, String...)");
        return 2;
    }
}
