package dev.stepwasm.dap.launch;

import java.util.Map;

/** A launch that cannot be as it was asked for. The message is for the user. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> variables;

    /** A refusal in these words. */
    public LaunchException(String message) {
        this(message, Map.of());
    }

    /**
     * A refusal in these words.
     *
     * @param variables parts of the message that a program can use
     */
    public LaunchException(String message, Map<String, String> variables) {
        super(message);
        this.variables = Map.copyOf(variables);
    }

    /** {@return parts of the message that a program can use, by name} */
    public Map<String, String> variables() {
        return variables;
    }
}
