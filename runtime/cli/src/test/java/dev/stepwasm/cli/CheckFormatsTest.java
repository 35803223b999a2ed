package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.cli.show.Columns;
import dev.stepwasm.wasm.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check --format} writes for machines, how standard input is read and what is shown in which column. */
final class CheckFormatsTest {
    private static final String TEXT = "(module\n  (func $f)\n  (func $f (call $g)))\n";

    @TempDir
    private Path folder;

    @Test
    void jsonSaysWhereInOffsetsAndInLines() throws Exception {
        Path file = Files.writeString(folder.resolve("a.wat"), TEXT);
        Cli cli = Cli.run("check", "--format", "json", file.toString());
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.err()).isEmpty();
        JsonObject json = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertThat(json.get("version").getAsInt()).isEqualTo(1);
        JsonObject first = json.getAsJsonArray("problems").get(0).getAsJsonObject();
        assertThat(first.get("file").getAsString()).isEqualTo(file.toString());
        assertThat(first.get("code").getAsString()).isEqualTo("duplicate-name");
        assertThat(first.get("severity").getAsString()).isEqualTo("error");
        assertThat(first.get("message").getAsString()).isEqualTo("function `$f` is already defined");
        assertThat(first.get("range").toString())
                .isEqualTo("{\"start\":{\"offset\":28,\"line\":3,\"column\":9},"
                        + "\"end\":{\"offset\":30,\"line\":3,\"column\":11}}");
        assertThat(first.getAsJsonArray("related").get(0).toString())
                .contains("\"line\":2,\"column\":9")
                .contains("first defined here");
        assertThat(first.getAsJsonObject("help").get("page").getAsString())
                .isEqualTo("docs/diagnostics/duplicate-name.md");
        assertThat(json.get("summary").toString()).isEqualTo("{\"files\":1,\"errors\":2,\"warnings\":0,\"hints\":0}");
    }

    @Test
    void jsonOfABinaryHasByteOffsetsOnly() throws Exception {
        Path file = Files.write(folder.resolve("cut.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 50, 1});
        JsonObject json = JsonParser.parseString(
                        Cli.run("check", "--format=json", file.toString()).out())
                .getAsJsonObject();
        JsonObject range =
                json.getAsJsonArray("problems").get(0).getAsJsonObject().getAsJsonObject("range");
        assertThat(range.toString()).startsWith("{\"start\":{\"offset\":9}");
    }

    @Test
    void jsonHasNothingWhenNothingIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("a.wat"), "(module)");
        Cli cli = Cli.run("check", "--format=json", file.toString());
        assertThat(JsonParser.parseString(cli.out()).getAsJsonObject().getAsJsonArray("problems"))
                .isEmpty();
        assertThat(cli.code()).isZero();
    }

    @Test
    void filesThatCannotBeReadAndMisnamedOnesAreInTheJsonToo() throws Exception {
        Path binary = Files.write(folder.resolve("b.wat"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        Cli cli = Cli.run("check", "--format=json", folder.resolve("absent.wat").toString(), binary.toString());
        JsonObject json = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertThat(json.getAsJsonArray("problems"))
                .extracting(problem -> problem.getAsJsonObject().get("code").getAsString())
                .containsExactly("unreadable-file", "misnamed-file");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void sarifHasARuleForEveryProblemAndResultsThatNameThem() throws Exception {
        Path file = Files.writeString(folder.resolve("a b.wat"), TEXT);
        Cli cli = Cli.run("check", "--format", "sarif", file.toString());
        JsonObject sarif = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertThat(sarif.get("version").getAsString()).isEqualTo("2.1.0");
        JsonObject run = sarif.getAsJsonArray("runs").get(0).getAsJsonObject();
        var rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
        assertThat(rules).hasSameSizeAs(Problem.values());
        for (JsonElement rule : rules) {
            JsonObject help = rule.getAsJsonObject().getAsJsonObject("help");
            assertThat(help.get("markdown").getAsString())
                    .startsWith("# " + rule.getAsJsonObject().get("id").getAsString());
        }
        assertThat(run.getAsJsonArray("results")).hasSize(2).allSatisfy(result -> {
            JsonObject found = result.getAsJsonObject();
            assertThat(rules.get(found.get("ruleIndex").getAsInt())
                            .getAsJsonObject()
                            .get("id"))
                    .isEqualTo(found.get("ruleId"));
            JsonObject place =
                    found.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
            assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString())
                    .startsWith("file:///")
                    .endsWith("/a%20b.wat");
            assertThat(place.getAsJsonObject("region").get("startLine").getAsInt())
                    .isEqualTo(3);
        });
        assertThat(run.getAsJsonArray("invocations")
                        .get(0)
                        .getAsJsonObject()
                        .get("executionSuccessful")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("(module (func (call 7)))".getBytes(StandardCharsets.UTF_8)));
            Cli cli = Cli.run("check", "-");
            assertThat(cli.out()).startsWith("<stdin>:1:21: error[unknown-function]: ");
            assertThat(cli.code()).isEqualTo(1);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void underlinesInTheColumnsOfTheTerminal() throws Exception {
        Path file = Files.writeString(
                folder.resolve("wide.wat"), "(module\n  (func $\"漢字e\u0301😀\" (call $\"日本\"))\n\t(func (call $z)))");
        assertThat(Cli.run("check", file.toString()).out().lines())
                .contains("  " + " ".repeat("  (func $\"".length() + 2 + 2 + 1 + 2) + " ".repeat("\" (call ".length())
                        + "^".repeat("$\"\"".length() + 4))
                .contains("  \t" + " ".repeat("(func (call ".length()) + "^^");
    }

    @Test
    void columnsOfCharacters() {
        assertThat(Columns.of("abc")).isEqualTo(3);
        assertThat(Columns.of("漢字")).isEqualTo(4);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        assertThat(Columns.of("😀")).isEqualTo(2);
        assertThat(Columns.of("ﾊﾝ")).isEqualTo(2);
        assertThat(Columns.of("é–ß")).isEqualTo(3);
    }

    @Test
    void progressSaysHowFarLongWorkHasCome() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (Progress progress = Progress.of(new Terminal(print, print), "checking", 3000)) {
            progress.next("a.wat");
            progress.next("b.wat");
            assertThat(progress.line(2)).isEqualTo("checking 2 of 3000, 2 s: b.wat");
            progress.next("c".repeat(100));
            assertThat(progress.line(2)).hasSize(78).endsWith("…");
        }
        assertThat(err.size()).as("nobody looks").isZero();
    }
}
