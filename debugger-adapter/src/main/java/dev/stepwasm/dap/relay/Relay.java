package dev.stepwasm.dap.relay;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import dev.stepwasm.dap.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The adapter that a client talks to: requests are answered in this process until one of them wants a program in another
 * one, an {@code attach} or a {@code launch} with a virtual machine of its own. From then on it passes messages on in both
 * directions. What the client has said before about where to stop is said again there.
 *
 * <p>Requests come one at a time, on a thread that never waits here. Events come from any thread.
 */
public final class Relay implements Endpoint, AutoCloseable {
    private final Endpoint local;
    private final Client client;
    private final Executor afterResponse;
    private final Debuggees debuggees;
    private final History history = new History();
    private @Nullable Object initialize;
    private volatile JsonElement promised = JsonNull.INSTANCE;
    private @Nullable CompletableFuture<?> launchedHere;
    private @Nullable Link link;
    private int requestNumber;

    /** The client as it is seen from here. */
    public interface Client {
        /** {@return who gets events and requests} */
        Endpoint endpoint();

        /** Says that another process is going to send as much as it likes: sending must not keep the client from reading. */
        void relayingBegins();

        /** Says that a session with a program has begun. Its end is told by an event of its own. */
        void begun();

        /** Tells the client that there is nothing to debug, unless it has heard that since something was. */
        void nothingBegun();

        /** Says that the client has disconnected, and got its answer. */
        void over();

        /** {@return where Java finds the classes of a virtual machine of ours: those that run here} */
        default String classPath() {
            return System.getProperty("java.class.path");
        }
    }

    /**
     * A relay that has nobody to relay to yet.
     *
     * @param local answers until then
     * @param afterResponse runs what a request sets going, once the client has got the response or will get it later
     */
    public Relay(Endpoint local, Client client, Executor afterResponse) {
        this(local, client, afterResponse, new Debuggees(client));
    }

    Relay(Endpoint local, Client client, Executor afterResponse, Debuggees debuggees) {
        this.local = local;
        this.client = client;
        this.afterResponse = afterResponse;
        this.debuggees = debuggees;
    }

    /** Says which number the client has given to the request that comes next. */
    public synchronized void setRequestNumber(int number) {
        requestNumber = number;
    }

    @Override
    public void notify(String name, Object arguments) {
        local.notify(name, arguments);
    }

    @Override
    public synchronized CompletableFuture<?> request(String name, Object arguments) {
        try {
            return link == null ? requestHere(name, arguments) : link.request(name, arguments, requestNumber);
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    private CompletableFuture<?> requestHere(String name, Object arguments) {
        return switch (name) {
            case "attach" -> {
                checkNothingIsLaunched();
                yield begin(() -> relayTo(debuggees.attach(Debuggees.object(arguments))));
            }
            case "launch" -> begin(() -> launch(arguments));
            default -> {
                CompletableFuture<?> answer = local.request(name, arguments);
                if (name.equals("initialize")) {
                    initialize = arguments;
                    Then.ifAnswered(answer, capabilities -> promised = History.json(capabilities));
                }
                if (History.keeps(name)) {
                    history.add(name, arguments, answer);
                }
                yield answer;
            }
        };
    }

    /** Begins to debug. If that cannot be, the client is told that the session is over, as after any other refusal. */
    private CompletableFuture<?> begin(Supplier<CompletableFuture<?>> request) {
        try {
            return request.get();
        } catch (Refusal refusal) {
            afterResponse.execute(client::nothingBegun);
            return CompletableFuture.failedFuture(refusal);
        }
    }

    private CompletableFuture<?> launch(Object arguments) {
        Optional<Debuggee> own =
                isLaunchedHere() ? Optional.empty() : debuggees.launch(Debuggees.object(arguments), hasTerminal());
        if (own.isPresent()) {
            return relayTo(own.get());
        }
        CompletableFuture<?> answer = local.request("launch", arguments);
        if (!isLaunchedHere()) {
            launchedHere = answer;
        }
        return answer;
    }

    private boolean hasTerminal() {
        return initialize instanceof InitializeRequestArguments client
                && Boolean.TRUE.equals(client.getSupportsRunInTerminalRequest());
    }

    private boolean isLaunchedHere() {
        return launchedHere != null && !launchedHere.isCompletedExceptionally();
    }

    private void checkNothingIsLaunched() {
        if (isLaunchedHere()) {
            throw Refusal.of("a program has been launched already");
        }
    }

    private CompletableFuture<?> relayTo(Debuggee debuggee) {
        client.relayingBegins();
        Link begun = new Link(this, debuggee, requestNumber, false);
        link = begun;
        return begun.begin(() -> {});
    }

    /** {@return the answer to a restart: the program of a link is started anew} The monitor of the relay is held. */
    CompletableFuture<?> restart(Link old, Debuggee debuggee, Runnable before) {
        if (link != old) {
            throw Refusal.of("a program is being loaded already");
        }
        Link begun = new Link(this, debuggee, requestNumber, true);
        link = begun;
        return begun.begin(before);
    }

    /** Goes back to answering here, unless another link has taken the place of this one. */
    synchronized void forget(Link failed) {
        if (link == failed) {
            link = null;
        }
    }

    Endpoint local() {
        return local;
    }

    Client client() {
        return client;
    }

    Executor afterResponse() {
        return afterResponse;
    }

    History history() {
        return history;
    }

    /** {@return the arguments of the client's {@code initialize}} */
    synchronized Object initialize() {
        return Optional.ofNullable(initialize).orElse(Map.of("adapterID", "stepwasm"));
    }

    /** {@return the capabilities that the client was told} */
    JsonElement promised() {
        return promised;
    }

    /** Ends the connection and a program that was started for it. */
    @Override
    public void close() {
        Link last;
        synchronized (this) {
            last = link;
            link = null;
        }
        if (last != null) {
            last.close();
        }
    }
}
