package dev.stepwasm.engine;

import static dev.stepwasm.engine.WasiProgram.BUSY;
import static dev.stepwasm.engine.WasiProgram.DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.FINE;
import static dev.stepwasm.engine.WasiProgram.INVALID;
import static dev.stepwasm.engine.WasiProgram.IS_DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.NOT_ALLOWED;
import static dev.stepwasm.engine.WasiProgram.NOT_EMPTY;
import static dev.stepwasm.engine.WasiProgram.NO_DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.NO_ENTRY;
import static dev.stepwasm.engine.WasiProgram.PREOPEN;
import static dev.stepwasm.engine.WasiProgram.READ;
import static dev.stepwasm.engine.WasiProgram.READ_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How WASI programs give files and directories other names, and where that leads. */
class WasiRenameTest {
    private static final int SECOND = 4;
    private static final int NESTED = 5;
    private static final int FIXED = 6;

    @TempDir
    private Path host;

    private Path inside;
    private WasiProgram program;

    @BeforeEach
    void openDirectories() throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        Files.createDirectories(inside.resolve("full/below"));
        Files.createDirectory(inside.resolve("empty"));
        Files.createDirectory(inside.resolve("mount"));
        Files.writeString(inside.resolve("file"), "content");
        Files.writeString(inside.resolve("old"), "old");
        Files.writeString(inside.resolve("full/below/leaf"), "leaf");
        Files.createSymbolicLink(inside.resolve("out"), host.resolve("outside"));
        Path outside = Files.createDirectories(host.resolve("outside/below")).getParent();
        Files.writeString(outside.resolve("below/leaf"), "secret");
        program = WasiProgram.of(WasiOptions.none()
                .withDirectory("/work", inside)
                .withDirectory("/second", Files.createDirectory(host.resolve("second")))
                .withDirectory("/mount", inside.resolve("mount"))
                .withReadOnlyDirectory("/fixed", inside.resolve("full")));
    }

    @AfterEach
    void close() {
        program.close();
    }

    private List<String> names(String directory) throws IOException {
        var names = new TreeSet<String>();
        try (var paths = Files.list(host.resolve(directory))) {
            paths.forEach(path -> names.add(path.getFileName().toString()));
        }
        return List.copyOf(names);
    }

    @Test
    void filesGetOtherNamesAndReplaceFiles() throws IOException {
        assertThat(program.rename(PREOPEN, "file", PREOPEN, "empty/new")).isEqualTo(FINE);
        assertThat(inside.resolve("empty/new")).hasContent("content");
        assertThat(program.rename(PREOPEN, "empty/new", PREOPEN, "old")).isEqualTo(FINE);
        assertThat(inside.resolve("old")).hasContent("content");
        assertThat(program.rename(PREOPEN, "old", PREOPEN, "./old")).isEqualTo(FINE);
        assertThat(program.rename(PREOPEN, "old", SECOND, "here")).isEqualTo(FINE);
        assertThat(names("second")).containsExactly("here");
        assertThat(names("inside")).containsExactly("empty", "full", "mount", "out");
    }

    @Test
    void directoriesReplaceEmptyDirectories() throws IOException {
        assertThat(program.rename(PREOPEN, "empty", PREOPEN, "other/")).isEqualTo(FINE);
        assertThat(program.rename(PREOPEN, "full/below", PREOPEN, "other")).isEqualTo(FINE);
        assertThat(inside.resolve("other/leaf")).hasContent("leaf");
        assertThat(names("inside/full")).isEmpty();
    }

    @Test
    void linksAreMovedThemselves() throws IOException {
        assertThat(program.rename(PREOPEN, "out", PREOPEN, "file")).isEqualTo(FINE);
        assertThat(inside.resolve("file")).isSymbolicLink();
        assertThat(program.rename(PREOPEN, "old", PREOPEN, "file")).isEqualTo(FINE);
        assertThat(Files.readString(inside.resolve("file"))).isEqualTo("old");
        assertThat(names("outside")).containsExactly("below");
    }

    @ParameterizedTest
    @CsvSource({
        "file, empty, " + IS_DIRECTORY,
        "file, new/, " + NO_DIRECTORY,
        "file/, new, " + NO_DIRECTORY,
        "file, file/new, " + NO_DIRECTORY,
        "empty, file, " + NO_DIRECTORY,
        "empty, full, " + BUSY,
        "empty, full/below, " + NOT_EMPTY,
        "missing, new, " + NO_ENTRY,
        "missing, file, " + NO_ENTRY,
        "file, missing/new, " + NO_ENTRY,
        "empty, empty/below, " + INVALID,
        "mount, new, " + BUSY,
        "., new, " + BUSY,
        "file, out/new, " + NOT_ALLOWED,
        "file, ../new, " + NOT_ALLOWED,
        "out/below, new, " + NOT_ALLOWED
    })
    void whatCannotBeMovedStays(String from, String to, int error) throws IOException {
        assertThat(program.rename(PREOPEN, from, PREOPEN, to)).isEqualTo(error);
        assertThat(names("inside")).containsExactly("empty", "file", "full", "mount", "old", "out");
        assertThat(inside.resolve("file")).hasContent("content");
        assertThat(host.resolve("outside/below/leaf")).hasContent("secret");
    }

    @Test
    void nothingIsMovedFromOrToWhatIsReadOnly() {
        assertThat(program.rename(FIXED, "below", PREOPEN, "new")).isEqualTo(READ_ONLY);
        assertThat(program.rename(PREOPEN, "file", FIXED, "new")).isEqualTo(READ_ONLY);
        assertThat(inside.resolve("full/below/leaf")).exists();
    }

    @Test
    void whatIsOpenGoesAlong() throws IOException {
        int directory = program.opened(PREOPEN, "full/below", DIRECTORY, 0);
        int file = program.opened(PREOPEN, "full/below/leaf", 0, READ);
        assertThat(program.rename(PREOPEN, "full/below", SECOND, "moved")).isEqualTo(FINE);

        assertThat(program.read(program.opened(directory, "leaf", 0, READ))).isEqualTo("leaf");
        assertThat(program.list(directory, 0, 100)).containsExactlyInAnyOrder(". 3", ".. 3", "leaf 4");
        assertThat(program.stat(file)).isEqualTo("type 4 size 4");
        assertThat(program.open(directory, "../../outside/below/leaf", 0, READ, 0))
                .isEqualTo(NOT_ALLOWED);
    }

    @Test
    void aLinkInThePlaceOfAMovedDirectoryLeadsNowhere() throws IOException {
        int directory = program.opened(PREOPEN, "full/below", DIRECTORY, 0);
        assertThat(program.rename(PREOPEN, "full/below", PREOPEN, "moved")).isEqualTo(FINE);
        Files.createSymbolicLink(inside.resolve("full/below"), host.resolve("outside/below"));

        assertThat(program.read(program.opened(directory, "leaf", 0, READ))).isEqualTo("leaf");
        assertThat(program.call("close", PREOPEN)).isEqualTo(FINE);
        assertThat(program.open(directory, "leaf", 0, READ, 0)).isEqualTo(NOT_ALLOWED);
        assertThat(program.list(directory, 0, 100)).contains("leaf 4");
    }

    @Test
    void aLinkThatTakesThePlaceOfAnOpenDirectoryLeadsNowhere() {
        int directory = program.opened(PREOPEN, "empty", DIRECTORY, 0);
        assertThat(program.at("rmdir", PREOPEN, "empty")).isEqualTo(FINE);
        assertThat(program.rename(PREOPEN, "out", PREOPEN, "empty")).isEqualTo(FINE);

        assertThat(program.open(directory, "below/leaf", 0, READ, 0)).isEqualTo(NO_ENTRY);
    }

    @Test
    void aDirectoryThatWasOpenedByALinkStaysWhereTheLinkLed() throws IOException {
        Files.createSymbolicLink(inside.resolve("current"), Path.of("full"));
        try (var other = WasiProgram.of(WasiOptions.none()
                .withDirectory("/work", inside)
                .withDirectory("/current", inside.resolve("current")))) {
            assertThat(other.rename(PREOPEN, "out", PREOPEN, "current")).isEqualTo(FINE);

            assertThat(other.read(other.opened(SECOND, "below/leaf", 0, READ))).isEqualTo("leaf");
        }
    }

    @Test
    void aLinkInThePlaceOfWhatWasOpenedToTheProgramLeadsNowhere() {
        assertThat(program.at("rmdir", PREOPEN, "mount")).isEqualTo(FINE);
        assertThat(program.rename(PREOPEN, "out", PREOPEN, "other")).isEqualTo(FINE);
        assertThat(program.rename(PREOPEN, "other", PREOPEN, "mount")).isEqualTo(BUSY);

        assertThat(program.open(NESTED, "below/leaf", 0, READ, 0)).isEqualTo(NO_ENTRY);
    }
}
