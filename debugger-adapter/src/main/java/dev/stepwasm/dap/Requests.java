package dev.stepwasm.dap;

import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;

/**
 * The adapter as it is called by names of requests. The arguments of {@code restart} hold those of a launch, which the
 * types of lsp4j would lose, so they are read as they come.
 */
final class Requests implements Endpoint {
    private static final String RESTART = "restart";

    private final DebugAdapter adapter;
    private final Endpoint others;

    Requests(DebugAdapter adapter) {
        this.adapter = adapter;
        this.others = ServiceEndpoints.toEndpoint(adapter);
    }

    /** {@return the types of arguments and results by the name of the request} */
    static Map<String, JsonRpcMethod> methods() {
        Map<String, JsonRpcMethod> methods =
                new LinkedHashMap<>(ServiceEndpoints.getSupportedMethods(DebugAdapter.class));
        methods.put(
                RESTART, JsonRpcMethod.request(RESTART, Void.class, new TypeToken<Map<String, Object>>() {}.getType()));
        return methods;
    }

    @Override
    public CompletableFuture<?> request(String name, Object arguments) {
        return name.equals(RESTART) ? adapter.restart(launchArguments(arguments)) : others.request(name, arguments);
    }

    @Override
    public void notify(String name, Object arguments) {
        others.notify(name, arguments);
    }

    /** {@return the arguments of the launch that a restart asks for; none if it asks for the same again} */
    private static Map<String, Object> launchArguments(Object restart) {
        Map<String, Object> launch = new LinkedHashMap<>();
        if (restart instanceof Map<?, ?> map && map.get("arguments") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> launch.put(String.valueOf(key), value));
        }
        return launch;
    }
}
