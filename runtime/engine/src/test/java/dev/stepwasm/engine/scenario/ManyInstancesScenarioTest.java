package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One module, many instances, many threads. */
class ManyInstancesScenarioTest {
    // doc: many
    private static final String COUNTER = """
            (module
              (memory (export "memory") 1)
              (global $count (mut i32) (i32.const 0))
              (func (export "next") (result i32)
                (global.set $count (i32.add (global.get $count) (i32.const 1)))
                (i32.store8 (global.get $count) (i32.const 1))
                (global.get $count)))
            """;

    // end

    @Test
    void aThousandInstancesHaveStatesOfTheirOwn() throws Exception {
        // doc: many
        StepModule counter = StepModule.of(COUNTER);
        List<StepInstance> instances = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            instances.add(counter.instantiate());
        }

        for (int i = 0; i < 1000; i++) {
            for (int call = 1; call <= 1 + i % 3; call++) {
                assertThat(instances.get(i).invoke("next").i32()).isEqualTo(call);
            }
        }
        instances.forEach(StepInstance::close);
        // end
    }

    @Test
    void eachThreadHasAnInstanceOfItsOwn() throws Exception {
        // doc: threads
        StepModule counter = StepModule.of(COUNTER);
        Callable<Integer> work = () -> {
            try (StepInstance own = counter.instantiate()) {
                int last = 0;
                for (int i = 0; i < 10_000; i++) {
                    last = own.invoke("next").i32();
                }
                return last;
            }
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> last : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(last.get()).isEqualTo(10_000);
            }
        }
        // end
    }
}
