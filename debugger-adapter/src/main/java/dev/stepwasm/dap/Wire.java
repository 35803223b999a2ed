package dev.stepwasm.dap;

import com.google.gson.ToNumberPolicy;
import dev.stepwasm.dap.relay.Relay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.debug.json.DebugMessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;

/**
 * One client on a pair of streams. Four promises that lsp4j does not make by itself are kept here:
 *
 * <ul>
 *   <li>messages are numbered in the order in which they are sent, whichever thread sends them;
 *   <li>what a request sets going begins after its response is sent, so that the program never stops before the client
 *       was told that it runs;
 *   <li>events are sent between the responses to {@code initialize} and to {@code disconnect} only;
 *   <li>what is no message is passed over as a whole, and the next message is read.
 * </ul>
 *
 * <p>Requests are handled one after the other on the thread that reads. Events may be sent from any thread.
 */
final class Wire {
    /** How long what was sent last may take to be written. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DebugAdapter adapter;
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private final MessageJsonHandler json;
    private final Outgoing outgoing;
    private final Optional<Relay> relay;
    private final Words words;
    private final MessageConsumer incoming;
    private final Frames frames;
    private final PrintStream err;
    private final Thread reader;
    private final OpenedSession opened;
    private final String classPath;

    private Wire(InputStream in, OutputStream out, PrintStream err, OpenedSession opened, String classPath) {
        this.err = err;
        this.classPath = classPath;
        this.opened = opened;
        this.adapter = new DebugAdapter(this::afterResponse, opened.process());
        Map<String, JsonRpcMethod> methods = new LinkedHashMap<>();
        methods.putAll(ServiceEndpoints.getSupportedMethods(IDebugProtocolClient.class));
        methods.putAll(Requests.methods());
        // A 64-bit argument written as a JSON number must not pass through a double.
        json = new DebugMessageJsonHandler(
                methods,
                gson -> gson.setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
                        .registerTypeAdapterFactory(new NullDataId()));
        outgoing = new Outgoing(out, json, adapter::disconnected);
        if (!opened.bodies().isEmpty()) {
            outgoing.goOn(opened.sent());
        }
        Endpoint here = new Requests(adapter);
        // Who has come through a door debugs what is behind it.
        relay = opened.bodies().isEmpty() && opened.process().isEmpty()
                ? Optional.of(new Relay(here, new Client(), this::afterResponse))
                : Optional.empty();
        Endpoint endpoint = relay.<Endpoint>map(each -> each).orElse(here);
        words = new Words(outgoing, endpoint, this::explain, this::setRequestNumber);
        words.setJsonHandler(json);
        json.setMethodProvider(words);
        incoming = new ReflectiveMessageValidator(words);
        frames = new Frames(in, words::complain);
        adapter.connect(ServiceEndpoints.toServiceObject(words, IDebugProtocolClient.class));
        reader = Thread.ofPlatform().daemon().name("dap reader").unstarted(this::read);
    }

    /** The client as the relay knows it. */
    private final class Client implements Relay.Client {
        @Override
        public Endpoint endpoint() {
            return words;
        }

        @Override
        public void relayingBegins() {
            outgoing.startWriter("dap writer", Optional.of(reader));
        }

        @Override
        public void begun() {
            adapter.begun();
        }

        @Override
        public void nothingBegun() {
            adapter.nothingBegun();
        }

        @Override
        public void over() {
            adapter.disconnected();
        }

        @Override
        public String classPath() {
            return classPath;
        }
    }

    /**
     * Serves one client and returns when it has disconnected, or its stream has ended, and the program is no more.
     *
     * @param in what the client sends
     * @param out what is sent to the client; nothing else may write there
     * @param err for words about what goes wrong inside
     */
    static void serve(InputStream in, OutputStream out, PrintStream err) {
        serve(in, out, err, OpenedSession.NONE);
    }

    /** Serves one client whose first messages have been read. */
    static void serve(InputStream in, OutputStream out, PrintStream err, OpenedSession opened) {
        serve(in, out, err, opened, System.getProperty("java.class.path"));
    }

    /**
     * Serves one client.
     *
     * @param classPath where a virtual machine that is started for it finds our classes
     */
    static void serve(InputStream in, OutputStream out, PrintStream err, OpenedSession opened, String classPath) {
        Wire wire = new Wire(in, out, err, opened, classPath);
        wire.reader.start();
        try {
            wire.adapter.awaitDisconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            opened.leaving().run();
            wire.relay.ifPresent(Relay::close);
            wire.adapter.close();
            wire.outgoing.close(PATIENCE);
            wire.reader.interrupt();
        }
    }

    private void setRequestNumber(int number) {
        adapter.setRequestNumber(number);
        relay.ifPresent(each -> each.setRequestNumber(number));
    }

    private void read() {
        try {
            opened.bodies().forEach(this::accept);
            Optional<String> body = frames.next();
            while (body.isPresent()) {
                accept(body.get());
                body = frames.next();
            }
        } catch (IOException e) {
            // The client has gone without a word: the same as the end of the stream.
            adapter.disconnected();
        } finally {
            adapter.disconnected();
        }
    }

    private void accept(String body) {
        try {
            understood(body).ifPresent(this::handOn);
        } catch (RuntimeException | StackOverflowError e) {
            explain(e);
            words.refuseUnreadable(body);
        }
        // The response is out, or the request will be answered later.
        for (Runnable action = afterwards.poll(); action != null; action = afterwards.poll()) {
            action.run();
        }
    }

    private void handOn(Message message) {
        try {
            incoming.consume(message);
        } catch (MessageIssueException e) {
            words.handle(e.getRpcMessage(), e.getIssues());
        }
    }

    /** {@return what a body says; empty if that is nothing, and the client has been told} */
    private Optional<Message> understood(String body) {
        try {
            Message message = json.parseMessage(body);
            if (message == null) {
                words.complain("a message that says nothing is ignored");
            }
            return Optional.ofNullable(message);
        } catch (MessageIssueException e) {
            words.handle(e.getRpcMessage(), e.getIssues());
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError unreadable) { // The parser has many words for it.
            words.refuseUnreadable(body);
            return Optional.empty();
        }
    }

    /** Runs an action after the response to the request that this thread is handling. */
    private void afterResponse(Runnable action) {
        if (!isReader()) {
            throw new IllegalStateException("requests are handled on the reading thread");
        }
        afterwards.add(action);
    }

    private boolean isReader() {
        return Thread.currentThread().equals(reader);
    }

    private ResponseError explain(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        if (cause instanceof ResponseErrorException refusal) {
            return refusal.getResponseError();
        }
        err.println("stepwasm dap: a request failed inside");
        cause.printStackTrace(err);
        return Refusal.of("the debug adapter failed inside; its error output has the details")
                .getResponseError();
    }

    private static boolean isWrapper(Throwable problem) {
        return problem instanceof CompletionException
                || problem instanceof ExecutionException
                || problem instanceof InvocationTargetException
                || problem.getClass() == RuntimeException.class;
    }
}
