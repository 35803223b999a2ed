package dev.stepwasm.dap;

import dev.stepwasm.dap.attach.ProgramFiles;
import dev.stepwasm.dap.attach.ProgramList;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * The command {@code dap}: serves one client on standard input and output, or with {@code --listen PORT} clients on a
 * port of the loopback address, each with a session of its own. With {@code --list} it says which programs can be
 * attached to.
 */
public final class DapTool implements ToolProvider {
    private static final String USAGE = "usage: stepwasm dap [--listen PORT | --list [--json]]";
    private static final int FINE = 0;
    private static final int USAGE_OR_IO = 2;

    private final ProgramFiles programs;

    /** For {@link java.util.ServiceLoader}. */
    public DapTool() {
        this(ProgramFiles.ofUser());
    }

    /** @param programs where those are that can be attached to */
    DapTool(ProgramFiles programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "dap";
    }

    @Override
    public Optional<String> description() {
        return Optional.of("serve the Debug Adapter Protocol on standard input and output, or on a port");
    }

    /**
     * {@inheritDoc}
     *
     * @return 0 when the client has gone, 2 for bad arguments, a port or a folder that cannot be used
     */
    @Override
    public int run(PrintStream out, PrintStream err, String... args) {
        if (args.length == 0) {
            Wire.serve(System.in, out, err);
            return FINE;
        }
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.println(USAGE);
            out.println("Serves the Debug Adapter Protocol on standard input and output, as editors start it;");
            out.println("with --listen on that port of 127.0.0.1, any number of clients (0 takes a free port).");
            out.println("--list prints the running programs that can be attached to, with --json for editors.");
            return FINE;
        }
        List<String> words = List.of(args);
        if (words.equals(List.of("--list")) || words.equals(List.of("--list", "--json"))) {
            return list(out, err, words.contains("--json"));
        }
        Optional<Integer> port = port(args);
        if (port.isEmpty()) {
            err.println(USAGE);
            return USAGE_OR_IO;
        }
        return listen(port.get(), err);
    }

    /**
     * {@inheritDoc}
     *
     * @return 2: the protocol needs a stream of bytes, so call {@link #run(PrintStream, PrintStream, String...)}
     */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        err.println("stepwasm dap: the protocol needs a stream of bytes");
        return USAGE_OR_IO;
    }

    private static Optional<Integer> port(String... args) {
        boolean split = args.length == 2 && args[0].equals("--listen");
        boolean joined = args.length == 1 && args[0].startsWith("--listen=");
        if (!split && !joined) {
            return Optional.empty();
        }
        String number = split ? args[1] : args[0].substring("--listen=".length());
        try {
            int port = Integer.parseInt(number);
            return port >= 0 && port <= 0xFFFF ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private int list(PrintStream out, PrintStream err, boolean json) {
        try {
            ProgramList list = new ProgramList(programs.list());
            out.println(json ? list.json() : list.table(ZoneId.systemDefault()));
            return FINE;
        } catch (IOException e) {
            err.println("stepwasm dap: what can be attached to cannot be read: " + e.getMessage());
            return USAGE_OR_IO;
        }
    }

    private static int listen(int port, PrintStream err) {
        try (SocketServer server = new SocketServer(port, err)) {
            err.println("stepwasm dap: listening on 127.0.0.1:" + server.port());
            server.serve();
            return FINE;
        } catch (IOException e) {
            err.println("stepwasm dap: cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage());
            return USAGE_OR_IO;
        }
    }
}
