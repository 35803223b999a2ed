package dev.stepwasm.dap;

import com.google.gson.ToNumberPolicy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.debug.json.DebugMessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugNotificationMessage;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugResponseMessage;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;

/**
 * One client on a pair of streams. Three promises that lsp4j does not make by itself are kept here:
 *
 * <ul>
 *   <li>messages are numbered in the order in which they are sent, whichever thread sends them;
 *   <li>what a request sets going begins after its response is sent, so that the program never stops before the client
 *       was told that it runs;
 *   <li>what is no message is passed over as a whole, and the next message is read.
 * </ul>
 *
 * <p>Requests are handled one after the other on the thread that reads. Events may be sent from any thread.
 */
final class Wire {
    private final DebugAdapter adapter = new DebugAdapter(this::afterResponse);
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private final MessageJsonHandler json;
    private final Words words;
    private final MessageConsumer incoming;
    private final Frames frames;
    private final PrintStream err;
    private final Thread reader;

    private Wire(InputStream in, OutputStream out, PrintStream err) {
        this.err = err;
        Map<String, JsonRpcMethod> methods = new LinkedHashMap<>();
        methods.putAll(ServiceEndpoints.getSupportedMethods(IDebugProtocolClient.class));
        methods.putAll(Requests.methods());
        // A 64-bit argument written as a JSON number must not pass through a double.
        json = new DebugMessageJsonHandler(
                methods, gson -> gson.setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER));
        MessageConsumer outgoing = new Numbering(new StreamMessageConsumer(new BufferedOutputStream(out), json));
        words = new Words(outgoing, new Requests(adapter), this::explain, adapter::setRequestNumber);
        words.setJsonHandler(json);
        json.setMethodProvider(words);
        incoming = new ReflectiveMessageValidator(words);
        frames = new Frames(in, words::complain);
        adapter.connect(ServiceEndpoints.toServiceObject(words, IDebugProtocolClient.class));
        reader = Thread.ofPlatform().daemon().name("dap reader").unstarted(this::read);
    }

    /**
     * Serves one client and returns when it has disconnected, or its stream has ended, and the program is no more.
     *
     * @param in what the client sends
     * @param out what is sent to the client; nothing else may write there
     * @param err for words about what goes wrong inside
     */
    static void serve(InputStream in, OutputStream out, PrintStream err) {
        Wire wire = new Wire(in, out, err);
        wire.reader.start();
        try {
            wire.adapter.awaitDisconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            wire.adapter.close();
            wire.reader.interrupt();
        }
    }

    private void read() {
        try {
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

    /** Numbers outgoing messages. */
    private final class Numbering implements MessageConsumer {
        private final MessageConsumer out;
        private int sent;

        Numbering(MessageConsumer out) {
            this.out = out;
        }

        @Override
        public synchronized void consume(Message message) {
            sent++;
            if (message instanceof DebugResponseMessage response) {
                response.setResponseId(sent);
            } else if (message instanceof DebugNotificationMessage event) {
                event.setId(sent);
            }
            try {
                out.consume(message);
            } catch (JsonRpcException gone) {
                adapter.disconnected();
            }
        }
    }
}
