package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.CallLimits;
import dev.stepwasm.engine.CallTimeoutException;
import dev.stepwasm.engine.CancelledException;
import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Endless loops end, by time, by instructions, from another thread; memories stay small. */
class LimitsScenarioTest {
    // doc: limits-spin
    private static final String SPIN = """
            (module
              (memory (export "memory") 1)
              (global $turns (export "turns") (mut i32) (i32.const 0))
              (func $spin (export "spin")
                (loop $again
                  (global.set $turns (i32.add (global.get $turns) (i32.const 1)))
                  (br $again)))
              (func (export "grow") (param $pages i32) (result i32)
                (memory.grow (local.get $pages))))
            """;

    // end

    @Test
    void everyCallHasATimeout() throws Exception {
        // doc: limits-default
        InstanceOptions options = InstanceOptions.defaults().withTimeout(Duration.ofMillis(50));
        StepInstance instance = StepModule.ofText("spin.wat", SPIN).instantiate(Imports.none(), options);

        assertThatThrownBy(() -> instance.invoke("spin"))
                .isInstanceOfSatisfying(CallTimeoutException.class, timeout -> {
                    assertThat(timeout).hasMessage("the call took longer than 50 ms");
                    assertThat(timeout.backtrace().getFirst().show()).startsWith("$spin (spin.wat:");
                });
        assertThat(instance.global("turns").get().show())
                .as("the state stays readable")
                .isNotEqualTo("0");
        // end
    }

    @Test
    void oneCallHasALimitOfItsOwn() throws Exception {
        StepModule spin = StepModule.ofText("spin.wat", SPIN);
        // doc: limits-own
        StepInstance instance = spin.instantiate();

        assertThatThrownBy(() ->
                        instance.within(CallLimits.ofTimeout(Duration.ofMillis(50)), () -> instance.invoke("spin")))
                .isInstanceOf(CallTimeoutException.class);
        // end
    }

    @Test
    void fuelIsExact() throws Exception {
        StepModule spin = StepModule.ofText("spin.wat", SPIN);
        // doc: limits-fuel
        StepInstance instance =
                spin.instantiate(Imports.none(), InstanceOptions.defaults().withFuel(1_000_000));

        assertThatThrownBy(() -> instance.invoke("spin")).isInstanceOf(FuelExhaustedException.class);
        assertThat(instance.control().instructionCount()).isEqualTo(1_000_000);
        // end
    }

    @Test
    void anotherThreadCancelsACall() throws Exception {
        // doc: limits-cancel
        CountDownLatch running = new CountDownLatch(1);
        Imports imports = Imports.builder()
                .function("host", "running", Runnable.class, running::countDown)
                .build();
        StepInstance instance = StepModule.of("""
                        (module
                          (import "host" "running" (func $running))
                          (func (export "spin")
                            (call $running)
                            (loop $again (br $again))))
                        """).instantiate(imports);

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> call = threads.submit(() -> instance.invoke("spin"));
            running.await();
            instance.cancel();

            assertThatThrownBy(call::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancelledException.class);
        }
        // end
    }

    @Test
    void memoryHasALimit() throws Exception {
        StepModule spin = StepModule.ofText("spin.wat", SPIN);
        // doc: limits-memory
        StepInstance instance =
                spin.instantiate(Imports.none(), InstanceOptions.defaults().withMemoryBytes(10 * 65_536));

        assertThat(instance.invoke("grow", 9).i32()).as("pages before").isEqualTo(1);
        assertThat(instance.invoke("grow", 1).i32())
                .as("refused, as the standard allows")
                .isEqualTo(-1);
        // end
    }
}
