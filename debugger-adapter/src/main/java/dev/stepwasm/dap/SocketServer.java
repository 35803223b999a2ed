package dev.stepwasm.dap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves clients on a port of the loopback address, each with a session of its own, also several at once. Closing it, from
 * any thread, ends all of them and waits a moment for their programs.
 */
final class SocketServer implements AutoCloseable {
    /** Clients that may wait to be accepted. */
    private static final int WAITING = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What each message of the protocol begins with, in letters of any size. */
    private static final String START = "content-length";

    private final ServerSocket server;
    private final PrintStream err;
    private final Map<Socket, Thread> clients = new ConcurrentHashMap<>();

    /**
     * Takes a port.
     *
     * @param port 0 for any that is free
     * @param err for words about what goes wrong inside
     * @throws IOException if it cannot be had
     */
    SocketServer(int port, PrintStream err) throws IOException {
        this.server = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
        this.err = err;
    }

    /** {@return the port} */
    int port() {
        return server.getLocalPort();
    }

    /** Serves clients until the server is closed. */
    void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread serving = Thread.ofPlatform().daemon().name("dap client").unstarted(() -> serve(client));
                clients.put(client, serving);
                serving.start();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    err.println("stepwasm dap: a client could not be accepted: " + e.getMessage());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedInputStream(client.getInputStream());
            if (!speaksProtocol(in)) {
                err.println(
                        "stepwasm dap: a client was refused: this port speaks the Debug Adapter Protocol, messages that"
                                + " begin with Content-Length:");
                return;
            }
            Wire.serve(in, client.getOutputStream(), err);
        } catch (IOException e) {
            err.println("stepwasm dap: a client has gone: " + e.getMessage());
        } finally {
            clients.remove(client);
        }
    }

    /**
     * {@return whether a client begins as clients of the protocol do, or says nothing at all} Any page in a browser can send a
     * request to this port, and what stands in it must not be taken for messages: a launch starts processes.
     */
    private static boolean speaksProtocol(InputStream in) throws IOException {
        in.mark(START.length());
        for (int at = 0; at < START.length(); at++) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            if (Character.toLowerCase((char) next) != START.charAt(at)) {
                return false;
            }
        }
        in.reset();
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Map.Entry<Socket, Thread> client : clients.entrySet()) {
                client.getKey().close();
                client.getValue().join(PATIENCE);
            }
        } catch (IOException e) {
            err.println("stepwasm dap: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
