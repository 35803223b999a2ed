package dev.stepwasm.dap.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.reflect.TypeToken;
import dev.stepwasm.engine.VirtualClock;
import dev.stepwasm.engine.WasiOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a launch.json is read, and in which words it is refused. */
final class LaunchRequestTest {
    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
            .create();

    @TempDir
    private Path folder;

    private LaunchRequest read(String json) throws LaunchException {
        return LaunchRequest.of(
                GSON.fromJson(json.replace('\'', '"'), new TypeToken<Map<String, Object>>() {}.getType()));
    }

    /** {@return the request for a program in the folder} */
    private LaunchRequest with(String attributes) throws LaunchException {
        return read("{'program': " + GSON.toJson(folder.resolve("a.wat").toString()) + ", " + attributes + "}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "5, 5",
        "-8, -8",
        "5.0, 5",
        "1e3, 1000",
        "1.5, 1.5",
        "-0.0, -0",
        "18446744073709551615, 18446744073709551615",
        "1e999999999, 1e999999999",
    })
    void readsNumbersWithoutLosingDigits(String written, String text) throws LaunchException {
        assertThat(args(new LazilyParsedNumber(written))).containsExactly(text);
    }

    @Test
    void readsTheNumbersOfClientsThatMakeDoublesOfAll() throws LaunchException {
        assertThat(args(5.0, -8.0, 0.5, "0x10", 1L << 40, null))
                .containsExactly("5", "-8", "0.5", "0x10", "1099511627776", "null");
    }

    private static List<String> args(Object... args) throws LaunchException {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("program", "a.wat");
        arguments.put("args", Arrays.asList(args));
        return LaunchRequest.of(arguments).args();
    }

    @Test
    void theShapeIsCheckedWithoutLookingAtFiles() throws LaunchException {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("program", "${selected_resource_loc}");
        arguments.put("wasi", Map.of("stdin", Map.of("file", "not there.txt")));
        LaunchRequest.checkShape(arguments);
        arguments.put("wasi", Map.of("stdin", 42));
        assertThatThrownBy(() -> LaunchRequest.checkShape(arguments)).hasMessageContaining("`stdin` in `wasi` must be");
    }

    @Test
    void warnsOfNumbersThatAnEditorMayHaveRounded() throws LaunchException {
        assertThat(with("'args': [9007199254740992, 9007199254740993, 9007199254740994, '9007199254740994']")
                        .warnings())
                .containsExactly(
                        "argument 3 is 9007199254740994, a number that editors may have rounded; write integers"
                                + " beyond 2^53 as strings");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                    | `program` is missing; write \"program\":"
                        + " \"${workspaceFolder}/sum.wat\"",
                "{'program': 1}                        | `program` must be a string, not 1",
                "{'program': ''}                       | `program` is empty: give the path of a .wat, .wasm or .wast"
                        + " file",
                "{'program': 'a', 'invoke': 3}         | `invoke` must be a string, not 3",
                "{'program': 'a', 'args': '5'}         | `args` must be a list such as [50, -8], not \"5\"",
                "{'program': 'a', 'args': [1, true]}   | item 2 of `args` must be a number or a string, not true",
                "{'program': 'a', 'args': [[1]]}       | item 1 of `args` must be a number or a string, not [1]",
                "{'program': 'a', 'stopOnEntry': 'y'}  | `stopOnEntry` must be true or false, not \"y\"",
                "{'program': 'a', 'noDebug': 1}        | `noDebug` must be true or false, not 1",
                "{'program': 'a', 'wasi': 'all'}       | `wasi` must be an object with args, env, stdin, preopens,"
                        + " clock, random such as {\"args\": [\"--verbose\", \"/data/in.txt\"], \"preopens\": {\"/data\":"
                        + " \"testdata\"}}, not \"all\"",
                "{'program': 'a', 'wasi': {'env': []}} | `env` in `wasi` must be an object such as {\"LANG\": \"C\"},"
                        + " not []",
                "{'program': 'a', 'wasi': {'env': {'A': {}}}} | `A` in `env` in `wasi` must be a number or a string,"
                        + " not {}",
                "{'program': 'a', 'wasi': {'env': {'A=B': 'C'}}} | `env` in `wasi`: \"A=B\" cannot be the name of a"
                        + " variable",
                "{'program': 'a', 'wasi': {'stdin': 5}} | `stdin` in `wasi` must be a string or {\"file\":"
                        + " \"input.txt\"}, not 5",
                "{'program': 'a', 'wasi': {'clock': 'now'}} | `clock` in `wasi` must be \"virtual\", \"real\", a time"
                        + " such as \"2024-02-29T12:00:00Z\" or a whole number from 0 to 253402300799999, not \"now\"",
                "{'program': 'a', 'wasi': {'clock': '2023-02-29T12:00:00Z'}} | `clock` in `wasi`:"
                        + " \"2023-02-29T12:00:00Z\" is not a time; write one such as \"2024-02-29T12:00:00Z\"",
                "{'program': 'a', 'wasi': {'random': 1.5}} | `random` in `wasi` must be a whole number or \"real\","
                        + " not 1.5",
                "{'program': 'a', 'wasi': {'preopens': {'': '.'}}} | `preopens` in `wasi`: the path in the program"
                        + " must not be empty; write \"/\" or \".\"",
                "{'program': 'a', 'timeouts': 5}       | `timeouts` must be an object with run such as {\"run\":"
                        + " \"5s\"}, not 5",
                "{'program': 'a', 'timeouts': {'run': '5 s'}} | `run` in `timeouts` must be a time such as \"5s\" or a"
                        + " whole number from 1 to 1000000000, not \"5 s\"",
                "{'program': 'a', 'timeouts': {'run': '0s'}} | `run` in `timeouts` must be more than no time, not"
                        + " \"0s\"",
                "{'program': 'a', 'limits': {'callDepth': 0}} | `callDepth` in `limits` must be a whole number from 1"
                        + " to 1000000, not 0",
                "{'program': 'a', 'links': ['b.wat']}  | `links` must be an object such as {\"env\": \"env.wat\"}, not"
                        + " [\"b.wat\"]",
                "{'program': 'a', 'imports': []}       | `imports` must be an object such as {\"env.log\": \"log\",",
                "{'program': 'a', 'imports': {'e.f': 'sing'}} | `e.f` in `imports` must be \"log\", \"echo\", \"new\","
                        + " {\"returns\": [7, 8]}, {\"call\": \"visit\"}, {\"trap\": \"text\"} or {\"value\": 5}, not"
                        + " \"sing\"",
                "{'program': 'a', 'imports': {'e.f': {'returns': 7}}} | `returns` in `e.f` in `imports` must be a list"
                        + " such as [7, 8], not 7",
                "{'program': 'a', 'imports': {'e.f': {'trap': 7}}} | `trap` in `e.f` in `imports` must be a string,"
                        + " not 7",
            })
    void refusesInWordsThatNameTheAttribute(String json, String words) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(LaunchException.class).hasMessageStartingWith(words);
    }

    @Test
    void warnsOfAttributesThatMeanNothing() throws LaunchException {
        LaunchRequest request = with("'type': 'stepwasm', '__sessionId': 'x', 'stopOnEntery': true, 'color': 'red',"
                + " 'wasi': {'arg': [], 'stdin': 'x'}, 'imports': {'e.f': {'trap': 'x', 'return': 5}}");

        assertThat(request.stopOnEntry()).isFalse();
        assertThat(request.warnings())
                .containsExactlyInAnyOrder(
                        "`stopOnEntery` means nothing to the debugger and is ignored; did you mean `stopOnEntry`?",
                        "`color` means nothing to the debugger and is ignored",
                        "`arg` in `wasi` means nothing to the debugger and is ignored; did you mean `args`?",
                        "`return` in `e.f` in `imports` means nothing to the debugger and is ignored");
    }

    @Test
    void whatIsNullIsLeftOut() throws LaunchException {
        LaunchRequest request =
                with("'invoke': null, 'args': null, 'wasi': null, 'imports': null, 'stopOnEntry': null");

        assertThat(request.invoke()).isEmpty();
        assertThat(request.args()).isEmpty();
        assertThat(request.warnings()).isEmpty();
    }

    @Test
    void aWasiProgramSeesTheSameInEachRunUnlessToldOtherwise() throws LaunchException, IOException {
        WasiOptions wasi = with("'invoke': 'f'").wasi();

        assertThat(wasi.arguments()).containsExactly("a.wat");
        assertThat(wasi.environment()).isEmpty();
        assertThat(wasi.directories()).isEmpty();
        assertThat(wasi.stdin().read()).isEqualTo(-1);
        assertThat(wasi.clock().map(Clock::instant)).contains(VirtualClock.BEGINNING);
        assertThat(wasi.random().orElseThrow().nextLong())
                .isEqualTo(with("'wasi': {'random': 0}")
                        .wasi()
                        .random()
                        .orElseThrow()
                        .nextLong());
    }

    @Test
    void readsWhatAWasiProgramSees() throws LaunchException, IOException {
        Files.createDirectories(folder.resolve("data/deep"));
        Files.writeString(folder.resolve("input.txt"), "from a file");
        WasiOptions wasi =
                with("'wasi': {'args': ['-v', 5], 'env': {'LANG': 'C', 'N': 1}, 'stdin': {'file': 'input.txt'},"
                                + " 'preopens': {'/d': 'data', '/r': {'path': 'data/deep', 'readOnly': true}},"
                                + " 'clock': '2024-02-29T13:00:00+01:00', 'random': 42}")
                        .wasi();

        assertThat(wasi.arguments()).containsExactly("a.wat", "-v", "5");
        assertThat(wasi.environment()).isEqualTo(Map.of("LANG", "C", "N", "1"));
        assertThat(new String(wasi.stdin().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("from a file");
        assertThat(wasi.directories())
                .isEqualTo(Map.of("/d", folder.resolve("data"), "/r", folder.resolve("data/deep")));
        assertThat(wasi.readOnly()).containsExactly("/r");
        assertThat(wasi.clock().map(Clock::instant)).contains(Instant.parse("2024-02-29T12:00:00Z"));
        assertThat(wasi.random()).isPresent();
    }

    @Test
    void theClockAndRandomNumbersCanBeThoseOfTheMachine() throws LaunchException {
        WasiOptions wasi = with("'wasi': {'clock': 'real', 'random': 'real'}").wasi();

        assertThat(wasi.clock()).isEmpty();
        assertThat(wasi.random()).isEmpty();
        assertThat(with("'wasi': {'clock': 1700000000000}").wasi().clock().map(Clock::instant))
                .contains(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void saysWhichFilesAndFoldersAreNotThere() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Path missing = folder.resolve("none");

        assertThatThrownBy(() -> with("'wasi': {'stdin': {'file': 'none'}}"))
                .hasMessage("`stdin` in `wasi`: there is no file " + missing);
        assertThatThrownBy(() -> with("'wasi': {'stdin': {'file': '.'}}"))
                .hasMessage("`stdin` in `wasi`: " + folder + " is a folder");
        assertThatThrownBy(() -> with("'wasi': {'preopens': {'/': 'none'}}"))
                .hasMessage("`/` in `preopens` in `wasi`: there is no folder " + missing);
        assertThatThrownBy(() -> with("'wasi': {'preopens': {'/': 'file'}}"))
                .hasMessage("`/` in `preopens` in `wasi`: " + folder.resolve("file") + " is no folder");
    }

    @Test
    void relativePathsBeginAtCwdOrElseAtTheProgram() throws LaunchException, IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createDirectory(other.resolve("data"));
        String cwd = "'cwd': " + GSON.toJson(other.toString());

        assertThat(with(cwd + ", 'wasi': {'preopens': {'/': 'data'}}").wasi().directories())
                .containsValue(other.resolve("data"));
        assertThat(read("{'program': 'b.wat', " + cwd + "}").program()).isEqualTo(other.resolve("b.wat"));
        assertThat(read("{'program': 'b.wat'}").program())
                .isEqualTo(Path.of("b.wat").toAbsolutePath());
    }

    @Test
    void readsWhatTheVirtualMachineIsToBe() throws LaunchException {
        JvmSettings jvm = with("'classpath': ['lib/a.jar'], 'hostModules': ['com.acme.Clock'], 'vmArgs': ['-Xmx1g'],"
                        + " 'jdwp': {'port': 5005, 'suspend': true}, 'console': 'externalTerminal'")
                .jvm();

        assertThat(jvm.classpath()).containsExactly(folder.resolve("lib/a.jar"));
        assertThat(jvm.hostModules()).containsExactly("com.acme.Clock");
        assertThat(jvm.vmArgs()).containsExactly("-Xmx1g");
        assertThat(jvm.jdwp()).contains(new JvmSettings.Jdwp(5005, true));
        assertThat(jvm.console()).isEqualTo(JvmSettings.Console.EXTERNAL);
        assertThat(jvm.needsOwn()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "'console': 'internalConsole', 'classpath': [], 'vmArgs': [] | false",
                "'console': 'integratedTerminal' | true",
                "'jdwp': 0 | true",
                "'vmArgs': ['-ea'] | true",
                "'classpath': ['classes'] | true",
                "'hostModules': ['A'] | true",
            })
    void knowsWhenItNeedsAVirtualMachineOfItsOwn(String attributes, boolean needs) throws LaunchException {
        assertThat(with(attributes).jvm().needsOwn()).isEqualTo(needs);
    }

    @Test
    void saysWhatTheVirtualMachineCannotBe() {
        assertThatThrownBy(() -> with("'console': 'terminal'"))
                .hasMessage("`console` must be \"internalConsole\", \"integratedTerminal\" or \"externalTerminal\", not"
                        + " \"terminal\"");
        assertThatThrownBy(() -> with("'jdwp': 70000"))
                .hasMessage("`jdwp` must be a whole number from 0 to 65535 or an object with port, suspend, not 70000");
        assertThatThrownBy(() -> with("'hostModules': 'com.acme.Clock'"))
                .hasMessage("`hostModules` must be a list such as [\"com.acme.Clock\"], not \"com.acme.Clock\"");
    }
}
