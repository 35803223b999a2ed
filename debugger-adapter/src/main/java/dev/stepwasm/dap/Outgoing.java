package dev.stepwasm.dap;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugNotificationMessage;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugRequestMessage;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugResponseMessage;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are sent on one connection, numbered in the order in which they are sent, whichever thread sends them.
 * Events that a client does not expect yet or any more are dropped. Messages are written by whoever sends them or, once {@link #startWriter} was called, by a thread of its own. Safe for use from
 * any thread.
 */
public final class Outgoing implements MessageConsumer {
    /** Messages that may wait to be written before their sender has to. */
    private static final int MOST_WAITING = 64;

    private final MessageConsumer stream;
    private final Runnable gone;
    private final Object writing = new Object();
    private final Queue<Message> waiting = new ArrayDeque<>();
    private @Nullable Thread writer;
    private @Nullable Thread neverWaits;
    private boolean eventsExpected;
    private boolean keptBack;
    private boolean busy;
    private boolean closed;
    private int sent;

    /**
     * Sends to a stream.
     *
     * @param gone is called, perhaps more than once, when nobody takes the messages any more
     */
    public Outgoing(OutputStream out, MessageJsonHandler json, Runnable gone) {
        this.stream = new StreamMessageConsumer(new BufferedOutputStream(out), json);
        this.gone = gone;
    }

    /**
     * Goes on where somebody else has begun.
     *
     * @param before how many messages have been sent, the response to {@code initialize} among them, which is the one that
     *     comes first here and is kept back
     */
    synchronized void goOn(int before) {
        sent = before;
        keptBack = true;
    }

    /**
     * Lets a thread of its own write from now on. Senders wait when much is waiting to be written.
     *
     * @param neverWaits a thread whose messages are always taken at once; null means that all are
     * @param name of the thread
     */
    public synchronized void startWriter(String name, Optional<Thread> neverWaits) {
        if (writer == null && !closed) {
            this.neverWaits = neverWaits.orElse(null);
            writer = Thread.ofPlatform().daemon().name(name).start(this::writeAll);
        }
    }

    /** {@return the number of the message that is sent next, for those who hold this object's monitor until they send it} */
    public synchronized int next() {
        return sent + 1;
    }

    @Override
    public void consume(Message message) {
        synchronized (this) {
            if (!(message instanceof DebugRequestMessage)) { // A request has its number already.
                awaitRoom();
            }
            if (message instanceof DebugNotificationMessage && !eventsExpected) {
                return;
            }
            if (keptBack && message instanceof DebugResponseMessage) {
                keptBack = false;
                eventsExpected = true;
                return;
            }
            sent++;
            number(message);
            if (closed) {
                return;
            }
            if (writer != null) {
                waiting.add(message);
                notifyAll();
                return;
            }
            write(message);
        }
    }

    private void number(Message message) {
        switch (message) {
            case DebugResponseMessage response -> {
                response.setResponseId(sent);
                eventsExpected = switch (String.valueOf(response.getMethod())) {
                    case "initialize" -> true;
                    case "disconnect" -> false;
                    default -> eventsExpected;
                };
            }
            case DebugNotificationMessage event -> event.setId(sent);
            case DebugRequestMessage request -> request.setId(sent);
            default -> throw new IllegalArgumentException("no message of the protocol: " + message);
        }
    }

    private void awaitRoom() {
        Thread current = Thread.currentThread();
        boolean waits = neverWaits != null && !current.equals(neverWaits);
        boolean interrupted = false;
        while (waits && waiting.size() >= MOST_WAITING && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            current.interrupt();
        }
    }

    private void writeAll() {
        Optional<Message> message = take();
        while (message.isPresent()) {
            write(message.get());
            message = take();
        }
    }

    private synchronized Optional<Message> take() {
        busy = false;
        notifyAll();
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        busy = !waiting.isEmpty();
        Optional<Message> next = Optional.ofNullable(waiting.poll());
        notifyAll();
        return next;
    }

    private void write(Message message) {
        try {
            synchronized (writing) {
                stream.consume(message);
            }
        } catch (JsonRpcException e) {
            gone.run();
        }
    }

    /** Sends nothing any more, and waits until what was sent before is written, but not for longer than this. */
    public synchronized void close(Duration patience) {
        closed = true;
        notifyAll();
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        long left = patience.toMillis();
        while (writer != null && (busy || !waiting.isEmpty()) && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        waiting.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
