package dev.stepwasm.engine;

import static dev.stepwasm.engine.WasiProgram.CREATE;
import static dev.stepwasm.engine.WasiProgram.DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.FINE;
import static dev.stepwasm.engine.WasiProgram.FOLLOW;
import static dev.stepwasm.engine.WasiProgram.IS_DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.NO_DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.NO_ENTRY;
import static dev.stepwasm.engine.WasiProgram.PREOPEN;
import static dev.stepwasm.engine.WasiProgram.READ;
import static dev.stepwasm.engine.WasiProgram.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a WASI program learns of what it has open, also when something else has taken its place. */
class WasiDescriptorsTest {
    private static final int SET_BOTH_TIMES = 1 | 4;
    private static final FileTime BEFORE = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path host;

    private Path inside;
    private Path secret;
    private WasiProgram program;

    @BeforeEach
    void openADirectory() throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        Path outside = Files.createDirectory(host.resolve("outside"));
        secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.setLastModifiedTime(secret, BEFORE);
        Files.createSymbolicLink(inside.resolve("out"), Path.of("..", "outside"));
        Files.createSymbolicLink(inside.resolve("out-file"), Path.of("..", "outside", "secret"));
        Files.createSymbolicLink(inside.resolve("dangling"), Path.of("nothing"));
        Files.writeString(inside.resolve("file"), "content");
        Files.createDirectory(inside.resolve("directory"));
        program = WasiProgram.in(inside);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aLinkInThePlaceOfAnOpenDirectoryLeadsNowhere() throws IOException {
        int directory = program.opened(PREOPEN, "directory", DIRECTORY, 0);
        assertThat(program.at("rmdir", PREOPEN, "directory")).isEqualTo(FINE);
        Files.createSymbolicLink(inside.resolve("directory"), Path.of("out"));

        assertThat(program.open(directory, "secret", 0, READ, 0)).isEqualTo(NO_ENTRY);
        assertThat(program.open(directory, "new", CREATE, WRITE, 0)).isEqualTo(NO_ENTRY);
        assertThat(program.stat(directory, "secret", FOLLOW)).isEqualTo("error " + NO_ENTRY);
        assertThat(program.list(directory, 0, 1000)).containsExactly("error " + NO_ENTRY);
        assertThat(program.stat(directory)).isEqualTo("error " + NO_ENTRY);
        assertThat(program.call("set_times", directory, 0L, 0L, SET_BOTH_TIMES)).isEqualTo(NO_ENTRY);
        assertThat(host.resolve("outside").resolve("new")).doesNotExist();
    }

    @Test
    void aDirectoryInThePlaceOfAnOpenOneIsAnother() {
        int directory = program.opened(PREOPEN, "directory", DIRECTORY, 0);
        assertThat(program.at("rmdir", PREOPEN, "directory")).isEqualTo(FINE);
        assertThat(program.at("mkdir", PREOPEN, "other")).isEqualTo(FINE); // It gets the inode that is free now.
        assertThat(program.at("mkdir", PREOPEN, "directory")).isEqualTo(FINE);

        assertThat(program.stat(directory)).isEqualTo("error " + NO_ENTRY);
    }

    @Test
    void aLinkInThePlaceOfAnOpenFileLeadsNowhere() throws IOException {
        int file = program.opened(PREOPEN, "file", 0, READ | WRITE);
        assertThat(program.at("unlink", PREOPEN, "file")).isEqualTo(FINE);
        Files.createSymbolicLink(inside.resolve("file"), Path.of("out-file"));

        assertThat(program.stat(file)).isEqualTo("error " + NO_ENTRY);
        assertThat(program.call("set_times", file, 0L, 0L, SET_BOTH_TIMES)).isEqualTo(NO_ENTRY);
        assertThat(program.read(file)).isEqualTo("content");
        assertThat(Files.getLastModifiedTime(secret)).isEqualTo(BEFORE);
    }

    @Test
    void timesOfALinkAreNotThoseOfWhatItLeadsTo() throws IOException {
        assertThat(program.setTimes(PREOPEN, "out-file", 0, 7L, SET_BOTH_TIMES)).isEqualTo(FINE);
        assertThat(program.setTimes(PREOPEN, "file", FOLLOW, 5_000_000L, SET_BOTH_TIMES))
                .isEqualTo(FINE);

        assertThat(Files.getLastModifiedTime(secret)).isEqualTo(BEFORE);
        assertThat(Files.getLastModifiedTime(inside.resolve("file"))).isEqualTo(FileTime.fromMillis(5));
    }

    @Test
    void whatIsOpenHasAStatus() {
        assertThat(program.stat(PREOPEN)).startsWith("type 3 size ");
        assertThat(program.stat(program.opened(PREOPEN, "file", 0, READ))).isEqualTo("type 4 size 7");
        assertThat(program.stat(PREOPEN, "dangling", 0)).startsWith("type 7 size ");
        assertThat(program.stat(PREOPEN, "dangling", FOLLOW)).isEqualTo("error " + NO_ENTRY);
    }

    @Test
    void aDirectoryTellsLinksFromWhatTheyLeadTo() {
        assertThat(program.list(PREOPEN, 0, 1000))
                .containsExactlyInAnyOrder(". 3", ".. 3", "file 4", "directory 3", "out 7", "out-file 7", "dangling 7");
        assertThat(program.list(program.opened(PREOPEN, "file", 0, READ), 0, 1000))
                .containsExactly("error " + NO_DIRECTORY);
    }

    @Test
    void whoTakesAwayWhatWasReadMissesNothing() {
        for (int i = 0; i < 20; i++) {
            program.opened(PREOPEN, "directory/file-" + i, CREATE, WRITE);
        }
        int directory = program.opened(PREOPEN, "directory", DIRECTORY, 0);
        List<String> found = new ArrayList<>();
        long cookie = 0;
        List<String> some = program.list(directory, cookie, 100);
        while (!some.isEmpty()) {
            for (String entry : some) {
                String name = entry.substring(0, entry.length() - 2);
                found.add(name);
                program.at("unlink", directory, name);
            }
            cookie += some.size();
            some = program.list(directory, cookie, 100);
        }

        assertThat(found).hasSize(22);
        assertThat(inside.resolve("directory")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "file/, 54",
        "file/., 54",
        "file/.., 54",
        "file/../file, 54",
        "no/../file, 44",
        "no/, 44",
        "directory/../file, 0",
        "directory/, 0",
        "dangling, 44",
        "dangling/x, 44"
    })
    void whatIsOnTheWayMustBeADirectory(String path, int error) {
        assertThat(program.open(PREOPEN, path, 0, 0, 0)).isEqualTo(error);
    }

    @Test
    void aSlashAtTheEndMeansADirectory() {
        assertThat(program.open(PREOPEN, "new/", CREATE, WRITE, 0)).isEqualTo(IS_DIRECTORY);
        assertThat(inside.resolve("new")).doesNotExist();
        assertThat(program.at("mkdir", PREOPEN, "new/")).isEqualTo(FINE);
        assertThat(program.at("unlink", PREOPEN, "file/")).isEqualTo(NO_DIRECTORY);
        assertThat(program.at("rmdir", PREOPEN, "new/")).isEqualTo(FINE);
    }

    @Test
    void pathsDoNotBeginAtFiles() {
        int file = program.opened(PREOPEN, "file", 0, READ);

        assertThat(program.open(file, "directory", 0, 0, 0)).isEqualTo(NO_DIRECTORY);
    }
}
