package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.fixtures.Guests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A string into a Rust program, a longer one out: the guest's allocator, records in memory. */
class AppendScenarioTest {
    private final Path guests = Guests.folder();

    // doc: append-interface
    interface Text {
        int alloc(int length);

        int append(int start, int length);

        void free(int start, int length);
    }

    // end

    @Test
    void aLongerStringComesOut() throws Exception {
        // doc: append
        StepInstance instance = StepModule.of(guests.resolve("append.wasm")).instantiate();
        LinearMemory memory = instance.memory();
        Text text = instance.as(Text.class);

        byte[] given = "Straße".getBytes(StandardCharsets.UTF_8);
        int start = text.alloc(given.length);
        memory.write(start, given);
        int record = text.append(start, given.length);
        text.free(start, given.length);

        int longer = memory.readInt(record);
        int length = memory.readInt(record + 4);
        assertThat(memory.readString(longer, length)).isEqualTo("Straße and a bit more");
        text.free(longer, length);
        // end

        // doc: append-addresses
        Value heapBase = instance.global("__heap_base").get();
        assertThat(start)
                .as("the guest's allocator begins behind its data")
                .isGreaterThanOrEqualTo(((Value.I32) heapBase).value());
        assertThat((long) longer + length).isLessThan(memory.byteSize());
        assertThat(memory.array()[longer])
                .as("address 0 is index 0 of the host's array")
                .isEqualTo((byte) 'S');
        // end
    }
}
