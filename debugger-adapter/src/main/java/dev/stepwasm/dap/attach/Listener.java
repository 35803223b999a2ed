package dev.stepwasm.dap.attach;

import dev.stepwasm.dap.AttachedProcess;
import dev.stepwasm.dap.OpenedSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Accepts connections, each on a thread of its own, and lets those in that show the token. Whatever they do, it goes on
 * accepting and the program does not notice. Threads are daemons: none keeps the program from ending. Safe for use from
 * any thread.
 */
final class Listener implements AutoCloseable, Door.Host {
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** When connections cannot be accepted, for want of file handles perhaps, there is no use in trying at once. */
    private static final Duration RELIEF = Duration.ofMillis(100);
    /** A connection that is closed with unread bytes in it loses the words that were said last. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final ServerSocket server;
    private final Token token;
    private final Optional<AttachedProcess> process;
    private final Limits limits;
    private final PrintStream err;
    private final Seat seat = new Seat();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch went = new CountDownLatch(1);
    private final Thread accepting;

    /** Connections and their threads, the oldest first; guarded by itself. */
    private final Map<Socket, Thread> connections = new LinkedHashMap<>();

    /** Those that have shown the token; guarded by {@code connections}. */
    private Optional<Socket> guest = Optional.empty();

    /**
     * Takes a port.
     *
     * @param process this one, if debuggers attach to what runs in it
     * @param err for words about what goes wrong inside
     * @throws IOException if it cannot be had
     */
    Listener(InetAddress host, int port, Token token, Optional<AttachedProcess> process, Limits limits, PrintStream err)
            throws IOException {
        this.server = new ServerSocket(port, WAITING, host);
        this.token = token;
        this.process = process;
        this.limits = limits;
        this.err = err;
        this.accepting =
                Thread.ofPlatform().daemon().name("stepwasm debug listener").unstarted(this::accept);
    }

    /** Begins to accept. */
    void start() {
        accepting.start();
    }

    InetAddress host() {
        return server.getInetAddress();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Token token() {
        return token;
    }

    @Override
    public Seat seat() {
        return seat;
    }

    @Override
    public Optional<AttachedProcess> process() {
        return process;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits for a debugger, and until it has gone. {@return whether one came in time} */
    boolean awaitSession(Duration patience) throws InterruptedException {
        boolean inTime = came.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (inTime) {
            went.await();
        }
        return inTime;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                welcome(server.accept());
            } catch (IOException | OutOfMemoryError e) { // No file handle or no thread to be had now.
                LockSupport.parkNanos(RELIEF.toNanos());
            }
        }
    }

    /** Takes a connection, at the cost of the oldest if there are too many that have shown nothing. */
    private void welcome(Socket socket) throws IOException {
        Thread thread =
                Thread.ofPlatform().daemon().name("stepwasm debug client").unstarted(() -> serve(socket));
        try {
            synchronized (connections) {
                thread.start();
                connections.put(socket, thread);
                evict();
            }
        } catch (OutOfMemoryError e) {
            socket.close();
            throw e;
        }
        if (server.isClosed()) {
            socket.close();
        }
    }

    private void evict() throws IOException {
        Iterator<Socket> oldest = connections.keySet().iterator();
        int strangers = connections.size() - guest.map(one -> 1).orElse(0);
        while (strangers > limits.connections() && oldest.hasNext()) {
            Socket other = oldest.next();
            if (!guest.equals(Optional.of(other))) {
                oldest.remove();
                strangers--;
                other.close();
            }
        }
    }

    private void remove(Socket socket) {
        synchronized (connections) {
            connections.remove(socket);
            guest = guest.filter(one -> !one.equals(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            BoundedInput in = new BoundedInput(socket, limits);
            StrictFrames frames = new StrictFrames(in, limits.bytes());
            Optional<Door.Guest> entered = enter(socket, frames);
            if (entered.isPresent()) {
                in.lift();
                serve(entered.get(), socket, frames.rest());
            } else {
                linger(socket);
            }
        } catch (IOException e) {
            // The connection has gone, which is its own affair.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            err.println("stepwasm debug: a connection failed inside");
            e.printStackTrace(err);
        } finally {
            remove(socket);
        }
    }

    private Optional<Door.Guest> enter(Socket socket, StrictFrames frames) throws IOException, InterruptedException {
        Answers answers = new Answers(socket.getOutputStream());
        try {
            return new Door(frames, answers, this).open();
        } catch (StrangerException stranger) {
            answers.complain(stranger);
            return Optional.empty();
        }
    }

    private void serve(Door.Guest entered, Socket socket, InputStream rest) throws IOException {
        try (Seat.Stay stay = entered.stay()) {
            synchronized (connections) {
                if (!connections.containsKey(socket)) { // It was closed for being the oldest, a moment ago.
                    return;
                }
                guest = Optional.of(socket);
            }
            came.countDown();
            serve(entered.session(), socket, rest);
            stay.leave();
        } finally {
            went.countDown();
        }
    }

    /** A program that was launched waits for whoever reads its output; one that was attached to does not. */
    private void serve(OpenedSession session, Socket socket, InputStream rest) throws IOException {
        if (process.isEmpty()) {
            session.serve(rest, socket.getOutputStream(), err);
        } else {
            try (WatchedOutput out = new WatchedOutput(socket, limits.stall())) {
                session.serve(rest, out, err);
            }
        }
    }

    /** Takes what is still on its way, a little of it. */
    private void linger(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout((int) LINGER.toMillis());
        long deadline = System.nanoTime() + LINGER.toNanos();
        byte[] rest = new byte[1 << 12];
        int left = limits.bytes();
        for (int count = 0; count >= 0 && left > 0 && System.nanoTime() < deadline; left -= count) {
            count = socket.getInputStream().read(rest);
        }
    }

    /** Ends all connections, and waits a moment for the debugger to let go of the program. */
    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            Map<Socket, Thread> open;
            synchronized (connections) {
                open = new LinkedHashMap<>(connections);
            }
            for (Socket socket : open.keySet()) {
                socket.close();
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<Thread> threads = new ArrayList<>(open.values());
            threads.add(accepting);
            for (Thread thread : threads) {
                if (!Thread.currentThread().equals(thread)) {
                    thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                }
            }
        } catch (IOException e) {
            err.println("stepwasm debug: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
