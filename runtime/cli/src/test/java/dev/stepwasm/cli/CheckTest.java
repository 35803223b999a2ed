package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} from the command line to the exit code, on real files. */
final class CheckTest {
    private static final String BROKEN = """
            (module
              (func $sum (export "sum") (param $x i32) (result i32)
            \t(i32.add (local.get $x) (local.get $y))))
            """;

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithTheSamples() {
        Cli check = Cli.run("check", Fixtures.root().resolve("docs/samples").toString());
        assertThat(check.out()).isEmpty();
        assertThat(check.err()).matches("checked \\d+ files: no problems\n");
        assertThat(check.code()).isZero();
    }

    @Test
    void quotesTheLineAndUnderlinesThePlace() throws Exception {
        Path file = text("broken.wat", BROKEN);
        Cli check = Cli.run("check", file.toString());
        assertThat(check.out()).startsWith(file + ":3:37: error[unknown-local]: unknown local `$y`");
        assertThat(check.out())
                .contains("  \t(i32.add (local.get $x) (local.get $y))))\n  \t                                   ^^\n");
        assertThat(check.err()).isEqualTo("checked 1 file: 1 error\n");
        assertThat(check.code()).isEqualTo(1);
    }

    @Test
    void checksBinariesByOffset() throws Exception {
        byte[] empty = {0, 'a', 's', 'm', 1, 0, 0, 0};
        Path good = Files.write(folder.resolve("good.wasm"), empty);
        assertThat(Cli.run("check", good.toString()).code()).isZero();
        Path cut = Files.write(folder.resolve("cut.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 50, 1});
        Cli check = Cli.run("check", cut.toString());
        assertThat(check.out()).startsWith(cut + ":0x").contains("error[malformed-binary]: ");
        assertThat(check.code()).isEqualTo(1);
        Path nothing = Files.write(folder.resolve("nothing.wasm"), new byte[0]);
        assertThat(Cli.run("check", nothing.toString()).out()).startsWith(nothing + ":0x0: error[malformed-binary]: ");
    }

    @Test
    void walksDirectoriesAndCountsWhatItFound() throws Exception {
        text("b/good.wat", "(module)");
        text("a/bad.wat", "(module (func (call 7)))");
        text("a/node_modules/ignored.wat", "(");
        text(".hidden/ignored.wat", "(");
        text("a/readme.md", "(");
        Cli check = Cli.run("check", folder.toString());
        assertThat(check.out()).contains("bad.wat:1:").doesNotContain("ignored");
        assertThat(check.err()).isEqualTo("checked 2 files: 1 error\n");
    }

    @Test
    void goesOnAfterAFileThatCannotBeRead() throws Exception {
        Path good = text("good.wat", "(module)");
        Cli check = Cli.run("check", folder.resolve("absent.wat").toString(), good.toString());
        assertThat(check.err())
                .isEqualTo(
                        "stepwasm: no such file: " + folder.resolve("absent.wat") + "\nchecked 1 file: no problems\n");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void saysWhenADirectoryHoldsNoModule() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Cli check = Cli.run("check", empty.toString());
        assertThat(check.err()).isEqualTo("stepwasm: no .wat, .wast or .wasm files in " + empty + "\n");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void namesFilesWhoseContentIsNotWhatTheyAreCalled() throws Exception {
        Path binary = Files.write(folder.resolve("binary.wat"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        Cli asText = Cli.run("check", binary.toString());
        assertThat(asText.out())
                .isEqualTo(binary + ": error: this is a binary module, not text: name it binary.wasm\n");
        assertThat(asText.code()).isEqualTo(1);
        Path text = text("text.wasm", "  (module)");
        Cli asBinary = Cli.run("check", text.toString());
        assertThat(asBinary.out())
                .isEqualTo(text + ": error: this is WebAssembly text, not a binary: name it text.wat\n");
        assertThat(asBinary.code()).isEqualTo(1);
    }

    @Test
    void pointsAtBytesThatAreNoText() throws Exception {
        byte[] latin = "(module\n  ;; caf\u00e9\n)".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.wat"), latin);
        assertThat(Cli.run("check", file.toString()).out())
                .startsWith(file + ":2:9: error[malformed-utf8]: malformed UTF-8 encoding: byte 0xe9 at offset 16\n");
        Path wide = Files.write(folder.resolve("wide.wat"), "\ufeff(module)".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Cli.run("check", wide.toString()).out())
                .contains("wide.wat:1:1: error[malformed-utf8]: this looks like UTF-16");
        Path nul = text("nul.wat", "(module \0)");
        Cli check = Cli.run("check", nul.toString());
        assertThat(check.out())
                .startsWith(nul + ":1:9: error[illegal-character]: ")
                .doesNotContain("\0");
        assertThat(check.code()).isEqualTo(1);
    }

    @Test
    void readsFilesWithAByteOrderMarkAndAnyLineEnd() throws Exception {
        Path file = text("marked.wat", "\ufeff(module\r\n  (func (call 7)))\r");
        assertThat(Cli.run("check", file.toString()).out()).startsWith(file + ":2:");
        assertThat(Cli.run("check", text("good.wat", "\ufeff(module\r\n)\r").toString())
                        .code())
                .isZero();
    }

    @Test
    void showsNoMoreThanTheLimitButCountsAll() throws Exception {
        Path file = text("many.wat", "(module " + "(func (call 7))\n".repeat(5) + ")");
        Cli check = Cli.run("check", "--limit", "2", file.toString());
        assertThat(check.out()).contains(": ... and 3 more problems (--limit=5 shows all)\n");
        assertThat(check.err()).isEqualTo("checked 1 file: 5 errors\n");
    }

    @Test
    void cutsVeryLongLinesAroundThePlace() throws Exception {
        Path file = text(
                "long.wat", "(module " + "(func) ".repeat(1000) + "(func (call 9999))" + "(func) ".repeat(1000) + ")");
        String[] lines = Cli.run("check", file.toString()).out().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[1]).hasSizeLessThan(200).contains("9999");
        assertThat(lines[1].substring(lines[2].indexOf('^'))).containsPattern("^(\\(?call )?9999");
    }

    @Test
    void refusesACommandLineWithoutFilesOrWithUnknownOptions() {
        assertThat(Cli.run("check").code()).isEqualTo(2);
        assertThat(Cli.run("check").err()).contains("FILE").contains("Try `stepwasm check --help`.");
        assertThat(Cli.run("check", "--improt", "x").err())
                .contains("unknown option")
                .contains("--improt");
    }

    private Path text(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
