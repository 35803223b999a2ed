package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.FuzzBudget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Messages of a session, changed at random: whatever comes, the adapter answers the next request, and speaks of its own
 * inside neither to the client nor on its error output. {@link FuzzBudget} says how to run more of them, or one alone.
 */
final class WireFuzzTest {
    private static final Gson GSON = new Gson();

    /** Messages in one session; then the next begins with a new adapter. */
    private static final int MESSAGES = 60;

    private static final Pattern INSIDE =
            Pattern.compile("failed inside|\\b[A-Z]\\w*(Exception|Error)\\b|\\bjava\\.|\\bdev\\.stepwasm\\.");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1",
            "2147483647",
            "-2147483648",
            "99999999999999999999",
            "1e400",
            "0.5",
            "\"\"",
            "\"x\"",
            "\"0x7fffffffffffffff\"",
            "\"memory[0]+0xfffffffffffffff\"",
            "[]",
            "[null]",
            "[[[[]]]]",
            "{}",
            "{\"a\":null}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "NaN",
            "\"$n + stack[-1] * (\"");

    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|-?[0-9.]+|true|false|null)(?=[,}])");

    private final String program =
            Fixtures.sample("sum.wat").file().orElseThrow().toString();

    @Test
    void livesThroughAnything() {
        FuzzBudget budget = FuzzBudget.of(30);
        for (long i = budget.first(); i < budget.first() + budget.inputs(); i++) {
            session(i, budget.random(i));
        }
    }

    private void session(long number, Random random) {
        try (DapClient client = new DapClient()) {
            List<String> seeds = seeds();
            for (int i = 0; i < MESSAGES; i++) {
                int step = i * seeds.size() / MESSAGES;
                String body = seeds.get(random.nextInt(4) == 0 ? random.nextInt(seeds.size()) : step);
                send(client, random, random.nextInt(3) == 0 ? body : mutated(body, random));
                if (i % 10 == 9) {
                    assertLives(client, number, i);
                }
            }
            assertLives(client, number, MESSAGES);
            assertThat(client.all())
                    .as("session %s", number)
                    .noneMatch(message -> INSIDE.matcher(message.toString()).find());
            assertThat(client.errors()).as("session %s", number).isEmpty();
        }
    }

    private static void assertLives(DapClient client, long number, int step) {
        int probe = 1_000_000 + step;
        client.sendBody("{\"seq\":" + probe + ",\"type\":\"request\",\"command\":\"threads\"}");
        JsonObject response = client.response(probe);
        assertThat(response.get("success").getAsBoolean())
                .as("session %s, message %s: %s", number, step, response)
                .isTrue();
    }

    private static void send(DapClient client, Random random, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        switch (random.nextInt(20)) {
            case 0 -> client.sendRaw("Content-Length: " + (length / 2) + "\r\n\r\n" + body + "\r\n\r\n");
            case 1 -> client.sendRaw("Content-Length: " + (length + 20) + "\r\n\r\n" + body + "\r\n".repeat(20));
            case 2 -> client.sendRaw("Content-Length: 99999999999\r\n\r\n" + body + "\r\n\r\n");
            case 3 -> client.sendRaw("Content-Length: -5\r\nX: y\r\n\r\n\r\n\r\n");
            default -> client.sendBody(body);
        }
    }

    private static String mutated(String body, Random random) {
        String text = body;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            text = switch (random.nextInt(8)) {
                case 0 -> text.substring(0, at) + text.substring(end);
                case 1 -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
                case 2 -> text.substring(0, at) + (char) (32 + random.nextInt(95)) + text.substring(at + 1);
                case 3 -> text.substring(0, at) + "[".repeat(random.nextInt(2000)) + text.substring(at);
                default -> withAnotherValue(text, random);
            };
            if (text.isEmpty()) {
                return body;
            }
        }
        return text;
    }

    private static String withAnotherValue(String text, Random random) {
        var values = VALUE.matcher(text).results().toList();
        if (values.isEmpty()) {
            return text;
        }
        var chosen = values.get(random.nextInt(values.size()));
        return text.substring(0, chosen.start())
                + VALUES.get(random.nextInt(VALUES.size()))
                + text.substring(chosen.end());
    }

    /** {@return the bodies of a session, in an order in which all of them have something to do} */
    private List<String> seeds() {
        Map<String, Object> source = Map.of("path", program);
        Map<String, Integer> main = Map.of("threadId", 1);
        List<String> bodies = new ArrayList<>();
        add(bodies, "initialize", Map.of("adapterID", "x", "linesStartAt1", true, "supportsProgressReporting", true));
        add(
                bodies,
                "setFunctionBreakpoints",
                Map.of("breakpoints", List.of(Map.of("name", "$sum", "hitCondition", "> 0"))));
        add(
                bodies,
                "launch",
                Map.of("program", program, "args", List.of(1, 2), "stopOnEntry", true, "imports", Map.of()));
        add(
                bodies,
                "setBreakpoints",
                Map.of("source", source, "breakpoints", List.of(Map.of("line", 3, "condition", "1", "column", 5))));
        add(bodies, "setExceptionBreakpoints", Map.of("filters", List.of("trap")));
        add(bodies, "configurationDone", Map.of());
        add(bodies, "breakpointLocations", Map.of("source", source, "line", 3, "endLine", 4));
        add(bodies, "stackTrace", Map.of("threadId", 1, "startFrame", 0, "levels", 20));
        add(bodies, "scopes", Map.of("frameId", 1));
        add(bodies, "variables", Map.of("variablesReference", 1, "start", 0, "count", 5, "filter", "named"));
        add(bodies, "setVariable", Map.of("variablesReference", 1, "name", "$a", "value", "3"));
        add(bodies, "evaluate", Map.of("expression", "1 + 2", "frameId", 1, "context", "watch"));
        add(bodies, "setExpression", Map.of("expression", "$a", "value", "4", "frameId", 1));
        add(bodies, "readMemory", Map.of("memoryReference", "memory[0]", "offset", 0, "count", 8));
        add(bodies, "writeMemory", Map.of("memoryReference", "memory[0]", "data", "AQID", "allowPartial", true));
        add(bodies, "disassemble", Map.of("memoryReference", "0x20", "instructionOffset", -5, "instructionCount", 10));
        add(bodies, "dataBreakpointInfo", Map.of("name", "16", "bytes", 4, "asAddress", true));
        add(
                bodies,
                "setDataBreakpoints",
                Map.of("breakpoints", List.of(Map.of("dataId", "memory 0 16 4", "accessType", "write"))));
        add(
                bodies,
                "setInstructionBreakpoints",
                Map.of("breakpoints", List.of(Map.of("instructionReference", "0x20", "offset", 0))));
        add(bodies, "next", Map.of("threadId", 1, "granularity", "instruction"));
        add(bodies, "stepIn", main);
        add(bodies, "stepOut", main);
        add(bodies, "modules", Map.of("startModule", 0, "moduleCount", 1));
        add(bodies, "source", Map.of("sourceReference", 1, "source", source));
        add(bodies, "exceptionInfo", main);
        add(bodies, "pause", main);
        add(bodies, "restart", Map.of("arguments", Map.of("program", program, "args", List.of(3, 4))));
        add(bodies, "cancel", Map.of("requestId", 3, "progressId", "load-1"));
        add(bodies, "continue", main);
        add(bodies, "terminate", Map.of("restart", false));
        return bodies;
    }

    private static void add(List<String> bodies, String command, Map<String, ?> arguments) {
        bodies.add(GSON.toJson(
                Map.of("seq", bodies.size() + 1, "type", "request", "command", command, "arguments", arguments)));
    }
}
