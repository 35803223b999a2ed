package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a session begins, begins again and ends. */
final class LifecycleTest {
    private static final String PROGRAM = """
            (module
              (global $count (mut i32) (i32.const 0))
              (func $double (export "double") (param $n i32) (result i32)
                (global.set $count (i32.add (global.get $count) (i32.const 1)))
                (i32.mul (local.get $n) (i32.const 2)))
              (func $fall (export "fall") unreachable)
              (func $spin (export "spin")
                (loop $again (br $again))))
            """;
    private static final Map<String, Integer> MAIN = Map.of("threadId", 1);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void restartsWithTheSameArgumentsAndBreakpoints() throws IOException {
        stopAtTheProduct(List.of(21));
        JsonObject before = top();
        int old = before.get("id").getAsInt();

        client.ask("restart", Map.of());
        assertThat(client.event("continued").get("allThreadsContinued").getAsBoolean())
                .isTrue();
        JsonObject stopped = client.event("stopped");
        JsonObject after = top();

        assertThat(stopped.get("reason").getAsString()).isEqualTo("breakpoint");
        assertThat(after.get("id").getAsInt()).isGreaterThan(old);
        assertThat(client.refusal("scopes", Map.of("frameId", old)))
                .isEqualTo("frame " + old + " is gone: the program has run since it was shown");
        assertThat(evaluate("global $count")).isEqualTo("1");
        client.ask("continue", MAIN);
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("42\n");
        client.event("terminated");
        assertThat(client.order().stream().filter(each -> each.equals("event terminated")))
                .hasSize(1);
    }

    @Test
    void restartsWithNewArgumentsAndAnEditedFile() throws IOException {
        Map<String, Object> launch = stopAtTheProduct(List.of(21));
        Files.writeString(folder.resolve("program.wat"), PROGRAM.replace("i32.const 2", "i32.const 3"));
        Map<String, Object> other = new HashMap<>(launch);
        other.put("args", List.of(5));

        client.ask("restart", Map.of("arguments", other));
        client.event("stopped");
        client.ask("continue", MAIN);

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("15\n");
        assertThat(client.event("module").get("reason").getAsString()).isEqualTo("new");
        assertThat(client.event("module").get("reason").getAsString()).isEqualTo("changed");
    }

    @Test
    void goesOnWhenARestartCannotBe() throws IOException {
        stopAtTheProduct(List.of(21));
        Files.writeString(folder.resolve("program.wat"), "(module (func (export \"double\") local.get $x))");

        assertThat(client.refusal("restart", Map.of())).contains("error[unknown-local]");
        assertThat(evaluate("$n")).isEqualTo("21");
        client.ask("continue", MAIN);
        assertThat(client.event("terminated")).isNotNull();
        assertThat(client.order().stream().filter(each -> each.equals("event terminated")))
                .hasSize(1);
    }

    @Test
    void restartsAProgramThatNeverEnds() throws IOException {
        client.start(launch("spin", List.of()));
        Map<String, Object> other = launch("double", List.of(4));

        client.ask("restart", Map.of("arguments", other));

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("8\n");
        client.event("terminated");
        assertThat(client.order()).doesNotContain("event continued");
    }

    @Test
    void restartsOnlyWhatRuns() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        assertThat(client.refusal("restart", Map.of())).isEqualTo("no program has been launched");
        client.ask("launch", launch("double", List.of(4)));
        assertThat(client.refusal("restart", Map.of())).isEqualTo("the program has not started yet");
        client.ask("configurationDone", Map.of());
        client.event("terminated");

        assertThat(client.refusal("restart", Map.of())).isEqualTo("the program has ended");
    }

    @Test
    void tellsOfTheProgramAndItsThread() throws IOException {
        client.start(launch("double", List.of(4)));
        client.event("terminated");

        JsonObject process = client.event("process");
        assertThat(process.get("name").getAsString()).endsWith("program.wat");
        assertThat(process.get("startMethod").getAsString()).isEqualTo("launch");
        assertThat(client.event("thread").get("reason").getAsString()).isEqualTo("started");
        assertThat(client.event("thread").get("reason").getAsString()).isEqualTo("exited");
        assertThat(client.order()).endsWith("event thread", "event exited", "event terminated");
    }

    @Test
    void endsOnRequestHoweverOften() throws IOException {
        stopAtTheProduct(List.of(21));
        client.ask("terminate", Map.of());
        client.event("terminated");
        client.ask("terminate", Map.of());
        client.ask("disconnect", Map.of("terminateDebuggee", false, "restart", true));

        assertThat(client.order().stream().filter(each -> each.equals("event terminated")))
                .hasSize(1);
    }

    @Test
    void tellsOfTheEndOfALaterLaunch() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.refusal("launch", Map.of("program", "/nowhere/lost.wat"));
        client.event("terminated");
        client.ask("launch", launch("double", List.of(4)));
        client.ask("configurationDone", Map.of());

        client.event("exited");
        client.event("terminated");
    }

    @Test
    void answersOtherRequestsWhileAProgramIsLoaded() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm", "supportsProgressReporting", true));
        Map<String, Object> big = big();
        int launch = client.send("launch", big);
        int threads = client.send("threads", Map.of());
        int again = client.send("launch", big);

        assertThat(client.response(threads).get("success").getAsBoolean()).isTrue();
        assertThat(client.response(again).get("message").getAsString()).isEqualTo("a program is being loaded already");
        assertThat(client.response(launch).get("success").getAsBoolean()).isTrue();
        JsonObject start = client.event("progressStart");
        assertThat(start.get("title").getAsString()).isEqualTo("Loading program.wat");
        assertThat(start.get("requestId").getAsInt()).isEqualTo(launch);
        assertThat(start.get("cancellable").getAsBoolean()).isTrue();
        assertThat(client.event("progressUpdate").get("message").getAsString()).isEqualTo("Checking the module");
        assertThat(client.event("progressEnd").get("progressId")).isEqualTo(start.get("progressId"));
        List<String> order = client.order();
        assertThat(order.indexOf("event progressEnd")).isLessThan(order.lastIndexOf("response launch"));
    }

    @Test
    void saysNothingOfProgressUnlessTheClientUnderstands() throws IOException {
        client.start(big());
        client.event("terminated");

        assertThat(client.order()).noneMatch(each -> each.startsWith("event progress"));
    }

    @Test
    void cancelsALaunch() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Map<String, Object> big = big();
        int launch = client.send("launch", big);
        client.ask("cancel", Map.of("requestId", launch));

        assertThat(client.response(launch).get("message").getAsString()).isEqualTo("cancelled");
        client.event("terminated");
        client.ask("launch", launch("double", List.of(4)));
        client.ask("configurationDone", Map.of());
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("8\n");
    }

    @Test
    void cancelsByTheProgressThatIsShown() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm", "supportsProgressReporting", true));
        int launch = client.send("launch", big());
        client.ask("cancel", Map.of("progressId", "load-1"));

        assertThat(client.response(launch).get("message").getAsString()).isEqualTo("cancelled");
    }

    @Test
    void cancelsWhatIsOverWithoutAWord() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("cancel", Map.of("requestId", 1));
        client.ask("cancel", Map.of("progressId", "nothing"));
        client.sendBody("{\"seq\":900,\"type\":\"request\",\"command\":\"cancel\"}");

        assertThat(client.response(900).get("success").getAsBoolean()).isTrue();
    }

    @Test
    void endsWhileAProgramIsLoaded() throws IOException, InterruptedException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        int launch = client.send("launch", big());
        client.ask("disconnect", Map.of());

        assertThat(client.response(launch).get("message").getAsString()).isEqualTo("cancelled");
        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
    }

    @Test
    void colorsTrapsAndLogsForClientsThatShowIt() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm", "supportsANSIStyling", true));
        Map<String, Object> launch = launch("fall", List.of());
        client.ask("launch", launch);
        client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", launch.get("program")),
                        "breakpoints",
                        List.of(Map.of("line", 6, "logMessage", "falling"))));
        client.ask("setExceptionBreakpoints", Map.of("filters", List.of()));
        client.ask("configurationDone", Map.of());

        assertThat(client.event("output").get("output").getAsString()).isEqualTo("\u001b[36mfalling\u001b[0m\n");
        assertThat(client.event("output").get("output").getAsString())
                .startsWith("\u001b[31mtrap: unreachable")
                .endsWith("\u001b[0m\n");
    }

    @Test
    void refusesFilesThatCanBeNoPrograms() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Path huge = folder.resolve("huge.wasm");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength((1L << 28) + 1);
        }

        assertThat(client.refusal("launch", Map.of("program", huge.toString())))
                .endsWith("huge.wasm has 268435457 bytes, but at most 268435456 can be debugged");
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertThat(client.refusal("launch", Map.of("program", device.toString())))
                    .isEqualTo("the program /dev/null is no regular file");
        }
    }

    @Test
    void initializesOnce() {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));

        assertThat(client.refusal("initialize", Map.of("adapterID", "stepwasm")))
                .isEqualTo("the session was initialized already");
    }

    private Map<String, Object> stopAtTheProduct(List<Integer> args) throws IOException {
        Map<String, Object> launch = launch("double", args);
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch);
        client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", launch.get("program")), "breakpoints", List.of(Map.of("line", 5))));
        client.ask("configurationDone", Map.of());
        client.event("stopped");
        return launch;
    }

    private Map<String, Object> launch(String function, List<Integer> args) throws IOException {
        Path program = folder.resolve("program.wat");
        Files.writeString(program, PROGRAM);
        return Map.of("program", program.toString(), "invoke", function, "args", args);
    }

    /** {@return a launch of a program that takes a while to load} */
    private Map<String, Object> big() throws IOException {
        Path program = folder.resolve("program.wat");
        Files.writeString(
                program, "(module (func (export \"f\")\n" + "  (drop (i32.const 1))\n".repeat(200_000) + "))");
        return Map.of("program", program.toString());
    }

    private JsonObject top() {
        return items(client.ask("stackTrace", MAIN), "stackFrames").getFirst();
    }

    private String evaluate(String expression) {
        return client.ask(
                        "evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "frameId",
                                top().get("id").getAsInt()))
                .get("result")
                .getAsString();
    }

    private static List<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
