package dev.stepwasm.dap;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an editor begins a session: what it sends and what it waits for, in its order. Each ends with the answers to all that
 * was sent.
 */
enum EditorOrder {
    /** VS Code starts the program at once, and sends what is configured when it may. */
    VS_CODE {
        @Override
        void begin(DapClient client, String request, Map<String, ?> arguments, Map<String, ?> breakpoints) {
            client.ask("initialize", hello("vscode", "supportsInvalidatedEvent", "supportsMemoryEvent"));
            int start = client.send(request, arguments);
            client.event("initialized");
            client.ask("setBreakpoints", breakpoints);
            client.ask("setFunctionBreakpoints", Map.of("breakpoints", List.of()));
            client.ask("setExceptionBreakpoints", FILTERS);
            client.ask("configurationDone", Map.of());
            client.ask("threads", Map.of());
            succeeded(client, start);
        }
    },
    /** nvim-dap starts the program from within the answer to its first request, and sends each next one from the last answer. */
    NVIM_DAP {
        @Override
        void begin(DapClient client, String request, Map<String, ?> arguments, Map<String, ?> breakpoints) {
            client.ask("initialize", hello("neovim", "supportsRunInTerminalRequest", "supportsProgressReporting"));
            int start = client.send(request, arguments);
            client.event("initialized");
            client.ask("setBreakpoints", breakpoints);
            client.ask("setExceptionBreakpoints", Map.of("filters", List.of()));
            client.ask("configurationDone", Map.of());
            succeeded(client, start);
        }
    },
    /** dap-mode is done with configuring long after the program has been started, if its user has many breakpoints. */
    DAP_MODE {
        @Override
        void begin(DapClient client, String request, Map<String, ?> arguments, Map<String, ?> breakpoints) {
            client.ask("initialize", hello("vscode", "supportsRunInTerminalRequest"));
            succeeded(client, client.send(request, arguments));
            client.event("initialized");
            client.ask("threads", Map.of());
            client.ask("setBreakpoints", breakpoints);
            client.ask("configurationDone", Map.of());
        }
    },
    /** Helix may have configured everything before it starts the program, which its event loop does later. */
    HELIX {
        @Override
        void begin(DapClient client, String request, Map<String, ?> arguments, Map<String, ?> breakpoints) {
            client.ask("initialize", hello("hx", "supportsMemoryReferences"));
            client.event("initialized");
            client.ask("setBreakpoints", breakpoints);
            client.ask("configurationDone", Map.of());
            succeeded(client, client.send(request, arguments));
        }
    },
    /** dape sends everything at once and looks at the answers when they come. */
    DAPE {
        @Override
        void begin(DapClient client, String request, Map<String, ?> arguments, Map<String, ?> breakpoints) {
            client.ask("initialize", hello("dape", "supportsRunInTerminalRequest", "supportsStartDebuggingRequest"));
            int start = client.send(request, arguments);
            int first = client.send("setExceptionBreakpoints", FILTERS);
            int second = client.send("setBreakpoints", breakpoints);
            int third = client.send("configurationDone", Map.of());
            List.of(first, second, third, start).forEach(each -> succeeded(client, each));
        }
    };

    private static final Map<String, ?> FILTERS = Map.of("filters", List.of("trap", "uncaught", "host"));

    /** Has a session with these breakpoints, in which everything is configured. */
    abstract void begin(DapClient client, String request, Map<String, ?> arguments, Map<String, ?> breakpoints);

    private static Map<String, Object> hello(String editor, String... abilities) {
        Map<String, Object> hello = new HashMap<>(
                Map.of("clientID", editor, "adapterID", "stepwasm", "linesStartAt1", true, "columnsStartAt1", true));
        List.of(abilities).forEach(ability -> hello.put(ability, true));
        return hello;
    }

    private static void succeeded(DapClient client, int request) {
        JsonObject response = client.response(request);
        if (!response.get("success").getAsBoolean()) {
            throw new AssertionError("refused: " + response);
        }
    }
}
