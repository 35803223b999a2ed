package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Pipe;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WASI programs in C: what they see is what the host says. */
class WasiScenarioTest {
    private final Path guests = Guests.folder();

    @TempDir
    private Path folder;

    // doc: wasi-world
    interface RandomGet {
        int fill(StepInstance caller, int start, int length);
    }

    // end

    @Test
    void aProgramSeesWhatItIsGiven() throws Exception {
        Files.writeString(folder.resolve("greeting.txt"), "Hello from a file\n");
        // doc: wasi-world
        Pipe output = new Pipe();
        Imports imports = Imports.builder()
                .wasi(WasiOptions.none()
                        .withArguments("world", "one", "two")
                        .withEnvironment("NAME", "Ada")
                        .withDirectory("/data", folder)
                        .withClock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                        .withStdout(output))
                .function("wasi_snapshot_preview1", "random_get", RandomGet.class, (caller, start, length) -> {
                    caller.memory().fill(start, (byte) 7, length);
                    return 0;
                })
                .build();

        try (StepInstance program = StepModule.of(guests.resolve("world.wasm")).instantiate(imports)) {
            assertThat(program.start()).as("exit code").isZero();
        }
        assertThat(output.readText()).isEqualTo("""
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
    void aProgramThatSeesNothingSaysSo() throws Exception {
        // doc: wasi-nothing
        Pipe output = new Pipe();
        Pipe messages = new Pipe();
        Imports imports = Imports.builder()
                .wasi(WasiOptions.none().withStdout(output).withStderr(messages))
                .build();

        try (StepInstance program = StepModule.of(guests.resolve("world.wasm")).instantiate(imports)) {
            assertThat(program.start()).as("exit code").isEqualTo(1);
        }
        assertThat(output.readText()).startsWith("NAME is not set\n");
        assertThat(messages.readText()).startsWith("/data/greeting.txt: ");
        // end
    }

    @Test
    void anEchoThroughPipes() throws Exception {
        // doc: wasi-pipes
        Pipe input = Pipe.of("Is anybody there?\n");
        Pipe output = new Pipe();
        input.write("Hello?\n");
        Imports imports = Imports.builder()
                .wasi(WasiOptions.none()
                        .withArguments("echo", "... ")
                        .withStdin(input)
                        .withStdout(output))
                .build();

        try (StepInstance program = StepModule.of(guests.resolve("echo.wasm")).instantiate(imports)) {
            program.start();
        }
        assertThat(output.readText()).isEqualTo("... Is anybody there?\n... Hello?\n");
        output.seek(4);
        assertThat(output.read(2)).asString().isEqualTo("Is");
        // end
    }

    @Test
    void aReactorIsSetUpOnce() throws Exception {
        // doc: wasi-reactor
        Pipe output = new Pipe();
        Imports imports =
                Imports.builder().wasi(WasiOptions.none().withStdout(output)).build();
        try (StepInstance reactor =
                StepModule.of(guests.resolve("counter.wasm")).instantiate(imports)) {
            reactor.start();

            assertThat(output.readText()).isEqualTo("ready\n");
            assertThat(reactor.invoke("next").i32()).isEqualTo(41);
            assertThat(reactor.invoke("next").i32()).isEqualTo(42);
        }
        // end
    }
}
