package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.Refusal;
import dev.stepwasm.dap.launch.AttachRequest;
import dev.stepwasm.dap.launch.JvmLaunch;
import dev.stepwasm.dap.launch.LaunchException;
import dev.stepwasm.dap.launch.LaunchRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which program in another process a request means. */
final class Debuggees {
    /** How long a virtual machine may take until it listens. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Relay.Client client;
    private final Programs programs;
    private final Duration patience;

    Debuggees(Relay.Client client) {
        this(client, Programs.ofUser(), PATIENCE);
    }

    /**
     * The same with other surroundings.
     *
     * @param programs what can be attached to
     * @param patience how long a virtual machine may take until it listens
     */
    Debuggees(Relay.Client client, Programs programs, Duration patience) {
        this.client = client;
        this.programs = programs;
        this.patience = patience;
    }

    /** {@return the program that the arguments of an attach mean} @throws Refusal if they cannot mean one */
    Debuggee attach(Map<String, Object> arguments) {
        try {
            return new AttachedJvm(AttachRequest.of(arguments), arguments, programs);
        } catch (LaunchException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()), e.variables());
        }
    }

    /**
     * {@return the virtual machine that the arguments of a launch want for themselves; empty if they want none, or are wrong}
     *
     * @param hasTerminal whether the client can run programs in a terminal
     * @throws Refusal if they want a terminal that there is not
     */
    Optional<Debuggee> launch(Map<String, Object> arguments, boolean hasTerminal) {
        Optional<JvmLaunch> own;
        try {
            own = LaunchRequest.ownJvm(arguments);
        } catch (LaunchException e) { // Whoever launches here says so.
            return Optional.empty();
        }
        if (!hasTerminal
                && own.filter(jvm -> jvm.settings().console().isTerminal()).isPresent()) {
            throw Refusal.toUser(
                    "`console`: the editor cannot run programs in a terminal; leave `console` out, and give the"
                            + " input with `stdin` in `wasi`");
        }
        return own.map(launch -> new LaunchedJvm(launch, client, patience));
    }

    /** {@return the virtual machine for new arguments; one as before, if they want none of their own} */
    static JvmLaunch jvm(Map<String, Object> arguments, JvmLaunch before) {
        try {
            return LaunchRequest.ownJvm(arguments)
                    .orElseGet(() -> new JvmLaunch(before.program(), before.folder(), before.settings(), arguments));
        } catch (LaunchException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()), e.variables());
        }
    }

    /** {@return the members of a JSON object; none of anything else} */
    @SuppressWarnings("unchecked") // Names in JSON are strings.
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
