package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.Refusal;
import dev.stepwasm.dap.attach.Token;
import dev.stepwasm.dap.launch.JvmLaunch;
import dev.stepwasm.dap.launch.JvmSettings;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine that is started for a launch: as a child of this process, or by the client in a terminal. Everything
 * it writes outside of a terminal becomes output of the session.
 */
final class LaunchedJvm implements Debuggee {
    /** How often to look whether it listens. */
    private static final Duration LOOK = Duration.ofMillis(10);
    /** How long a process that was killed may take to be gone. */
    private static final Duration DEATH = Duration.ofSeconds(2);

    private static final int CONNECT_MILLIS = 5_000;
    /** How many lines of its error output belong into a refusal. */
    private static final int TOLD_LINES = 5;

    /** What a virtual machine says that cannot listen for Java debuggers where it is to. */
    private static final String NO_JDWP_PORT = "transport error 202: bind failed";

    private final JvmLaunch launch;
    private final Relay.Client client;
    private final Duration patience;
    private final String token = Token.random().text();
    private @Nullable Handshake handshake;
    private @Nullable Process child;
    private @Nullable JvmOutput output;
    private @Nullable ProcessHandle process;
    private boolean ended;
    private boolean connected;

    /** @param patience how long it may take until the machine listens */
    LaunchedJvm(JvmLaunch launch, Relay.Client client, Duration patience) {
        this.launch = launch;
        this.client = client;
        this.patience = patience;
    }

    @Override
    public Channel connect() throws InterruptedException {
        try {
            start();
            Handshake.Address address = awaitAddress();
            Channel channel =
                    Channel.connect(InetAddress.getLoopbackAddress().getHostAddress(), address.port(), CONNECT_MILLIS);
            synchronized (this) {
                process = ProcessHandle.of(address.pid()).orElse(process);
                connected = true;
                if (!ended) {
                    return channel;
                }
            }
            channel.close();
            throw Refusal.of("cancelled");
        } catch (IOException e) {
            throw Refusal.toUser("the virtual machine of the program cannot be reached: " + e.getMessage());
        } finally {
            removeHandshake();
        }
    }

    private void start() throws IOException, InterruptedException {
        if (!Files.exists(launch.program())) {
            throw Refusal.toUser("there is no program " + launch.program());
        }
        if (!Files.isDirectory(launch.folder())) {
            throw Refusal.toUser("`cwd`: there is no folder " + launch.folder());
        }
        Handshake begun = Handshake.begin(token);
        List<String> command = JvmCommand.of(launch.settings(), client.classPath(), begun.folder());
        synchronized (this) {
            if (ended) {
                begun.remove();
                throw Refusal.of("cancelled");
            }
            handshake = begun;
            if (!launch.settings().console().isTerminal()) {
                startChild(command);
            }
        }
        if (launch.settings().console().isTerminal()) {
            startInTerminal(command);
        }
    }

    private void startChild(List<String> command) {
        try {
            Process started = new ProcessBuilder(command)
                    .directory(launch.folder().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
                    .start();
            child = started;
            process = started.toHandle();
            output = new JvmOutput(started, client);
        } catch (IOException e) {
            throw Refusal.toUser("the virtual machine of the program cannot be started: " + e.getMessage());
        }
    }

    private static String nothing() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private void startInTerminal(List<String> command) throws InterruptedException {
        JvmSettings.Console console = launch.settings().console();
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("kind", console == JvmSettings.Console.EXTERNAL ? "external" : "integrated");
        arguments.put("title", "Stepwasm: " + launch.program().getFileName());
        arguments.put("cwd", launch.folder().toString());
        arguments.put("args", command);
        arguments.put("env", Map.of());
        try {
            Object response = client.endpoint()
                    .request("runInTerminal", arguments)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (this) {
                process = TerminalProcess.of(response).orElse(null);
            }
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            throw Refusal.toUser("the editor could not run the program in a terminal: " + cause.getMessage());
        } catch (TimeoutException e) {
            throw Refusal.toUser(
                    "the editor has not run the program in a terminal within " + patience.toSeconds() + " s");
        }
    }

    private Handshake.Address awaitAddress() throws IOException, InterruptedException {
        boolean waitsForDebugger =
                launch.settings().jdwp().filter(JvmSettings.Jdwp::suspend).isPresent();
        long deadline = System.nanoTime() + patience.toNanos();
        while (waitsForDebugger || System.nanoTime() < deadline) {
            Optional<Handshake.Address> address = look();
            if (address.isPresent()) {
                return address.get();
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        throw Refusal.toUser("the virtual machine of the program did not listen within " + patience.toSeconds()
                + " s and was ended" + (launch.settings().console().isTerminal() ? "; its terminal may say why" : ""));
    }

    private Optional<Handshake.Address> look() throws IOException {
        Process running;
        ProcessHandle known;
        Handshake begun;
        synchronized (this) {
            if (ended) {
                throw Refusal.of("cancelled");
            }
            running = child;
            known = process;
            begun = handshake;
        }
        if (running != null && !running.isAlive()) {
            String words = lastWords();
            throw Refusal.toUser(
                    words.contains(NO_JDWP_PORT)
                            ? busyJdwpPort()
                            : "the virtual machine of the program ended at once with code " + running.exitValue()
                                    + words);
        }
        Optional<Handshake.Address> address = begun == null ? Optional.empty() : begun.answered();
        if (address.isEmpty() && running == null && known != null && !known.isAlive()) {
            throw Refusal.toUser("the virtual machine of the program ended at once; its terminal may say why");
        }
        return address;
    }

    private String busyJdwpPort() {
        String port = launch.settings().jdwp().map(jdwp -> " " + jdwp.port()).orElse("");
        return "`jdwp`: no Java debugger can come in at port" + port
                + ", something else listens there; choose another, or 0 for any that is free";
    }

    private String lastWords() {
        JvmOutput written;
        synchronized (this) {
            written = output;
        }
        String words = written == null ? "" : written.last(TOLD_LINES);
        return words.isEmpty() ? "" : ": " + words;
    }

    private void removeHandshake() {
        Handshake begun;
        synchronized (this) {
            begun = handshake;
            handshake = null;
        }
        if (begun != null) {
            begun.remove();
        }
    }

    @Override
    public String command() {
        return "launch";
    }

    @Override
    public Map<String, Object> arguments() {
        Map<String, Object> arguments = new HashMap<>(launch.arguments());
        arguments.put("token", token);
        return arguments;
    }

    @Override
    public String stranger() {
        return "the virtual machine of the program does not answer" + lastWords();
    }

    @Override
    public String closedEarly() {
        return "the virtual machine of the program ended before the program was loaded" + lastWords();
    }

    @Override
    public String lost(OptionalInt code) {
        return "the virtual machine of the program was ended"
                + (code.isPresent() ? ", with code " + code.getAsInt() : "; with which code is not known");
    }

    @Override
    public boolean isOwn() {
        return true;
    }

    @Override
    public OptionalInt exitCode(Duration atMost) throws InterruptedException {
        Process running;
        JvmOutput written;
        synchronized (this) {
            running = child;
            written = output;
        }
        if (running == null || !running.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return OptionalInt.empty();
        }
        if (written != null) {
            written.awaitEnd();
        }
        return OptionalInt.of(running.exitValue());
    }

    @Override
    public void end(Duration atMost) {
        ProcessHandle running;
        boolean knows;
        synchronized (this) {
            ended = true;
            running = process;
            knows = connected;
        }
        removeHandshake();
        if (running == null) {
            return;
        }
        try {
            if (!knows || !gone(running, atMost)) {
                running.destroyForcibly();
                gone(running, DEATH);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean gone(ProcessHandle running, Duration atMost) throws InterruptedException {
        try {
            running.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException e) {
            return !running.isAlive();
        }
    }

    @Override
    public Optional<Debuggee> anew(Map<String, Object> arguments) {
        return arguments.isEmpty()
                ? Optional.of(new LaunchedJvm(launch, client, patience))
                : Optional.of(new LaunchedJvm(Debuggees.jvm(arguments, launch), client, patience));
    }
}
