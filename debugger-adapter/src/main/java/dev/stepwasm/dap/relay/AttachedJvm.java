package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.Refusal;
import dev.stepwasm.dap.launch.AttachRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A program that runs already and lets a debugger in. It goes on when the session is over. */
final class AttachedJvm implements Debuggee {
    private static final int CONNECT_MILLIS = 5_000;
    private static final String HOW = "start it with `java -Dstepwasm.debug ...`, or let it call `DebugServer.start()`";

    private final AttachRequest request;
    private final Map<String, Object> arguments;
    private final Programs programs;
    private volatile Programs.@Nullable Offer found;

    AttachedJvm(AttachRequest request, Map<String, Object> arguments, Programs programs) {
        this.request = request;
        this.arguments = arguments;
        this.programs = programs;
    }

    @Override
    public Channel connect() {
        Programs.Offer program = find();
        found = program;
        try {
            return Channel.connect(program.host(), program.port(), CONNECT_MILLIS);
        } catch (ConnectException | SocketTimeoutException e) {
            throw Refusal.toUser(
                    "nothing listens at " + at(program) + "; is the program still running? " + capital(HOW));
        } catch (UnknownHostException e) {
            throw Refusal.toUser("`host`: no machine is called " + program.host());
        } catch (IOException e) {
            throw Refusal.toUser("there is no way to " + at(program) + ": " + e.getMessage());
        }
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Programs.Offer find() {
        if (request.pid().isPresent()) {
            return byNumber(request.pid().getAsLong());
        }
        return request.port().isPresent() ? byPort(request.port().getAsInt()) : theOnly();
    }

    private Programs.Offer byNumber(long pid) {
        Optional<Programs.Offer> program =
                running().stream().filter(each -> each.pid() == pid).findFirst();
        return program.map(this::withToken).orElseThrow(() -> {
            boolean runs = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
            return Refusal.toUser(
                    runs
                            ? "the process " + pid
                                    + " cannot be attached to: it has no debugging switched on, or belongs to"
                                    + " somebody else; " + HOW
                            : "there is no process " + pid + ": it has ended" + others());
        });
    }

    private Programs.Offer withToken(Programs.Offer program) {
        return request.token()
                .map(token -> new Programs.Offer(program.pid(), program.host(), program.port(), token, program.name()))
                .orElse(program);
    }

    private Programs.Offer byPort(int port) {
        String host = request.host().orElse(AttachRequest.LOOPBACK);
        Optional<Programs.Offer> published = host.equals(AttachRequest.LOOPBACK)
                ? running().stream().filter(each -> each.port() == port).findFirst()
                : Optional.empty();
        String token = request.token()
                .or(() -> published.map(Programs.Offer::token))
                .orElseThrow(() -> Refusal.toUser("no program of yours listens at port " + port
                        + (host.equals(AttachRequest.LOOPBACK) ? "" : " of " + host)
                        + ", as far as its file says; give its `token`, or check the port" + others()));
        long pid = published.map(Programs.Offer::pid).orElse(0L);
        return new Programs.Offer(
                pid, host, port, token, published.map(Programs.Offer::name).orElse("the program"));
    }

    private Programs.Offer theOnly() {
        List<Programs.Offer> running = running();
        return switch (running.size()) {
            case 0 -> throw Refusal.toUser("no program can be attached to; " + HOW);
            case 1 -> withToken(running.getFirst());
            default ->
                throw Refusal.toUser("several programs can be attached to, say which with `pid`: " + listed(running));
        };
    }

    private String others() {
        List<Programs.Offer> running = running();
        return running.isEmpty() ? "" : "; these can be attached to: " + listed(running);
    }

    private static String listed(List<Programs.Offer> programs) {
        return programs.stream().map(Programs.Offer::toString).collect(Collectors.joining(", "));
    }

    private List<Programs.Offer> running() {
        try {
            return programs.running();
        } catch (IOException e) {
            throw Refusal.toUser("the list of programs cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String command() {
        return "attach";
    }

    @Override
    public Map<String, Object> arguments() {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put("token", program().token());
        all.put("sources", request.sources().stream().map(Path::toString).toList());
        return all;
    }

    private Programs.Offer program() {
        Programs.Offer program = found;
        if (program == null) {
            throw new IllegalStateException("not connected");
        }
        return program;
    }

    private static String at(Programs.Offer program) {
        return program.host() + ":" + program.port();
    }

    @Override
    public String stranger() {
        return "what listens at " + at(program())
                + " does not answer as a program with Stepwasm does; is it the right port?";
    }

    @Override
    public String closedEarly() {
        return "what listens at " + at(program())
                + " has closed the connection: another debugger may be attached, or it is"
                + " no program with Stepwasm";
    }

    @Override
    public String lost(OptionalInt code) {
        return "the connection to " + program().name() + " at " + at(program())
                + " has ended: the program is over, or was" + " killed";
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public OptionalInt exitCode(Duration patience) {
        return OptionalInt.empty();
    }

    @Override
    public void end(Duration patience) {
        // It is not ours.
    }

    @Override
    public Optional<Debuggee> anew(Map<String, Object> newArguments) {
        return Optional.empty();
    }
}
