package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchedOutputTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void givesUpOnWhoTakesNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket hanging = new Socket(server.getInetAddress(), server.getLocalPort());
                WatchedOutput out = new WatchedOutput(server.accept(), Duration.ofMillis(300))) {
            byte[] event = new byte[1 << 16];
            assertThatThrownBy(() -> {
                        while (true) {
                            out.write(event);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(hanging.isClosed()).isFalse();
        }
        awaitNoWatch();
    }

    @Test
    void isPatientWithWhoReads() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket reading = new Socket(server.getInetAddress(), server.getLocalPort());
                WatchedOutput out = new WatchedOutput(server.accept(), SOON)) {
            for (int i = 0; i < 100; i++) {
                out.write(i);
                assertThat(reading.getInputStream().read()).isEqualTo(i);
            }
        }
        awaitNoWatch();
    }

    private static void awaitNoWatch() throws InterruptedException {
        for (Thread thread : DebugServerTest.threads()) {
            if (thread.getName().equals("stepwasm debug watch")) {
                assertThat(thread.join(SOON)).isTrue();
            }
        }
    }
}
