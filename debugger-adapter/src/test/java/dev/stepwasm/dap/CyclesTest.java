package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.junit.jupiter.api.Test;

/** A process that serves many sessions, one after the other, keeps nothing of them: neither memory nor threads. */
final class CyclesTest {
    private static final int CYCLES = 500;
    private static final int TENTH = CYCLES / 10;
    private static final double MOST_GROWTH = 1.05;
    private static final Duration SOON = Duration.ofSeconds(20);
    /** How the threads of the adapter and of the program are called. */
    private static final Set<String> OURS =
            Set.of("dap events", "dap loader", "dap reader", "dap terminate", "wasm main", "adapter under test");

    private final String program =
            Fixtures.sample("sum.wat").file().orElseThrow().toString();
    private final Map<String, Object> launch = Map.of("program", program, "args", List.of(50, -8), "stopOnEntry", true);

    @Test
    void keepsNothingOfSessionsInTheSameProcess() throws Exception {
        Set<Thread> before = threads();
        assertThat(growth(this::inProcess)).isLessThanOrEqualTo(MOST_GROWTH);
        assertThat(newThreads(before)).isEmpty();
    }

    @Test
    void keepsNothingOfSessionsOnAPort() throws Exception {
        Set<Thread> before = threads();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (SocketServer server = new SocketServer(0, new PrintStream(err, true, StandardCharsets.UTF_8))) {
            Thread listener = Thread.ofPlatform().daemon().start(server::serve);
            assertThat(growth(() -> onPort(server.port()))).isLessThanOrEqualTo(MOST_GROWTH);
            server.close();
            listener.join(SOON);
        }
        assertThat(newThreads(before)).isEmpty();
        assertThat(err.size()).isZero();
    }

    /** One session. */
    private interface Cycle {
        void run() throws Exception;
    }

    /** {@return the heap after the last tenth of the cycles, as a multiple of that after the second tenth} */
    private static double growth(Cycle cycle) throws Exception {
        long second = Long.MAX_VALUE;
        long last = Long.MAX_VALUE;
        for (int i = 0; i < CYCLES; i++) {
            cycle.run();
            int tenth = i / TENTH;
            if (tenth == 1 && i % 5 == 0) {
                second = Math.min(second, heap());
            } else if (tenth == 9 && i % 5 == 0) {
                last = Math.min(last, heap());
            }
        }
        return (double) last / second;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> OURS.contains(thread.getName()))
                .collect(Collectors.toSet());
    }

    /** {@return the threads that have come and do not go} */
    private static Set<Thread> newThreads(Set<Thread> before) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        left.removeIf(thread -> !thread.isAlive());
        return left;
    }

    private void onPort(int port) throws IOException {
        try (DapClient client = DapClient.of(port)) {
            client.start(launch);
            client.event("stopped");
            client.ask("stackTrace", Map.of("threadId", 1));
            client.ask("terminate", Map.of());
            client.event("terminated");
            client.ask("disconnect", Map.of());
        }
    }

    private void inProcess() throws Exception {
        Listening client = new Listening();
        try (DebugAdapter adapter = new DebugAdapter()) {
            adapter.connect(client);
            adapter.initialize(new InitializeRequestArguments()).join();
            adapter.launch(launch).join();
            adapter.configurationDone(new ConfigurationDoneArguments()).join();
            assertThat(client.next()).isEqualTo("stopped");
            StackTraceArguments main = new StackTraceArguments();
            main.setThreadId(1);
            assertThat(adapter.stackTrace(main).join().getStackFrames()).hasSize(1);
            adapter.terminate(new TerminateArguments()).join();
            assertThat(client.next()).isEqualTo("terminated");
            adapter.disconnect(new DisconnectArguments()).join();
        }
    }

    private static final class Listening implements IDebugProtocolClient {
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return events.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public void stopped(StoppedEventArguments args) {
            events.add("stopped");
        }

        @Override
        public void terminated(TerminatedEventArguments args) {
            events.add("terminated");
        }
    }
}
