package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Programs with a clock that is not the machine's. */
class VirtualClockTest {
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int INVALID = 28;

    private final StepInstance program = program(VirtualClock.from(Instant.parse("2024-02-29T12:00:00Z")));

    private static StepInstance program(VirtualClock clock) {
        WasiOptions options =
                WasiOptions.none().withClock(clock).withStdin(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        return Wat.module("""
                        (module
                          (func (export "time") (import "wasi_snapshot_preview1" "clock_time_get")
                            (param i32 i64 i32) (result i32))
                          (func (export "poll") (import "wasi_snapshot_preview1" "poll_oneoff")
                            (param i32 i32 i32 i32) (result i32))
                          (memory (export "memory") 1))
                        """).instantiate(Imports.builder().wasi(options).build());
    }

    private long time(int clock) {
        assertThat(program.invoke("time", clock, 1L, 0).i32()).isZero();
        return program.memory().readLong(0);
    }

    @Test
    void timeBeginsWhereItShouldAndPassesWhenItIsRead() {
        long beginning = Instant.parse("2024-02-29T12:00:00Z").getEpochSecond() * 1_000_000_000;

        assertThat(time(REALTIME)).isEqualTo(beginning);
        assertThat(time(REALTIME)).isEqualTo(beginning + 1_000);
        assertThat(time(MONOTONIC)).isEqualTo(2_000);
        assertThat(program.invoke("time", 7, 1L, 0).i32()).isEqualTo(INVALID);
    }

    @Test
    void sleepingTakesNoTimeButTheClockGoesOn() {
        clock(1000, 11, Duration.ofDays(1), false);
        clock(1048, 12, Duration.ofHours(1), false);
        long before = time(MONOTONIC);

        assertThat(poll(2)).isEqualTo(1);
        assertThat(event(0)).isEqualTo("12 error 0 type 0 bytes 0");
        assertThat(Duration.ofNanos(time(MONOTONIC) - before)).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    void aProgramSleepsUntilATime() {
        clock(1000, 5, Duration.ofSeconds(60), true);

        assertThat(poll(1)).isEqualTo(1);
        assertThat(time(MONOTONIC)).isBetween(60_000_000_000L, 60_000_100_000L);
    }

    @Test
    void inputIsThereWithoutWaiting() {
        clock(1000, 5, Duration.ofSeconds(60), false);
        program.memory().writeLong(1048, 6);
        program.memory().writeByte(1056, (byte) 1);
        program.memory().writeInt(1064, 0);

        assertThat(poll(2)).isEqualTo(1);
        assertThat(event(0)).isEqualTo("6 error 0 type 1 bytes 3");
        assertThat(time(MONOTONIC)).isLessThan(1_000_000);
    }

    @Test
    void waitingForNothingIsAnError() {
        assertThat(program.invoke("poll", 1000, 2000, 0, 0).i32()).isEqualTo(INVALID);
        program.memory().writeByte(1008, (byte) 9);
        assertThat(program.invoke("poll", 1000, 2000, 1, 0).i32()).isEqualTo(INVALID);
    }

    private void clock(int at, long userData, Duration time, boolean absolute) {
        program.memory().writeLong(at, userData);
        program.memory().writeInt(at + 16, MONOTONIC);
        program.memory().writeLong(at + 24, time.toNanos());
        program.memory().writeShort(at + 40, (short) (absolute ? 1 : 0));
    }

    private int poll(int count) {
        assertThat(program.invoke("poll", 1000, 2000, count, 3000).i32()).isZero();
        return program.memory().readInt(3000);
    }

    private String event(int index) {
        int at = 2000 + 32 * index;
        return program.memory().readLong(at) + " error " + program.memory().readShort(at + 8) + " type "
                + program.memory().readByte(at + 10) + " bytes "
                + program.memory().readLong(at + 16);
    }
}
