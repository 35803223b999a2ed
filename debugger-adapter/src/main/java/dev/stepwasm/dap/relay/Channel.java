package dev.stepwasm.dap.relay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Two streams of bytes to and from a program.
 *
 * @param connection what they belong to
 */
record Channel(InputStream in, OutputStream out, Closeable connection) implements AutoCloseable {
    /**
     * {@return the connection to a port}
     *
     * @param milliseconds how long it may take
     * @throws IOException if nothing listens there
     */
    static Channel connect(String host, int port, int milliseconds) throws IOException {
        @SuppressWarnings("resource") // Belongs to the channel.
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), milliseconds);
            socket.setTcpNoDelay(true);
            return new Channel(socket.getInputStream(), socket.getOutputStream(), socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
