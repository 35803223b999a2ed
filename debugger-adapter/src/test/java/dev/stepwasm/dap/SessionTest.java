package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session with a program that runs and stops. */
final class SessionTest {
    private static final String PROGRAM = """
            (module
              (memory (export "memory") 1)
              (data (i32.const 65533) "end")
              (func $down (export "down") (param $n i32) (result i32)
                (if (i32.eqz (local.get $n))
                  (then (return (i32.const 7))))
                (call $down (i32.sub (local.get $n) (i32.const 1))))
              (func $spin (export "spin")
                (loop $again (br $again)))
              (func $fall (export "fall") unreachable))
            """;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, Integer> MAIN = Map.of("threadId", 1);

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    private Path program;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void neverStopsBeforeTheConfigurationIsDone() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch("down", 1, Map.of("stopOnEntry", true)));
        client.ask("threads", Map.of());
        assertThat(client.order()).doesNotContain("event stopped");

        client.ask("configurationDone", Map.of());
        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("entry");
        assertThat(client.order()).endsWith("response configurationDone", "event thread", "event stopped");
    }

    @Test
    void answersAStepBeforeItEnds() throws IOException {
        enter("down", 3);
        for (int i = 0; i < 20; i++) {
            client.ask("stepIn", Map.of("threadId", 1, "granularity", "instruction"));
            client.event("stopped");
        }

        List<String> order = client.order();
        assertThat(order.subList(order.size() - 40, order.size()))
                .isEqualTo(java.util.Collections.nCopies(20, List.of("response stepIn", "event stopped")).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void letsNumbersDieWhenTheProgramGoesOn() throws IOException {
        enter("down", 3);
        int frame = frames(client.ask("stackTrace", MAIN)).getFirst().get("id").getAsInt();
        int locals = items(client.ask("scopes", Map.of("frameId", frame)), "scopes")
                .getFirst()
                .get("variablesReference")
                .getAsInt();
        client.ask("next", MAIN);
        client.event("stopped");

        assertThat(client.refusal("scopes", Map.of("frameId", frame)))
                .isEqualTo("frame " + frame + " is gone: the program has run since it was shown");
        assertThat(client.refusal("variables", Map.of("variablesReference", locals)))
                .isEqualTo("variables reference " + locals + " is gone: the program has run since it was shown");
        assertThat(client.refusal("evaluate", Map.of("expression", "$n", "frameId", frame)))
                .startsWith("frame " + frame + " is gone");
        assertThat(client.refusal("scopes", Map.of("frameId", 4711))).isEqualTo("there is no frame 4711");
        assertThat(client.refusal("stackTrace", Map.of("threadId", 2))).isEqualTo("there is no thread 2");
        assertThat(client.refusal("exceptionInfo", MAIN)).isEqualTo("the program did not stop at a trap");
    }

    @Test
    void showsDeepStacksByPages() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch("down", 500, Map.of()));
        client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", program.toString()), "breakpoints", List.of(Map.of("line", 6))));
        client.ask("configurationDone", Map.of());
        client.event("stopped");

        JsonObject page = client.ask("stackTrace", Map.of("threadId", 1, "startFrame", 490, "levels", 20));

        assertThat(page.get("totalFrames").getAsInt()).isEqualTo(501);
        assertThat(frames(page)).hasSize(11);
        JsonObject bottom = frames(page).getLast();
        assertThat(bottom.get("line").getAsInt()).isEqualTo(7);
        assertThat(bottom.get("column").getAsInt()).isEqualTo(5);
        assertThat(bottom.get("instructionPointerReference").getAsString()).startsWith("0x");
        int frame = bottom.get("id").getAsInt();
        assertThat(client.ask("evaluate", Map.of("expression", "$n", "frameId", frame))
                        .get("result")
                        .getAsString())
                .isEqualTo("500");
    }

    @Test
    void readsMemoryUpToItsEnd() throws IOException {
        enter("down", 1);
        int frame = frames(client.ask("stackTrace", MAIN)).getFirst().get("id").getAsInt();
        int scope = items(client.ask("scopes", Map.of("frameId", frame)), "scopes")
                .get(4)
                .get("variablesReference")
                .getAsInt();
        JsonObject memory = items(client.ask("variables", Map.of("variablesReference", scope)), "variables")
                .getFirst();
        String reference = memory.get("memoryReference").getAsString();
        assertThat(memory.get("value").getAsString()).isEqualTo("1 page, 65536 bytes");

        JsonObject end = client.ask("readMemory", Map.of("memoryReference", reference, "offset", 65533, "count", 10));
        assertThat(end.get("address").getAsString()).isEqualTo("0xfffd");
        assertThat(new String(Base64.getDecoder().decode(end.get("data").getAsString()), StandardCharsets.US_ASCII))
                .isEqualTo("end");
        assertThat(end.get("unreadableBytes").getAsInt()).isEqualTo(7);

        JsonObject beyond = client.ask("readMemory", Map.of("memoryReference", reference, "offset", 70000, "count", 4));
        assertThat(beyond.get("data").getAsString()).isEmpty();
        assertThat(beyond.get("unreadableBytes").getAsInt()).isEqualTo(4);
        assertThat(client.refusal("readMemory", Map.of("memoryReference", "heap", "count", 4)))
                .isEqualTo("there is no memory heap");
    }

    @Test
    void changesLocals() throws IOException {
        enter("down", 1);
        int frame = frames(client.ask("stackTrace", MAIN)).getFirst().get("id").getAsInt();
        int locals = items(client.ask("scopes", Map.of("frameId", frame)), "scopes")
                .getFirst()
                .get("variablesReference")
                .getAsInt();

        JsonObject changed =
                client.ask("setVariable", Map.of("variablesReference", locals, "name", "$n", "value", "0xFFFFFFFF"));
        assertThat(changed.get("value").getAsString()).isEqualTo("-1");
        assertThat(changed.get("type").getAsString()).isEqualTo("i32");
        assertThat(client.refusal("setVariable", Map.of("variablesReference", locals, "name", "$n", "value", "many")))
                .contains("many");
        assertThat(client.refusal("setVariable", Map.of("variablesReference", locals, "name", "$m", "value", "1")))
                .isEqualTo("there is nothing called $m to change");
    }

    @Test
    void explainsTraps() throws IOException {
        client.start(launch("fall", null, Map.of()));
        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("exception");
        assertThat(stopped.get("text").getAsString()).startsWith("unreachable");

        JsonObject info = client.ask("exceptionInfo", MAIN);
        assertThat(info.get("exceptionId").getAsString()).isEqualTo("unreachable");
        assertThat(info.getAsJsonObject("details").get("stackTrace").getAsString())
                .contains("$fall")
                .contains("program.wat:10:31");

        client.ask("continue", MAIN);
        assertThat(client.event("output").get("output").getAsString()).startsWith("trap: unreachable");
        assertThat(client.event("exited").get("exitCode").getAsInt()).isEqualTo(1);
    }

    @Test
    void pausesAnEndlessLoop() throws IOException {
        client.start(launch("spin", null, Map.of()));
        assertThat(client.refusal("stackTrace", MAIN)).isEqualTo("the program is running");
        assertThat(client.refusal("next", MAIN)).isEqualTo("the program is running");
        client.ask("pause", MAIN);
        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("pause");

        client.ask("continue", MAIN);
        client.ask("terminate", Map.of());
        client.event("terminated");
        assertThat(client.order()).doesNotContain("event exited");
    }

    @Test
    void endsWithTheClientEvenInAnEndlessLoop() throws IOException, InterruptedException {
        client.start(launch("spin", null, Map.of()));
        client.close();

        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
    }

    @Test
    void disconnectsFromAnEndlessLoop() throws IOException, InterruptedException {
        client.start(launch("spin", null, Map.of()));
        client.ask("disconnect", Map.of());

        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
    }

    @Test
    void disconnectsFromAStoppedProgram() throws IOException, InterruptedException {
        enter("down", 1);
        client.ask("disconnect", Map.of("terminateDebuggee", true));

        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
    }

    @Test
    void speaksTheClientsCoordinates() throws IOException {
        client.ask(
                "initialize",
                Map.of("adapterID", "stepwasm", "linesStartAt1", false, "columnsStartAt1", false, "pathFormat", "uri"));
        client.ask("launch", launch("down", 1, Map.of()));
        Map<String, String> source = Map.of("path", program.toUri().toString());

        JsonObject breakpoint = items(
                        client.ask(
                                "setBreakpoints",
                                Map.of("source", source, "breakpoints", List.of(Map.of("line", 6, "column", 4)))),
                        "breakpoints")
                .getFirst();
        JsonObject location = items(
                        client.ask("breakpointLocations", Map.of("source", source, "line", 6)), "breakpoints")
                .getFirst();
        client.ask("configurationDone", Map.of());
        client.event("stopped");
        JsonObject frame = frames(client.ask("stackTrace", MAIN)).getFirst();

        assertThat(breakpoint.has("message")).isFalse();
        assertThat(List.of(
                        breakpoint.get("line").getAsInt(),
                        breakpoint.get("column").getAsInt()))
                .containsExactly(6, 4);
        assertThat(List.of(
                        location.get("line").getAsInt(), location.get("column").getAsInt()))
                .containsExactly(6, 4);
        assertThat(List.of(frame.get("line").getAsInt(), frame.get("column").getAsInt()))
                .containsExactly(6, 4);
        assertThat(frame.getAsJsonObject("source").get("path").getAsString()).isEqualTo(source.get("path"));
    }

    @Test
    void takesBareLinesFromOldClients() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch("down", 1, Map.of()));

        JsonObject body =
                client.ask("setBreakpoints", Map.of("source", Map.of("path", program.toString()), "lines", List.of(6)));

        assertThat(items(body, "breakpoints").getFirst().get("verified").getAsBoolean())
                .isTrue();
    }

    @Test
    void saysWhyABreakpointCannotBe() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch("down", 1, Map.of()));

        assertThat(breakpointMessage(folder.resolve("other.wat"), Map.of("line", 1)))
                .isEqualTo("this file is not the program that is debugged, program.wat");
        assertThat(breakpointMessage(program, Map.of("line", 99))).isEqualTo("no instruction at or after line 99");
        assertThat(breakpointMessage(program, Map.of("line", 0))).isEqualTo("this is not a place in a text");
    }

    @Test
    void debugsBinariesInTheTextThatIsMadeOfThem() throws IOException, InvalidModuleException {
        Path binary = folder.resolve("program.wasm");
        Files.write(binary, StepModule.ofText("program.wat", PROGRAM).bytes());
        client.start(Map.of("program", binary.toString(), "invoke", "down", "args", List.of(0), "stopOnEntry", true));
        JsonObject source = client.event("loadedSource").getAsJsonObject("source");
        client.event("stopped");
        JsonObject first = frames(client.ask("stackTrace", MAIN)).getFirst();
        List<String> lines = client.ask("source", Map.of("source", source, "sourceReference", 1))
                .get("content")
                .getAsString()
                .lines()
                .toList();

        assertThat(source.get("name").getAsString()).isEqualTo("program.wasm.wat");
        assertThat(first.getAsJsonObject("source")).isEqualTo(source);
        assertThat(lines.get(first.get("line").getAsInt() - 1).strip()).isEqualTo("local.get $n");

        int wanted = lines.indexOf("      return") + 1;
        JsonObject breakpoint = items(
                        client.ask(
                                "setBreakpoints",
                                Map.of("source", source, "breakpoints", List.of(Map.of("line", wanted)))),
                        "breakpoints")
                .getFirst();
        JsonObject byNumber = items(
                        client.ask(
                                "setBreakpoints",
                                Map.of(
                                        "source",
                                        Map.of("sourceReference", 1),
                                        "breakpoints",
                                        List.of(Map.of("line", wanted)))),
                        "breakpoints")
                .getFirst();
        assertThat(byNumber.get("verified").getAsBoolean()).isTrue();
        client.ask("continue", MAIN);
        client.event("stopped");
        JsonObject second = frames(client.ask("stackTrace", MAIN)).getFirst();

        assertThat(breakpoint.get("verified").getAsBoolean()).isTrue();
        assertThat(second.get("line").getAsInt()).isEqualTo(wanted);
        assertThat(address(second)).isGreaterThan(address(first));
        assertThat(client.refusal("source", Map.of("sourceReference", 2))).isEqualTo("there is no source 2");
        client.ask("continue", MAIN);
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("7\n");
    }

    private static int address(JsonObject frame) {
        return Integer.decode(frame.get("instructionPointerReference").getAsString());
    }

    private String breakpointMessage(Path file, Map<String, ?> breakpoint) {
        JsonObject body = client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", file.toString()), "breakpoints", List.of(breakpoint)));
        JsonObject answer = items(body, "breakpoints").getFirst();
        assertThat(answer.get("verified").getAsBoolean()).isFalse();
        return answer.get("message").getAsString();
    }

    private void enter(String function, Integer argument) throws IOException {
        client.start(launch(function, argument, Map.of("stopOnEntry", true)));
        client.event("stopped");
    }

    private Map<String, Object> launch(String function, Integer argument, Map<String, ?> more) throws IOException {
        program = folder.resolve("program.wat").toAbsolutePath();
        Files.writeString(program, PROGRAM);
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("program", program.toString());
        arguments.put("invoke", function);
        arguments.put("args", argument == null ? List.of() : List.of(argument));
        return arguments;
    }

    private static List<JsonObject> frames(JsonObject stackTrace) {
        return items(stackTrace, "stackFrames");
    }

    private static List<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
