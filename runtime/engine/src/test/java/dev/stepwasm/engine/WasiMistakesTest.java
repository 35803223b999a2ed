package dev.stepwasm.engine;

import static dev.stepwasm.engine.WasiProgram.BAD_ADDRESS;
import static dev.stepwasm.engine.WasiProgram.CREATE;
import static dev.stepwasm.engine.WasiProgram.FINE;
import static dev.stepwasm.engine.WasiProgram.INVALID;
import static dev.stepwasm.engine.WasiProgram.NOT_CAPABLE;
import static dev.stepwasm.engine.WasiProgram.PREOPEN;
import static dev.stepwasm.engine.WasiProgram.READ;
import static dev.stepwasm.engine.WasiProgram.UNSUPPORTED;
import static dev.stepwasm.engine.WasiProgram.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What WASI programs cannot have is answered with error numbers, not with traps. */
class WasiMistakesTest {
    @TempDir
    private Path directory;

    private WasiProgram program;

    @BeforeEach
    void openADirectory() throws IOException {
        Files.writeString(directory.resolve("file"), "content");
        program = WasiProgram.in(directory);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void whatIsOpenToReadIsNotWrittenAndTheOtherWayRound() {
        int read = program.opened(PREOPEN, "file", 0, READ);
        assertThat(program.write(read, "new")).isEqualTo(NOT_CAPABLE);
        assertThat(program.call("set_size", read, 1L)).isEqualTo(NOT_CAPABLE);
        assertThat(program.call("set_size", read, 100L)).isEqualTo(NOT_CAPABLE);
        assertThat(program.call("allocate", read, 0L, 100L)).isEqualTo(NOT_CAPABLE);
        assertThat(directory.resolve("file")).hasContent("content");

        int write = program.opened(PREOPEN, "new", CREATE, WRITE);
        assertThat(program.read(write)).isEqualTo("error " + NOT_CAPABLE);
        assertThat(program.call("set_size", write, -1L)).isEqualTo(INVALID);
        assertThat(program.call("set_size", write, 3L)).isEqualTo(FINE);
        assertThat(directory.resolve("new")).hasSize(3);
    }

    @Test
    void aDescriptorThatCannotBeToldIsGuardedLikeAnyOther() {
        assertThatThrownBy(() -> program.call("open", PREOPEN, 0, 256, program.path("."), 0, 0L, 0L, 0, 65536))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("out of bounds memory access");

        assertThat(program.stat(PREOPEN + 1)).startsWith("type 3 ");
    }

    @Test
    void whatThereIsNotIsUnsupported() {
        assertThat(program.call("raise", 9)).isEqualTo(UNSUPPORTED);
        assertThat(program.call("set_rights", PREOPEN, 0L, 0L)).isEqualTo(UNSUPPORTED);
        assertThat(program.call("accept", PREOPEN, 0, 0)).isEqualTo(UNSUPPORTED);
        assertThat(program.call("receive", PREOPEN, 0, 0, 0, 0, 0)).isEqualTo(UNSUPPORTED);
        assertThat(program.call("send", PREOPEN, 0, 0, 0, 0)).isEqualTo(UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"1024, 0x70000000", "1024, 0x7FFFFFFF", "1024, -1", "65535, 2", "-1, 2", "65536, 1"})
    void roomThatTheProgramDoesNotHaveIsNotMade(int address, String length) {
        int file = program.opened(PREOPEN, "file", 0, READ | WRITE);
        int iovec = program.iovec(address, Integer.decode(length));

        assertThat(program.call("read", 0, iovec, 1, 0)).isEqualTo(BAD_ADDRESS);
        assertThat(program.call("read", file, iovec, 1, 0)).isEqualTo(BAD_ADDRESS);
        assertThat(program.call("pread", file, iovec, 1, 0L, 0)).isEqualTo(BAD_ADDRESS);
        assertThat(program.call("write", file, iovec, 1, 0)).isEqualTo(BAD_ADDRESS);
        assertThat(directory.resolve("file")).hasContent("content");
    }

    @Test
    void iovecsAreInMemoryAndRoomReachesToItsEnd() {
        int file = program.opened(PREOPEN, "file", 0, READ);

        assertThat(program.call("read", file, 65532, 1, 0)).isEqualTo(BAD_ADDRESS);
        assertThat(program.call("read", file, program.iovec(65535, 1), 1, 0)).isEqualTo(FINE);
        assertThat(program.call("read", file, program.iovec(65536, 0), 1, 0)).isEqualTo(FINE);
    }
}
