package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.fixtures.Guests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WASI programs in C: what they see is what the host says. */
class WasiScenarioTest {
    private final Path guests = Guests.folder();

    @TempDir
    private Path folder;

    // doc: wasi-world
    interface ClockTimeGet {
        int write(StepInstance caller, int clock, long precision, int at);
    }

    interface RandomGet {
        int fill(StepInstance caller, int start, int length);
    }

    // end

    @Test
    void aProgramSeesWhatItIsGiven() throws Exception {
        Files.writeString(folder.resolve("greeting.txt"), "Hello from a file\n");
        // doc: wasi-world
        var output = new ByteArrayOutputStream();
        Imports imports = Imports.builder()
                .wasi(WasiOptions.none()
                        .withArguments(List.of("world", "one", "two"))
                        .withEnvironment("NAME", "Ada")
                        .withDirectory("/data", folder)
                        .withStdout(output))
                .function("wasi_snapshot_preview1", "random_get", RandomGet.class, (caller, start, length) -> {
                    caller.memory().fill(start, (byte) 7, length);
                    return 0;
                })
                .function(
                        "wasi_snapshot_preview1",
                        "clock_time_get",
                        ClockTimeGet.class,
                        (caller, clock, precision, at) -> {
                            caller.memory().writeLong(at, 1_700_000_000_000_000_000L);
                            return 0;
                        })
                .build();
        try (StepInstance program = StepModule.of(guests.resolve("world.wasm")).instantiate(imports)) {
            program.invoke("_start");
        } catch (ExitException exit) {
            assertThat(exit.code()).isZero();
        }

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("""
                argument one
                argument two
                NAME is Ada
                random 07 07 07 07
                time 1700000000
                Hello from a file
                """);
        // end
    }

    @Test
    void aReactorIsSetUpOnce() throws Exception {
        // doc: wasi-reactor
        var output = new ByteArrayOutputStream();
        Imports imports =
                Imports.builder().wasi(WasiOptions.none().withStdout(output)).build();
        try (StepInstance reactor =
                StepModule.of(guests.resolve("counter.wasm")).instantiate(imports)) {
            reactor.invoke("_initialize");

            assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("ready\n");
            assertThat(reactor.invoke("next").i32()).isEqualTo(41);
            assertThat(reactor.invoke("next").i32()).isEqualTo(42);
        }
        // end
    }
}
