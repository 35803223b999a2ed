package dev.stepwasm.lsp;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of the wire. What cannot be understood is refused in words that name the place, and the next message is
 * read: no client needs to know how this server is made to understand what it did wrong.
 */
final class Refusals extends RemoteEndpoint {
    private static final System.Logger LOGGER = System.getLogger(Refusals.class.getName());
    private static final Pattern PATH = Pattern.compile("path \\$\\.?([\\w.\\[\\]]*)");

    private final MessageConsumer out;

    Refusals(MessageConsumer out, Endpoint server) {
        super(out, server);
        this.out = out;
    }

    /** Called for a message that the library could not make sense of. */
    @Override
    public void handle(@Nullable Message message, List<MessageIssue> issues) {
        if (message instanceof RequestMessage request && request.getMethod() != null) {
            out.consume(createErrorResponseMessage(request, invalid(request.getMethod(), words(issues))));
        } else if (message instanceof NotificationMessage || message instanceof ResponseMessage) {
            LOGGER.log(System.Logger.Level.WARNING, "a message of the client is ignored: " + words(issues));
        } else {
            ResponseMessage answer = new ResponseMessage();
            answer.setJsonrpc("2.0");
            answer.setError(new ResponseError(ResponseErrorCode.ParseError, "this is no message", null));
            out.consume(answer);
        }
    }

    /**
     * {@return what is missing in the parameters of a message, in words}; empty if nothing is
     *
     * @param parameter what came with the method, as the library has read it
     */
    static Optional<String> missing(String method, @Nullable Object parameter) {
        NotificationMessage message = new NotificationMessage();
        message.setJsonrpc("2.0");
        message.setMethod(method);
        message.setParams(parameter);
        try {
            new ReflectiveMessageValidator(valid -> {}).consume(message);
            return Optional.empty();
        } catch (MessageIssueException e) {
            return Optional.of(words(e.getIssues()));
        }
    }

    static ResponseError invalid(String method, String words) {
        return new ResponseError(
                ResponseErrorCode.InvalidParams, "the parameters of `" + method + "` do not fit: " + words, null);
    }

    private static String words(List<MessageIssue> issues) {
        for (MessageIssue issue : issues) {
            String text = issue.getText() + " "
                    + (issue.getCause() == null ? "" : issue.getCause().getMessage());
            Matcher path = PATH.matcher(text);
            if (path.find() && !path.group(1).isEmpty()) {
                return "`" + path.group(1) + "` is of another kind";
            }
        }
        // The library's own words: "The accessor 'X.getY()' must return a non-null value."
        return issues.stream()
                .map(issue -> Pattern.compile("get(\\w)(\\w*)\\(\\)").matcher(issue.getText()))
                .filter(Matcher::find)
                .map(name -> "`" + name.group(1).toLowerCase(Locale.ROOT) + name.group(2) + "` is missing")
                .min(Comparator.naturalOrder())
                .orElse("it cannot be read");
    }
}
