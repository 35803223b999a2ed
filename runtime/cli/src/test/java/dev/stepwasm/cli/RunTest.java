package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} from the command line to the exit code, on real files. */
final class RunTest {
    @TempDir
    private Path folder;

    @Test
    void takesNegativeNumbersAsArguments() {
        assertThat(Cli.run("run", sample("sum.wat"), "--invoke", "sum", "50", "-8"))
                .isEqualTo(new Cli(0, "42\n", ""));
        assertThat(Cli.run("run", "--invoke", "sum", sample("sum.wat"), "-0x10", "-1")
                        .out())
                .isEqualTo("-17\n");
    }

    @Test
    void callsTheOnlyExportWhenNoneIsNamed() {
        assertThat(Cli.run("run", sample("sum.wat"), "50", "-8").out()).isEqualTo("42\n");
    }

    @Test
    void printsTheDigestOfAbc() {
        assertThat(Cli.run("run", sample("sha256.wat")))
                .isEqualTo(new Cli(0, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n", ""));
        assertThat(Cli.run("run", sample("quicksort.wat"), "--invoke", "run", "1000")
                        .out())
                .isEqualTo("1\n");
    }

    @Test
    void runsWasiProgramsWithArgumentsEnvironmentAndTheirExitCode() throws Exception {
        assertThat(Cli.run("run", sample("hello.wat")).out()).isNotEmpty();
        String program = text("args.wat", """
                (module
                  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (func (export "_start")
                    (drop (call $sizes (i32.const 0) (i32.const 4)))
                    (drop (call $environ (i32.const 8) (i32.const 12)))
                    (call $exit (i32.add (i32.mul (i32.load (i32.const 0)) (i32.const 10)) (i32.load (i32.const 8))))))
                """);
        assertThat(Cli.run("run", program).code()).isEqualTo(10);
        assertThat(Cli.run("run", program, "--env", "A=1", "--env", "B=2", "--", "-x", "--env", "y")
                        .code())
                .isEqualTo(42);
    }

    @Test
    void standsInForImports() throws Exception {
        String program = text("imports.wat", """
                (module
                  (import "env" "log" (func $log (param i32 f64)))
                  (import "env" "now" (func $now (result i64)))
                  (func (export "f") (result i64)
                    (call $log (i32.const -7) (f64.const 2.5))
                    (call $now)))
                """);
        Cli run = Cli.run("run", program, "--import", "env.log=log", "--import", "env.now=42");
        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("42\n");
        assertThat(run.out() + run.err()).contains("env.log").contains("-7").contains("2.5");

        Cli missing = Cli.run("run", program, "--import", "env.log=log");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("env.now").contains("--import");
        assertThat(Cli.run("run", program, "--import", "env.log=log", "--import", "env.now=x")
                        .code())
                .isEqualTo(2);
        assertThat(Cli.run("run", program, "--import", "env.absent=1").err()).contains("env.absent");
        assertThat(Cli.run("run", program, "--import", "nonsense").code()).isEqualTo(2);
        Cli trap = Cli.run("run", program, "--import", "env.log=trap:no logging", "--import", "env.now=1");
        assertThat(trap.code()).isEqualTo(1);
        assertThat(trap.err()).contains("no logging");
    }

    @Test
    void standsInForImportsOfEveryKind() throws Exception {
        String program = text("kinds.wat", """
                (module
                  (import "env" "memory" (memory 2))
                  (import "env" "base" (global $base i32))
                  (import "env" "same" (func $same (param i32) (result i32)))
                  (func (export "f") (result i32 i32)
                    memory.size
                    (call $same (global.get $base))))
                """);

        assertThat(Cli.run(
                                "run",
                                program,
                                "--import",
                                "env.memory=new",
                                "--import",
                                "env.base=0x10",
                                "--import",
                                "env.same=echo")
                        .out())
                .isEqualTo("2 16\n");
        assertThat(Cli.run("run", program, "--import", "env.memory=log").err())
                .contains("--import: env.memory is a memory; only `new` can stand for it");
        assertThat(Cli.run("run", program, "--import", "env.base=1.5").err())
                .contains("--import: env.base (i32): `1.5` is not an integer; i32 is wanted");
    }

    @Test
    void aProgramSeesTheSameInEachRunIfAskedTo() throws Exception {
        String program = text("time.wat", """
                (module
                  (func $clock (import "wasi_snapshot_preview1" "clock_time_get") (param i32 i64 i32) (result i32))
                  (func $random (import "wasi_snapshot_preview1" "random_get") (param i32 i32) (result i32))
                  (memory (export "memory") 1)
                  (func (export "f") (result i64 i32)
                    (drop (call $clock (i32.const 0) (i64.const 1) (i32.const 0)))
                    (drop (call $random (i32.const 8) (i32.const 4)))
                    (i64.div_u (i64.load (i32.const 0)) (i64.const 1000000000))
                    (i32.load (i32.const 8))))
                """);
        Cli run = Cli.run("run", program, "--clock", "2024-02-29T12:00:00Z", "--random", "42");

        assertThat(run.out()).isEqualTo("1709208000 -1170105035\n");
        assertThat(Cli.run("run", program, "--clock", "now").err()).contains("--clock wants a time such as");
        assertThat(Cli.run("run", program, "--dir-read-only", "absent::/").err())
                .contains("--dir-read-only wants a directory, and 'absent' is none");
    }

    @Test
    void showsWhereATrapHappened() throws Exception {
        String program = text("trap.wat", """
                (module
                  (func $divide (param $a i32) (param $b i32) (result i32)
                    (i32.div_s (local.get $a) (local.get $b)))
                  (func (export "f") (result i32)
                    (call $divide (i32.const 1) (i32.const 0))))
                """);
        Cli run = Cli.run("run", program);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("trap: integer divide by zero").contains("$divide (" + program + ":3:5)");
        assertThat(run.err()).contains(program + ":5:5");
    }

    @Test
    void refusesInvalidModulesWithTheirProblems() throws Exception {
        String program = text("bad.wat", "(module (func (export \"f\") (result i32)))");
        Cli run = Cli.run("run", program);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(program + ":1:")
                .contains("error[type-mismatch]")
                .contains("^");
    }

    @Test
    void namesWhatCanBeCalled() throws Exception {
        String program = text("two.wat", "(module (func (export \"a\")) (func (export \"b\") (param i32 f32)))");
        Cli which = Cli.run("run", program);
        assertThat(which.code()).isEqualTo(2);
        assertThat(which.err()).contains("--invoke").contains("a").contains("b");
        Cli absent = Cli.run("run", program, "--invoke", "c");
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains("`c`").contains("a").contains("b");
        assertThat(Cli.run("run", text("none.wat", "(module)")).err()).contains("exports no function");
    }

    @Test
    void explainsArgumentsThatDoNotFit() throws Exception {
        String program = text("f.wat", "(module (func (export \"f\") (param i32 f32)))");
        Cli few = Cli.run("run", program, "--invoke", "f", "1");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("`f`").contains("i32").contains("f32").contains("1");
        Cli wrong = Cli.run("run", program, "--invoke", "f", "1", "x");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("x").contains("f32");
        assertThat(Cli.run("run", program, "--invoke", "f", "1", "--improt").err())
                .contains("unknown option: '--improt'");
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        Cli absent = Cli.run("run", folder.resolve("absent.wat").toString());
        assertThat(absent).isEqualTo(new Cli(2, "", "stepwasm: no such file: " + folder.resolve("absent.wat") + "\n"));
        Cli directory = Cli.run("run", folder.toString());
        assertThat(directory).isEqualTo(new Cli(2, "", "stepwasm: " + folder + " is a directory, not a file\n"));
        Path binary = Files.write(folder.resolve("binary.wat"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        assertThat(Cli.run("run", binary.toString()).err()).contains("binary.wat: error: this is a binary module");
    }

    @Test
    void opensNoDirectoryUnasked() throws Exception {
        assertThat(Cli.run(
                        "run",
                        sample("hello.wat"),
                        "--dir",
                        folder.resolve("absent").toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("absent"));
        assertThat(Cli.run("run", sample("hello.wat"), "--env", "novalue").code())
                .isEqualTo(2);
    }

    @Test
    void takesAndGivesVectors() throws Exception {
        String program = text("vector.wat", """
                (module
                  (func (export "neg") (param v128) (result v128) (i32x4.neg (local.get 0)))
                  (func (export "div") (param v128) (result i32) (i32.div_s (i32.const 1) (i32.const 0))))
                """);
        assertThat(Cli.run("run", program, "--invoke", "neg", "i32x4:1,-2,0x10,4"))
                .isEqualTo(new Cli(0, "i32x4:-1,2,-16,-4\n", ""));
        assertThat(Cli.run("run", program, "--invoke", "neg", "f64x2:0.5,-inf").code())
                .isZero();
        assertThat(Cli.run("run", program, "--invoke", "div", "i64x2:1,2"))
                .isEqualTo(new Cli(1, "", """
                        trap: integer divide by zero: i32.div_s of 1 and 0
                          at $div (%1$s:3:50)
                        to stop there and look at everything:
                        ./stepwasm debug %1$s --invoke div i64x2:1,2 -c run
                        """.formatted(program)));
        Cli wrong = Cli.run("run", program, "--invoke", "neg", "i32x4:1,2");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("`i32x4:1,2` has 2 lanes, but i32x4 has 4");
    }

    @Test
    void showsReferencesAndExceptions() throws Exception {
        String program = text("references.wat", """
                (module
                  (tag $oops (param i32))
                  (type $pair (struct (field i32 i32)))
                  (func $refs (export "refs") (result (ref $pair) i31ref funcref (ref null any))
                    (struct.new $pair (i32.const 1) (i32.const 2))
                    (ref.i31 (i32.const -5))
                    (ref.func $refs)
                    (ref.null any))
                  (func (export "throw") (throw $oops (i32.const 7))))
                """);
        assertThat(Cli.run("run", program, "--invoke", "refs"))
                .isEqualTo(new Cli(0, "struct(1, 2) i31 -5 $refs null\n", ""));
        assertThat(Cli.run("run", program, "--invoke", "throw")).isEqualTo(new Cli(1, "", """
                        uncaught exception $oops(7)
                          at $throw (%1$s:9:26)
                        to stop there and look at everything:
                        ./stepwasm debug %1$s --invoke throw -c run
                        """.formatted(program)));
    }

    @Test
    void givesWasiAndStandInsTogether() throws Exception {
        String program = text("stand-ins.wat", """
                (module
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (import "env" "vector" (func $vector (result v128)))
                  (memory (export "memory") 1)
                  (func (export "_start") (call $exit (i32x4.extract_lane 3 (call $vector)))))
                """);
        assertThat(Cli.run("run", program, "--import", "env.vector=i32x4:1,2,3,42")
                        .code())
                .isEqualTo(42);
        assertThat(Cli.run("run", program, "--import", "env.vector=log").out()).isEqualTo("env.vector()\n");
        Cli missing = Cli.run("run", program);
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("unknown import env.vector").contains("--import");
    }

    @Test
    void endsProgramsThatTakeTooLong() throws Exception {
        String program = text("loop.wat", "(module (func (export \"f\") (loop (br 0))))");
        assertThat(Cli.run("run", program, "--timeout", "200ms"))
                .isEqualTo(new Cli(1, "", "the program took longer than 200 ms and was ended\n"));
        assertThat(Cli.run("run", program, "--timeout", "0").code()).isEqualTo(2);
        assertThat(Cli.run("run", program, "--tier", "compiled", "--timeout", "200ms"))
                .isEqualTo(new Cli(1, "", "the program took longer than 200 ms and was ended\n"));
    }

    @Test
    void trapsAreToldAlikeInBothTiers() throws Exception {
        String program = text("trap.wat", """
                (module
                  (memory 1)
                  (func $read (param $at i32) (result i32)
                    (i32.load offset=4 (local.get $at)))
                  (func (export "f") (param $at i32) (result i32)
                    (call $read (local.get $at))))
                """);
        Cli interpreted = Cli.run("run", program, "65532", "--tier", "interpreted");
        assertThat(interpreted.code()).isEqualTo(1);
        assertThat(interpreted.err()).contains("address 0x10000 (65532 + offset 4)");
        assertThat(Cli.run("run", program, "65532", "--tier", "compiled")).isEqualTo(interpreted);
        assertThat(Cli.run("run", program, "65532", "--tier", "fast").err())
                .contains("'fast' is no tier: write interpreted or compiled");
    }

    @Test
    void namesWhatCannotRun() throws Exception {
        String program = text("big.wat", "(module (func (export \"f\") (local" + " i64".repeat(50_001) + ")))");
        Cli run = Cli.run("run", program);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(program + ":1:")
                .contains("error[unsupported-feature]: a function with 50001 locals, but at most 50000 can be run")
                .contains("^");
    }

    @Test
    void runsScriptsOfOneModuleAndPointsToTestForOthers() throws Exception {
        String module = "(module (func (export \"f\") (result i32) (i32.const 42)))\n";
        String one = text("one.wast", module + "(assert_return (invoke \"f\") (i32.const 42))\n");
        assertThat(Cli.run("run", one)).isEqualTo(new Cli(0, "42\n", ""));
        String two = text("two.wast", module + module);
        assertThat(Cli.run("run", two))
                .isEqualTo(new Cli(
                        2,
                        "",
                        "stepwasm: " + two + " is a script with 2 modules: run its tests with `stepwasm test " + two
                                + "`\n"));
    }

    @Test
    void takesNoMemoryOnTheWordOfAModule() throws Exception {
        String memory = text("memory.wat", "(module (memory 65536) (func (export \"f\")))");
        assertThat(Cli.run("run", memory))
                .isEqualTo(
                        new Cli(1, "", "stepwasm: a memory of 65536 pages is larger than the limit of 32767 pages\n"));
        String table = text("table.wat", "(module (table 0xfffffffe funcref) (func (export \"f\")))");
        assertThat(Cli.run("run", table))
                .isEqualTo(new Cli(
                        1, "", "stepwasm: a table of 4294967294 elements is larger than the limit of 10000000\n"));
        String array = text("array.wat", """
                (module
                  (type $a (array i64))
                  (func (export "f") (drop (array.new_default $a (i32.const 0x7fffffff)))))
                """);
        assertThat(Cli.run("run", array)).isEqualTo(new Cli(1, "", """
                        trap: allocation size too large: array.new_default of 2147483647 elements of 8 bytes, \
                        at most 268435456 bytes are allowed
                          at $f (%1$s:3:28)
                        to stop there and look at everything:
                        ./stepwasm debug %1$s -c run
                        """.formatted(array)));
    }

    @Test
    void runsDeepNesting() throws Exception {
        String body = "(block ".repeat(100_000) + ")".repeat(100_000);
        String program = text("deep.wat", "(module (func (export \"f\") (result i32) " + body + "(i32.const 42)))");
        assertThat(Cli.run("run", program)).isEqualTo(new Cli(0, "42\n", ""));
    }

    @Test
    void survivesEndlessRecursion() throws Exception {
        String program = text("deep.wat", "(module (func $f (export \"f\") (call $f)))");
        Cli run = Cli.run("run", program);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("trap: call stack exhausted: more than 20000 nested calls\n");
    }

    @Test
    void endsATrapWithTheCommandThatStopsThere() throws Exception {
        String program = text("it's a trap.wat", """
                (module
                  (import "env" "now" (func $now (result i32)))
                  (func (export "di vide") (param i32 f64) (result i32)
                    (i32.div_s (call $now) (local.get 0))))
                """);
        String[] given = {
            program,
            "--invoke",
            "di vide",
            "0",
            "-0.5",
            "--import",
            "env.now=7",
            "--env",
            "A=$HOME `x` \"y\"",
            "--",
            "-v",
            ""
        };
        Cli run = Cli.run(Stream.concat(Stream.of("run", "--timeout", "9s"), Arrays.stream(given))
                .toArray(String[]::new));
        String line = run.err().lines().toList().getLast();
        assertThat(line).startsWith("./stepwasm debug ").doesNotContain("timeout");

        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + line).start();
        List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(words)
                .containsExactly(
                        "./stepwasm",
                        "debug",
                        program,
                        "--invoke",
                        "di vide",
                        "0",
                        "-0.5",
                        "--import",
                        "env.now=7",
                        "--env",
                        "A=$HOME `x` \"y\"",
                        "-c",
                        "run",
                        "--",
                        "-v",
                        "");

        Cli debug = Cli.run(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(debug.out())
                .contains("trap: integer divide by zero: i32.div_s of 7 and 0")
                .contains("hint: ");
    }

    private static String sample(String name) {
        return Fixtures.root().resolve("docs/samples").resolve(name).toString();
    }

    private String text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void anExitCodeThatSystemsCutOffIsNoSuccess() throws IOException {
        Path program = Files.writeString(folder.resolve("exit.wat"), """
                (module
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (func (export "_start") (call $exit (i32.const 256))))
                """);
        assertThat(Cli.run("run", program.toString()))
                .isEqualTo(new Cli(
                        1, "", "stepwasm: the program ended with 256, which is told as 1: exit codes go up to 255\n"));
    }

    @Test
    void argumentsThatBeginWithAnAtSignAreTheProgramsOwn() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "one two\n--three\n");
        Path program = Files.writeString(folder.resolve("count.wat"), """
                (module
                  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (func (export "_start")
                    (drop (call $sizes (i32.const 0) (i32.const 8)))
                    (call $exit (i32.load (i32.const 0)))))
                """);
        assertThat(Cli.run("run", program.toString(), "--", "@" + list)).isEqualTo(new Cli(2, "", ""));
    }

    @Test
    void aProgramWhoseReaderHasGoneHearsOfIt() throws IOException {
        Path program = Files.writeString(folder.resolve("yes.wat"), """
                (module
                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (data (i32.const 0) "\\10\\00\\00\\00\\02\\00\\00\\00")
                  (data (i32.const 16) "y\\n")
                  (func (export "_start")
                    (local $errno i32)
                    (loop $again
                      (local.set $errno (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
                      (br_if $again (i32.eqz (local.get $errno))))
                    (call $exit (local.get $errno))))
                """);
        var gone = new OutputStream() {
            private int lines;

            @Override
            public void write(int piece) throws IOException {
                if (piece == '\n' && ++lines > 2) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(gone, true), new PrintStream(err, true));
        assertThat(Main.run(terminal, List::of, "run", program.toString())).isEqualTo(29); // io
    }

    @Test
    void aReportThatCouldNotBeWrittenIsNoSuccess() {
        var full = new StandardOutput(new OutputStream() {
            @Override
            public void write(int piece) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(full, true), new PrintStream(err, true));
        terminal.out().println("a report");
        assertThat(Main.ended(0, full, terminal)).isEqualTo(2);
        assertThat(Main.ended(1, full, terminal)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("stepwasm: cannot write to standard output: No space left on device");
    }
}
