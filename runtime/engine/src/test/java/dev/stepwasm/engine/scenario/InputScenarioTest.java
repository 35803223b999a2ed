package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.fixtures.Guests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** The host writes into the memory of a Rust program; its mistakes become traps. */
class InputScenarioTest {
    private final Path guests = Guests.folder();

    // doc: input
    interface GetInput {
        void into(StepInstance caller, int room) throws IOException;
    }

    // end

    @Test
    void theHostWritesIntoTheGuestsMemory() throws Exception {
        // doc: input
        byte[] input = "to be or not to be".getBytes(StandardCharsets.UTF_8);
        Imports imports = Imports.builder()
                .function("host", "get_input_size", IntSupplier.class, () -> input.length)
                .function(
                        "host",
                        "get_input",
                        GetInput.class,
                        (caller, room) -> caller.memory().write(room, input))
                .build();
        StepInstance instance = StepModule.of(guests.resolve("input.wasm")).instantiate(imports);

        assertThat(instance.invoke("count_words").i32()).isEqualTo(6);
        // end
    }

    @Test
    void mistakesOfTheHostAreTraps() throws Exception {
        StepModule module = StepModule.of(guests.resolve("input.wasm"));
        // doc: input-traps
        Imports refusing = Imports.builder()
                .function("host", "get_input_size", IntSupplier.class, () -> {
                    throw Trap.ofHost("there is no input yet");
                })
                .function("host", "get_input", GetInput.class, (caller, room) -> {})
                .build();
        assertThatThrownBy(() -> module.instantiate(refusing).invoke("count_words"))
                .isInstanceOfSatisfying(Trap.class, trap -> {
                    assertThat(trap).hasMessage("trap in host function: there is no input yet");
                    assertThat(trap.reason()).isEqualTo(TrapReason.HOST);
                    assertThat(trap.backtrace()).isNotEmpty();
                });

        Imports failing = Imports.builder()
                .function("host", "get_input_size", IntSupplier.class, () -> 10)
                .function("host", "get_input", GetInput.class, (caller, room) -> {
                    throw new IOException("the disk is gone");
                })
                .build();
        assertThatThrownBy(() -> module.instantiate(failing).invoke("count_words"))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the disk is gone")
                .hasCauseInstanceOf(IOException.class);
        // end
    }
}
