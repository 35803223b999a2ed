package dev.stepwasm.dap.relay;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.jsonrpc.debug.json.DebugMessageJsonHandler;
import org.jspecify.annotations.Nullable;

/**
 * The requests with which a client has said where the program is to stop, in their order, also those that others have
 * replaced since: whoever answers them anew gives the same numbers. Safe for use from any thread.
 */
final class History {
    private static final String CONFIGURATION_DONE = "configurationDone";
    private static final Set<String> BREAKPOINTS = Set.of(
            "setBreakpoints",
            "setFunctionBreakpoints",
            "setInstructionBreakpoints",
            "setExceptionBreakpoints",
            "setDataBreakpoints",
            "stepwasm/watch");
    private static final Gson GSON = new DebugMessageJsonHandler(Map.of()).getGson();

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Object configured;

    /** A request and what the client knows as its answer. */
    static final class Entry {
        private final String name;
        private final Object arguments;
        private volatile JsonElement answer = JsonNull.INSTANCE;

        private Entry(String name, Object arguments) {
            this.name = name;
            this.arguments = arguments;
        }

        String name() {
            return name;
        }

        Object arguments() {
            return arguments;
        }

        private boolean isReplacedBy(Entry later) {
            return name.equals(later.name) && source().equals(later.source());
        }

        private Optional<String> source() {
            return arguments instanceof SetBreakpointsArguments set
                    ? Optional.ofNullable(set.getSource()).map(Entry::show)
                    : Optional.empty();
        }

        private static String show(Source source) {
            return source.getPath() + "#" + source.getSourceReference();
        }
    }

    /** {@return whether a request belongs here} */
    static boolean keeps(String name) {
        return BREAKPOINTS.contains(name) || name.equals(CONFIGURATION_DONE);
    }

    /** {@return whether a request says where to stop} */
    static boolean isBreakpoints(String name) {
        return BREAKPOINTS.contains(name);
    }

    /**
     * Keeps a request.
     *
     * @param answer what the client is going to hear
     */
    synchronized void add(String name, Object arguments, CompletableFuture<?> answer) {
        if (name.equals(CONFIGURATION_DONE)) {
            Then.ifAnswered(answer, body -> configured(arguments));
            return;
        }
        Entry entry = new Entry(name, arguments);
        entries.add(entry);
        Then.ifAnswered(answer, body -> entry.answer = json(body));
    }

    private synchronized void configured(Object arguments) {
        configured = arguments;
    }

    /** {@return whether the client has said that it is done} */
    synchronized boolean isConfigured() {
        return configured != null;
    }

    /** {@return the requests, without the one that says that the client is done} */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Keeps the answer that a request was given anew.
     *
     * @return the breakpoints that are others now than the client knows; none of requests that have been replaced
     */
    synchronized List<JsonObject> answeredAnew(Entry entry, @Nullable Object body) {
        JsonElement now = json(body);
        List<JsonObject> before = breakpoints(entry.answer);
        List<JsonObject> after = breakpoints(now);
        entry.answer = now;
        boolean replaced = entries.subList(entries.indexOf(entry) + 1, entries.size()).stream()
                .anyMatch(entry::isReplacedBy);
        List<JsonObject> changed = new ArrayList<>();
        for (int i = 0; i < after.size() && !replaced; i++) {
            if (after.get(i).has("id") && (i >= before.size() || !after.get(i).equals(before.get(i)))) {
                changed.add(after.get(i));
            }
        }
        return changed;
    }

    private static List<JsonObject> breakpoints(JsonElement answer) {
        List<JsonObject> breakpoints = new ArrayList<>();
        if (answer instanceof JsonObject body && body.get("breakpoints") instanceof JsonArray list) {
            for (JsonElement each : list) {
                breakpoints.add(each instanceof JsonObject object ? object : new JsonObject());
            }
        }
        return breakpoints;
    }

    /** {@return a body of the protocol as JSON} */
    static JsonElement json(@Nullable Object body) {
        // Written and read once, so that numbers of both kinds are equal.
        return body == null ? JsonNull.INSTANCE : GSON.fromJson(GSON.toJson(body), JsonElement.class);
    }
}
