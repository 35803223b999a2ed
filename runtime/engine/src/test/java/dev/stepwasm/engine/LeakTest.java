package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Instances that are closed and let go leave nothing behind. */
class LeakTest {
    private static final int INSTANCES = 10_000;

    private static final String TEXT = """
            (module
              (import "host" "f" (func $host (param i32)))
              (type $unary (func (param i32) (result i32)))
              (memory (export "memory") 1 2)
              (table $table (export "table") 4 funcref)
              (elem (table $table) (i32.const 0) func $twice)
              (global $g (export "g") (mut i32) (i32.const 7))
              (data (i32.const 0) "abc")
              (func $twice (type $unary) (i32.shl (local.get 0) (i32.const 1)))
              (func (export "run") (param i32) (result i32)
                (call $host (local.get 0))
                (i32.store (i32.const 16) (local.get 0))
                (call_indirect (type $unary) (local.get 0) (i32.const 0))))
            """;

    private static final Imports IMPORTS = Imports.builder()
            .function("host", "f", new FunctionType(List.of(Numeric.I32), List.of()), (caller, arguments) -> List.of())
            .build();

    @Test
    void instancesOfAModule() {
        StepModule module = Wat.module(TEXT);

        requireSteadyHeap(INSTANCES, () -> module.instantiate(IMPORTS));
    }

    @Test
    void instancesOfManyModules() {
        byte[] bytes = Wat.module(TEXT).bytes();

        requireSteadyHeap(INSTANCES / 5, () -> {
            try {
                return StepModule.ofBinary("leak.wasm", bytes).instantiate(IMPORTS);
            } catch (InvalidModuleException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void instancesOfOneControl() {
        StepModule module = Wat.module(TEXT);
        var control = new ExecutionControl();

        requireSteadyHeap(INSTANCES, () -> module.instantiate(IMPORTS, control));
    }

    @Test
    void instancesThatTrap() {
        StepModule module = Wat.module(TEXT.replace("(i32.const 16)", "(i32.const -1)"));

        requireSteadyHeap(INSTANCES, () -> module.instantiate(IMPORTS));
    }

    /** The last tenth of the instances leaves at most 5 % more than the second. */
    private static void requireSteadyHeap(int count, Supplier<StepInstance> instances) {
        var after = new ArrayList<Long>();
        for (int tenth = 0; tenth < 10; tenth++) {
            for (int i = 0; i < count / 10; i++) {
                use(instances.get());
            }
            after.add(heapAfterCollection());
        }
        assertThat(after.getLast())
                .as("bytes of heap after each tenth: %s", after)
                .isLessThanOrEqualTo(after.get(1) * 105 / 100);
    }

    private static void use(StepInstance instance) {
        try (instance) {
            assertThat(instance.invoke("run", Value.of(21))).containsExactly(Value.of(42));
        } catch (Trap trap) {
            assertThat(trap.reason()).isEqualTo(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
