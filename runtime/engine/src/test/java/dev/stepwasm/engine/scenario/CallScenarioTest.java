package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** A module in a Java string; functions called by name. */
class CallScenarioTest {
    private final Path guests = Guests.folder();

    @Test
    void aModuleInAString() throws Exception {
        // doc: first-call
        StepModule module = StepModule.of("""
                (module
                  (func (export "add_one") (param $x i32) (result i32)
                    (i32.add (local.get $x) (i32.const 1))))
                """);
        try (StepInstance instance = module.instantiate()) {
            assertThat(instance.invoke("add_one", 41).i32()).isEqualTo(42);
        }
        // end
    }

    @Test
    void aModuleInAFile() throws Exception {
        // doc: call-file
        StepInstance instance = StepModule.of(guests.resolve("sum.wasm")).instantiate();

        assertThat(instance.invoke("sum", 50, -8).i32()).isEqualTo(42);
        // end

        // doc: call-ways
        IntBinaryOperator sum = instance.function("sum", IntBinaryOperator.class);
        assertThat(sum.applyAsInt(50, -8)).isEqualTo(42);

        assertThat(instance.invoke("sum", Value.of(50), Value.of(-8))).containsExactly(Value.of(42));
        // end

        // doc: call-exists
        assertThat(instance.hasExport("sum")).isTrue();
        assertThat(instance.hasExport("product")).isFalse();
        assertThat(instance.module().exports())
                .extracting(export -> export.name() + ": " + export.type().show())
                .contains("sum: func [i32 i32] -> [i32]", "greeting: func [] -> [i32]");
        // end
    }
}
