package dev.stepwasm.dap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.transcript.Driver;
import dev.stepwasm.fixtures.transcript.RefusedException;
import dev.stepwasm.fixtures.transcript.Transcript;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Plays transcripts through the protocol. */
class DapDriver implements Driver {
    private final DapClient client = new DapClient();
    private final Map<String, Object> source;
    private final String program;
    private final Fixture fixture;

    /** The expressions that call a function and are not answered yet, by the number of the request. */
    private final Map<Integer, String> calls = new LinkedHashMap<>();

    /** A frame may be gone when a data breakpoint is set again. */
    private final Map<String, String> dataIds = new LinkedHashMap<>();

    DapDriver(Fixture fixture) {
        this.fixture = fixture;
        program = fixture.file().orElseThrow().toString();
        source = Map.of("path", program);
    }

    /** {@return the number of the thread that is looked at} */
    int thread() {
        return 1;
    }

    /** {@return whether a frame is one of the main module, or of a module in the text of a script} */
    boolean isOfMain(JsonObject frame) {
        return frame.get("moduleId").getAsInt() == 1
                || program.endsWith(".wast")
                        && text(frame.getAsJsonObject("source"), "path").equals(program);
    }

    /** {@return what the driver talks to the adapter with} */
    final DapClient client() {
        return client;
    }

    /** {@return the path of the main module} */
    final String program() {
        return program;
    }

    @Override
    public void open(Launch launch) {
        ask("initialize", Map.of("adapterID", "stepwasm"));
        client.event("initialized");
        ask("launch", arguments(launch));
    }

    /** {@return the arguments of a launch request} */
    final Map<String, Object> arguments(Launch launch) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("program", program);
        launch.invoke().ifPresent(name -> arguments.put("invoke", name));
        if (!program.endsWith(".wast")) {
            arguments.put("args", launch.args());
        }
        launch.command().ifPresent(line -> arguments.put("command", line));
        arguments.put("stopOnEntry", launch.stopOnEntry());
        if (program.endsWith(".wast")) {
            return arguments;
        }
        Map<String, Object> imports = new LinkedHashMap<>();
        launch.stubs().forEach(stub -> imports.put(stub.name(), json(stub)));
        arguments.put("imports", imports);
        Map<String, Object> links = new LinkedHashMap<>();
        launch.links().forEach(link -> links.put(link.name(), "../linked/" + link.file()));
        arguments.put("links", links);
        Map<String, Object> wasi = new LinkedHashMap<>();
        launch.wasi().forEach(setting -> put(wasi, setting));
        arguments.put("wasi", wasi);
        return arguments;
    }

    private static Object json(Stub stub) {
        return switch (stub.kind()) {
            case "returns" -> Map.of("returns", stub.rest());
            case "calls" ->
                Map.of(
                        "returns",
                        stub.rest().stream()
                                .map(call -> List.of(call.split(",", -1)))
                                .toList());
            case "value" -> Map.of("value", stub.rest().getFirst());
            case "call" -> Map.of("call", stub.rest().getFirst());
            case "trap" -> Map.of("trap", String.join(" ", stub.rest()));
            default -> stub.kind();
        };
    }

    private static void put(Map<String, Object> wasi, WasiSetting setting) {
        switch (setting.name()) {
            case "args" -> wasi.put("args", setting.rest());
            case "env" -> {
                String[] parts = setting.rest().getFirst().split("=", 2);
                Map<String, Object> all = new LinkedHashMap<>();
                if (wasi.get("env") instanceof Map<?, ?> known) {
                    known.forEach((name, value) -> all.put(String.valueOf(name), value));
                }
                all.put(parts[0], parts[1]);
                wasi.put("env", all);
            }
            case "stdin" -> wasi.put("stdin", String.join("\n", setting.rest()) + "\n");
            case "random" -> wasi.put("random", Long.parseLong(setting.rest().getFirst()));
            default -> wasi.put(setting.name(), setting.rest().getFirst());
        }
    }

    @Override
    public void start() {
        ask("configurationDone", Map.of());
    }

    @Override
    public List<Placed> setBreakpoints(String kind, List<Wanted> wanted) {
        List<Map<String, Object>> breakpoints =
                wanted.stream().map(DapDriver::json).toList();
        JsonObject body = switch (kind) {
            case "function" -> ask("setFunctionBreakpoints", Map.of("breakpoints", breakpoints));
            case "instruction" -> ask("setInstructionBreakpoints", Map.of("breakpoints", breakpoints));
            default -> ask("setBreakpoints", Map.of("source", source(wanted), "breakpoints", breakpoints));
        };
        return items(body, "breakpoints")
                .map(each -> new Placed(
                        each.get("verified").getAsBoolean() ? Optional.of(at(each)) : Optional.empty(),
                        text(each, "message")))
                .toList();
    }

    private Map<String, Object> source(List<Wanted> wanted) {
        String file = wanted.isEmpty() ? "" : wanted.getFirst().file();
        return file.isEmpty()
                ? source
                : Map.of("path", Transcript.linked(fixture, file).toString());
    }

    @Override
    public List<String> setDataBreakpoints(List<WantedData> wanted) {
        List<Map<String, Object>> breakpoints = wanted.stream().map(this::json).toList();
        return items(ask("setDataBreakpoints", Map.of("breakpoints", breakpoints)), "breakpoints")
                .map(each -> text(each, "message"))
                .toList();
    }

    private Map<String, Object> json(WantedData wanted) {
        Map<String, Object> breakpoint = new LinkedHashMap<>();
        breakpoint.put("dataId", dataIds.computeIfAbsent(wanted.target() + " " + wanted.bytes(), id -> dataId(wanted)));
        breakpoint.put("accessType", wanted.access().equals("access") ? "readWrite" : wanted.access());
        putUnlessEmpty(breakpoint, "condition", wanted.condition());
        putUnlessEmpty(breakpoint, "hitCondition", wanted.hits());
        return breakpoint;
    }

    private String dataId(WantedData wanted) {
        Stream<Map<String, Object>> questions = wanted.isMemory()
                ? Stream.of(Map.of("name", wanted.target(), "bytes", wanted.bytes(), "asAddress", true))
                : Stream.of("Locals", "Globals")
                        .map(scope -> Map.of("name", wanted.target(), "variablesReference", reference(0, scope)));
        return questions
                .map(question -> text(ask("dataBreakpointInfo", question), "dataId"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is nothing called " + wanted.target() + " to watch"));
    }

    private static Map<String, Object> json(Wanted wanted) {
        Map<String, Object> breakpoint = new LinkedHashMap<>();
        switch (wanted.kind()) {
            case "function" -> breakpoint.put("name", wanted.spot());
            case "instruction" -> breakpoint.put("instructionReference", wanted.spot());
            default -> {
                breakpoint.put("line", wanted.at().line());
                wanted.at().column().ifPresent(column -> breakpoint.put("column", column));
                putUnlessEmpty(breakpoint, "logMessage", wanted.log());
            }
        }
        putUnlessEmpty(breakpoint, "condition", wanted.condition());
        putUnlessEmpty(breakpoint, "hitCondition", wanted.hits());
        return breakpoint;
    }

    private static void putUnlessEmpty(Map<String, Object> object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }

    @Override
    public List<At> places(int line) {
        JsonObject body = ask("breakpointLocations", Map.of("source", source, "line", line));
        return items(body, "breakpoints").map(DapDriver::at).toList();
    }

    @Override
    public List<String> setExceptionFilters(List<WantedFilter> wanted) {
        List<String> plain = new ArrayList<>();
        List<Map<String, String>> options = new ArrayList<>();
        for (WantedFilter each : wanted) {
            if (each.condition().isEmpty()) {
                plain.add(each.name());
            } else {
                options.add(Map.of("filterId", each.name(), "condition", each.condition()));
            }
        }
        // The answers come in the order of both lists, one after the other.
        List<JsonObject> answers = items(
                        ask("setExceptionBreakpoints", Map.of("filters", plain, "filterOptions", options)),
                        "breakpoints")
                .toList();
        Iterator<JsonObject> ofPlain = answers.subList(0, plain.size()).iterator();
        Iterator<JsonObject> ofOptions =
                answers.subList(plain.size(), answers.size()).iterator();
        return wanted.stream()
                .map(each -> (each.condition().isEmpty() ? ofPlain : ofOptions).next())
                .map(each -> each.get("verified").getAsBoolean() ? "" : text(each, "message"))
                .toList();
    }

    @Override
    public void go(Go how, boolean instruction) {
        String command = switch (how) {
            case CONTINUE -> "continue";
            case INTO -> "stepIn";
            case OVER -> "next";
            case OUT -> "stepOut";
        };
        ask(command, Map.of("threadId", thread(), "granularity", instruction ? "instruction" : "line"));
    }

    @Override
    public List<ShownCall> calls() {
        return items(ask("stepInTargets", Map.of("frameId", frameId(0))), "targets")
                .map(each -> new ShownCall(
                        each.get("label").getAsString(),
                        each.get("line").getAsInt(),
                        each.get("column").getAsInt()))
                .toList();
    }

    @Override
    public void into(int call) {
        int id = items(ask("stepInTargets", Map.of("frameId", frameId(0))), "targets")
                .skip(call - 1L)
                .findFirst()
                .orElseThrow()
                .get("id")
                .getAsInt();
        ask("stepIn", Map.of("threadId", thread(), "targetId", id));
    }

    @Override
    public void jump(At at) {
        Map<String, Object> place = new LinkedHashMap<>(Map.of("source", source, "line", at.line()));
        at.column().ifPresent(column -> place.put("column", column));
        int id = items(ask("gotoTargets", place), "targets")
                .findFirst()
                .orElseThrow()
                .get("id")
                .getAsInt();
        ask("goto", Map.of("threadId", thread(), "targetId", id));
    }

    @Override
    public void restart(int frame) {
        ask("restartFrame", Map.of("frameId", frameId(frame)));
    }

    @Override
    public List<String> origins(int frame) {
        return variables(reference(frame, "Operand stack"), 0, 0)
                .map(each -> each.get("type").getAsString().replaceFirst(".*, pushed by ", ""))
                .toList();
    }

    @Override
    public List<ShownValue> inside(int frame, List<String> path, int start, int count) {
        return variables(reference(frame, path), start, count)
                .map(each -> new ShownValue(
                        each.get("name").getAsString(), each.get("value").getAsString(), type(each)))
                .toList();
    }

    @Override
    public ShownValue setInside(int frame, List<String> path, String name, String value) {
        JsonObject body =
                ask("setVariable", Map.of("variablesReference", reference(frame, path), "name", name, "value", value));
        return new ShownValue(name, body.get("value").getAsString(), type(body));
    }

    private int reference(int frame, List<String> path) {
        int reference = reference(frame, path.getFirst());
        for (String name : path.subList(1, path.size())) {
            reference = variables(reference, 0, 0)
                    .filter(each -> each.get("name").getAsString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("there is nothing called " + name))
                    .get("variablesReference")
                    .getAsInt();
        }
        return reference;
    }

    private Stream<JsonObject> variables(int reference, int start, int count) {
        return items(
                ask("variables", Map.of("variablesReference", reference, "start", start, "count", count)), "variables");
    }

    @Override
    public void pause() {
        ask("pause", Map.of("threadId", thread()));
    }

    @Override
    public void terminate() {
        ask("terminate", Map.of());
    }

    @Override
    public Event await() {
        List<String> output = new ArrayList<>();
        String exit = "";
        while (true) {
            JsonObject event = next(List.of("stopped", "output", "exited", "terminated"), calls.keySet());
            if (event.get("type").getAsString().equals("response")) {
                return answered(event, output);
            }
            JsonObject body = event.has("body") ? event.getAsJsonObject("body") : new JsonObject();
            switch (event.get("event").getAsString()) {
                case "stopped" -> {
                    String reason = body.get("reason").getAsString();
                    String shown = switch (text(body, "description")) {
                        case "Paused on trap" -> "trap";
                        case "Paused on failed assertion" -> "failed assertion";
                        default -> reason;
                    };
                    return new Event(shown, text(body, "text"), output);
                }
                case "output" -> output.addAll(lines(body));
                case "exited" -> exit = body.get("exitCode").getAsString();
                default -> {
                    return new Event("ended", exit, output);
                }
            }
        }
    }

    /** {@return the lines of an event of output, each behind its category} */
    static List<String> lines(JsonObject output) {
        String category = output.get("category").getAsString() + ": ";
        return text(output, "output").lines().map(line -> category + line).toList();
    }

    /** {@return the next of these events, or a response to these requests} */
    JsonObject next(List<String> events, Set<Integer> requests) {
        return client.anyEventOrResponse(events, requests);
    }

    @Override
    public List<ShownFrame> frames(int first, int count) {
        return frameObjects(first, count)
                .map(frame -> new ShownFrame(
                        frame.get("name").getAsString(),
                        isOfMain(frame)
                                ? ""
                                : frame.getAsJsonObject("source").get("name").getAsString(),
                        frame.get("line").getAsInt(),
                        frame.get("column").getAsInt()))
                .toList();
    }

    @Override
    public List<ShownValue> scope(int frame, String scope) {
        boolean isThere = items(ask("scopes", Map.of("frameId", frameId(frame))), "scopes")
                .anyMatch(each -> each.get("name").getAsString().equals(scope));
        if (!isThere) {
            return List.of();
        }
        return items(ask("variables", Map.of("variablesReference", reference(frame, scope))), "variables")
                .map(each -> new ShownValue(
                        each.get("name").getAsString(), each.get("value").getAsString(), type(each)))
                .toList();
    }

    /** The type alone: where an operand comes from is shown behind it. */
    private static String type(JsonObject value) {
        return value.get("type").getAsString().replaceFirst(", pushed by .*", "");
    }

    @Override
    public ShownValue evaluate(int frame, String expression) {
        JsonObject body =
                ask("evaluate", Map.of("expression", expression, "frameId", frameId(frame), "context", "repl"));
        return new ShownValue(expression, body.get("result").getAsString(), type(body));
    }

    @Override
    public ShownValue look(int frame, String expression, boolean hexadecimal) {
        JsonObject body = ask(
                "evaluate",
                Map.of(
                        "expression",
                        expression,
                        "frameId",
                        frameId(frame),
                        "context",
                        hexadecimal ? "watch" : "hover",
                        "format",
                        Map.of("hex", hexadecimal)));
        return new ShownValue(expression, body.get("result").getAsString(), type(body));
    }

    @Override
    public List<ShownValue> inside(int frame, String expression) {
        JsonObject body =
                ask("evaluate", Map.of("expression", expression, "frameId", frameId(frame), "context", "watch"));
        int reference = body.get("variablesReference").getAsInt();
        if (reference == 0) {
            throw new RefusedException("nothing is inside");
        }
        return items(ask("variables", Map.of("variablesReference", reference)), "variables")
                .map(each -> new ShownValue(
                        each.get("name").getAsString(), each.get("value").getAsString(), type(each)))
                .toList();
    }

    @Override
    public void call(int frame, String expression) {
        Map<String, Object> question = Map.of("expression", expression, "frameId", frameId(frame), "context", "repl");
        calls.put(client.send("evaluate", question), expression);
    }

    private Event answered(JsonObject response, List<String> output) {
        String called = String.valueOf(calls.remove(response.get("request_seq").getAsInt()));
        if (!response.get("success").getAsBoolean()) {
            return new Event("answered", "refused: " + response.get("message").getAsString(), output);
        }
        JsonObject body = response.getAsJsonObject("body");
        String value = body.get("result").getAsString() + " (" + type(body) + ")";
        return new Event("answered", called + " = " + value, output);
    }

    @Override
    public List<String> completions(int frame, String text) {
        JsonObject body =
                ask("completions", Map.of("text", text, "column", text.length() + 1, "frameId", frameId(frame)));
        return items(body, "targets")
                .sorted(Comparator.comparing(item -> item.get("sortText").getAsString()))
                .map(item -> text.substring(0, item.get("start").getAsInt() - 1)
                        + item.get("label").getAsString() + "  "
                        + item.get("detail").getAsString())
                .toList();
    }

    @Override
    public ShownValue assign(int frame, String place, String value) {
        JsonObject body = ask("setExpression", Map.of("expression", place, "value", value, "frameId", frameId(frame)));
        return new ShownValue(place, body.get("value").getAsString(), type(body));
    }

    @Override
    public ShownValue set(int frame, String scope, String name, String value) {
        JsonObject body =
                ask("setVariable", Map.of("variablesReference", reference(frame, scope), "name", name, "value", value));
        return new ShownValue(name, body.get("value").getAsString(), type(body));
    }

    @Override
    public byte[] memory(long address, int count) {
        int memory = reference(0, "Memories");
        String reference = items(ask("variables", Map.of("variablesReference", memory)), "variables")
                .map(each -> each.get("memoryReference").getAsString())
                .findFirst()
                .orElseThrow(() -> new RefusedException("no memory"));
        JsonObject body = ask("readMemory", Map.of("memoryReference", reference, "offset", address, "count", count));
        return Base64.getDecoder().decode(text(body, "data"));
    }

    @Override
    public List<ShownInstruction> code(int skip, int count) {
        String here = text(frameObjects(0, 1).findFirst().orElseThrow(), "instructionPointerReference");
        JsonObject body = ask(
                "disassemble", Map.of("memoryReference", here, "instructionOffset", skip, "instructionCount", count));
        return items(body, "instructions")
                .map(each -> new ShownInstruction(
                        text(each, "address"),
                        text(each, "instructionBytes"),
                        text(each, "instruction"),
                        text(each, "symbol"),
                        each.has("line") ? each.get("line").getAsInt() : 0,
                        each.has("column") ? each.get("column").getAsInt() : 0))
                .toList();
    }

    @Override
    public FailureInfo failure() {
        JsonObject body = ask("exceptionInfo", Map.of("threadId", thread()));
        JsonObject details = body.getAsJsonObject("details");
        return new FailureInfo(
                text(body, "exceptionId"),
                text(body, "breakMode"),
                text(details, "typeName"),
                text(details, "fullTypeName"),
                text(body, "description"),
                text(details, "stackTrace"));
    }

    @Override
    public void close() {
        client.close();
    }

    private int frameId(int frame) {
        return frameObjects(frame, 1).findFirst().orElseThrow().get("id").getAsInt();
    }

    private int reference(int frame, String scope) {
        return items(ask("scopes", Map.of("frameId", frameId(frame))), "scopes")
                .filter(each -> each.get("name").getAsString().equals(scope))
                .findFirst()
                .orElseThrow()
                .get("variablesReference")
                .getAsInt();
    }

    Stream<JsonObject> frameObjects(int first, int count) {
        return items(
                ask("stackTrace", Map.of("threadId", thread(), "startFrame", first, "levels", count)), "stackFrames");
    }

    JsonObject ask(String command, Map<String, ?> arguments) {
        JsonObject response = client.request(command, arguments);
        if (!response.get("success").getAsBoolean()) {
            throw new RefusedException(response.get("message").getAsString());
        }
        return response.has("body") ? response.getAsJsonObject("body") : new JsonObject();
    }

    private static At at(JsonObject place) {
        return new At(
                place.get("line").getAsInt(),
                Optional.ofNullable(place.get("column")).map(JsonElement::getAsInt));
    }

    static String text(JsonObject object, String name) {
        return object.has(name) && !object.get(name).isJsonNull()
                ? object.get(name).getAsString()
                : "";
    }

    static Stream<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }
}
