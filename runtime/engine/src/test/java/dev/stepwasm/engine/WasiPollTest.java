package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How WASI programs wait for time and input of the machine. */
@Timeout(30)
class WasiPollTest {
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int NO_DESCRIPTOR = 8;
    private static final int CLOCK = 0;
    private static final int FD_READ = 1;
    private static final int FD_WRITE = 2;
    private static final int SUBSCRIPTIONS = 1000;
    private static final int EVENTS = 2000;

    private static final String PROGRAM = """
            (module
              (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (func (export "poll") (param $subscriptions i32) (result i32)
                (call $poll (i32.const 1000) (i32.const 2000) (local.get $subscriptions) (i32.const 3000)))
              ;; How many bytes could be read.
              (func (export "read") (result i32)
                (i32.store (i32.const 0) (i32.const 100))
                (i32.store (i32.const 4) (i32.const 50))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                (i32.load (i32.const 8))))
            """;

    private static StepInstance program(InputStream input, InstanceOptions options) {
        return Wat.module(PROGRAM)
                .instantiate(
                        Imports.builder()
                                .wasi(WasiOptions.none().withStdin(input))
                                .build(),
                        options);
    }

    private static StepInstance program(InputStream input) {
        return program(input, InstanceOptions.defaults());
    }

    private static void subscribe(StepInstance program, int index, int tag, int descriptor) {
        int at = SUBSCRIPTIONS + 48 * index;
        program.memory().writeLong(at, 10 + index);
        program.memory().writeByte(at + 8, (byte) tag);
        program.memory().writeInt(at + 16, descriptor);
    }

    private static void sleep(StepInstance program, int index, Duration time) {
        subscribe(program, index, CLOCK, 1);
        program.memory().writeLong(SUBSCRIPTIONS + 48 * index + 24, time.toNanos());
    }

    /** {@return the events} */
    private static String poll(StepInstance program, int count) {
        assertThat(program.invoke("poll", count).i32()).isZero();
        var events = new StringBuilder();
        for (int i = 0; i < program.memory().readInt(3000); i++) {
            int at = EVENTS + 32 * i;
            events.append(program.memory().readLong(at))
                    .append(" error ")
                    .append(program.memory().readShort(at + 8))
                    .append(" bytes ")
                    .append(program.memory().readLong(at + 16))
                    .append("; ");
        }
        return events.toString();
    }

    @Test
    void anInputThatHasEndedIsReady() {
        StepInstance program = program(InputStream.nullInputStream());
        subscribe(program, 0, FD_READ, INPUT);
        sleep(program, 1, Duration.ofHours(1));

        assertThat(poll(program, 2)).isEqualTo("10 error 0 bytes 0; ");
        assertThat(program.invoke("read").i32()).isZero();
        assertThat(poll(program, 1)).isEqualTo("10 error 0 bytes 0; ");
    }

    @Test
    void inputThatIsThereIsReady() {
        StepInstance program = program(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        subscribe(program, 0, FD_READ, INPUT);
        sleep(program, 1, Duration.ofHours(1));

        assertThat(poll(program, 2)).isEqualTo("10 error 0 bytes 3; ");
        assertThat(program.invoke("read").i32()).isEqualTo(3);
    }

    @Test
    void inputEndsTheWaitWhenItComes() throws IOException {
        var pipe = new PipedOutputStream();
        StepInstance program = program(new PipedInputStream(pipe));
        subscribe(program, 0, FD_READ, INPUT);
        sleep(program, 1, Duration.ofMillis(1));
        assertThat(poll(program, 2)).isEqualTo("11 error 0 bytes 0; ");

        CompletableFuture<String> events = CompletableFuture.supplyAsync(() -> poll(program, 1));
        pipe.write(new byte[] {7, 8, 9});
        pipe.flush();

        assertThat(events.join()).startsWith("10 error 0 bytes ");
        assertThat(program.invoke("read").i32()).isEqualTo(3);
        assertThat(program.memory().read(100, 3)).containsExactly(7, 8, 9);
    }

    @Test
    void descriptorsThatNeedNoWaitAreReadyAndMissingOnesAreErrors() {
        StepInstance program = program(InputStream.nullInputStream());
        subscribe(program, 0, FD_WRITE, OUTPUT);
        subscribe(program, 1, FD_READ, 77);
        sleep(program, 2, Duration.ofHours(1));

        assertThat(poll(program, 3)).isEqualTo("10 error 0 bytes 0; 11 error " + NO_DESCRIPTOR + " bytes 0; ");
    }

    @Test
    void sleepTakesItsTime() {
        StepInstance program = program(InputStream.nullInputStream());
        sleep(program, 0, Duration.ofMillis(30));
        sleep(program, 1, Duration.ofHours(1));
        long start = System.nanoTime();

        assertThat(poll(program, 2)).isEqualTo("10 error 0 bytes 0; ");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aTimeoutEndsSleep(Tier tier) {
        StepInstance program = program(
                InputStream.nullInputStream(),
                InstanceOptions.defaults().withTier(tier).withTimeout(Duration.ofMillis(50)));
        sleep(program, 0, Duration.ofHours(1));

        assertThatThrownBy(() -> program.invoke("poll", 1)).isInstanceOf(CallTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void cancellingEndsSleepAndTheNextCallRuns(Tier tier) throws InterruptedException {
        StepInstance program = program(
                InputStream.nullInputStream(), InstanceOptions.defaults().withTier(tier));
        sleep(program, 0, Duration.ofHours(1));
        var call = CompletableFuture.supplyAsync(() -> program.invoke("poll", 1));
        while (!call.isDone()) {
            program.cancel(); // It does nothing before the call has begun.
            CompletableFuture.anyOf(call, new CompletableFuture<>().completeOnTimeout("", 5, TimeUnit.MILLISECONDS))
                    .exceptionally(failure -> null)
                    .join();
        }

        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        sleep(program, 0, Duration.ofMillis(1));
        assertThat(poll(program, 1)).isEqualTo("10 error 0 bytes 0; ");
    }

    @Test
    void anInterruptEndsSleep() {
        StepInstance program = program(InputStream.nullInputStream());
        sleep(program, 0, Duration.ofHours(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> program.invoke("poll", 1))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
