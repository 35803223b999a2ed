package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.fixtures.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a launch: what is refused, in which words, and what a program says when it ends. */
final class LaunchTest {
    private static final String SUM = """
        (module
          (func $sum (export "sum") (param $a i32) (param $b i32) (result i32)
            (i32.add (local.get $a) (local.get $b)))
          (func (export "wide") (param i64 f64) (result i64 f64)
            local.get 0
            local.get 1)
          (memory (export "memory") 1))
        """;

    private static final String ALL_KINDS = """
        (module
          (import "env" "f" (func $f (param i32)))
          (import "env" "m" (memory 1 2))
          (import "env" "t" (table 2 funcref))
          (import "env" "g" (global $g i32))
          (import "env" "r" (global $r externref))
          (import "env" "e" (tag (param i32)))
          (func (export "sizes") (result i32 i32 i32 i32)
            (call $f (i32.const 1))
            memory.size
            table.size
            global.get $g
            (ref.is_null (global.get $r))))
        """;

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void tellsResultsThenTheExitCodeThenTheEnd() throws IOException {
        client.start(launch(SUM, Map.of("invoke", "sum", "args", List.of(50, "-8"))));
        client.event("terminated");

        assertThat(client.order())
                .containsExactly(
                        "response initialize",
                        "event initialized",
                        "response launch",
                        "event process",
                        "event module",
                        "event loadedSource",
                        "response configurationDone",
                        "event thread",
                        "event output",
                        "event thread",
                        "event exited",
                        "event terminated");
        JsonObject output = client.event("output");
        assertThat(output.get("category").getAsString()).isEqualTo("stdout");
        assertThat(output.get("output").getAsString()).isEqualTo("42\n");
        assertThat(client.event("exited").get("exitCode").getAsInt()).isZero();
    }

    @Test
    void keepsAllDigitsOfNumbers() throws IOException {
        client.start(launch(SUM, Map.of("invoke", "wide", "args", List.of(-9007199254740993L, 0.1))));

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("-9007199254740993 0.1\n");
    }

    @Test
    void runsWithoutDebugging() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask(
                "launch",
                launch(SUM, Map.of("invoke", "sum", "args", List.of(1, 2), "noDebug", true, "stopOnEntry", true)));
        JsonObject breakpoints = client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", folder.resolve("program.wat").toString()),
                        "breakpoints",
                        List.of(Map.of("line", 3))));
        client.ask("configurationDone", Map.of());
        client.event("terminated");

        JsonObject breakpoint = breakpoints.getAsJsonArray("breakpoints").get(0).getAsJsonObject();
        assertThat(breakpoint.get("message").getAsString()).isEqualTo("the program runs without debugging");
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("3\n");
    }

    @Test
    void callsTheOnlyExportUnlessThereIsACommand() throws IOException {
        client.start(launch("(module (func (export \"seven\") (result i32) i32.const 7))", Map.of()));

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("7\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "invoke=add        |                | the module exports no function `add`; it exports `sum`, `wide`",
                "invoke=sun        |                | the module exports no function `sun`; did you mean `sum`?; it"
                        + " exports `sum`, `wide`",
                "invoke=memory     |                | the export `memory` is a memory and cannot be called; it exports"
                        + " `sum`, `wide`",
                "                  |                | say which function to call; it exports `sum`, `wide`",
                "invoke=sum        | 1              | `sum` takes 2 arguments ($a: i32, $b: i32), but 1 was given",
                "invoke=sum        |                | `sum` takes 2 arguments ($a: i32, $b: i32), but none were given",
                "invoke=sum        | 1;2;3          | `sum` takes 2 arguments ($a: i32, $b: i32), but 3 were given",
                "invoke=sum        | 1;4294967296   | argument 2 ($b: i32): ",
                "invoke=sum        | 1;two          | argument 2 ($b: i32): ",
                "invoke=sum        | 1.5;2          | argument 1 ($a: i32): ",
                "invoke=wide       | 1;x            | argument 2 (local[1]: f64): ",
            })
    void refusesCallsThatCannotBeMade(String invoke, String args, String words) throws IOException {
        Map<String, Object> more = new HashMap<>();
        if (invoke != null) {
            more.put("invoke", invoke.substring("invoke=".length()));
        }
        more.put("args", args == null ? List.of() : List.of(args.split(";")));
        client.ask("initialize", Map.of("adapterID", "stepwasm"));

        assertThat(client.refusal("launch", launch(SUM, more))).startsWith(words);
        client.event("terminated");
    }

    @Test
    void listsAllMistakesOfABrokenModule() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Map<String, Object> launch = launch("""
            (module
              (func (export "f") (result i32)
                local.get $x)
              (func (result i64)
                i32.const 1))
            """, Map.of());
        String path = launch.get("program").toString();

        JsonObject response = client.request("launch", launch);
        client.event("terminated");

        assertThat(response.get("success").getAsBoolean()).isFalse();
        assertThat(response.get("message").getAsString())
                .startsWith(path + ":3:15: error[unknown-local]: ")
                .endsWith(" (and 1 more)");
        assertThat(response.getAsJsonObject("body")
                        .getAsJsonObject("error")
                        .get("showUser")
                        .getAsBoolean())
                .isTrue();
        JsonObject first = client.event("output");
        assertThat(first.get("output").getAsString()).startsWith(path + ":3:15: ");
        assertThat(first.get("line").getAsInt()).isEqualTo(3);
        assertThat(first.get("column").getAsInt()).isEqualTo(15);
        assertThat(first.getAsJsonObject("source").get("path").getAsString()).isEqualTo(path);
        assertThat(client.event("output").get("output").getAsString()).contains("error[type-mismatch]");
        assertThat(client.order()).endsWith("event output", "event output", "response launch", "event terminated");
    }

    @Test
    void offersStubsForMissingImports() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));

        assertThat(client.refusal("launch", launch("""
            (module
              (import "env" "next" (func (result i32)))
              (import "env" "say" (func (param i32)))
              (import "env" "given" (func))
              (func (export "f")))
            """, Map.of("imports", Map.of("env.given", "log")))))
                .isEqualTo("the module imports what is not given: env.next, env.say; to let stubs stand for it,"
                        + " write in launch.json \"imports\": {\"env.next\": \"log\", \"env.say\": \"log\"},"
                        + " or link a module that exports it: \"links\": {\"env\": \"env.wat\"}");
    }

    @Test
    void refusesStubsThatDoNotFit() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        String module = "(module (import \"env\" \"f\" (func (result i32))) (func (export \"g\")))";

        assertThat(client.refusal("launch", launch(module, Map.of("imports", Map.of("env.f", "sing")))))
                .isEqualTo("`env.f` in `imports` must be \"log\", \"echo\", \"new\", {\"returns\": [7, 8]},"
                        + " {\"call\": \"visit\"}, {\"trap\": \"text\"} or {\"value\": 5}, not \"sing\"");
        assertThat(client.refusal(
                        "launch", launch(module, Map.of("imports", Map.of("env.f", Map.of("returns", List.of()))))))
                .startsWith("`imports`: env.f ");
    }

    @Test
    void offersWhatSuitsEachKindOfImport() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        JsonObject response = client.request("launch", launch(ALL_KINDS, Map.of()));
        JsonObject error = response.getAsJsonObject("body").getAsJsonObject("error");
        JsonObject variables = error.getAsJsonObject("variables");

        assertThat(error.get("showUser").getAsBoolean()).isTrue();
        assertThat(error.get("format").getAsString()).isEqualTo("{words}");
        assertThat(variables.get("words").getAsString())
                .isEqualTo(response.get("message").getAsString())
                .startsWith("the module imports what is not given: env.f, env.m, env.t, env.g, env.r, env.e; ");
        assertThat(variables.get("missing").getAsString()).isEqualTo("env.f, env.m, env.t, env.g, env.r, env.e");
        assertThat(variables.get("imports").getAsString())
                .isEqualTo("\"imports\": {\"env.f\": \"log\", \"env.m\": \"new\", \"env.t\": \"new\","
                        + " \"env.g\": {\"value\": 0}, \"env.r\": \"new\", \"env.e\": \"new\"}");
    }

    @Test
    void thePageShowsTheRefusal() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        String refusal = client.refusal("launch", launch("""
            (module
              (import "env" "next" (func (result i32)))
              (import "env" "memory" (memory 1))
              (func (export "f")))
            """, Map.of()));

        assertThat(Files.readString(Fixtures.root().resolve("docs/debugging.md")))
                .contains("\n" + refusal + "\n");
    }

    @Test
    void whatIsOfferedWorks() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        String lines = client.request("launch", launch(ALL_KINDS, Map.of()))
                .getAsJsonObject("body")
                .getAsJsonObject("error")
                .getAsJsonObject("variables")
                .get("imports")
                .getAsString();
        JsonObject offered = JsonParser.parseString("{" + lines + "}").getAsJsonObject();
        client.ask("launch", launch(ALL_KINDS, Map.of("imports", offered.get("imports"))));
        client.ask("configurationDone", Map.of());

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("env.f(1)\n");
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("1 2 0 1\n");
    }

    @Test
    void aStarStandsForAllOthers() throws IOException {
        client.start(launch(ALL_KINDS, Map.of("imports", Map.of("*", "log", "env.g", Map.of("value", "0x10")))));

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("env.f(1)\n");
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("1 2 16 1\n");
    }

    @Test
    void warnsOfWhatMeansNothing() throws IOException {
        client.start(launch(
                "(module (import \"env\" \"next\" (func $n (result i32))) (func (export \"f\") (result i32) (call"
                        + " $n)))",
                Map.of(
                        "imports",
                        Map.of("env.nxt", "log", "env.*", Map.of("returns", List.of(5))),
                        "stopOnEntery",
                        true)));
        client.event("terminated");

        assertThat(outputs("console"))
                .containsExactly(
                        "`stopOnEntery` means nothing to the debugger and is ignored; did you mean `stopOnEntry`?\n",
                        "`imports`: the module imports no `env.nxt`; did you mean `env.next`?\n");
        assertThat(outputs("stdout")).containsExactly("5\n");
    }

    @Test
    void debugsModulesThatAreLinked() throws IOException {
        Files.writeString(folder.resolve("counter.wat"), """
            (module
              (import "host" "step" (func $step (result i32)))
              (global $count (export "count") (mut i32) (i32.const 10))
              (func $next (export "next") (result i32)
                (global.set $count (i32.add (global.get $count) (call $step)))
                (global.get $count)))
            """);
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask(
                "launch",
                launch(
                        """
                        (module
                          (import "counter" "next" (func $next (result i32)))
                          (import "counter" "absent" (func $absent))
                          (func (export "f") (result i32)
                            (call $absent)
                            (call $next)))
                        """,
                        Map.of(
                                "links",
                                Map.of("counter", "counter.wat"),
                                "imports",
                                Map.of("host.step", Map.of("returns", List.of(5)), "counter.absent", "log"))));
        JsonObject breakpoints = client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", folder.resolve("counter.wat").toString()),
                        "breakpoints",
                        List.of(Map.of("line", 6))));
        client.ask("configurationDone", Map.of());

        assertThat(breakpoints
                        .getAsJsonArray("breakpoints")
                        .get(0)
                        .getAsJsonObject()
                        .get("verified")
                        .getAsBoolean())
                .isTrue();
        client.event("stopped");
        JsonObject top = client.ask("stackTrace", Map.of("threadId", 1))
                .getAsJsonArray("stackFrames")
                .get(0)
                .getAsJsonObject();
        assertThat(top.getAsJsonObject("source").get("path").getAsString())
                .isEqualTo(folder.resolve("counter.wat").toString());
        client.ask("continue", Map.of("threadId", 1));
        client.event("terminated");
        assertThat(outputs("stdout")).containsExactly("counter.absent()\n", "15\n");
    }

    @Test
    void refusesLinksThatCannotBe() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Files.writeString(folder.resolve("a.wat"), "(module (import \"b\" \"f\" (func)) (func (export \"f\")))");
        Files.writeString(folder.resolve("b.wat"), "(module (import \"a\" \"f\" (func)) (func (export \"f\")))");
        Files.writeString(folder.resolve("bad.wat"), "(module (func $x (call $y)))");
        String main = "(module (import \"a\" \"f\" (func $f)) (func (export \"main\") (call $f)))";

        assertThat(client.refusal("launch", launch(main, Map.of("links", Map.of("a", "none.wat")))))
                .isEqualTo("`links`: there is no module " + folder.resolve("none.wat"));
        assertThat(client.refusal("launch", launch(main, Map.of("links", Map.of("a", "bad.wat")))))
                .startsWith(folder.resolve("bad.wat") + ":1:24: error[unknown-function]: ");
        assertThat(client.refusal("launch", launch(main, Map.of("links", Map.of("a", "a.wat", "b", "b.wat")))))
                .isEqualTo("`links`: modules cannot be linked in a circle: a, b import each other");
        assertThat(client.refusal("launch", launch(main, Map.of("links", Map.of("a", 5)))))
                .isEqualTo("`a` in `links` must be a string, not 5");
    }

    private static final String SPIN = "(module (func (export \"f\") (loop $l (br $l))))";

    @Test
    void endsAProgramThatRunsTooLong() throws IOException {
        client.start(launch(SPIN, Map.of("timeouts", Map.of("run", "50ms"))));
        client.event("terminated");

        assertThat(outputs("stderr")).containsExactly("the program ran longer than 50 ms and was ended\n");
        assertThat(client.event("exited").get("exitCode").getAsInt()).isEqualTo(1);
    }

    @Test
    void endsAProgramThatRunsTooManyInstructions() throws IOException {
        client.start(launch(SPIN, Map.of("limits", Map.of("instructions", 1000))));
        client.event("terminated");

        assertThat(outputs("stderr")).containsExactly("the program ran more than 1000 instructions and was ended\n");
    }

    @Test
    void limitsMemoryAndCalls() throws IOException {
        Map<String, Object> limits = Map.of("limits", Map.of("memoryPages", 2, "callDepth", 5));
        client.start(launch("""
            (module
              (memory 1)
              (func (export "f") (result i32 i32)
                (memory.grow (i32.const 2))
                (memory.grow (i32.const 1))))
            """, limits));
        client.event("terminated");

        assertThat(outputs("stdout")).containsExactly("-1 1\n");
        try (DapClient deep = new DapClient()) {
            deep.start(launch("(module (func $f (export \"f\") (call $f)))", limits));

            assertThat(deep.event("stopped").get("text").getAsString()).contains("more than 5 nested calls");
        }
    }

    /** {@return all output of a category, when the program has ended} */
    private List<String> outputs(String category) {
        return client.all().stream()
                .filter(message -> message.has("event"))
                .filter(message -> message.get("event").getAsString().equals("output"))
                .map(message -> message.getAsJsonObject("body"))
                .filter(body -> body.get("category").getAsString().equals(category))
                .map(body -> body.get("output").getAsString())
                .toList();
    }

    @Test
    void saysWhenWasiHasNoSuchFunction() throws IOException {
        client.start(launch("""
            (module
              (import "wasi_snapshot_preview1" "fd_wrote" (func))
              (func (export "_start")))
            """, Map.of()));

        assertThat(client.event("output").get("output").getAsString()).contains("wasi_snapshot_preview1.fd_wrote");
        assertThat(client.event("exited").get("exitCode").getAsInt()).isEqualTo(1);
        client.event("terminated");
    }

    @Test
    void saysWhatCannotBeRun() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Map<String, Object> launch =
                launch("(module (func (export \"f\") (local" + " i64".repeat(50_001) + ")))", Map.of());

        assertThat(client.refusal("launch", launch))
                .endsWith("a function with 50001 locals, but at most 50000 can be run");
    }

    @Test
    void refusesWhatIsNoProgram() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Path latin = folder.resolve("latin.wat");
        Files.write(latin, "(module) ;; \u00fc".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(client.refusal("launch", Map.of("program", folder.toString())))
                .endsWith(" is a folder");
        assertThat(client.refusal("launch", Map.of("program", latin.toString())))
                .endsWith(" is neither a binary module nor text in UTF-8");
        assertThat(client.refusal("launch", launch("\0asm\1\0\0\0\7", Map.of())))
                .contains(":0x");
    }

    @Test
    void setsEarlyBreakpointsWhenTheProgramComes() throws IOException {
        String module = """
            (module
              (start $init)
              (func $init
                nop
                nop)
              (func (export "f")))
            """;
        Map<String, Object> launch = launch(module, Map.of());
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.event("initialized");
        JsonObject early = client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", launch.get("program")),
                        "breakpoints",
                        List.of(Map.of("line", 1), Map.of("line", 5))));
        client.ask("configurationDone", Map.of());
        client.ask("launch", launch);

        List<Integer> ids = ids(early);
        JsonObject first = client.event("breakpoint").getAsJsonObject("breakpoint");
        JsonObject second = client.event("breakpoint").getAsJsonObject("breakpoint");
        assertThat(first.get("id").getAsInt()).isEqualTo(ids.get(0));
        assertThat(first.get("line").getAsInt()).isEqualTo(4);
        assertThat(first.get("message").getAsString())
                .isEqualTo("line 1 holds no instruction; moved to the next one, line 4 column 5");
        assertThat(second.get("verified").getAsBoolean()).isTrue();
        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("breakpoint");
        assertThat(stopped.getAsJsonArray("hitBreakpointIds").get(0).getAsInt()).isEqualTo(ids.get(0));
        assertThat(client.order().indexOf("response launch"))
                .isLessThan(client.order().indexOf("event stopped"));
    }

    @Test
    void launchesOnlyOnce() throws IOException {
        Map<String, Object> launch = launch(SUM, Map.of("invoke", "sum", "args", List.of(1, 2)));
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch);

        assertThat(client.refusal("launch", launch)).isEqualTo("a program is debugged already");
    }

    private static List<Integer> ids(JsonObject breakpoints) {
        return StreamSupport.stream(breakpoints.getAsJsonArray("breakpoints").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(each -> each.get("id").getAsInt())
                .toList();
    }

    private Map<String, Object> launch(String module, Map<String, ?> more) throws IOException {
        Path program = folder.resolve("program.wat");
        Files.writeString(program, module);
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("program", program.toString());
        return arguments;
    }
}
