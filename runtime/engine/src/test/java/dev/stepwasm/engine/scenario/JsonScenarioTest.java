package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.fixtures.Guests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A C program as a function from JSON to JSON. */
class JsonScenarioTest {
    private final Path guests = Guests.folder();

    // doc: json
    record Answer(int exitCode, String output, String messages) {}

    static Answer run(StepModule program, String input) {
        var output = new ByteArrayOutputStream();
        var messages = new ByteArrayOutputStream();
        Imports imports = Imports.builder()
                .wasi(WasiOptions.none()
                        .withStdin(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                        .withStdout(output)
                        .withStderr(messages))
                .build();
        int exitCode = 0;
        try (StepInstance instance = program.instantiate(imports)) {
            instance.invoke("_start");
        } catch (ExitException exit) {
            exitCode = exit.code();
        }
        return new Answer(exitCode, output.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }

    // end

    @Test
    void jsonInJsonOut() throws Exception {
        // doc: json-run
        StepModule program = StepModule.of(guests.resolve("json.wasm"));

        assertThat(run(program, "{\"name\": \"Ada\", \"numbers\": [1, 2.5, -8]}"))
                .isEqualTo(new Answer(0, "{\"greeting\": \"Hello, Ada!\", \"sum\": -4.5}\n", ""));
        assertThat(run(program, "{\"nome\": \"Ada\"}"))
                .isEqualTo(new Answer(1, "", "byte 2: expected name or numbers\n"));
        // end
    }
}
