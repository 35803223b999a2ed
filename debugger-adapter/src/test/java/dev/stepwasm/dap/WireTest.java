package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter promises on the wire, whatever is debugged. */
final class WireTest {
    private static final Map<String, String> ID = Map.of("adapterID", "stepwasm");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DapClient client = new DapClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void saysThatItIsInitializedAfterTheResponse() {
        client.ask("initialize", ID);
        client.event("initialized");

        assertThat(client.order()).containsExactly("response initialize", "event initialized");
    }

    @Test
    void promisesExactlyWhatItKeeps() {
        JsonObject capabilities = client.ask("initialize", ID);

        assertThat(capabilities.keySet())
                .containsExactlyInAnyOrder(
                        "supportsConfigurationDoneRequest",
                        "supportsBreakpointLocationsRequest",
                        "supportsSteppingGranularity",
                        "supportsSetVariable",
                        "supportsSetExpression",
                        "supportsCompletionsRequest",
                        "completionTriggerCharacters",
                        "supportsValueFormattingOptions",
                        "supportsClipboardContext",
                        "supportsEvaluateForHovers",
                        "supportsReadMemoryRequest",
                        "supportsWriteMemoryRequest",
                        "supportsDisassembleRequest",
                        "supportsModulesRequest",
                        "supportsLoadedSourcesRequest",
                        "supportsExceptionInfoRequest",
                        "supportsTerminateRequest",
                        "supportsRestartRequest",
                        "supportsCancelRequest",
                        "supportsANSIStyling",
                        "supportsStepInTargetsRequest",
                        "supportsGotoTargetsRequest",
                        "supportsRestartFrame",
                        "supportsFunctionBreakpoints",
                        "supportsDataBreakpoints",
                        "supportsDataBreakpointBytes",
                        "supportsInstructionBreakpoints",
                        "supportsConditionalBreakpoints",
                        "supportsHitConditionalBreakpoints",
                        "supportsLogPoints",
                        "supportsExceptionFilterOptions",
                        "exceptionBreakpointFilters");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"stepBack", "reverseContinue", "locations", "terminateThreads"})
    void refusesWhatItDoesNotPromise(String command) {
        client.ask("initialize", ID);

        assertThat(client.refusal(command, Map.of())).isEqualTo("`" + command + "` is not supported");
    }

    @Test
    void refusesWhatNobodyKnows() {
        assertThat(client.refusal("dance", Map.of())).isEqualTo("`dance` is not supported");
    }

    @Test
    void refusesWhatNeedsAProgram() {
        client.ask("initialize", ID);

        assertThat(client.refusal("stackTrace", Map.of("threadId", 1))).isEqualTo("no program has been launched");
        assertThat(client.refusal("scopes", Map.of("frameId", 1))).isEqualTo("no program has been launched");
        assertThat(client.refusal("next", Map.of("threadId", 1))).isEqualTo("no program has been launched");
    }

    @Test
    void refusesArgumentsThatAreNotThere() {
        client.sendBody("{\"seq\":1,\"type\":\"request\",\"command\":\"setBreakpoints\"}");
        assertThat(message(1)).isEqualTo("`setBreakpoints` needs arguments");

        client.sendBody("{\"seq\":2,\"type\":\"request\",\"command\":\"setBreakpoints\",\"arguments\":{}}");
        assertThat(message(2)).isEqualTo("the arguments of `setBreakpoints` are wrong: `source` is missing");

        client.sendBody("{\"seq\":3,\"type\":\"request\",\"command\":\"next\",\"arguments\":{\"threadId\":\"seven\"}}");
        assertThat(message(3)).isEqualTo("the arguments of `next` are wrong");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"configurationDone", "loadedSources", "modules", "threads", "disconnect"})
    void takesRequestsThatNeedNoArguments(String command) {
        client.sendBody("{\"seq\":1,\"type\":\"request\",\"command\":\"" + command + "\"}");

        assertThat(client.response(1).get("success").getAsBoolean()).isTrue();
    }

    @Test
    void putsTheWordsWhereClientsLookForThem() {
        client.ask("initialize", ID);

        JsonObject response = client.request("launch", Map.of("program", "/nowhere/lost.wat"));

        JsonObject error = response.getAsJsonObject("body").getAsJsonObject("error");
        assertThat(response.get("message").getAsString()).isEqualTo("there is no program /nowhere/lost.wat");
        assertThat(error.get("format").getAsString()).isEqualTo("{words}");
        assertThat(error.getAsJsonObject("variables").get("words").getAsString())
                .isEqualTo("there is no program /nowhere/lost.wat");
        assertThat(error.get("showUser").getAsBoolean()).isTrue();
        client.event("terminated");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Content-Length: 5\r\n\r\nhello",
                "Content-Length: 2\r\n\r\n{}",
                "Content-Length: 4\r\n\r\nnull",
                "Content-Length: 41\r\n\r\n{\"seq\":7,\"type\":\"request\",\"command\":null}",
                "Content-Length: 7\r\n\r\n[1,2,3]",
                "Content-Length: 20\r\n\r\n{\"type\":\"surprise\"} ",
                "Content-Length: 24\r\n\r\n{\"seq\":1,\"type\":\"reques\"",
                "Content-Length: many\r\n\r\n",
                "Colour: blue\r\n\r\n",
                "\r\n\r\n"
            })
    void livesThroughGarbage(String garbage) {
        client.sendRaw(garbage);

        client.ask("initialize", ID);
        assertThat(client.errors()).doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Colour: blue", "Content-Length: -5", "Content-Length: 99999999999999"})
    void findsTheNextMessageBehindABodyWithoutALength(String header) {
        client.sendRaw(header + "\r\n\r\n{\"seq\":7,\"type\":\"request\",\"command\":\"threads\"}");
        client.ask("initialize", ID);
        client.sendRaw(header + "\r\n\r\n" + "x".repeat(100_000));

        client.ask("threads", Map.of());
    }

    @Test
    void sendsNoEventsBeforeItIsInitialized() {
        client.sendRaw("Content-Length: 5\r\n\r\nhello");
        client.ask("initialize", ID);
        client.event("initialized");

        assertThat(client.order()).containsExactly("response initialize", "event initialized");
    }

    @Test
    void sendsNothingBehindTheResponseToDisconnect(@TempDir Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve("spin.wat");
        Files.writeString(program, "(module (func (export \"spin\") (loop $forever (br $forever))))");
        client.start(Map.of("program", program.toString()));
        client.ask("disconnect", Map.of());

        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
        assertThat(client.order()).endsWith("response disconnect");
    }

    @Test
    void saysThatThereIsNoDataId(@TempDir Path folder) throws IOException {
        Path program = folder.resolve("stay.wat");
        Files.writeString(program, "(module (func (export \"stay\") (nop)))");
        client.start(Map.of("program", program.toString(), "stopOnEntry", true));
        client.event("stopped");

        JsonObject info = client.ask("dataBreakpointInfo", Map.of("name", "$nothing"));

        assertThat(info.keySet()).containsExactlyInAnyOrder("dataId", "description");
        assertThat(info.get("dataId").isJsonNull()).isTrue();
    }

    @Test
    void answersRequestsThatCannotBeRead() {
        for (String arguments : List.of("{\"program\":" + "[".repeat(100_000), "{\"program\":\"cut", "{,}", "NaN")) {
            client.sendBody("{\"seq\":99,\"type\":\"request\",\"command\":\"launch\",\"arguments\":" + arguments);

            assertThat(message(99))
                    .matches("the request `launch` cannot be understood|the arguments of `launch` are wrong");
        }
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        client.sendBody("{\"seq\":98,\"type\":\"request\",\"command\":\"launch\",\"arguments\":{\"a\":" + deep + "}}");
        assertThat(message(98)).isEqualTo("the arguments of `launch` are wrong");
        client.ask("initialize", ID);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "\"seq\":7,\"type\":\"request\",\"command\":5",
                "\"seq\":7,\"type\":\"request\",\"command\":\"next\",\"arguments\":null",
                "\"seq\":7,\"type\":\"request\",\"command\":\"next\",\"arguments\":[]",
                "\"seq\":7,\"type\":\"request\",\"command\":\"next\",\"arguments\":\"now\"",
                "\"seq\":7,\"type\":\"request\",\"command\":\"next\",\"arguments\":{\"threadId\":null}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"next\",\"arguments\":{\"threadId\":1.5}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"scopes\",\"arguments\":{\"frameId\":99999999999}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"launch\",\"arguments\":[1]",
                "\"seq\":7,\"type\":\"request\",\"command\":\"restart\",\"arguments\":{\"arguments\":7}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"setFunctionBreakpoints\",\"arguments\":{\"breakpoints\":[null]}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"setFunctionBreakpoints\",\"arguments\":{\"breakpoints\":[{}]}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"setDataBreakpoints\",\"arguments\":{\"breakpoints\":[{}]}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"setExceptionBreakpoints\",\"arguments\":{\"filters\":[null]}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"setBreakpoints\",\"arguments\":{\"source\":null}",
                "\"seq\":7,\"type\":\"request\",\"command\":\"dance\",\"arguments\":null"
            })
    void answersRequestsWithWrongFields(String fields) {
        client.sendBody("{" + fields + "}");

        JsonObject response = client.response(7);
        assertThat(response.get("success").getAsBoolean()).isFalse();
        assertThat(response.get("message").getAsString())
                .doesNotContain("inside")
                .doesNotContain("Exception ");
        client.ask("initialize", ID);
        assertThat(client.errors()).isEmpty();
    }

    @Test
    void takesNoMemoryOnTheWordOfAHeader() {
        client.sendRaw("Content-Length: 2000000000000\r\n\r\n\r\n");
        client.ask("initialize", ID);
        client.sendRaw("Content-Length: 67000000\r\n\r\n");
        client.sendRaw("x".repeat(100));

        assertThat(client.errors()).isEmpty();
    }

    @Test
    void numbersMessagesOfAllThreadsInTheirOrder(@TempDir Path folder) throws IOException {
        Path program = folder.resolve("talk.wat");
        Files.writeString(program, """
            (module
              (import "env" "say" (func $say (param i32)))
              (func (export "talk") (local $i i32)
                (loop $more
                  (call $say (local.get $i))
                  (br_if $more
                    (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 3000))))))
            """);
        client.start(Map.of("program", program.toString(), "imports", Map.of("env.say", "log")));
        for (int i = 0; i < 300; i++) {
            client.ask("threads", Map.of());
        }
        client.event("terminated");

        assertThat(client.all().stream().map(each -> each.get("seq").getAsInt()))
                .isEqualTo(IntStream.rangeClosed(1, client.all().size()).boxed().toList());
        assertThat(client.order().stream().filter(each -> each.equals("event output")))
                .hasSize(3000);
    }

    @Test
    void readsMessagesThatComeInPieces() {
        String body = "{\"seq\":1,\"type\":\"request\",\"command\":\"initialize\","
                + "\"arguments\":{\"adapterID\":\"stépwäsm\"}}";
        String message = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        for (int at = 0; at < message.length(); at++) {
            client.sendRaw(message.substring(at, at + 1));
        }

        assertThat(client.response(1).get("success").getAsBoolean()).isTrue();
    }

    @Test
    void endsWhenTheClientDisconnects() throws InterruptedException {
        client.ask("initialize", ID);
        client.ask("disconnect", Map.of());

        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
    }

    @Test
    void endsWhenTheClientIsGone() throws InterruptedException {
        client.ask("initialize", ID);
        client.close();

        assertThat(client.awaitAdapterEnd(SOON)).isTrue();
    }

    @Test
    void keepsBreakpointsUntilThereIsAProgram() {
        client.ask("initialize", ID);
        JsonObject body = client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", "/a.wat"), "breakpoints", List.of(Map.of("line", 3))));

        JsonObject breakpoint = StreamSupport.stream(
                        body.getAsJsonArray("breakpoints").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .findFirst()
                .orElseThrow();
        assertThat(breakpoint.get("verified").getAsBoolean()).isFalse();
        assertThat(breakpoint.get("reason").getAsString()).isEqualTo("pending");
    }

    private String message(int request) {
        return client.response(request).get("message").getAsString();
    }
}
