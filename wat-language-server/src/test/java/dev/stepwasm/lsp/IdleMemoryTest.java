package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class IdleMemoryTest {
    private static final long MUCH = 1L << 40;

    @Test
    void collectsWhenItIsQuietAndWorthIt() {
        AtomicInteger collections = new AtomicInteger();
        IdleMemory memory = IdleMemory.watch(new ByteArrayInputStream(new byte[0]), collections::incrementAndGet);
        memory.look(TimeUnit.SECONDS.toNanos(1) - 1, MUCH);
        assertThat(collections).as("somebody has just spoken").hasValue(0);
        memory.look(TimeUnit.SECONDS.toNanos(4), MUCH);
        assertThat(collections).hasValue(1);
        memory.look(TimeUnit.SECONDS.toNanos(5), 0);
        assertThat(collections).as("nothing has come since").hasValue(1);
    }

    @Test
    void passesOnWhatIsRead() throws Exception {
        IdleMemory memory = IdleMemory.watch(new ByteArrayInputStream(new byte[] {1, 2, 3}), () -> {});
        assertThat(memory.read()).isEqualTo(1);
        assertThat(memory.readAllBytes()).containsExactly(2, 3);
    }
}
