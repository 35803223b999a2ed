package dev.stepwasm.dap;

import java.io.IOException;
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
            Wire.serve(client.getInputStream(), client.getOutputStream(), err);
        } catch (IOException e) {
            err.println("stepwasm dap: a client has gone: " + e.getMessage());
        } finally {
            clients.remove(client);
        }
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
