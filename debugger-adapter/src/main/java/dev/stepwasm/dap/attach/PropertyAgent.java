package dev.stepwasm.dap.attach;

import dev.stepwasm.engine.debug.DebugAgent;
import java.io.UncheckedIOException;

/**
 * Lets debuggers attach to a program that was started with {@code -Dstepwasm.debug}, or
 * {@code -Dstepwasm.debug=port=5005,suspend=y,name=shop}. What is wrong with it is said on standard error, and the program
 * goes on.
 */
public final class PropertyAgent implements DebugAgent {
    private static final String PREFIX = "stepwasm debug: ";
    private static final String NOBODY = "; no debugger can attach";

    /** For {@link java.util.ServiceLoader}. */
    public PropertyAgent() {}

    @Override
    public void start(String options) {
        switch (AgentOptions.of(options)) {
            case AgentOptions.Off() -> {}
            case AgentOptions.Mistaken(String words) ->
                System.err.println(PREFIX + "-Dstepwasm.debug: " + words + NOBODY);
            case AgentOptions.On(DebugServerOptions wanted) -> start(wanted);
        }
    }

    private static void start(DebugServerOptions options) {
        try {
            DebugServer server = DebugServer.start(options);
            System.err.println(PREFIX + server.program() + " (process "
                    + ProcessHandle.current().pid() + ") can be debugged, at " + server.host() + ":" + server.port());
        } catch (UncheckedIOException e) {
            System.err.println(PREFIX + "-Dstepwasm.debug: " + e.getMessage());
        }
    }
}
