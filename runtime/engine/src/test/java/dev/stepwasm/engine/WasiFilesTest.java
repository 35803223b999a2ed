package dev.stepwasm.engine;

import static dev.stepwasm.engine.WasiProgram.CREATE;
import static dev.stepwasm.engine.WasiProgram.DIRECTORY;
import static dev.stepwasm.engine.WasiProgram.FINE;
import static dev.stepwasm.engine.WasiProgram.FOLLOW;
import static dev.stepwasm.engine.WasiProgram.NOT_ALLOWED;
import static dev.stepwasm.engine.WasiProgram.NO_DESCRIPTOR;
import static dev.stepwasm.engine.WasiProgram.PREOPEN;
import static dev.stepwasm.engine.WasiProgram.READ;
import static dev.stepwasm.engine.WasiProgram.READ_ONLY;
import static dev.stepwasm.engine.WasiProgram.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a WASI program reaches of the files of the host: the directories opened to it and nothing else. */
class WasiFilesTest {
    @TempDir
    private Path host;

    private Path inside;
    private WasiProgram program;

    @BeforeEach
    void openADirectory() throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        Files.writeString(host.resolve("secret"), "secret");
        Files.createDirectories(inside.resolve("a/b"));
        Files.writeString(inside.resolve("a/file"), "content");
        link("out", host);
        link("secret", host.resolve("secret"));
        link("up", Path.of("..", "secret"));
        link("a/near", Path.of("file"));
        link("a/b/far", Path.of("..", "..", "a", "file"));
        link("loop", Path.of("loop"));
        link("absolute", inside.toRealPath().resolve("a"));
        program = WasiProgram.in(inside);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private void link(String from, Path to) throws IOException {
        Files.createSymbolicLink(inside.resolve(from), to);
    }

    private String read(int directory, String path) {
        int error = program.open(directory, path, 0, READ, 0);
        if (error != FINE) {
            return "error " + error;
        }
        int file = program.lastOpened();
        String content = program.read(file);
        program.call("close", file);
        return content;
    }

    @Test
    void theProgramSeesTheNameThatItWasGiven() {
        assertThat(program.preopen(PREOPEN, 5)).isEqualTo("/work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/file", "./a/./file", "a/b/../file", "a/near", "a/b/far", "absolute/file"})
    void filesInsideAreReadAlsoThroughLinks(String path) {
        assertThat(read(PREOPEN, path)).isEqualTo("content");
    }

    @Test
    void nothingIsChangedInAReadOnlyDirectory() throws IOException {
        program.close();
        program = WasiProgram.readOnlyIn(inside);

        assertThat(read(PREOPEN, "a/near")).isEqualTo("content");
        assertThat(program.open(PREOPEN, "a", DIRECTORY, READ, 0)).isEqualTo(FINE);
        int directory = program.lastOpened();
        assertThat(program.open(directory, "file", 0, WRITE, 0)).isEqualTo(READ_ONLY);
        assertThat(program.open(PREOPEN, "new", CREATE, READ, 0)).isEqualTo(READ_ONLY);
        assertThat(program.at("mkdir", directory, "made")).isEqualTo(READ_ONLY);
        assertThat(program.at("unlink", PREOPEN, "a/file")).isEqualTo(READ_ONLY);
        assertThat(program.rename(PREOPEN, "a/file", PREOPEN, "moved")).isEqualTo(READ_ONLY);
        assertThat(program.symlink("a", PREOPEN, "link")).isEqualTo(READ_ONLY);
        assertThat(program.open(PREOPEN, "a/file", 0, READ, 0)).isEqualTo(FINE);
        assertThat(program.call("set_times", program.lastOpened(), 0L, 0L, 5)).isEqualTo(READ_ONLY);
        assertThat(inside.resolve("a/file")).hasContent("content");
        assertThat(Files.exists(inside.resolve("new"))).isFalse();
    }

    @Test
    void pathsFromASubdirectoryStayInside() {
        assertThat(program.open(PREOPEN, "a", DIRECTORY, READ, 0)).isEqualTo(FINE);
        int directory = program.lastOpened();

        assertThat(read(directory, "file")).isEqualTo("content");
        assertThat(read(directory, "b/far")).isEqualTo("content");
        assertThat(read(directory, "../../secret")).isEqualTo("error " + NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "a/../../secret", "out/secret", "secret", "up", "loop", "a/b/../../out/secret"})
    void nothingOutsideIsRead(String path) {
        assertThat(read(PREOPEN, path)).isEqualTo("error " + NOT_ALLOWED);
        assertThat(program.stat(PREOPEN, path, FOLLOW)).isEqualTo("error " + NOT_ALLOWED);
    }

    @Test
    void absolutePathsAreNotRead() {
        assertThat(read(PREOPEN, host.resolve("secret").toString())).isEqualTo("error " + NOT_ALLOWED);
        assertThat(read(PREOPEN, "/etc/hostname")).isEqualTo("error " + NOT_ALLOWED);
    }

    @Test
    void nothingOutsideIsMadeOrTakenAway() throws IOException {
        Files.createDirectory(host.resolve("empty"));

        assertThat(program.open(PREOPEN, "out/new", CREATE, WRITE, 0)).isEqualTo(NOT_ALLOWED);
        assertThat(program.at("mkdir", PREOPEN, "out/made")).isEqualTo(NOT_ALLOWED);
        assertThat(program.at("rmdir", PREOPEN, "out/empty")).isEqualTo(NOT_ALLOWED);
        assertThat(program.at("unlink", PREOPEN, "out/secret")).isEqualTo(NOT_ALLOWED);
        assertThat(program.readlink(PREOPEN, "out/inside/up", 50)).isEqualTo("error " + NOT_ALLOWED);
        assertThat(program.rename(PREOPEN, "a/file", PREOPEN, "out/moved")).isEqualTo(NOT_ALLOWED);
        assertThat(program.rename(PREOPEN, "out/secret", PREOPEN, "stolen")).isEqualTo(NOT_ALLOWED);
        assertThat(program.link(PREOPEN, FOLLOW, "secret", "stolen")).isEqualTo(NOT_ALLOWED);
        assertThat(program.symlink("a", PREOPEN, "out/link")).isEqualTo(NOT_ALLOWED);

        try (var names = Files.list(host)) {
            assertThat(names)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("inside", "secret", "empty");
        }
        assertThat(inside.resolve("a/file")).hasContent("content");
        assertThat(Files.exists(inside.resolve("stolen"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aLinkThatTheProgramMakesLeadsNowhereOutside() {
        program.symlink("../secret", PREOPEN, "mine");

        assertThat(read(PREOPEN, "mine")).isNotEqualTo("secret").startsWith("error ");
    }

    @Test
    void theLinkItselfIsWhatIsTakenAway() throws IOException {
        assertThat(program.at("unlink", PREOPEN, "secret")).isEqualTo(FINE);

        assertThat(Files.exists(inside.resolve("secret"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(Files.readString(host.resolve("secret"), StandardCharsets.UTF_8))
                .isEqualTo("secret");
    }

    @Test
    void aClosedDirectoryLeadsNowhere() {
        assertThat(program.call("close", PREOPEN)).isEqualTo(FINE);

        assertThat(read(PREOPEN, "a/file")).isEqualTo("error " + NO_DESCRIPTOR);
    }

    @Test
    void aDirectoryThatIsMissingIsNamed() {
        assertThatThrownBy(() -> WasiProgram.in(host.resolve("nowhere")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("a directory for the WASI program cannot be opened: ")
                .hasMessageContaining("nowhere");
    }
}
