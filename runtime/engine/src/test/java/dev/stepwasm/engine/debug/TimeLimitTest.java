package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the time of a program is over. */
class TimeLimitTest {
    private final CountDownLatch rung = new CountDownLatch(1);

    private boolean rings() throws InterruptedException {
        return rung.await(30, TimeUnit.SECONDS);
    }

    @Test
    void endsAProgramThatRunsForThatLong() throws InterruptedException {
        var limit = new TimeLimit(Optional.of(Duration.ofMillis(20)), rung::countDown);
        limit.runs();

        assertThat(rings()).isTrue();
        assertThat(limit.outcome()).contains(new Outcome.Failed("the program ran longer than 20 ms and was ended"));
    }

    @Test
    void noTimePassesWhileTheProgramStands() throws InterruptedException {
        var standing = new TimeLimit(Optional.of(Duration.ofMillis(500)), () -> {});
        standing.runs();
        standing.stands();
        // Alarms ring in their order: when this one does, the other would have.
        new TimeLimit(Optional.of(Duration.ofMillis(600)), rung::countDown).runs();

        assertThat(rings()).isTrue();
        assertThat(standing.outcome()).isEmpty();
    }

    @Test
    void theTimesBetweenStopsAddUp() throws InterruptedException {
        var limit = new TimeLimit(Optional.of(Duration.ofMillis(50)), rung::countDown);
        for (int i = 0; i < 1000; i++) {
            limit.runs();
            limit.stands();
        }
        limit.runs();

        assertThat(rings()).isTrue();
    }

    @Test
    void aProgramWithoutALimitIsNotEnded() {
        var limit = new TimeLimit(Optional.empty(), rung::countDown);
        limit.runs();
        limit.stands();

        assertThat(limit.outcome()).isEmpty();
    }
}
