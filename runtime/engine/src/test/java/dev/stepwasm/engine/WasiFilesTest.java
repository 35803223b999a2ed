package dev.stepwasm.engine;

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
    /** The functions of WASI, exported again so that tests can call them. */
    private static final String FUNCTIONS = """
            (module
              (func (export "open") (import "wasi_snapshot_preview1" "path_open")
                (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32))
              (func (export "stat") (import "wasi_snapshot_preview1" "path_filestat_get")
                (param i32 i32 i32 i32 i32) (result i32))
              (func (export "mkdir") (import "wasi_snapshot_preview1" "path_create_directory")
                (param i32 i32 i32) (result i32))
              (func (export "rmdir") (import "wasi_snapshot_preview1" "path_remove_directory")
                (param i32 i32 i32) (result i32))
              (func (export "unlink") (import "wasi_snapshot_preview1" "path_unlink_file")
                (param i32 i32 i32) (result i32))
              (func (export "readlink") (import "wasi_snapshot_preview1" "path_readlink")
                (param i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "rename") (import "wasi_snapshot_preview1" "path_rename")
                (param i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "symlink") (import "wasi_snapshot_preview1" "path_symlink")
                (param i32 i32 i32 i32 i32) (result i32))
              (func (export "link") (import "wasi_snapshot_preview1" "path_link")
                (param i32 i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "read") (import "wasi_snapshot_preview1" "fd_read")
                (param i32 i32 i32 i32) (result i32))
              (func (export "set_times") (import "wasi_snapshot_preview1" "fd_filestat_set_times")
                (param i32 i64 i64 i32) (result i32))
              (func (export "close") (import "wasi_snapshot_preview1" "fd_close") (param i32) (result i32))
              (func (export "preopen") (import "wasi_snapshot_preview1" "fd_prestat_dir_name")
                (param i32 i32 i32) (result i32))
              (memory (export "memory") 1))
            """;

    private static final int FINE = 0;
    private static final int NOT_ALLOWED = 2;
    private static final int READ_ONLY = 69;
    private static final int PREOPEN = 3;
    private static final int FOLLOW = 1;
    private static final int CREATE = 1;
    private static final int DIRECTORY = 2;
    private static final long READ = 1 << 1;
    private static final long WRITE = 1 << 6;

    @TempDir
    private Path host;

    private Path inside;
    private StepInstance program;

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
        program = Wat.module(FUNCTIONS)
                .instantiate(Imports.builder()
                        .wasi(WasiOptions.none().withDirectory("/work", inside))
                        .build());
    }

    @AfterEach
    void close() {
        program.close();
    }

    private void link(String from, Path to) throws IOException {
        Files.createSymbolicLink(inside.resolve(from), to);
    }

    private int path(int address, String path) {
        return program.memory().writeString(address, path);
    }

    private int open(int directory, String path, int flags, int openFlags, long rights) {
        return program.invoke("open", directory, flags, 100, path(100, path), openFlags, rights, rights, 0, 0)
                .i32();
    }

    private String read(int directory, String path, int flags) {
        int error = open(directory, path, flags, 0, READ);
        if (error != FINE) {
            return "error " + error;
        }
        int file = program.memory().readInt(0);
        program.memory().writeInts(8, 1000, 100);
        program.invoke("read", file, 8, 1, 16);
        program.invoke("close", file);
        return program.memory().readString(1000, program.memory().readInt(16));
    }

    @Test
    void theProgramSeesTheNameThatItWasGiven() {
        assertThat(program.invoke("preopen", PREOPEN, 100, 5).i32()).isEqualTo(FINE);
        assertThat(program.memory().readString(100, 5)).isEqualTo("/work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/file", "./a/./file", "a/b/../file", "a/near", "a/b/far", "absolute/file"})
    void filesInsideAreReadAlsoThroughLinks(String path) {
        assertThat(read(PREOPEN, path, FOLLOW)).isEqualTo("content");
    }

    @Test
    void nothingIsChangedInAReadOnlyDirectory() throws IOException {
        program.close();
        program = Wat.module(FUNCTIONS)
                .instantiate(Imports.builder()
                        .wasi(WasiOptions.none().withReadOnlyDirectory("/work", inside))
                        .build());

        assertThat(read(PREOPEN, "a/near", FOLLOW)).isEqualTo("content");
        assertThat(open(PREOPEN, "a", FOLLOW, DIRECTORY, READ)).isEqualTo(FINE);
        int directory = program.memory().readInt(0);
        assertThat(open(directory, "file", FOLLOW, 0, WRITE)).isEqualTo(READ_ONLY);
        assertThat(open(PREOPEN, "new", FOLLOW, CREATE, READ)).isEqualTo(READ_ONLY);
        assertThat(program.invoke("mkdir", directory, 100, path(100, "made")).i32())
                .isEqualTo(READ_ONLY);
        assertThat(program.invoke("unlink", PREOPEN, 100, path(100, "a/file")).i32())
                .isEqualTo(READ_ONLY);
        assertThat(program.invoke("rename", PREOPEN, 100, path(100, "a/file"), PREOPEN, 200, path(200, "moved"))
                        .i32())
                .isEqualTo(READ_ONLY);
        assertThat(program.invoke("symlink", 100, path(100, "a"), PREOPEN, 200, path(200, "link"))
                        .i32())
                .isEqualTo(READ_ONLY);
        assertThat(open(PREOPEN, "a/file", FOLLOW, 0, READ)).isEqualTo(FINE);
        assertThat(program.invoke("set_times", program.memory().readInt(0), 0L, 0L, 5)
                        .i32())
                .isEqualTo(READ_ONLY);
        assertThat(inside.resolve("a/file")).hasContent("content");
        assertThat(Files.exists(inside.resolve("new"))).isFalse();
    }

    @Test
    void pathsFromASubdirectoryStayInside() {
        assertThat(open(PREOPEN, "a", FOLLOW, DIRECTORY, READ)).isEqualTo(FINE);
        int directory = program.memory().readInt(0);

        assertThat(read(directory, "file", FOLLOW)).isEqualTo("content");
        assertThat(read(directory, "b/far", FOLLOW)).isEqualTo("content");
        assertThat(read(directory, "../../secret", FOLLOW)).isEqualTo("error " + NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "a/../../secret", "out/secret", "secret", "up", "loop", "a/b/../../out/secret"})
    void nothingOutsideIsRead(String path) {
        assertThat(read(PREOPEN, path, FOLLOW)).isEqualTo("error " + NOT_ALLOWED);
        int length = path(100, path);
        assertThat(program.invoke("stat", PREOPEN, FOLLOW, 100, length, 200).i32())
                .isEqualTo(NOT_ALLOWED);
    }

    @Test
    void absolutePathsAreNotRead() {
        assertThat(read(PREOPEN, host.resolve("secret").toString(), FOLLOW)).isEqualTo("error " + NOT_ALLOWED);
        assertThat(read(PREOPEN, "/etc/hostname", FOLLOW)).isEqualTo("error " + NOT_ALLOWED);
    }

    @Test
    void nothingOutsideIsMadeOrTakenAway() throws IOException {
        Files.createDirectory(host.resolve("empty"));

        assertThat(open(PREOPEN, "out/new", FOLLOW, CREATE, WRITE)).isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("mkdir", PREOPEN, 100, path(100, "out/made")).i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("rmdir", PREOPEN, 100, path(100, "out/empty")).i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("unlink", PREOPEN, 100, path(100, "out/secret"))
                        .i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("readlink", PREOPEN, 100, path(100, "out/inside/up"), 200, 50, 300)
                        .i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("rename", PREOPEN, 100, path(100, "a/file"), PREOPEN, 200, path(200, "out/moved"))
                        .i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("rename", PREOPEN, 100, path(100, "out/secret"), PREOPEN, 200, path(200, "stolen"))
                        .i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("link", PREOPEN, FOLLOW, 100, path(100, "secret"), PREOPEN, 200, path(200, "stolen"))
                        .i32())
                .isEqualTo(NOT_ALLOWED);
        assertThat(program.invoke("symlink", 100, path(100, "a"), PREOPEN, 200, path(200, "out/link"))
                        .i32())
                .isEqualTo(NOT_ALLOWED);

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
        program.invoke("symlink", 100, path(100, "../secret"), PREOPEN, 200, path(200, "mine"));

        assertThat(read(PREOPEN, "mine", FOLLOW)).isNotEqualTo("secret").startsWith("error ");
    }

    @Test
    void theLinkItselfIsWhatIsTakenAway() throws IOException {
        assertThat(program.invoke("unlink", PREOPEN, 100, path(100, "secret")).i32())
                .isEqualTo(FINE);

        assertThat(Files.exists(inside.resolve("secret"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(Files.readString(host.resolve("secret"), StandardCharsets.UTF_8))
                .isEqualTo("secret");
    }

    @Test
    void aClosedDirectoryLeadsNowhere() {
        assertThat(program.invoke("close", PREOPEN).i32()).isEqualTo(FINE);

        assertThat(read(PREOPEN, "a/file", FOLLOW)).isEqualTo("error 8");
    }

    @Test
    void aDirectoryThatIsMissingIsNamed() {
        var imports = Imports.builder()
                .wasi(WasiOptions.none().withDirectory("/work", host.resolve("nowhere")))
                .build();

        assertThatThrownBy(() -> Wat.module(FUNCTIONS).instantiate(imports))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("a directory for the WASI program cannot be opened: ")
                .hasMessageContaining("nowhere");
    }
}
