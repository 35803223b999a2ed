package dev.stepwasm.lsp;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the protocol says a server must refuse: requests before {@code initialize} and after {@code shutdown},
 * and methods that are not served. Called on the thread that reads messages only.
 */
final class LifecycleEndpoint implements Endpoint {
    private final Endpoint server;
    private final WatLanguageServer lifecycle;
    private final Set<String> known;

    LifecycleEndpoint(Endpoint server, WatLanguageServer lifecycle) {
        this.server = server;
        this.lifecycle = lifecycle;
        this.known =
                ServiceEndpoints.getSupportedMethods(WatLanguageServer.class).keySet();
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
        try {
            server.notify(method, parameter);
        } catch (RuntimeException e) {
            if (!isUnserved(e)) {
                throw e;
            }
        }
    }

    private CompletableFuture<?> call(String method, @Nullable Object parameter) {
        if (method.startsWith("$/")) {
            return unserved(method);
        }
        if (parameter == null && !method.equals("shutdown") && known.contains(method)) {
            return refused(ResponseErrorCode.InvalidParams, "`" + method + "` needs parameters");
        }
        try {
            return server.request(method, parameter);
        } catch (RuntimeException e) {
            if (isUnserved(e)) {
                return unserved(method);
            }
            throw e;
        }
    }

    /** The protocol's Java interfaces answer with this exception wherever a server does not override a method. */
    private static boolean isUnserved(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedOperationException) {
                return true;
            }
        }
        return false;
    }

    private static CompletableFuture<?> unserved(String method) {
        return refused(ResponseErrorCode.MethodNotFound, "this server does not answer `" + method + "`");
    }

    private static CompletableFuture<?> refused(ResponseErrorCode code, String message) {
        return CompletableFuture.failedFuture(new ResponseErrorException(new ResponseError(code, message, null)));
    }
}
