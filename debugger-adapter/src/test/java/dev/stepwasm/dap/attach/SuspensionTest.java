package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepModule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SuspensionTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Suspension suspension =
            new Suspension(new PrintStream(errors, true, StandardCharsets.UTF_8), "waiting");

    @Test
    void letsInstancesWaitUntilItEnds() throws Exception {
        suspension.begin();
        List<Thread> makers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            makers.add(start());
        }
        makers.forEach(SuspensionTest::awaitWaiting);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("waiting");

        suspension.end();

        for (Thread maker : makers) {
            assertThat(maker.join(SOON)).isTrue();
        }
        assertThat(start().join(SOON)).as("one that is made later").isTrue();
    }

    @Test
    void letsGoWhoIsInterrupted() throws Exception {
        suspension.begin();
        try {
            Thread maker = start();
            awaitWaiting(maker);
            maker.interrupt();
            assertThat(maker.join(SOON)).isTrue();
        } finally {
            suspension.end();
        }
    }

    private static void awaitWaiting(Thread maker) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (maker.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            assertThat(maker.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    /** {@return a thread that makes an instance and then ends} */
    private static Thread start() throws Exception {
        StepModule module = StepModule.of("(module)");
        return Thread.ofPlatform().daemon().start(module::instantiate);
    }
}
