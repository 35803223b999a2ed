package dev.stepwasm.lsp;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the protocol says a server must refuse: requests before {@code initialize} and after {@code shutdown},
 * and methods that are not served. Called on the thread that reads messages only.
 */
final class LifecycleEndpoint implements Endpoint {
    private final Endpoint server;
    private final WatLanguageServer lifecycle;
    private final ServedMethods served = new ServedMethods();

    LifecycleEndpoint(Endpoint server, WatLanguageServer lifecycle) {
        this.server = server;
        this.lifecycle = lifecycle;
    }

    @Override
    public CompletableFuture<?> request(String method, @Nullable Object parameter) {
        boolean initialize = method.equals("initialize");
        return switch (lifecycle.phase()) {
            case NEW ->
                initialize
                        ? call(method, parameter)
                        : refused(ResponseErrorCode.ServerNotInitialized, "the first request must be `initialize`");
            case READY ->
                initialize
                        ? refused(ResponseErrorCode.InvalidRequest, "`initialize` was called before")
                        : call(method, parameter);
            case SHUT_DOWN -> refused(ResponseErrorCode.InvalidRequest, "`shutdown` was called before");
        };
    }

    @Override
    public void notify(String method, @Nullable Object parameter) {
        if (!method.equals("exit") && lifecycle.phase() != WatLanguageServer.Phase.READY) {
            return;
        }
        if (!served.contains(method)) {
            return;
        }
        Optional<String> missing = missing(method, parameter);
        if (missing.isPresent()) {
            lifecycle.complain("`" + method + "` is ignored: " + missing.get());
        } else {
            server.notify(method, parameter);
        }
    }

    private CompletableFuture<?> call(String method, @Nullable Object parameter) {
        if (!served.contains(method)) {
            return refused(ResponseErrorCode.MethodNotFound, "this server does not answer `" + method + "`");
        }
        if (parameter == null && !method.equals("shutdown")) {
            return refused(ResponseErrorCode.InvalidParams, "`" + method + "` needs parameters");
        }
        Optional<String> missing = missing(method, parameter);
        return missing.isPresent()
                ? CompletableFuture.failedFuture(new ResponseErrorException(Refusals.invalid(method, missing.get())))
                : server.request(method, parameter);
    }

    /** Clients leave out much of what the protocol wants of their capabilities, and settings may be null. */
    private static Optional<String> missing(String method, @Nullable Object parameter) {
        boolean lenient = method.equals("initialize") || method.equals("workspace/didChangeConfiguration");
        return lenient ? Optional.empty() : Refusals.missing(method, parameter);
    }

    private static CompletableFuture<?> refused(ResponseErrorCode code, String message) {
        return CompletableFuture.failedFuture(new ResponseErrorException(new ResponseError(code, message, null)));
    }
}
