package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Pipe;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A C program as a function from JSON to JSON. */
class JsonScenarioTest {
    private final Path guests = Guests.folder();

    // doc: json
    record Answer(int exitCode, String output, String messages) {}

    static Answer run(StepModule program, String input) {
        Pipe output = new Pipe();
        Pipe messages = new Pipe();
        Imports imports = Imports.builder()
                .wasi(WasiOptions.none()
                        .withStdin(Pipe.of(input))
                        .withStdout(output)
                        .withStderr(messages))
                .build();
        try (StepInstance instance = program.instantiate(imports)) {
            return new Answer(instance.start(), output.readText(), messages.readText());
        }
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
