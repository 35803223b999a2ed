package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole programs, stepped from their first instruction to their last. */
final class SteppingTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"INTO, INSTRUCTION", "INTO, LINE", "OVER, INSTRUCTION", "OVER, LINE", "OUT, LINE", "NONE, LINE"})
    void changesNothing(Stepping stepping, Granularity granularity) throws Exception {
        Stepped quicksort = step("quicksort.wat", stepping, granularity, new Invocation("run", List.of(Value.of(12))));
        assertThat(quicksort.outcome).isEqualTo(new Outcome.Returned(List.of(Value.of(1))));

        Stepped sha = step("sha256.wat", stepping, granularity, new Invocation("_start", List.of()));
        assertThat(sha.outcome.exitCode()).isZero();
        assertThat(sha.output).startsWith("ba7816bf").endsWith("15ad\n");
        assertThat(sha.stops).isBetween(1, stepping == Stepping.INTO ? 1_000_000 : 1_000);
    }

    private record Stepped(Outcome outcome, String output, int stops) {}

    private static Stepped step(String sample, Stepping stepping, Granularity granularity, Invocation invocation)
            throws Exception {
        Fixture fixture = Fixtures.sample(sample);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Imports imports =
                Imports.builder().wasi(WasiOptions.none().withStdout(output)).build();
        AtomicInteger stops = new AtomicInteger();
        AtomicReference<Outcome> end = new AtomicReference<>();
        AtomicReference<Debugger> debugger = new AtomicReference<>();
        DebugListener listener = new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {
                stops.incrementAndGet();
                assertThat(stop).isInstanceOfAny(Stop.Entry.class, Stop.Stepped.class);
                assertThat(debugger.get().frames(0, 1).getFirst().position()).isPresent();
                debugger.get().resume(stepping, granularity);
            }

            @Override
            public void ended(Outcome outcome) {
                end.set(outcome);
            }
        };
        StepModule module = StepModule.ofText(sample, fixture.text());
        try (Debugger stepped = new Debugger(module, imports, listener)) {
            debugger.set(stepped);
            stepped.launch(invocation, true);
            assertThat(stepped.awaitEnd(DEADLINE)).isTrue();
        }
        return new Stepped(end.get(), output.toString(StandardCharsets.UTF_8), stops.get());
    }
}
