package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code build} and {@code dis} from the command line to the files, the good way and all the bad ones. */
final class BuildAndDisTest {
    private static final String SUM = """
            (module
              (func $sum (export "sum") (param $x i32) (result i32)
                (i32.add (local.get $x) (i32.const 1))))
            """;

    @TempDir
    private Path folder;

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void buildsBesideTheTextAndComesBackTheSame() throws Exception {
        Path text = text("sum.wat", SUM);
        Path binary = folder.resolve("sum.wasm");
        Cli build = Cli.run("build", text.toString());
        assertThat(build).isEqualTo(new Cli(0, "", "wrote " + binary + ", " + Files.size(binary) + " bytes\n"));
        Path again = folder.resolve("again.wat");
        assertThat(Cli.run("dis", binary.toString(), "-o", again.toString())).isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.run("build", again.toString()).code()).isZero();
        assertThat(folder.resolve("again.wasm")).hasSameBinaryContentAs(binary);
        assertThat(names()).containsExactly("again.wasm", "again.wat", "sum.wasm", "sum.wat");
    }

    @Test
    void printsTextFlatOrFoldedAndWithNames() throws Exception {
        Path binary = folder.resolve("sum.wasm");
        Cli.run("build", text("sum.wat", SUM).toString(), "--no-names");
        assertThat(Cli.run("dis", binary.toString()).out()).contains("\n    local.get 0\n    i32.const 1\n");
        assertThat(Cli.run("dis", "--flat", binary.toString()).out())
                .isEqualTo(Cli.run("dis", binary.toString()).out());
        assertThat(Cli.run("dis", "--folded", binary.toString()).out())
                .contains("(i32.add (local.get 0) (i32.const 1))");
        assertThat(Cli.run("dis", "--folded", "--name-unnamed", binary.toString())
                        .out())
                .contains("(i32.add (local.get $#local0) (i32.const 1))");
        assertThat(Cli.run("dis", "--folded", "--flat", binary.toString()).code())
                .isEqualTo(2);
    }

    @Test
    void writesToStandardOutput() throws Exception {
        Path text = text("sum.wat", SUM);
        Cli.run("build", text.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(new ByteArrayOutputStream()));
        assertThat(Main.run(terminal, List::of, "build", text.toString(), "-o", "-"))
                .isZero();
        assertThat(folder.resolve("sum.wasm")).hasBinaryContent(out.toByteArray());
    }

    @Test
    void reportsMistakesAsCheckDoesAndWritesNothing() throws Exception {
        Path text = text("sum.wat", SUM.replace("(local.get $x)", "(local.get $y)"));
        Cli build = Cli.run("build", text.toString());
        assertThat(build.code()).isEqualTo(1);
        assertThat(build.err()).isEqualTo(Cli.run("check", text.toString()).out() + "1 error, nothing was written\n");
        assertThat(names()).containsExactly("sum.wat");
        Path old = Files.write(folder.resolve("sum.wasm"), new byte[] {9});
        assertThat(Cli.run("build", text.toString()).code()).isEqualTo(1);
        assertThat(old).hasBinaryContent(new byte[] {9});
        Path latin = Files.write(folder.resolve("l.wat"), "(module (;\u00e9;))".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Cli.run("build", latin.toString()).err()).contains("error[malformed-utf8]");
    }

    @Test
    void picksAModuleOfAScript() throws Exception {
        Path script =
                text("all.wast", "(module)\n(module (memory 1))\n(assert_invalid (module (func (drop))) \"type\")");
        Cli build = Cli.run("build", script.toString());
        assertThat(build.code()).isEqualTo(2);
        assertThat(build.err())
                .isEqualTo("stepwasm: " + script
                        + " is a script of 2 modules, the second one in line 2: say which one with --module, 1 to 2\n");
        assertThat(Cli.run("build", script.toString(), "--module", "2").code()).isZero();
        assertThat(Cli.run("dis", folder.resolve("all.wasm").toString()).out()).contains("(memory (;0;) 1)");
        assertThat(Cli.run("build", script.toString(), "--module", "3").err())
                .isEqualTo("stepwasm: there is no module 3 in " + script + ", which has 2 modules\n");
        assertThat(Cli.run("build", text("none.wast", "(invoke \"f\")").toString())
                        .err())
                .contains("none.wast");
    }

    @Test
    void readsStandardInputAndWritesStandardOutput() throws Exception {
        Cli.run("build", text("sum.wat", SUM).toString());
        byte[] binary = Files.readAllBytes(folder.resolve("sum.wasm"));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(binary));
            assertThat(Cli.run("dis", "-"))
                    .isEqualTo(Cli.run("dis", folder.resolve("sum.wasm").toString()));
            System.setIn(new ByteArrayInputStream(binary));
            assertThat(Cli.run("build", "-").err())
                    .isEqualTo("stepwasm: <stdin> is a binary already; `stepwasm dis -` turns it into text\n");
            System.setIn(new ByteArrayInputStream(SUM.getBytes(StandardCharsets.UTF_8)));
            Cli build = Cli.run("build", "-");
            assertThat(build.err()).isEmpty();
            assertThat(build.out()).startsWith("\0asm").contains("sum");
            System.setIn(new ByteArrayInputStream("(module (func (drop)))".getBytes(StandardCharsets.UTF_8)));
            assertThat(Cli.run("build", "-").err()).startsWith("<stdin>:1:16: error[");
            assertThat(names()).containsExactly("sum.wasm", "sum.wat");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void namesTheOtherVerbWhenTheContentIsTheOtherOne() throws Exception {
        Path text = text("sum.wat", SUM);
        assertThat(Cli.run("dis", text.toString()))
                .isEqualTo(new Cli(
                        1,
                        "",
                        "stepwasm: " + text + " is no binary module; if it is text, `stepwasm build " + text
                                + "` makes a binary of it\n"));
        Path misnamed = Files.write(folder.resolve("binary.wat"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        assertThat(Cli.run("build", misnamed.toString()))
                .isEqualTo(new Cli(
                        1,
                        "",
                        "stepwasm: " + misnamed + " is a binary already; `stepwasm dis " + misnamed
                                + "` turns it into text\n"));
        assertThat(Cli.run("dis", misnamed.toString()).out()).isEqualTo("(module)\n");
    }

    @Test
    void refusesWhatCannotBeReadOrWritten() throws Exception {
        Path absent = folder.resolve("absent.wat");
        assertThat(Cli.run("build", absent.toString()))
                .isEqualTo(new Cli(2, "", "stepwasm: no such file: " + absent + "\n"));
        assertThat(Cli.run("dis", folder.toString()))
                .isEqualTo(new Cli(2, "", "stepwasm: " + folder + " is a directory, not a file\n"));
        Path text = text("sum.wat", SUM);
        Path nowhere = folder.resolve("nowhere/sum.wasm");
        assertThat(Cli.run("build", text.toString(), "-o", nowhere.toString()))
                .isEqualTo(new Cli(
                        2,
                        "",
                        "stepwasm: cannot write " + nowhere + ": there is no directory " + nowhere.getParent() + "\n"));
        assertThat(Cli.run("build", text.toString(), "-o", text.toString()).err())
                .contains("is the input itself and is not written over");
        assertThat(Cli.run("build", text.toString(), "-o", "/dev/full").err())
                .isIn(
                        "stepwasm: cannot write /dev/full: No space left on device\n",
                        "stepwasm: cannot write /dev/full: permission denied\n");
        assertThat(text).hasContent(SUM);
        assertThat(names()).containsExactly("sum.wat");
    }

    @Test
    void saysThatAFileIsEmpty() throws Exception {
        Path empty = text("empty.wat", "\n");
        assertThat(Cli.run("build", empty.toString()))
                .isEqualTo(new Cli(1, "", "stepwasm: " + empty + " is empty: there is nothing to build\n"));
        Path nothing = Files.write(folder.resolve("nothing.wasm"), new byte[0]);
        assertThat(Cli.run("dis", nothing.toString()))
                .isEqualTo(new Cli(1, "", nothing + ":0x0: error[malformed-binary]: unexpected end\n"));
    }

    @Test
    void breaksOffWhereCodeIsMalformed() throws Exception {
        byte[] file = HexFormat.of().parseHex("0061736d01000000010401600000030201000a0601040001ff0b");
        Path binary = Files.write(folder.resolve("bad.wasm"), file);
        Cli dis = Cli.run("dis", binary.toString());
        assertThat(dis.code()).isEqualTo(1);
        assertThat(dis.out()).contains("\n    nop\n    ;; the code is malformed at 0x18: illegal opcode ff\n");
        assertThat(dis.err()).isEqualTo(binary + ":0x18: error[malformed-binary]: illegal opcode ff\n");
    }

    @Test
    void notesWhatTextCannotExpress() throws Exception {
        byte[] file = HexFormat.of().parseHex("0061736d01000000010401600000030201000a0a010801ffffffff0f7f0b");
        Path binary = Files.write(folder.resolve("many.wasm"), file);
        Cli dis = Cli.run("dis", binary.toString());
        assertThat(dis.code()).isZero();
        assertThat(dis.err())
                .isEqualTo(binary + ":0x15: warning[not-expressible]: text cannot express 4294967295 locals\n");
    }

    @Test
    void saysWhatIsLostOfAMalformedNameSection() throws Exception {
        byte[] file = HexFormat.of().parseHex("0061736d01000000" + "0008046e616d65000561");
        Path binary = Files.write(folder.resolve("names.wasm"), file);
        assertThat(Cli.run("dis", binary.toString()))
                .isEqualTo(
                        new Cli(
                                0,
                                "(module)\n",
                                binary
                                        + ":0x10: warning[malformed-custom-section]: custom section \"name\": length out of bounds\n"));
    }

    @Test
    void helpTeachesByExamples() {
        assertThat(Cli.run("build", "--help").out())
                .contains("stepwasm build sum.wat ")
                .contains("--[no-]names")
                .contains("Exit codes:");
        assertThat(Cli.run("dis", "--help").out())
                .contains("[--flat | --folded]")
                .contains("stepwasm dis game.wasm ");
        assertThat(Cli.run("build").code()).isEqualTo(2);
        assertThat(Cli.run("dis").err()).contains("Try `stepwasm dis --help`.");
    }
}
