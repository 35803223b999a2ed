package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import org.junit.jupiter.api.Test;

/** A memory that the host makes and guests import. */
class HostMemoryScenarioTest {
    @Test
    void guestsShareAMemoryOfTheHost() throws Exception {
        // doc: host-memory
        LinearMemory memory = LinearMemory.of(MemoryType.of(Limits.atLeast(1)));
        Imports imports = Imports.builder().memory("host", "memory", memory).build();
        StepModule module = StepModule.of("""
                (module
                  (import "host" "memory" (memory 1))
                  (func (export "next") (param $at i32) (result i32)
                    (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
                    (i32.load (local.get $at))))
                """);

        memory.writeInt(1000, 41);
        StepInstance one = module.instantiate(imports);
        StepInstance two = module.instantiate(imports);

        assertThat(one.invoke("next", 1000).i32()).isEqualTo(42);
        assertThat(two.invoke("next", 1000).i32()).isEqualTo(43);
        assertThat(memory.readInt(1000)).isEqualTo(43);
        // end
    }
}
