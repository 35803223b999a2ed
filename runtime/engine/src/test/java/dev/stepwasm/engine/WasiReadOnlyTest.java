package dev.stepwasm.engine;

import static dev.stepwasm.engine.WasiProgram.APPEND;
import static dev.stepwasm.engine.WasiProgram.CREATE;
import static dev.stepwasm.engine.WasiProgram.DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.FINE;
import static dev.stepwasm.engine.WasiProgram.PREOPEN;
import static dev.stepwasm.engine.WasiProgram.READ;
import static dev.stepwasm.engine.WasiProgram.READ_ONLY;
import static dev.stepwasm.engine.WasiProgram.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which a WASI program might write where it must not. */
class WasiReadOnlyTest {
    @TempDir
    private Path directory;

    private WasiProgram program;

    @BeforeEach
    void openADirectory() throws IOException {
        Files.writeString(directory.resolve("file"), "content");
        program = WasiProgram.readOnlyIn(directory);
    }

    @AfterEach
    void nothingHasChanged() throws IOException {
        program.close();
        assertThat(directory.resolve("file")).hasContent("content");
        try (var names = Files.list(directory)) {
            assertThat(names).containsExactly(directory.resolve("file"));
        }
    }

    @Test
    void nothingIsOpenedToAppend() {
        assertThat(program.open(PREOPEN, "file", 0, 0, APPEND)).isEqualTo(READ_ONLY);
        assertThat(program.open(PREOPEN, "file", 0, READ, APPEND)).isEqualTo(READ_ONLY);
        assertThat(program.open(PREOPEN, "file", DIRECTORY, READ, APPEND)).isNotEqualTo(FINE);
    }

    @Test
    void whatIsOpenIsNotWrittenEither() {
        int file = program.opened(PREOPEN, "file", 0, READ);

        assertThat(program.write(file, "new")).isEqualTo(READ_ONLY);
        assertThat(program.call("set_size", file, 0L)).isEqualTo(READ_ONLY);
        assertThat(program.call("allocate", file, 0L, 100L)).isEqualTo(READ_ONLY);
    }

    @Test
    void aDirectoryStaysReadOnlyUnderItsOwnAndUnderAnotherNumber() {
        assertThat(program.call("renumber", PREOPEN, PREOPEN)).isEqualTo(FINE);
        assertThat(program.open(PREOPEN, "new", CREATE, WRITE, 0)).isEqualTo(READ_ONLY);

        int file = program.opened(PREOPEN, "file", 0, READ);
        assertThat(program.call("renumber", PREOPEN, file)).isEqualTo(FINE);
        assertThat(program.open(file, "new", CREATE, WRITE, 0)).isEqualTo(READ_ONLY);
    }
}
