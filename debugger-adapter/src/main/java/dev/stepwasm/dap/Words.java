package dev.stepwasm.dap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesArguments;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.debug.DebugRemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugRequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;

/** Hands requests on to the adapter, and answers in words those that cannot be handed on. */
final class Words extends DebugRemoteEndpoint {
    /** What the requests get that may come without arguments. */
    private static final Map<String, Supplier<Object>> WITHOUT_ARGUMENTS = Map.of(
            "cancel", CancelArguments::new,
            "configurationDone", ConfigurationDoneArguments::new,
            "disconnect", DisconnectArguments::new,
            "loadedSources", LoadedSourcesArguments::new,
            "modules", ModulesArguments::new,
            "restart", Map::of,
            "terminate", TerminateArguments::new);

    /** What the validation of messages says about a property that must be there. */
    private static final Pattern MISSING =
            Pattern.compile(".*\\.get(\\w+)\\(\\)' must return a non-null.*", Pattern.DOTALL);

    /** What a message that is no JSON may still show of what it was meant to be. */
    private static final Pattern REQUEST = Pattern.compile("\"type\"\\s*+:\\s*+\"request\"");

    private static final Pattern NUMBER = Pattern.compile("\"seq\"\\s*+:\\s*+([0-9]{1,9})\\b");
    private static final Pattern COMMAND = Pattern.compile("\"command\"\\s*+:\\s*+\"([\\w/]{1,40})\"");

    private final Outgoing outgoing;
    private final IntConsumer numbers;

    /** @param numbers hears the number of each request before it is handed on */
    Words(Outgoing outgoing, Endpoint adapter, Function<Throwable, ResponseError> explain, IntConsumer numbers) {
        super(outgoing, adapter, explain);
        this.outgoing = outgoing;
        this.numbers = numbers;
    }

    /** Tells the client in words about something that no request can be refused for. */
    void complain(String words) {
        OutputEventArguments event = new OutputEventArguments();
        event.setCategory(OutputEventArgumentsCategory.CONSOLE);
        event.setOutput(words + "\n");
        outgoing.consume(createNotificationMessage("output", event));
    }

    /**
     * Answers a message that could not be read. If it looks like a request, its sender waits for a response and gets one;
     * otherwise the words are an event.
     */
    void refuseUnreadable(String body) {
        Matcher number = NUMBER.matcher(body);
        Matcher command = COMMAND.matcher(body);
        if (!REQUEST.matcher(body).find() || !number.find() || !command.find()) {
            complain("a message that cannot be understood is ignored");
            return;
        }
        DebugRequestMessage request = new DebugRequestMessage();
        request.setId(number.group(1));
        request.setMethod(command.group(1));
        refuse(request, "the request `" + command.group(1) + "` cannot be understood");
    }

    /** {@inheritDoc} Nothing is sent between the choice of its number and the request. */
    @Override
    public CompletableFuture<Object> request(String command, Object arguments) {
        synchronized (outgoing) {
            return super.request(command, arguments);
        }
    }

    @Override
    protected DebugRequestMessage createRequestMessage(String command, Object arguments) {
        DebugRequestMessage request = super.createRequestMessage(command, arguments);
        request.setId(outgoing.next());
        return request;
    }

    @Override
    protected void handleRequest(RequestMessage request) {
        String command = request.getMethod();
        if (!isKnown(request)) {
            refuse(request, notSupported(request));
            return;
        }
        if (request.getParams() == null && WITHOUT_ARGUMENTS.containsKey(command)) {
            request.setParams(WITHOUT_ARGUMENTS.get(command).get());
        }
        if (request.getParams() == null && !command.equals("threads")) {
            refuse(request, "`" + command + "` needs arguments");
            return;
        }
        if (command.equals("threads")) {
            request.setParams(null); // It takes none, and lsp4j would write a warning about each.
        }
        Optional<String> missing = Completeness.missing(request.getParams());
        if (missing.isPresent()) {
            refuse(request, "the arguments of `" + command + "` are wrong: " + missing.get() + " is missing");
            return;
        }
        number(request).ifPresent(numbers);
        super.handleRequest(request);
    }

    @Override
    protected void handleRequestIssues(RequestMessage request, List<MessageIssue> issues) {
        if (!isKnown(request)) {
            refuse(request, notSupported(request));
            return;
        }
        String missing = issues.stream()
                .map(issue -> MISSING.matcher(issue.getText()))
                .filter(Matcher::matches)
                .map(matcher -> ": `" + uncapitalized(matcher.group(1)) + "` is missing")
                .findFirst()
                .orElse("");
        refuse(request, "the arguments of `" + request.getMethod() + "` are wrong" + missing);
    }

    @Override
    protected void logIssues(Message message, List<MessageIssue> issues) {
        complain("a message that cannot be understood is ignored");
    }

    private static OptionalInt number(RequestMessage request) {
        try {
            return OptionalInt.of(Integer.parseInt(request.getId()));
        } catch (NumberFormatException e) { // A client that does not count cannot cancel.
            return OptionalInt.empty();
        }
    }

    private static boolean isKnown(RequestMessage request) {
        return request.getMethod() != null && Promises.COMMANDS.contains(request.getMethod());
    }

    private static String notSupported(RequestMessage request) {
        return request.getMethod() == null
                ? "a request without a command cannot be answered"
                : "`" + request.getMethod() + "` is not supported";
    }

    private void refuse(RequestMessage request, String words) {
        outgoing.consume(createErrorResponseMessage(request, Refusal.of(words).getResponseError()));
    }

    private static String uncapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
