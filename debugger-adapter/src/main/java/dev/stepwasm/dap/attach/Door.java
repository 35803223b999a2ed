package dev.stepwasm.dap.attach;

import com.google.gson.JsonObject;
import dev.stepwasm.dap.AttachedProcess;
import dev.stepwasm.dap.OpenedSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where a connection shows the token. Until it has it may say {@code initialize} and then ask to be let in; whatever else
 * it says is answered in words and reaches nothing of the debugger. For one thread.
 */
final class Door {
    private static final String INITIALIZE = "initialize";
    private static final String DISCONNECT = "disconnect";
    private static final Set<String> WAYS_IN = Set.of("attach", "launch");

    private final StrictFrames frames;
    private final Answers answers;
    private final Host host;
    private Optional<Request> initialize = Optional.empty();

    /** What the door belongs to. */
    interface Host {
        /** {@return what connections may use up} */
        Limits limits();

        /** {@return what they have to show} */
        Token token();

        /** {@return the place behind the door} */
        Seat seat();

        /** {@return this process, if debuggers attach to what runs in it; else they launch something} */
        Optional<AttachedProcess> process();

        /** {@return the request that lets a debugger in} */
        default String wayIn() {
            return process().isPresent() ? "attach" : "launch";
        }

        /** Waits, but no longer than the server is there. */
        void pause(Duration time) throws InterruptedException;
    }

    /** A request. */
    record Request(int number, String command, JsonObject message) {
        private static Optional<Request> of(JsonObject message) {
            OptionalInt number = StrictJson.number(message, "seq");
            Optional<String> command = StrictJson.text(message, "command");
            boolean isRequest = StrictJson.text(message, "type").equals(Optional.of("request"));
            return isRequest && number.isPresent() && command.isPresent()
                    ? Optional.of(new Request(number.getAsInt(), command.get(), message))
                    : Optional.empty();
        }

        private JsonObject arguments() {
            return message.get("arguments") instanceof JsonObject given ? given : new JsonObject();
        }

        /** {@return the request without the token, which nobody needs behind the door} */
        private String withoutToken() {
            JsonObject copy = message.deepCopy();
            if (copy.get("arguments") instanceof JsonObject given) {
                given.remove("token");
            }
            return copy.toString();
        }
    }

    /**
     * Who has shown the token.
     *
     * @param session what goes on behind the door
     * @param stay to be closed when it is over
     */
    record Guest(OpenedSession session, Seat.Stay stay) {}

    Door(StrictFrames frames, Answers answers, Host host) {
        this.frames = frames;
        this.answers = answers;
        this.host = host;
    }

    /**
     * {@return who came in; empty if the connection is to be closed}
     *
     * @throws StrangerException if it does what no debugger would
     */
    Optional<Guest> open() throws IOException, InterruptedException {
        for (int messages = 0; messages < host.limits().messages(); messages++) {
            Optional<String> body = frames.next();
            if (body.isEmpty()) {
                return Optional.empty();
            }
            Request request = StrictJson.object(body.get())
                    .flatMap(Request::of)
                    .orElseThrow(() -> new StrangerException("a message that is no request came without the token"));
            if (request.command().equals(DISCONNECT)) {
                answers.succeed(request, new JsonObject());
                return Optional.empty();
            }
            if (WAYS_IN.contains(request.command()) && initialize.isPresent()) {
                Optional<String> shown = shown(request);
                if (shown.isPresent()) {
                    return admit(request, shown.get());
                }
            } else {
                answer(request);
            }
        }
        throw new StrangerException("too many messages came without the token");
    }

    private void answer(Request request) throws IOException {
        if (!request.command().equals(INITIALIZE)) {
            answers.refuse(
                    request,
                    initialize.isEmpty() && WAYS_IN.contains(request.command())
                            ? "`initialize` comes before `" + request.command() + "`"
                            : "`" + shortened(request.command()) + "` is answered after `" + host.wayIn()
                                    + "` with the token of the program");
        } else if (initialize.isPresent()) {
            answers.refuse(request, "the session was initialized already");
        } else {
            initialize(request);
        }
    }

    private void initialize(Request request) throws IOException {
        Optional<String> mistake = OpenedSession.mistake(request.arguments());
        if (mistake.isPresent()) {
            answers.refuse(request, "the arguments of `initialize` are wrong: " + mistake.get());
        } else {
            initialize = Optional.of(request);
            answers.succeed(request, OpenedSession.capabilities());
        }
    }

    /** {@return the token in a request to be let in; empty if there is none and that has been said} */
    private Optional<String> shown(Request request) throws IOException {
        if (!request.command().equals(host.wayIn())) {
            answers.refuse(
                    request,
                    host.wayIn().equals("attach")
                            ? "the program runs already: `attach` to it"
                            : "this process waits for `launch`, with its token");
            return Optional.empty();
        }
        Optional<String> shown = StrictJson.text(request.arguments(), "token");
        if (shown.isEmpty()) {
            answers.refuse(
                    request,
                    "`" + request.command() + "` needs the `token` of the program; `stepwasm dap` finds it by `pid` or"
                            + " `port` if the program is yours");
        }
        return shown;
    }

    private Optional<Guest> admit(Request request, String shown) throws IOException, InterruptedException {
        if (!host.token().is(shown)) {
            host.pause(host.limits().pause());
            answers.refuse(request, "the token is wrong; it is another one each time that the program starts");
            return Optional.empty();
        }
        return switch (host.seat().take()) {
            case Seat.Claim.Refused(Instant since) -> {
                answers.refuse(
                        request,
                        "another debugger has been attached since " + clock(since)
                                + "; a program has one at a time, so end that session first");
                yield Optional.empty();
            }
            case Seat.Claim.Granted(Seat.Stay stay) -> {
                List<String> bodies = List.of(initialize.orElseThrow().message().toString(), request.withoutToken());
                yield Optional.of(
                        new Guest(new OpenedSession(bodies, answers.sent(), stay::leave, host.process()), stay));
            }
        };
    }

    private static String clock(Instant since) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(since.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String shortened(String command) {
        return command.length() > 40 ? command.substring(0, 40) + "..." : command;
    }
}
