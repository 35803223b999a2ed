package dev.stepwasm.dap;

import java.util.Map;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;

/** The requests with which a session begins and ends. */
final class Lifecycle {
    private final Conversation conversation;
    private final BreakpointRequests breakpoints;
    private final Runnable close;
    private boolean configured;

    /** @param close ends everything, when the client has disconnected */
    Lifecycle(Conversation conversation, BreakpointRequests breakpoints, Runnable close) {
        this.conversation = conversation;
        this.breakpoints = breakpoints;
        this.close = close;
    }

    Capabilities initialize(InitializeRequestArguments args) {
        conversation.setCoordinates(Coordinates.of(args));
        Events events = conversation.events();
        events.understood(args);
        conversation.afterResponse(events::initialized);
        return Promises.capabilities();
    }

    /** Loads the program; it starts when the client has said where it is to stop. */
    void launch(Map<String, Object> args) {
        if (conversation.launched().isPresent()) {
            throw Refusal.of("a program has been launched already");
        }
        Session launched = launched(args);
        conversation.setSession(launched);
        breakpoints.applyTo(launched);
        conversation.afterResponse(launched::tellLoaded);
        if (configured) {
            conversation.afterResponse(launched::start);
        }
    }

    /** {@return a session for a launch; if it cannot be, the client hears that there is nothing to debug} */
    private Session launched(Map<String, Object> args) {
        try {
            return Launching.launch(args, conversation.coordinates(), conversation.events());
        } catch (Refusal refusal) {
            conversation.afterResponse(conversation.events()::terminated);
            throw refusal;
        }
    }

    void configurationDone() {
        if (configured) {
            throw Refusal.of("the configuration was done already");
        }
        configured = true;
        conversation.launched().ifPresent(session -> conversation.afterResponse(session::start));
    }

    void disconnect() {
        conversation.afterResponse(close);
    }

    void terminate() {
        conversation.afterResponse(conversation.session()::terminate);
    }
}
