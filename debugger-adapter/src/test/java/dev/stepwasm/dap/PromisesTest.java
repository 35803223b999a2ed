package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.fixtures.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether the capabilities are those that hold: each request of the protocol is made. */
final class PromisesTest {
    private static final Set<String> ALWAYS = Set.of(
            "initialize",
            "launch",
            "attach",
            "disconnect",
            "setBreakpoints",
            "setExceptionBreakpoints",
            "threads",
            "continue",
            "next",
            "stepIn",
            "stepOut",
            "pause",
            "stackTrace",
            "scopes",
            "variables",
            "evaluate",
            "source");

    /** The capabilities whose names do not follow from those of the requests. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "setFunctionBreakpoints", "supportsFunctionBreakpoints",
            "setDataBreakpoints", "supportsDataBreakpoints",
            "dataBreakpointInfo", "supportsDataBreakpoints",
            "setInstructionBreakpoints", "supportsInstructionBreakpoints",
            "setVariable", "supportsSetVariable",
            "setExpression", "supportsSetExpression",
            "restartFrame", "supportsRestartFrame",
            "stepBack", "supportsStepBack",
            "reverseContinue", "supportsStepBack",
            "goto", "supportsGotoTargetsRequest");

    private static final Map<String, Object> ARGUMENTS = Map.of(
            "threadId", 1, "frameId", 1, "variablesReference", 1, "breakpoints", List.of(), "filters", List.of());

    private final DapClient client = new DapClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void answersExactlyWhatItPromises() {
        JsonObject capabilities = client.ask("initialize", Map.of("adapterID", "stepwasm"));
        for (String command : commands()) {
            boolean promised = ALWAYS.contains(command) || promises(capabilities, command);
            JsonObject response = client.request(command, Map.of());
            boolean refused = !response.get("success").getAsBoolean()
                    && response.get("message").getAsString().equals("`" + command + "` is not supported");
            assertThat(refused).as(command).isNotEqualTo(promised);
        }
    }

    @Test
    void speaksWordsWheneverItIsAsked() {
        ask("before the session");
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        ask("before the launch");
        String program = Fixtures.sample("sum.wat").file().orElseThrow().toString();
        client.ask("launch", Map.of("program", program, "args", List.of(1, 2)));
        ask("before the start");
        client.ask("configurationDone", Map.of());
        client.event("exited");
        ask("after the end");

        assertThat(client.errors()).isEmpty();
    }

    private void ask(String when) {
        for (String command : commands()) {
            for (Map<String, Object> arguments : List.of(Map.<String, Object>of(), ARGUMENTS)) {
                if (Set.of("initialize", "configurationDone", "terminate", "disconnect")
                        .contains(command)) {
                    continue;
                }
                JsonObject response = client.request(command, arguments);
                String words = response.get("success").getAsBoolean()
                        ? "fine"
                        : response.get("message").getAsString();
                assertThat(words)
                        .as(command + " " + when)
                        .doesNotContain("inside")
                        .doesNotContainPattern("\\b[A-Z]\\w*Exception\\b");
            }
        }
    }

    private static Set<String> commands() {
        Set<String> commands = new TreeSet<>(
                ServiceEndpoints.getSupportedMethods(IDebugProtocolServer.class).keySet());
        commands.remove("disconnect");
        return commands;
    }

    private static boolean promises(JsonObject capabilities, String command) {
        String usual = "supports" + Character.toUpperCase(command.charAt(0)) + command.substring(1) + "Request";
        String name = OTHERWISE.getOrDefault(command, usual);
        return capabilities.has(name) && capabilities.get(name).getAsBoolean();
    }
}
