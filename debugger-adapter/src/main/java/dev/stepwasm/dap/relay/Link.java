package dev.stepwasm.dap.relay;

import com.google.gson.JsonObject;
import dev.stepwasm.dap.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.jspecify.annotations.Nullable;

/**
 * The session with one program in another process, from the request that wants it to its end. Its state is guarded by the
 * monitor of the relay, which nobody holds while something is sent to the client.
 */
final class Link implements Peer.Listener {
    /** How long a program may take to say its first word. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(5);
    /** How long a program may take to let go. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    /** How long a process may take to end by itself after that. */
    private static final Duration EXIT = Duration.ofMillis(500);
    /** How long to wait for the code of a process whose connection has ended. */
    private static final Duration EXIT_CODE = Duration.ofSeconds(2);
    /** The code of a process of which nothing else is known. */
    private static final int UNKNOWN_CODE = -1;

    private static final Set<String> RESUMING =
            Set.of("continue", "next", "stepIn", "stepOut", "stepBack", "reverseContinue");

    private final Relay relay;
    private final Debuggee debuggee;
    private final int requestNumber;
    private final boolean isRestart;
    private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
    private final Numbers numbers = new Numbers();
    private final List<Held> held = new ArrayList<>();
    private final Set<String> progress = new HashSet<>();
    private Phase phase = Phase.CONNECTING;
    private @Nullable Peer peer;
    private boolean stopped;
    private volatile boolean heard;
    private volatile String unanswered = "the program has ended";

    /** How far the session is. */
    private enum Phase {
        /** Requests are kept until the program has been reached, or cannot be. */
        CONNECTING,
        /** The program has been reached; requests are kept until those of before have been said again. */
        OPENING,
        /** Requests are passed on. */
        OPEN,
        /** The program is over and the client knows it. */
        ENDED,
        /** The client has disconnected, or another link has taken its place. */
        CLOSED
    }

    /** A request that waits for the connection. */
    private record Held(String name, Object arguments, int number, CompletableFuture<@Nullable Object> answer) {}

    Link(Relay relay, Debuggee debuggee, int requestNumber, boolean isRestart) {
        this.relay = relay;
        this.debuggee = debuggee;
        this.requestNumber = requestNumber;
        this.isRestart = isRestart;
    }

    /**
     * {@return the answer to the request that wants the session} Begins to connect once the client can be answered.
     *
     * @param before is done before
     */
    CompletableFuture<@Nullable Object> begin(Runnable before) {
        relay.afterResponse()
                .execute(
                        () -> Thread.ofPlatform().daemon().name("dap connector").start(() -> {
                            before.run();
                            connect();
                        }));
        return answer;
    }

    private void connect() {
        try {
            Peer connected = new Peer(debuggee.connect(), this);
            synchronized (relay) {
                if (phase != Phase.CONNECTING) {
                    connected.close();
                    return;
                }
                peer = connected;
            }
            connected.start();
            greet(connected);
        } catch (InterruptedException e) {
            fail(cancelled());
        } catch (RuntimeException | Error problem) { // The client waits for an answer.
            fail(problem);
        }
    }

    private void greet(Peer connected) {
        CompletableFuture<@Nullable Object> initialized = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> begun = new CompletableFuture<>();
        Then.then(begun, (body, problem) -> {
            if (problem == null) {
                opened(connected, initialized);
            } else {
                fail(problem);
            }
        });
        numbers.send(connected, "initialize", relay.initialize(), OptionalInt.empty(), initialized);
        numbers.send(connected, debuggee.command(), debuggee.arguments(), OptionalInt.of(requestNumber), begun);
        CompletableFuture.delayedExecutor(FIRST_WORD.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!heard) {
                        fail(Refusal.toUser(debuggee.stranger()));
                    }
                });
    }

    /** The program has let us in. Called on the thread that reads, so that what it says next comes later. */
    private void opened(Peer connected, CompletableFuture<@Nullable Object> initialized) {
        synchronized (relay) {
            if (phase != Phase.CONNECTING) {
                return;
            }
            phase = Phase.OPENING;
        }
        relay.client().begun();
        answer.complete(null);
        if (initialized.isDone() && !initialized.isCompletedExceptionally()) {
            CapabilityChanges.between(relay.promised(), History.json(initialized.getNow(null)))
                    .ifPresent(changes -> tell("capabilities", changes));
        }
        synchronized (relay) {
            sayAgain(connected);
            held.forEach(each -> pass(connected, each));
            held.clear();
            if (phase == Phase.OPENING) {
                phase = Phase.OPEN;
            }
        }
    }

    private void sayAgain(Peer connected) {
        for (History.Entry each : relay.history().entries()) {
            CompletableFuture<@Nullable Object> anew = new CompletableFuture<>();
            Then.ifAnswered(
                    anew, body -> relay.history().answeredAnew(each, body).forEach(this::tellChanged));
            connected.request(each.name(), each.arguments(), anew);
        }
        if (relay.history().isConfigured()) {
            connected.request("configurationDone", Map.of(), new CompletableFuture<>());
        }
    }

    private void tellChanged(JsonObject breakpoint) {
        JsonObject body = new JsonObject();
        body.addProperty("reason", "changed");
        body.add("breakpoint", breakpoint);
        tell("breakpoint", body);
    }

    /** {@return the answer to a request of the client} The monitor of the relay is held. */
    CompletableFuture<?> request(String name, Object arguments, int number) {
        return switch (phase) {
            case CONNECTING, OPENING -> whileConnecting(name, arguments, number);
            case OPEN -> whileOpen(name, arguments, number);
            case ENDED, CLOSED -> whenEnded(name, arguments);
        };
    }

    private CompletableFuture<?> whileConnecting(String name, Object arguments, int number) {
        return switch (name) {
            case "initialize" -> relay.local().request(name, arguments);
            case "attach", "launch" -> throw Refusal.of("a program is being loaded already");
            case "restart" -> throw Refusal.of("the program has not started yet");
            case "cancel" -> {
                if (arguments instanceof CancelArguments cancel && means(cancel)) {
                    relay.afterResponse().execute(() -> fail(cancelled()));
                }
                yield CompletableFuture.completedFuture(null);
            }
            case "terminate" -> {
                relay.afterResponse().execute(() -> fail(cancelled()));
                yield CompletableFuture.completedFuture(null);
            }
            case "disconnect" -> {
                if (phase == Phase.OPENING) {
                    yield disconnect(arguments);
                }
                relay.afterResponse().execute(() -> fail(cancelled()));
                yield relay.local().request(name, arguments);
            }
            default -> {
                Held kept = new Held(name, arguments, number, new CompletableFuture<>());
                held.add(kept);
                yield kept.answer();
            }
        };
    }

    private boolean means(CancelArguments cancel) {
        return Integer.valueOf(requestNumber).equals(cancel.getRequestId())
                || (cancel.getProgressId() != null && progress.contains(cancel.getProgressId()));
    }

    private CompletableFuture<?> whileOpen(String name, Object arguments, int number) {
        switch (name) {
            case "initialize" -> {
                return relay.local().request(name, arguments);
            }
            case "attach", "launch" -> throw Refusal.of("a program has been launched already");
            case "disconnect" -> {
                return disconnect(arguments);
            }
            case "restart" -> {
                Optional<Debuggee> anew = debuggee.anew(launchArguments(arguments));
                if (anew.isPresent()) {
                    return restart(anew.get());
                }
            }
            default -> {}
        }
        if (RESUMING.contains(name)) {
            stopped = false;
        }
        Object translated = arguments instanceof CancelArguments cancel ? numbers.toPeer(cancel) : arguments;
        Held request = new Held(name, translated, number, new CompletableFuture<>());
        Peer connected = connected();
        relay.afterResponse().execute(() -> pass(connected, request));
        return request.answer();
    }

    private Peer connected() {
        Peer connected = peer;
        if (connected == null) {
            throw new IllegalStateException("not connected");
        }
        return connected;
    }

    private void pass(Peer connected, Held request) {
        if (debuggee.isOwn() && History.keeps(request.name())) {
            relay.history().add(request.name(), request.arguments(), request.answer());
        }
        numbers.send(
                connected, request.name(), request.arguments(), OptionalInt.of(request.number()), request.answer());
    }

    private CompletableFuture<?> whenEnded(String name, Object arguments) {
        return switch (name) {
            case "initialize", "disconnect", "threads", "cancel" ->
                relay.local().request(name, arguments);
            // Editors tell where to stop next time, whenever their user says so.
            case String set
            when History.isBreakpoints(set) ->
                relay.local().request(name, arguments).thenApply(AfterEnd::breakpoints);
            default -> throw Refusal.of("the program has ended");
        };
    }

    private CompletableFuture<?> restart(Debuggee anew) {
        if (!relay.history().isConfigured()) {
            throw Refusal.of("the program has not started yet");
        }
        boolean stood = stopped;
        CompletableFuture<?> restarted = relay.restart(this, anew, () -> {
            if (stood) {
                tell("continued", allThreads());
            }
            close();
        });
        unanswered = "the program is started anew";
        phase = Phase.CLOSED;
        return restarted;
    }

    private static JsonObject allThreads() {
        JsonObject body = new JsonObject();
        body.addProperty("threadId", 1);
        body.addProperty("allThreadsContinued", true);
        return body;
    }

    private CompletableFuture<?> disconnect(Object arguments) {
        phase = Phase.CLOSED;
        Peer connected = connected();
        CompletableFuture<@Nullable Object> disconnected = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> farewell = new CompletableFuture<>();
        Then.then(
                farewell.completeOnTimeout(null, FAREWELL.toMillis(), TimeUnit.MILLISECONDS),
                (body, problem) -> Thread.ofPlatform()
                        .daemon()
                        .name("dap farewell")
                        .start(() -> {
                            connected.closeAfterWriting();
                            debuggee.end(EXIT);
                            disconnected.complete(null);
                            relay.client().over();
                        }));
        relay.afterResponse().execute(() -> connected.request("disconnect", arguments, farewell));
        return disconnected;
    }

    @Override
    public void event(String name, @Nullable Object body) {
        heard = true;
        synchronized (relay) {
            if (phase == Phase.CLOSED) {
                return;
            }
            note(name, body);
        }
        if (!name.equals("initialized")) { // The client has heard that before.
            tell(name, name.equals("progressStart") ? numbers.toClient(body) : body);
        }
        if (name.equals("terminated") && debuggee.isOwn()) {
            ended();
        }
    }

    /** Keeps in mind what an event means for later. The monitor of the relay is held. */
    private void note(String name, @Nullable Object body) {
        switch (name) {
            case "terminated" -> {
                if (phase == Phase.OPEN || phase == Phase.OPENING) {
                    phase = Phase.ENDED;
                }
            }
            case "stopped" -> stopped = true;
            case "continued" -> stopped = false;
            case "progressStart" -> {
                if (body instanceof JsonObject object && object.has("progressId")) {
                    progress.add(object.get("progressId").getAsString());
                }
            }
            default -> {}
        }
    }

    /** The program is over, so its process has nothing left to do. */
    private void ended() {
        connected().request("disconnect", Map.of(), new CompletableFuture<>());
        Thread.ofPlatform().daemon().name("dap farewell").start(() -> debuggee.end(FAREWELL.plus(EXIT)));
    }

    @Override
    public CompletableFuture<?> request(String name, @Nullable Object arguments) {
        heard = true;
        return relay.client().endpoint().request(name, Raw.of(arguments));
    }

    @Override
    public void nonsense(String words) {
        if (heard) {
            say("the program sent " + words + ", which is ignored");
        } else {
            fail(Refusal.toUser(debuggee.stranger()));
        }
    }

    @Override
    public void answered() {
        heard = true;
    }

    @Override
    public void lost() {
        Phase before;
        synchronized (relay) {
            before = phase;
            if (phase == Phase.OPEN || phase == Phase.OPENING) {
                phase = Phase.ENDED;
            }
        }
        switch (before) {
            case CONNECTING -> fail(Refusal.toUser(debuggee.closedEarly()));
            case OPENING, OPEN -> tellLoss();
            case ENDED, CLOSED -> {}
        }
    }

    @Override
    public RuntimeException unanswered() {
        return Refusal.of(unanswered);
    }

    private void tellLoss() {
        OptionalInt code = OptionalInt.empty();
        try {
            code = debuggee.exitCode(EXIT_CODE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        debuggee.end(Duration.ZERO);
        say(debuggee.lost(code));
        if (debuggee.isOwn()) {
            ExitedEventArguments exited = new ExitedEventArguments();
            exited.setExitCode(code.orElse(UNKNOWN_CODE));
            tell("exited", exited);
        }
        tell("terminated", new TerminatedEventArguments());
    }

    private static Refusal cancelled() {
        return Refusal.of("cancelled");
    }

    /** There will be no session. The client hears why, and requests that have waited are answered here. */
    private void fail(Throwable problem) {
        List<Held> waiting;
        synchronized (relay) {
            if (phase != Phase.CONNECTING) {
                return;
            }
            phase = isRestart ? Phase.ENDED : Phase.CLOSED;
            waiting = List.copyOf(held);
            held.clear();
        }
        close();
        if (!isRestart) {
            relay.forget(this); // Who hears of the failure may ask for something else at once.
        }
        answer.completeExceptionally(problem);
        relay.client().nothingBegun();
        waiting.forEach(this::answerHere);
    }

    private void answerHere(Held request) {
        CompletableFuture<?> here = isRestart
                ? CompletableFuture.failedFuture(unanswered())
                : relay.request(request.name(), request.arguments());
        Then.pass(here, request.answer());
    }

    /** Ends the connection, and the program if it is our own. */
    void close() {
        Peer connected;
        synchronized (relay) {
            connected = peer;
            if (phase != Phase.ENDED) {
                phase = Phase.CLOSED;
            }
        }
        if (connected != null) {
            connected.close();
        }
        debuggee.end(Duration.ZERO);
    }

    private void say(String words) {
        OutputEventArguments output = new OutputEventArguments();
        output.setCategory(OutputEventArgumentsCategory.CONSOLE);
        output.setOutput(words + "\n");
        tell("output", output);
    }

    private void tell(String event, @Nullable Object body) {
        relay.client().endpoint().notify(event, Raw.of(body));
    }

    private static Map<String, Object> launchArguments(Object restart) {
        return restart instanceof Map<?, ?> map ? Debuggees.object(map.get("arguments")) : Map.of();
    }
}
