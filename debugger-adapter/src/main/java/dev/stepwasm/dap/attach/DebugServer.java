package dev.stepwasm.dap.attach;

import dev.stepwasm.dap.AttachedProcess;
import dev.stepwasm.engine.LiveInstances;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets debuggers attach to the WebAssembly code that runs in this Java program: one line is all it takes.
 *
 * <pre>{@code
 * DebugServer.start();
 * }</pre>
 *
 * <p>It listens on the loopback address, on any port that is free, and lets in one debugger at a time that shows its
 * token, which is another one at each start. Editors of the same user find program and token by a file that nobody else
 * can read ({@code ./stepwasm dap --list}). As long as no debugger has attached, code runs as fast as ever. The threads
 * of the server are daemons and do not keep the program from ending.
 *
 * <p>Whoever has shown the token can read and change everything that the code has, and end the process.
 *
 * <p>All methods may be called from any thread.
 */
public final class DebugServer implements AutoCloseable {
    private static final Object STARTING = new Object();
    private static @Nullable DebugServer running;

    private final Listener listener;
    private final Token token;
    private final String program;
    private final PrintStream err;
    private final ProgramFiles files;
    private final Optional<Suspension> suspension;
    private final Thread atExit = new Thread(this::withdraw, "stepwasm debug exit");
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable OfferedProgram offered;

    private DebugServer(DebugServerOptions options, ProgramFiles files, Limits limits, PrintStream err)
            throws IOException {
        this.token = options.token().map(Token::of).orElseGet(Token::random);
        this.program = options.program().orElseGet(ProgramName::ofThisProcess);
        this.files = files;
        this.err = err;
        InetAddress host = InetAddress.getByName(options.host());
        Optional<AttachedProcess> process = options.launches() ? Optional.empty() : Optional.of(new Attached());
        this.listener = new Listener(host, options.port(), token, process, limits, err);
        this.suspension = options.suspend() ? Optional.of(new Suspension(err, waiting())) : Optional.empty();
    }

    /** This process, as the session of a debugger sees it. */
    private final class Attached implements AttachedProcess {
        @Override
        public String name() {
            return program;
        }

        @Override
        public void configured() {
            suspension.ifPresent(Suspension::end);
        }
    }

    /**
     * Lets debuggers attach from now on. If that is so already, because the program was started with
     * {@code -Dstepwasm.debug} perhaps, the server that is there is returned.
     *
     * @throws UncheckedIOException with words, if it cannot listen
     */
    public static DebugServer start() {
        return start(DebugServerOptions.defaults());
    }

    /**
     * Lets debuggers attach from now on, in a way of one's own. A Java program has one server: where there is one already
     * it is returned as it is, and standard error says so. A second one would show debuggers the same code under two
     * names, and an exception would end programs for having been started with {@code -Dstepwasm.debug}.
     *
     * @throws UncheckedIOException with words, if it cannot listen
     */
    public static DebugServer start(DebugServerOptions options) {
        synchronized (STARTING) {
            DebugServer other = running;
            if (other != null) {
                if (!options.equals(DebugServerOptions.defaults())) {
                    System.err.println("stepwasm debug: debuggers can attach already, at " + other.address()
                            + "; other options need a start of their own, after close()");
                }
                return other;
            }
            Limits limits = options.launches() ? Limits.OF_LAUNCH : Limits.USUAL;
            DebugServer server = start(options, ProgramFiles.ofUser(), limits, System.err);
            running = server;
            return server;
        }
    }

    /** Starts one of perhaps several servers, for tests. */
    static DebugServer start(DebugServerOptions options, ProgramFiles files, Limits limits, PrintStream err) {
        try {
            DebugServer server = new DebugServer(options, files, limits, err);
            server.begin(options);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "debuggers cannot attach: nothing can listen at " + options.host() + ":" + options.port() + " ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private String waiting() {
        return "stepwasm debug: " + program + " waits for a debugger before its first instruction, at " + address()
                + "; attach with \"request\": \"attach\", \"pid\": "
                + ProcessHandle.current().pid();
    }

    private void begin(DebugServerOptions options) {
        LiveInstances.start();
        suspension.ifPresent(Suspension::begin);
        listener.start();
        if (!listener.host().isLoopbackAddress()) {
            err.println("stepwasm debug: listening beyond loopback, at " + address()
                    + ": whoever in the network has the token can debug this program, and the connection is not"
                    + " encrypted");
        }
        if (options.listed()) {
            publish();
        }
    }

    private OfferedProgram offer() {
        ProcessHandle process = ProcessHandle.current();
        InetAddress host = listener.host();
        return new OfferedProgram(
                process.pid(),
                ProcessIdentity.of(process.pid()).orElse(""),
                process.info().startInstant().orElseGet(Instant::now),
                (host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host).getHostAddress(),
                port(),
                token.text(),
                program,
                version());
    }

    private void publish() {
        OfferedProgram offer = offer();
        try {
            files.publish(offer);
            offered = offer;
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IOException e) {
            err.println("stepwasm debug: this program is not listed, so debuggers need its port and token: "
                    + e.getMessage() + "; -Dstepwasm.cache=FOLDER chooses another folder");
        } catch (IllegalStateException e) { // The program ends.
            withdraw();
        }
    }

    private void withdraw() {
        OfferedProgram offer = offered;
        try {
            if (offer != null) {
                files.withdraw(offer);
            }
        } catch (IOException e) { // Whoever lists will find that the process is no more.
            offered = null;
        }
    }

    private static String version() {
        return Optional.ofNullable(DebugServer.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** {@return the address at which it listens} */
    public String host() {
        return listener.host().getHostAddress();
    }

    /** {@return the port on which it listens} */
    public int port() {
        return listener.port();
    }

    /** {@return what debuggers have to show; give it to nobody who may not do what this process can} */
    public String token() {
        return token.text();
    }

    /** {@return the name under which it is listed} */
    public String program() {
        return program;
    }

    /**
     * Waits for a debugger, and until it has gone again.
     *
     * @param patience how long it may take to come
     * @return whether one came in time
     */
    public boolean awaitSession(Duration patience) throws InterruptedException {
        return listener.awaitSession(patience);
    }

    private String address() {
        return host() + ":" + port();
    }

    /**
     * Lets no debugger attach any more. One that is attached is taken off, and the code goes on at full speed. Can be
     * called several times.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        synchronized (STARTING) {
            if (this.equals(running)) {
                running = null;
            }
        }
        if (offered != null) {
            withdraw();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The program ends, and the hook finds nothing to do.
            }
        }
        listener.close();
        suspension.ifPresent(Suspension::end);
    }

    @Override
    public String toString() {
        return "debug server of " + program + " at " + address();
    }
}
