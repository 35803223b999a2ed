package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --trace}, {@code --coverage} and {@code --profile}. */
final class ObserversTest {
    @TempDir
    private Path folder;

    private String module;

    @BeforeEach
    void writeModule() throws IOException {
        module = folder.resolve("twice.wat").toString();
        Files.writeString(Path.of(module), """
                (module
                  (func $twice (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 2)))
                  (func $idle)
                  (func $main (export "main") (param $n i32) (result i32)
                    (if (i32.eqz (local.get $n)) (then (unreachable)))
                    (call $twice (call $twice (local.get $n)))))
                """);
    }

    @Test
    void theFileMayStandBehindAnOptionWithoutValue() {
        Cli cli = Cli.run("run", "--trace", module, "5");

        assertThat(cli.code()).isZero();
        assertThat(cli.out()).isEqualTo("20\n");
        assertThat(cli.err().lines())
                .map(line -> line.substring(16))
                .containsExactly(
                        "-> $main(5)",
                        "  -> $twice(5)",
                        "  <- $twice = 10",
                        "  -> $twice(10)",
                        "  <- $twice = 20",
                        "<- $main = 20");
    }

    @Test
    void aTraceCanBeCutDown() {
        Cli cli = Cli.run("run", module, "5", "--trace=instructions", "--trace-only=tw*", "--trace-limit=2");

        assertThat(cli.err().lines().skip(2)).containsExactly("the trace ends here, after 2 lines");
        assertThat(cli.err()).contains("-> $twice(5)").contains("local.get $n");
    }

    @Test
    void coverageIsReportedAlsoWhenTheProgramTraps() throws IOException {
        Path lcov = folder.resolve("lcov.info");
        Cli cli = Cli.run("run", module, "0", "--coverage=" + lcov);

        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.err())
                .contains("trap: unreachable")
                .contains("functions      33.3 %  1 of 3\n")
                .contains("never called: $twice (line 2), $idle\n")
                .contains("coverage is in " + lcov + "\n");
        assertThat(Files.readString(lcov))
                .contains("SF:" + folder.resolve("twice.wat"))
                .contains("FNDA:1,$main\n")
                .contains("DA:5,1\n")
                .contains("DA:6,0\n");
    }

    @Test
    void aBinaryGetsATextForItsLines() throws IOException {
        String binary = folder.resolve("twice.wasm").toString();
        assertThat(Cli.run("build", module, "-o", binary).code()).isZero();
        Path lcov = folder.resolve("lcov.info");

        Cli cli = Cli.run("run", binary, "1", "--coverage=" + lcov);

        assertThat(cli.err()).contains("for the text of the binary in " + lcov + ".wat");
        assertThat(Files.readString(Path.of(lcov + ".wat"))).startsWith("(module");
        assertThat(Files.readString(lcov)).contains("SF:" + lcov + ".wat\n");
    }

    @Test
    void aProfileGoesToAFile() throws IOException {
        Path stacks = folder.resolve("stacks.txt");
        Cli cli = Cli.run("run", module, "1", "--profile=" + stacks);

        assertThat(cli.out()).isEqualTo("4\n");
        assertThat(cli.err()).contains("     6  50.0%               6  50.0%            2  $twice\n");
        assertThat(Files.readString(stacks)).isEqualTo("$main 6\n$main;$twice 6\n");
    }

    @Test
    void wrongValuesAreNamed() {
        assertThat(Cli.run("run", module, "1", "--trace=everything"))
                .isEqualTo(new Cli(2, "", "stepwasm: --trace wants calls or instructions, not 'everything'\n"));
        assertThat(Cli.run("run", module, "1", "--trace", "--trace-limit=-1").err())
                .isEqualTo("stepwasm: --trace-limit wants a number of lines, not -1\n");
        assertThat(Cli.run("run", module, "1", "--coverage=" + module).err()).contains("is the input itself");
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(Cli.run("run", "--help").out())
                .contains("--trace[=calls|instructions]")
                .contains("--coverage[=FILE]")
                .contains("--profile[=FILE]");
    }
}
