package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Bytes and strings in the memory of a C program. */
class MemoryScenarioTest {
    private final Path guests = Guests.folder();

    @Test
    void bytesAndStrings() throws Exception {
        // doc: memory-bytes
        StepInstance instance = StepModule.of(guests.resolve("sum.wasm")).instantiate();
        LinearMemory memory = instance.memory("memory");
        int scratch = instance.invoke("scratch").i32();

        instance.invoke("set_byte", scratch, 65);
        assertThat(memory.readByte(scratch)).isEqualTo((byte) 'A');
        assertThat(instance.invoke("get_byte", scratch).i32()).isEqualTo('A');
        // end

        // doc: memory-strings
        int greeting = instance.invoke("greeting").i32();
        assertThat(memory.readCString(greeting)).isEqualTo("Hello, 世界!");
        assertThat(memory.readByte(greeting)).isEqualTo((byte) 'H');

        int length = memory.writeString(scratch, "Grüße");
        assertThat(length).isEqualTo(7);
        assertThat(memory.readString(scratch, length)).isEqualTo("Grüße");
        assertThat(instance.invoke("get_byte", scratch).i32()).isEqualTo('G');
        // end

        // doc: memory-views
        memory.writeInts(scratch, 1, -2, 3);
        assertThat(memory.readInts(scratch, 3)).containsExactly(1, -2, 3);
        memory.writeDouble(scratch, 0.5);
        assertThat(memory.readDouble(scratch)).isEqualTo(0.5);

        assertThat(memory.byteSize()).isEqualTo(65_536);
        assertThat(memory.grow(1)).as("pages before").isEqualTo(1);
        memory.writeString(65_536, "in the second page");
        // end

        // doc: memory-outside
        assertThatThrownBy(() -> memory.readString(131_070, 4))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("address 131070 with 4 bytes is outside a memory of 131072 bytes");
        // end
    }
}
