package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.HostFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.jspecify.annotations.Nullable;

/**
 * The requests with which a session begins and ends. Programs are loaded on a thread of their own, so that other requests
 * are answered meanwhile.
 */
final class Lifecycle {
    private final Conversation conversation;
    private final BreakpointRequests breakpoints;
    private final Optional<AttachedProcess> process;
    private final Runnable close;
    private Map<String, Object> launch = Map.of();
    private @Nullable Loading loading;
    private int loadings;
    private boolean initialized;
    private boolean configured;

    /**
     * @param process this one, if clients may attach to it
     * @param close ends everything, when the client has disconnected
     */
    Lifecycle(
            Conversation conversation,
            BreakpointRequests breakpoints,
            Optional<AttachedProcess> process,
            Runnable close) {
        this.process = process;
        this.conversation = conversation;
        this.breakpoints = breakpoints;
        this.close = close;
    }

    Capabilities initialize(InitializeRequestArguments args) {
        if (initialized) {
            throw Refusal.of("the session was initialized already");
        }
        initialized = true;
        conversation.setCoordinates(Coordinates.of(args));
        Events events = conversation.events();
        events.understood(args);
        conversation.afterResponse(events::initialized);
        return Promises.capabilities();
    }

    /** Loads the program; it starts when the client has said where it is to stop. */
    CompletableFuture<Void> launch(Map<String, Object> arguments) {
        if (conversation.launched().isPresent()) {
            throw Refusal.of("a program is debugged already");
        }
        return load(
                begun -> Launching.launch(arguments, conversation.coordinates(), conversation.events(), begun),
                session -> {
                    launch = arguments;
                    began(session);
                },
                conversation.events()::terminated);
    }

    /** Attaches to the program that this JVM runs. */
    CompletableFuture<Void> attach(Map<String, Object> arguments) {
        if (conversation.launched().isPresent()) {
            throw Refusal.of("a program is debugged already");
        }
        AttachedProcess here =
                process.orElseThrow(() -> Refusal.toUser("there is no program here to attach to: start yours"
                        + " with -Dstepwasm.debug, and attach to its `pid` or `port`"));
        return load(
                begun -> Attaching.attach(arguments, here, conversation.coordinates(), conversation.events(), begun),
                this::attached,
                conversation.events()::terminated);
    }

    private void attached(Session session) {
        session.whenModuleAppears(module -> conversation.exclusively(() -> {
            session.tell(module);
            breakpoints.applyTo(session, module);
        }));
        began(session);
    }

    private void began(Session session) {
        conversation.setSession(session);
        conversation.events().begun();
        breakpoints.applyTo(session);
    }

    /**
     * Loads the program anew and starts it, in place of the one that runs, which goes on if that cannot be.
     *
     * @param arguments of a launch request; empty for those of the launch
     */
    CompletableFuture<Void> restart(Map<String, Object> arguments) {
        Session running = conversation.session();
        running.checkMayEnd("restart");
        if (!configured) {
            throw Refusal.of("the program has not started yet");
        }
        checkRunning(running);
        Map<String, Object> wanted = arguments.isEmpty() ? launch : arguments;
        return load(
                begun -> Launching.launch(wanted, conversation.coordinates(), conversation.events(), begun),
                session -> {
                    replace(running, session);
                    launch = wanted;
                },
                () -> {});
    }

    private void replace(Session old, Session session) {
        checkRunning(old);
        session.follow(old);
        conversation.setSession(session);
        breakpoints.applyTo(session);
    }

    private static void checkRunning(Session session) {
        if (session.hasEnded()) {
            throw Refusal.of("the program has ended");
        }
    }

    /**
     * {@return the answer to a request that loads a program}
     *
     * @param source makes a session of it, or refuses in words
     * @param ready makes it the one that is debugged
     * @param failed what to do after the answer that it cannot be
     */
    private CompletableFuture<Void> load(Function<Loading, Session> source, Consumer<Session> ready, Runnable failed) {
        if (loading != null) {
            throw Refusal.of("a program is being loaded already");
        }
        loadings++;
        Loading begun = new Loading("load-" + loadings, conversation.requestNumber(), conversation.events());
        loading = begun;
        conversation.loadingBegins();
        conversation.afterResponse(
                () -> Thread.ofPlatform().daemon().name("dap loader").start(() -> load(begun, source, ready, failed)));
        return begun.answer();
    }

    private void load(Loading begun, Function<Loading, Session> source, Consumer<Session> ready, Runnable failed) {
        try {
            Session session = source.apply(begun);
            conversation.exclusively(() -> loaded(begun, session, ready));
        } catch (RuntimeException | Error problem) { // Whatever a host class does wrong, the client gets its answer.
            RuntimeException told = told(problem);
            conversation.exclusively(() -> {
                if (begun.end()) {
                    loading = null;
                    conversation.loadingEnds();
                    begun.answer().completeExceptionally(told);
                    failed.run();
                }
            });
        }
    }

    /** {@return what to answer: words, if the user can do something about it} */
    private static RuntimeException told(Throwable problem) {
        if (problem instanceof Refusal refusal) {
            return refusal;
        }
        return HostFailure.words(problem)
                .<RuntimeException>map(Refusal::toUser)
                .orElseGet(() -> new CompletionException(problem));
    }

    private void loaded(Loading begun, Session session, Consumer<Session> ready) {
        begun.stage("Starting", 100);
        ready.accept(session);
        conversation.loadingEnds();
        begun.end();
        loading = null;
        begun.answer().complete(null);
        session.tellLoaded();
        if (configured) {
            session.start();
        }
    }

    /** Ends what is being done for a request. What is over, or never was, is nothing to speak of. */
    void cancel(CancelArguments args) {
        Loading running = loading;
        if (running == null) {
            return;
        }
        boolean meant = Optional.ofNullable(args.getRequestId())
                        .filter(running::is)
                        .isPresent()
                || Optional.ofNullable(args.getProgressId()).filter(running::is).isPresent();
        if (meant) {
            abandon(running);
        }
    }

    private void abandon(Loading running) {
        loading = null;
        running.end();
        conversation.loadingEnds();
        running.answer().completeExceptionally(Loading.cancelled());
        if (conversation.launched().isEmpty()) {
            conversation.afterResponse(conversation.events()::terminated);
        }
    }

    void configurationDone() {
        if (configured) {
            throw Refusal.of("the configuration was done already");
        }
        configured = true;
        conversation.launched().ifPresent(session -> conversation.afterResponse(session::start));
    }

    /**
     * Ends everything. A program that was launched lives in the adapter and cannot do without it; one that was attached to
     * goes on, unless it is to end.
     */
    void disconnect(DisconnectArguments args) {
        // VS Code says `terminateDebuggee` too when its user wants to attach anew.
        boolean terminate = Boolean.TRUE.equals(args.getTerminateDebuggee()) && !Boolean.TRUE.equals(args.getRestart());
        conversation.launched().filter(session -> terminate).ifPresent(Session::terminateAtClose);
        if (loading != null) {
            abandon(loading);
        }
        conversation.afterResponse(close);
    }

    /** Makes sure that nothing starts any more. */
    void close() {
        if (loading != null) {
            loading.end();
        }
    }

    void terminate() {
        if (loading != null && conversation.launched().isEmpty()) {
            abandon(loading);
        } else {
            Session session = conversation.session();
            session.checkMayEnd("terminate");
            conversation.afterResponse(session::terminate);
        }
    }
}
