package dev.stepwasm.dap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/**
 * A client's process, to be killed by tests: it owns the connection to the adapter and passes bytes on between it and its
 * own standard input and output. {@code socket PORT} connects to an adapter, {@code process COMMAND...} starts one.
 */
public final class Pump {
    private Pump() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        if (args[0].equals("socket")) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(rest.getFirst()));
            socket.setTcpNoDelay(true);
            join(socket.getInputStream(), socket.getOutputStream());
        } else {
            Process adapter = new ProcessBuilder(rest)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            join(adapter.getInputStream(), adapter.getOutputStream());
        }
    }

    private static void join(InputStream from, OutputStream to) throws InterruptedException {
        Thread there = Thread.ofPlatform().daemon().start(() -> copy(System.in, to));
        copy(from, System.out);
        there.join();
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[1 << 13];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
