package dev.stepwasm.dap;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * A request that is answered with an error in words. On the wire it is a response with {@code success: false}, the
 * words in {@code message} and once more in {@code body.error}, where a client finds whether to show them to the user.
 */
public final class Refusal extends ResponseErrorException {
    private static final long serialVersionUID = 1L;

    private Refusal(String message, Map<String, String> variables, boolean showUser) {
        super(new ResponseError(ResponseErrorCode.RequestFailed, message, body(message, variables, showUser)));
    }

    /** {@return a refusal that the client keeps to itself or logs: a stale id, a request out of order} */
    public static Refusal of(String message) {
        return new Refusal(message, Map.of(), false);
    }

    /** {@return a refusal that the user must read: a missing program, a broken module, a bad argument} */
    public static Refusal toUser(String message) {
        return toUser(message, Map.of());
    }

    /**
     * {@return a refusal that the user must read}
     *
     * @param variables parts of the message that a client can use, by name
     */
    public static Refusal toUser(String message, Map<String, String> variables) {
        return new Refusal(message, variables, true);
    }

    private static Map<String, Object> body(String message, Map<String, String> variables, boolean showUser) {
        // A format is a template in which {name} is replaced, so the words come in as a variable.
        Map<String, String> all = new TreeMap<>(variables);
        all.put("words", message);
        return Map.of("error", Map.of("id", 1, "format", "{words}", "variables", all, "showUser", showUser));
    }
}
