package dev.stepwasm.dap.attach;

import java.util.Optional;

/**
 * How a program can be debugged from outside.
 *
 * @param host the address at which it listens; the loopback address unless {@link #listenBeyondLoopback} says otherwise
 * @param port where it listens; 0 for any port that is free
 * @param token what a debugger has to show; empty for a random one
 * @param program its name in lists; empty for the main class or jar. Arguments are never shown
 * @param suspend whether code waits before its first instruction until a debugger is there
 * @param listed whether there is a file for debuggers of the same user, by which they find program and token
 * @param launches whether the debugger brings the program, with {@code launch}, instead of attaching to what runs
 */
public record DebugServerOptions(
        String host,
        int port,
        Optional<String> token,
        Optional<String> program,
        boolean suspend,
        boolean listed,
        boolean launches) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final DebugServerOptions DEFAULT =
            new DebugServerOptions(LOOPBACK, 0, Optional.empty(), Optional.empty(), false, true, false);

    /** @throws IllegalArgumentException if there is no such port, or the token is so short that it can be guessed */
    public DebugServerOptions {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is between 0 and 65535: " + port);
        }
        if (token.isPresent() && token.get().length() < Token.SHORTEST) {
            throw new IllegalArgumentException("a token has at least " + Token.SHORTEST + " characters");
        }
    }

    /** {@return any port of the loopback address, a random token, listed by the main class or jar} */
    public static DebugServerOptions defaults() {
        return DEFAULT;
    }

    /** {@return with a port; 0 for any that is free} */
    public DebugServerOptions withPort(int number) {
        return new DebugServerOptions(host, number, token, program, suspend, listed, launches);
    }

    /**
     * {@return with a token of one's own} Whoever has it can do in this process whatever its user can.
     *
     * @param secret at least 16 characters
     */
    public DebugServerOptions withToken(String secret) {
        return new DebugServerOptions(host, port, Optional.of(secret), program, suspend, listed, launches);
    }

    /** {@return with the name that lists show} */
    public DebugServerOptions withProgram(String name) {
        return new DebugServerOptions(host, port, token, Optional.of(name), suspend, listed, launches);
    }

    /** {@return with code that waits before its first instruction until a debugger has attached and is ready} */
    public DebugServerOptions suspended() {
        return new DebugServerOptions(host, port, token, program, true, listed, launches);
    }

    /** {@return with no file from which others learn of it: only who is told port and token can attach} */
    public DebugServerOptions unlisted() {
        return new DebugServerOptions(host, port, token, program, suspend, false, launches);
    }

    /** {@return of a process that is there for a program which the debugger brings with {@code launch}} */
    public DebugServerOptions launching() {
        return new DebugServerOptions(host, port, token, program, suspend, listed, true);
    }

    /**
     * {@return listening where other machines can reach it} What is said is not encrypted, the token included: use it in a
     * network that you trust, or keep to the loopback address and let {@code ssh -L} carry the connection.
     *
     * @param address of this machine, or {@code "0.0.0.0"} for all of them
     */
    public DebugServerOptions listenBeyondLoopback(String address) {
        return new DebugServerOptions(address, port, token, program, suspend, listed, launches);
    }

    @Override
    public String toString() {
        return "DebugServerOptions[" + host + ":" + port + ", " + program.orElse("unnamed") + "]"; // Not the token.
    }
}
