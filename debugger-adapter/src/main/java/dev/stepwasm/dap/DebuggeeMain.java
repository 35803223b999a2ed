package dev.stepwasm.dap;

import dev.stepwasm.dap.attach.DebugServer;
import dev.stepwasm.dap.attach.DebugServerOptions;
import dev.stepwasm.dap.relay.Handshake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A virtual machine that was started to debug one program in it: it listens on a port of the loopback address for the
 * adapter that has started it, and ends with the session, or with the adapter.
 */
public final class DebuggeeMain {
    /** The argument that says that the standard streams belong to a terminal. */
    public static final String TERMINAL = "--terminal";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private DebuggeeMain() {}

    /** @param args the folder of the {@link Handshake}, and {@link #TERMINAL} in a terminal */
    public static void main(String[] args) {
        Handshake handshake = new Handshake(Path.of(args[0]));
        try {
            Handshake.Invitation invitation = handshake.take();
            endWith(invitation.adapter(), handshake);
            OwnJvm.is(args.length > 1 && args[1].equals(TERMINAL) ? OwnJvm.TERMINAL : OwnJvm.CONSOLE);
            listen(invitation.token(), handshake);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("stepwasm: whoever has started this virtual machine does not wait for it: " + e);
            Runtime.getRuntime().halt(1);
        }
    }

    /** Ends this virtual machine when the adapter has ended, however that was. */
    private static void endWith(long adapter, Handshake handshake) {
        Thread.ofPlatform().daemon().name("dap adapter watch").start(() -> {
            ProcessHandle.of(adapter).ifPresent(process -> process.onExit().join());
            handshake.remove();
            exit();
        });
    }

    private static void listen(String token, Handshake handshake) throws IOException {
        try (DebugServer server = DebugServer.start(
                DebugServerOptions.defaults().withToken(token).unlisted().launching())) {
            handshake.answer(
                    new Handshake.Address(server.port(), ProcessHandle.current().pid()));
            server.awaitSession(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exit();
    }

    /** Ends this virtual machine, whatever host classes have registered for that. */
    private static void exit() {
        Thread.ofPlatform().daemon().name("dap halt").start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(LAST_WORDS.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
        System.exit(0);
    }
}
