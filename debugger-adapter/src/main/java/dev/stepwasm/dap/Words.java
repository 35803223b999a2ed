package dev.stepwasm.dap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
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
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.debug.DebugRemoteEndpoint;
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

    private final MessageConsumer outgoing;
    private final IntConsumer numbers;

    /** @param numbers hears the number of each request before it is handed on */
    Words(MessageConsumer outgoing, Endpoint adapter, Function<Throwable, ResponseError> explain, IntConsumer numbers) {
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

    @Override
    protected void handleRequest(RequestMessage request) {
        String command = request.getMethod();
        if (!Promises.COMMANDS.contains(command)) {
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
        number(request).ifPresent(numbers);
        super.handleRequest(request);
    }

    @Override
    protected void handleRequestIssues(RequestMessage request, List<MessageIssue> issues) {
        if (!Promises.COMMANDS.contains(request.getMethod())) {
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

    private static String notSupported(RequestMessage request) {
        return "`" + request.getMethod() + "` is not supported";
    }

    private void refuse(RequestMessage request, String words) {
        outgoing.consume(createErrorResponseMessage(request, Refusal.of(words).getResponseError()));
    }

    private static String uncapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
