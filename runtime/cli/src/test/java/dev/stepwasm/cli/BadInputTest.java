package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given to a verb: a sentence that names the file, the right exit code, and nothing written. */
final class BadInputTest {
    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void folderToWatch() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
    }

    @AfterEach
    void nothingIsWritten() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            assertThat(files.count()).isLessThanOrEqualTo(1);
        }
    }

    private Cli check(String name, byte[] content) throws IOException {
        return Cli.run("check", Files.write(work.resolve(name), content).toString());
    }

    private Cli check(String name, String content) throws IOException {
        return check(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void missing() {
        Cli cli = Cli.run("check", work.resolve("absent.wat").toString());
        assertThat(cli.err()).isEqualTo("stepwasm: no such file: " + work.resolve("absent.wat") + "\n");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void anEmptyNameIsNotTheWorkingDirectory() {
        assertThat(Cli.run("fmt", ""))
                .isEqualTo(new Cli(2, "", "stepwasm: a file name is empty; `.` is this directory\n"));
        assertThat(Cli.run("check", ""))
                .isEqualTo(new Cli(2, "", "stepwasm: a file name is empty; `.` is this directory\n"));
    }

    @Test
    void aLinkToADirectoryIsFollowedIfItIsNamed() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("a.wat"), "(module (func (drop)))");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        Cli cli = Cli.run("check", link.toString());
        assertThat(cli.out()).startsWith(link.resolve("a.wat") + ":1:16: error");
        assertThat(cli.code()).isEqualTo(1);
    }

    @Test
    void aDirectoryWithoutModules() {
        Cli cli = Cli.run("check", work.toString());
        assertThat(cli.err()).isEqualTo("stepwasm: no .wat, .wast or .wasm files in " + work + "\n");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void unreadable() throws IOException {
        // whoever runs the tests may read everything, so the words are asked for
        assertThat(Input.words(Path.of("secret.wat"), new java.nio.file.AccessDeniedException("secret.wat")))
                .isEqualTo("cannot read secret.wat: permission denied");
        // a link that leads to itself cannot be read by anybody
        Path link = Files.createSymbolicLink(work.resolve("loop.wat"), work.resolve("loop.wat"));
        Cli cli = Cli.run("check", link.toString());
        assertThat(cli.err()).startsWith("stepwasm: cannot read " + link + ": ");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void anUnreadableDirectoryKeepsNothingElseFromBeingChecked() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Path closed = Files.createDirectory(project.resolve("a-closed"));
        Files.writeString(closed.resolve("a.wat"), "(module)");
        Files.writeString(project.resolve("b.wat"), "(module (func (drop)))");
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            Cli cli = Cli.run("check", project.toString());
            assertThat(cli.out()).startsWith(project.resolve("b.wat") + ":1:16: error");
            boolean isRoot = Files.isReadable(closed); // who may read everything
            assertThat(cli.err())
                    .isEqualTo(
                            isRoot
                                    ? "checked 2 files: 1 error\n"
                                    : "stepwasm: cannot read " + closed + ": permission denied\n"
                                            + "checked 1 file: 1 error\n");
            assertThat(cli.code()).isEqualTo(isRoot ? 1 : 2);
        } finally {
            Files.setPosixFilePermissions(closed, Set.of(PosixFilePermission.values()));
        }
    }

    @Test
    void emptyTextIsAnEmptyModule() throws IOException {
        Cli cli = check("empty.wat", "");
        assertThat(cli.err()).isEqualTo("checked 1 file: no problems\n");
        assertThat(cli.code()).isZero();
    }

    @Test
    void anEmptyBinaryIsNone() throws IOException {
        Cli cli = check("empty.wasm", "");
        assertThat(cli.out()).isEqualTo(work.resolve("empty.wasm") + ":0x0: error[malformed-binary]: unexpected end\n");
        assertThat(cli.code()).isEqualTo(1);
    }

    @Test
    void manyParenthesesAreOneMistake() throws IOException {
        Cli open = check("open.wat", "(".repeat(1_000_000));
        assertThat(open.out()).contains("open.wat:1:");
        assertThat(open.out().length()).isLessThan(2_000);
        assertThat(open.code()).isEqualTo(1);
        Cli deeper = check("open.wat", "(module " + "(".repeat(5_000_000));
        assertThat(deeper.out()).contains("expected at most 1000000 open parentheses");
        assertThat(deeper.code()).isEqualTo(1);
        Cli close = check("open.wat", ")".repeat(1_000_000));
        assertThat(close.err()).endsWith("checked 1 file: 1 error\n");
        assertThat(close.code()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        Cli cli = check("latin.wat", "(module) ;; caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(cli.out())
                .startsWith(work.resolve("latin.wat")
                        + ":1:16: error[malformed-utf8]: malformed UTF-8 encoding: byte 0xe9 at offset 15\n");
        assertThat(cli.code()).isEqualTo(1);
    }

    @Test
    void nulBytes() throws IOException {
        Cli cli = check("nul.wat", "(module \0\0\0)");
        assertThat(cli.out())
                .startsWith(work.resolve("nul.wat") + ":1:9: error[illegal-character]: illegal character U+0000");
        assertThat(cli.out()).doesNotContain("\0");
        assertThat(cli.code()).isEqualTo(1);
        assertThat(check("nul.wat", "\0".repeat(1000)).code()).isEqualTo(1);
    }

    @Test
    void oneKindNamedLikeTheOther() throws IOException {
        Cli binary = check("x.wat", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        assertThat(binary.out())
                .isEqualTo(work.resolve("x.wat") + ": error: this is a binary module, not text: name it x.wasm\n");
        assertThat(binary.code()).isEqualTo(1);
        Files.delete(work.resolve("x.wat"));
        Cli text = check("x.wasm", "(module)");
        assertThat(text.out())
                .isEqualTo(work.resolve("x.wasm") + ": error: this is WebAssembly text, not a binary: name it x.wat\n");
        assertThat(text.code()).isEqualTo(1);
    }

    @Test
    void wrongUsage() {
        assertThat(Cli.run("check").code()).isEqualTo(2);
        Cli format = Cli.run("check", "--format", "xml", "a.wat");
        assertThat(format.err()).contains("invalid value for option '--format'").contains("TEXT, JSON, SARIF");
        assertThat(format.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "dis", "fmt", "run", "test", "check"})
    void textNamedAsABinaryIsRefusedByAllVerbs(String verb) throws IOException {
        Path file = Files.writeString(work.resolve("text.wasm"), "(module (func (export \"f\")))");
        Cli cli = Cli.run(verb, file.toString());
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out() + cli.err())
                .contains(file.toString())
                .containsAnyOf("text, not a binary: name it text.wat", "if it is text, `stepwasm build ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "fmt", "run", "test", "check"})
    void aBinaryNamedAsTextIsRefusedByAllVerbs(String verb) throws IOException {
        byte[] binary = {0, 'a', 's', 'm', 1, 0, 0, 0};
        Path file = Files.write(work.resolve("binary.wat"), binary);
        Cli cli = Cli.run(verb, file.toString());
        assertThat(cli.code()).isIn(1, 2);
        assertThat(cli.out() + cli.err()).contains(file.toString()).contains("binary");
        assertThat(Files.readAllBytes(file)).isEqualTo(binary);
    }
}
