package dev.stepwasm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code test} from the command line to the exit code, on real files. */
final class TestScriptsTest {
    private static final String SUM = """
            (module
              (func (export "sum") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
              (func (export "loop") (loop (br 0))))
            """;

    @TempDir
    private Path folder;

    @Test
    void countsWhatHolds() throws Exception {
        String script = file("sum.wast", SUM + """
                (assert_return (invoke "sum" (i32.const 50) (i32.const -8)) (i32.const 42))
                (assert_invalid (module (func (result i32))) "type mismatch")
                """);
        assertThat(Cli.run("test", script)).isEqualTo(new Cli(0, "3 passed, 0 failed, 0 skipped\n", ""));
        assertThat(Cli.run("test", script, "--verbose").out()).isEqualTo(script + """
                : 3 passed, 0 failed, 0 skipped
                3 passed, 0 failed, 0 skipped
                """);
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("(assert_malformed (module quote \"(\") \"\")".getBytes(UTF_8)));
            assertThat(Cli.run("test", "-")).isEqualTo(new Cli(0, "1 passed, 0 failed, 0 skipped\n", ""));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void showsWhatWasExpectedAndWhatCame() throws Exception {
        String script = file("wrong.wast", SUM + """
                (assert_return (invoke "sum" (i32.const 1) (i32.const 1)) (i32.const 3))
                """);
        assertThat(Cli.run("test", script)).isEqualTo(new Cli(1, """
                FILE:4:1: failed: assert_return: expected i32 3 but got i32 2
                  (assert_return (invoke "sum" (i32.const 1) (i32.const 1)) (i32.const 3))
                  ^^^^^^^^^^^^^^
                FILE: 1 passed, 1 failed, 0 skipped
                1 passed, 1 failed, 0 skipped
                """.replace("FILE", script), ""));
    }

    @Test
    void showsWhereAModuleIsWrongAndSkipsWhatNeedsIt() throws Exception {
        String script = file("module.wast", """
                (module
                  (func (export "f") (result i32)))
                (assert_return (invoke "f") (i32.const 3))
                """);
        Cli test = Cli.run("test", script);
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out())
                .startsWith(script + ":2:")
                .contains("failed: module: ")
                .contains(script + ": skipped 1 command: its module could not be instantiated")
                .endsWith("\n0 passed, 1 failed, 1 skipped\n");
    }

    @Test
    void endsWhatRunsTooLong() throws Exception {
        String script = file("loop.wast", SUM + """
                (invoke "loop")
                (assert_return (invoke "sum" (i32.const 1) (i32.const 1)) (i32.const 2))
                """);
        Cli test = Cli.run("test", script, "--timeout", "200ms");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out())
                .contains(":4:1: failed: invoke: it took too long and was ended")
                .endsWith("2 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void printsWhatModulesPrint() throws Exception {
        String script = file("print.wast", """
                (module
                  (import "spectest" "print_i32" (func $print (param i32)))
                  (func (export "f") (call $print (i32.const 42))))
                (invoke "f")
                """);
        assertThat(Cli.run("test", script).out()).isEqualTo("""
                spectest.print_i32(42)
                2 passed, 0 failed, 0 skipped
                """);
    }

    @Test
    void looksForScriptsInDirectories() throws Exception {
        Files.createDirectories(folder.resolve("deep"));
        file("deep/one.wast", SUM);
        file("two.wast", SUM);
        file("other.wat", "(module)");
        assertThat(Cli.run("test", folder.toString()).out()).isEqualTo("2 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void saysWhatToDoWithOtherFiles() throws Exception {
        String absent = folder.resolve("absent.wast").toString();
        assertThat(Cli.run("test", absent).err()).isEqualTo("stepwasm: no such file: " + absent + "\n");
        assertThat(Cli.run("test", absent).code()).isEqualTo(2);
        Files.createDirectories(folder.resolve("empty"));
        assertThat(Cli.run("test", folder.resolve("empty").toString()).err()).contains("no .wast files in");
        String module = file("module.wat", "(module)");
        assertThat(Cli.run("test", module).err())
                .contains("is a module, not a script")
                .contains("stepwasm run " + module);
        Path binary = Files.write(folder.resolve("m.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        assertThat(Cli.run("test", binary.toString()).err()).contains("is a binary module, not a script");
        assertThat(Cli.run("test", module).code()).isEqualTo(2);
        assertThat(Cli.run("test", file("a.wast", ""), "--timeout", "soon").err())
                .contains("'soon' is not a time: write 5s, 500ms or 2m");
    }

    @Test
    void reportsCommandsThatCannotBeUnderstood() throws Exception {
        String script = file("broken.wast", "(module)\n(assert_retrun (invoke \"f\"))\n");
        Cli test = Cli.run("test", script);
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out())
                .startsWith(script + ":2:2: error[")
                .contains("assert_return")
                .endsWith("\n0 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void reportsWhatStandsBetweenCommands() throws Exception {
        for (String rubbish : new String[] {"\0", "\"text\"", "@", ")", "(@custom"}) {
            String script = file("rubbish.wast", "(module)\n" + rubbish + "\n(module)\n");
            Cli test = Cli.run("test", script);
            assertThat(test.code()).as(rubbish).isEqualTo(1);
            assertThat(test.out()).contains(script + ":2:1: error[").contains(" 1 failed, 0 skipped\n");
        }
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
