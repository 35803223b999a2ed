package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fmt} from the command line to the exit code, on real files. */
final class FmtTest {
    private static final String UGLY = "(module\n(func   $f\n (nop)))\n";
    private static final String GOOD = "(module\n  (func $f\n    (nop)))\n";

    @TempDir
    private Path folder;

    @Test
    void rewritesWhatChangesAndSaysHowMuch() throws Exception {
        Path ugly = text("a/ugly.wat", UGLY);
        Path good = text("b/good.wast", GOOD);
        Files.write(folder.resolve("b/binary.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        var written = Files.getLastModifiedTime(good);
        Cli fmt = Cli.run("fmt", folder.toString());
        assertThat(fmt.out()).isEmpty();
        assertThat(fmt.err()).isEqualTo("formatted 1 file, 1 unchanged\n");
        assertThat(fmt.code()).isZero();
        assertThat(ugly).hasContent(GOOD);
        assertThat(Files.getLastModifiedTime(good)).isEqualTo(written);
        try (var files = Files.list(folder.resolve("a"))) {
            assertThat(files).containsExactly(ugly);
        }
    }

    @Test
    void checksWithoutWriting() throws Exception {
        Path ugly = text("ugly.wat", UGLY);
        text("good.wat", GOOD);
        Cli check = Cli.run("fmt", "--check", folder.toString());
        assertThat(check.out()).isEqualTo(ugly + "\n");
        assertThat(check.err()).isEqualTo("would format 1 file, 1 unchanged\n");
        assertThat(check.code()).isEqualTo(1);
        assertThat(ugly).hasContent(UGLY);
        assertThat(Cli.run("fmt", "--check", folder.resolve("good.wat").toString())
                        .code())
                .isZero();
    }

    @Test
    void showsWhatWouldChange() throws Exception {
        Path file = text("ugly.wat", ";; 1\n;; 2\n;; 3\n;; 4\n" + UGLY + ";; end");
        Cli diff = Cli.run("fmt", "--diff", file.toString());
        assertThat(diff.out().replace(file.toString(), "ugly.wat")).isEqualTo("""
                --- ugly.wat
                +++ ugly.wat
                @@ -3,6 +3,6 @@
                 ;; 3
                 ;; 4
                 (module
                -(func   $f
                - (nop)))
                -;; end
                \\ No newline at end of file
                +  (func $f
                +    (nop)))
                +;; end
                """);
        assertThat(diff.code()).isEqualTo(1);
        assertThat(file).hasContent(";; 1\n;; 2\n;; 3\n;; 4\n" + UGLY + ";; end");
        Path good = text("good.wat", GOOD);
        assertThat(Cli.run("fmt", "--diff", good.toString()).out()).isEmpty();
    }

    @Test
    void readsStandardInputAndWritesStandardOutput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(("\uFEFF" + UGLY).getBytes(StandardCharsets.UTF_8)));
            Cli fmt = Cli.run("fmt", "-");
            assertThat(fmt.out()).isEqualTo("\uFEFF" + GOOD);
            assertThat(fmt.err()).isEmpty();
            assertThat(fmt.code()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void leavesBrokenFieldsAloneAndSaysWhy() throws Exception {
        Path file = text("broken.wat", "(module\n(func   $f)\n(func   $g (i32.const one)))\n");
        Cli fmt = Cli.run("fmt", file.toString());
        assertThat(fmt.err()).startsWith(file + ":3:23: error[").endsWith("formatted 1 file, 0 unchanged, 1 error\n");
        assertThat(fmt.code()).isEqualTo(1);
        assertThat(file).hasContent("(module\n  (func $f)\n(func   $g (i32.const one)))\n");
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        byte[] bytes = {0, 'a', 's', 'm', 1, 0, 0, 0};
        Path binary = Files.write(folder.resolve("m.wasm"), bytes);
        Cli fmt = Cli.run("fmt", binary.toString());
        assertThat(fmt.err())
                .isEqualTo(binary + ": error: this is a binary module, which has no layout: fmt formats text\n");
        assertThat(fmt.code()).isEqualTo(1);
        assertThat(binary).hasBinaryContent(bytes);
        byte[] latin = "(module ;; caf\u00e9\n   )".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.wat"), latin);
        assertThat(Cli.run("fmt", file.toString()).err()).contains("error[malformed-utf8]");
        assertThat(file).hasBinaryContent(latin);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(Cli.run("fmt", empty.toString()).code()).isEqualTo(2);
        assertThat(Cli.run("fmt", folder.resolve("absent.wat").toString()).err())
                .isEqualTo("stepwasm: no such file: " + folder.resolve("absent.wat") + "\n");
    }

    @Test
    void takesOptionsFromTheCommandLine() throws Exception {
        Path file = text("a.wat", GOOD);
        assertThat(Cli.run("fmt", "--closing-parens=own-line", "--indent", "4", file.toString())
                        .code())
                .isZero();
        assertThat(file).hasContent("(module\n    (func $f\n        (nop)\n    )\n)\n");
        Cli.run("fmt", "--tabs", "--line-ending=crlf", file.toString());
        assertThat(Files.readString(file)).isEqualTo("(module\r\n\t(func $f\r\n\t\t(nop)))\r\n");
        assertThat(Cli.run("fmt", "--width", "1", file.toString()).err())
                .isEqualTo("stepwasm: the width of a line is 10 to 1000 columns, not 1\n");
        assertThat(Cli.run("fmt", "--operands=none", file.toString()).err()).contains("fit, keep");
        assertThat(Cli.run("fmt").code()).isEqualTo(2);
    }

    @Test
    void obeysEditorConfig() throws Exception {
        text(
                ".editorconfig",
                "root = true\n[*.{wat,wast}]\nindent_size = 8\nend_of_line = crlf\n[*.md]\nindent_size=1\n");
        text("deep/.editorconfig", "# of this folder\n[narrow/**.wat]\nindent_size=3\nmax_line_length = 24\n");
        Path file = text("a.wat", GOOD);
        Path narrow = text("deep/narrow/b.wat", "(module (func (drop (i32.const 1))))\n");
        assertThat(Cli.run("fmt", "--line-ending", "lf", folder.toString()).code())
                .isZero();
        assertThat(file).hasContent("(module\n        (func $f\n                (nop)))\n");
        assertThat(narrow).hasContent("(module\n   (func\n      (drop\n         (i32.const 1))))\n");
    }

    private Path text(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
