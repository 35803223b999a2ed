package dev.stepwasm.engine;

import static dev.stepwasm.engine.WasiProgram.EXISTS;
import static dev.stepwasm.engine.WasiProgram.FINE;
import static dev.stepwasm.engine.WasiProgram.INVALID;
import static dev.stepwasm.engine.WasiProgram.NOT_ALLOWED;
import static dev.stepwasm.engine.WasiProgram.NO_ENTRY;
import static dev.stepwasm.engine.WasiProgram.PREOPEN;
import static dev.stepwasm.engine.WasiProgram.READ;
import static dev.stepwasm.engine.WasiProgram.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic links that WASI programs make and read. */
class WasiLinksTest {
    @TempDir
    private Path host;

    private Path inside;
    private WasiProgram program;

    @BeforeEach
    void openADirectory() throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        Files.createDirectories(inside.resolve("a/b"));
        Files.writeString(inside.resolve("a/file"), "content");
        Files.writeString(host.resolve("secret"), "secret");
        Files.createSymbolicLink(inside.resolve("same"), Path.of("."));
        Files.createSymbolicLink(inside.resolve("out"), host);
        program = WasiProgram.in(inside);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "../a/file", "./b/../file", "not/yet", "../a", "../same/a/file"})
    void aLinkSaysWhatTheProgramSaid(String text) throws IOException {
        assertThat(program.symlink(text, PREOPEN, "a/link")).isEqualTo(FINE);

        assertThat(Files.readSymbolicLink(inside.resolve("a/link"))).hasToString(text);
        assertThat(program.readlink(PREOPEN, "a/link", 100)).isEqualTo(text);
    }

    @Test
    void linksLeadOnFromWhereTheyAre() {
        assertThat(program.symlink("../file", PREOPEN, "a/b/link")).isEqualTo(FINE);

        assertThat(program.read(program.opened(PREOPEN, "a/b/link", 0, READ))).isEqualTo("content");
    }

    @Test
    void aTextThatIsTooLongIsCutOff() throws IOException {
        Files.createSymbolicLink(inside.resolve("link"), Path.of("a/file"));

        assertThat(program.readlink(PREOPEN, "link", 3)).isEqualTo("a/f");
        assertThat(program.readlink(PREOPEN, "link", 0)).isEmpty();
        assertThat(program.readlink(PREOPEN, "a/file", 100)).isEqualTo("error " + INVALID);
        assertThat(program.readlink(PREOPEN, "a/none", 100)).isEqualTo("error " + NO_ENTRY);
    }

    @Test
    void placesOfTheHostAreNotTold() {
        assertThat(program.readlink(PREOPEN, "out", 100)).isEqualTo("error " + NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "/etc/hostname",
                "a/../../secret",
                "same/same/../secret",
                "out/secret",
                "none/../../secret"
            })
    void noLinkIsMadeThatLeadsOutside(String text) {
        assertThat(program.symlink(text, PREOPEN, "link")).isEqualTo(NOT_ALLOWED);
        assertThat(Files.exists(inside.resolve("link"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aBackslashLeadsNoFurtherThanASlash() {
        assertThat(program.open(PREOPEN, "out\\secret", 0, READ, 0)).isNotEqualTo(FINE);
        assertThat(program.stat(PREOPEN, "out\\secret", 0)).startsWith("error ");
        assertThat(program.open(PREOPEN, "a\\..\\..\\secret", 0, READ, 0)).isNotEqualTo(FINE);
    }

    @Test
    void aLinkTakesNoPlace() {
        assertThat(program.symlink("file", PREOPEN, "a/file")).isEqualTo(EXISTS);
        assertThat(program.symlink("file", PREOPEN, "out")).isEqualTo(EXISTS);
        assertThat(program.symlink("file", PREOPEN, "new/")).isEqualTo(NO_ENTRY);
        assertThat(program.symlink("", PREOPEN, "new")).isEqualTo(NO_ENTRY);
        assertThat(program.symlink("file", PREOPEN, "none/new")).isEqualTo(NO_ENTRY);
    }

    @Test
    void aLinkDoesNotGetASecondName() throws IOException {
        Files.createSymbolicLink(inside.resolve("up"), Path.of("..", "secret"));

        assertThat(program.link(PREOPEN, 0, "up", "stolen")).isEqualTo(UNSUPPORTED);
        assertThat(program.link(PREOPEN, 0, "a/file", "second")).isEqualTo(FINE);
        assertThat(program.link(PREOPEN, 0, "a/file", "third/")).isEqualTo(NO_ENTRY);
        assertThat(inside.resolve("third")).doesNotExist();
        assertThat(inside.resolve("second")).hasContent("content");
        assertThat(inside.resolve("stolen")).doesNotExist();
    }
}
