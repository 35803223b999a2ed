package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.tree.Segment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** What can be run, in the words of the protocol: each lens says what it runs and how that ended the last time. */
final class RunLenses {
    /** A command of the client's: asks the user for arguments, then calls for {@link ServedCommand#RUN} with them. */
    static final String CLIENT_RUN = "stepwasm.client.run";

    /** A command of the client's: starts its debugger with the launch that is its first argument. */
    static final String CLIENT_DEBUG = "stepwasm.client.debug";

    /** In a longer script there is one lens above a command, not two. */
    private static final int LONG_SCRIPT = 1_000;

    private final Snapshot snapshot;
    private final Analysis analysis;
    private final RunMemory memory;
    private final ClientAbilities client;
    private final List<CodeLens> lenses = new ArrayList<>();
    /** The arguments in the first comment about an export. */
    private final Map<String, List<String>> written = new HashMap<>();

    private RunLenses(Snapshot snapshot, Analysis analysis, RunMemory memory, ClientAbilities client) {
        this.snapshot = snapshot;
        this.analysis = analysis;
        this.memory = memory;
        this.client = client;
    }

    static List<CodeLens> of(Snapshot snapshot, Analysis analysis, RunMemory memory, ClientAbilities client) {
        boolean run = snapshot.settings().lensRun();
        boolean debug = snapshot.settings().lensDebug() && client.runs(CLIENT_DEBUG);
        if (!run && !debug) {
            return List.of();
        }
        RunLenses made = new RunLenses(snapshot, analysis, memory, client);
        made.addAll(RunPlaces.of(analysis, snapshot.isScript()), run, debug);
        return made.lenses;
    }

    private void addAll(List<RunPlace> places, boolean run, boolean debug) {
        for (RunPlace place : places) {
            if (place instanceof RunPlace.Comment(var span, int module, RunComment call)) {
                written.putIfAbsent(call.export(), call.arguments());
            }
        }
        for (RunPlace place : places) {
            switch (place) {
                case RunPlace.Export export -> {
                    if (run) {
                        run(export);
                    }
                    if (debug && isOneModule()) {
                        debug(export);
                    }
                }
                case RunPlace.Comment comment -> {
                    if (run) {
                        run(comment);
                    }
                    if (debug && isOneModule()) {
                        debug(comment);
                    }
                }
                case RunPlace.Command command -> {
                    if (run) {
                        run(command, places.size() <= LONG_SCRIPT);
                    }
                    if (debug && snapshot.isScript()) {
                        debug(command);
                    }
                }
                case RunPlace.Script script -> {
                    if (run) {
                        add(
                                script,
                                titled("Run script", snapshot.runs().ofScript()),
                                ServedCommand.RUN_SCRIPT,
                                about());
                    }
                    if (debug && snapshot.isScript()) {
                        debug(script);
                    }
                }
            }
        }
    }

    private void run(RunPlace.Export export) {
        List<String> arguments = arguments(export);
        JsonObject call = new JsonObject();
        call.addProperty("uri", snapshot.uri());
        call.addProperty("module", export.module());
        call.addProperty("export", export.name());
        call.add("arguments", strings(arguments));
        add(
                export,
                titled(
                        "Run " + RunComment.show(export.name(), arguments),
                        snapshot.runs().of(export.module(), export.name())),
                ServedCommand.RUN,
                call);
        if (client.runs(CLIENT_RUN) && !export.type().parameters().isEmpty()) {
            JsonObject asked = call.deepCopy();
            asked.add("parameters", parameters(export));
            add(export, "Run with...", CLIENT_RUN, asked);
        }
    }

    private void run(RunPlace.Comment comment) {
        JsonObject call = about();
        call.addProperty("module", comment.module());
        call.addProperty("export", comment.call().export());
        call.add("arguments", strings(comment.call().arguments()));
        call.add("comment", Json.of(snapshot.position(comment.span().start())));
        add(comment, titled("Run", snapshot.runs().of(comment.module(), comment.call())), ServedCommand.RUN, call);
    }

    private void run(RunPlace.Command command, boolean upTo) {
        Segment segment =
                analysis.tree().segment(analysis.tree().segmentAt(command.span().start()));
        JsonObject one = about();
        one.add("at", Json.of(snapshot.position(command.span().start())));
        add(command, titled("Run", snapshot.runs().of(segment)), ServedCommand.RUN_SCRIPT, one);
        if (upTo) {
            JsonObject all = about();
            all.add("upTo", Json.of(snapshot.position(command.span().start())));
            add(command, "Run to here", ServedCommand.RUN_SCRIPT, all);
        }
    }

    /** {@return the file to debug}, which for the text of a binary is the binary */
    private Optional<Path> program() {
        return FileAddress.path(snapshot.uri()).or(() -> BinaryTextAddress.binary(snapshot.uri()));
    }

    /** {@return whether the text is a module that can be launched alone} */
    private boolean isOneModule() {
        return analysis.modules().size() == 1 && !snapshot.isScript();
    }

    private void debug(RunPlace.Export export) {
        List<String> arguments = arguments(export);
        JsonObject asked = about();
        asked.addProperty("export", export.name());
        asked.add("arguments", strings(arguments));
        asked.add("parameters", parameters(export));
        launch(export.name()).ifPresent(launch -> {
            call(launch, export.name(), arguments);
            debug(export, "Debug", List.of(launch, asked));
        });
    }

    private void debug(RunPlace.Comment comment) {
        launch(comment.call().export()).ifPresent(launch -> {
            call(launch, comment.call().export(), comment.call().arguments());
            debug(comment, "Debug", List.of(launch));
        });
    }

    /** It stops there at once: nobody debugs a command to hear that it has passed. */
    private void debug(RunPlace.Command command) {
        Position at = snapshot.text().positionOf(command.span().start());
        launch("line " + at.line()).ifPresent(launch -> {
            launch.addProperty("command", at.line() + ":" + at.column());
            launch.addProperty("stopOnEntry", true);
            debug(command, "Debug", List.of(launch));
        });
    }

    private void debug(RunPlace.Script script) {
        program()
                .flatMap(file -> launch(String.valueOf(file.getFileName())))
                .ifPresent(launch -> debug(script, "Debug script", List.of(launch)));
    }

    /** {@return what the debug adapter understands as a launch} Of a text that is in no file there is none. */
    private Optional<JsonObject> launch(String what) {
        return program().map(file -> {
            JsonObject launch = new JsonObject();
            launch.addProperty("type", "stepwasm");
            launch.addProperty("request", "launch");
            launch.addProperty("name", "Debug " + what);
            launch.addProperty("program", file.toString());
            return launch;
        });
    }

    private void call(JsonObject launch, String export, List<String> arguments) {
        launch.addProperty("invoke", export);
        launch.add("args", strings(arguments));
        if (memory.stubs(snapshot.uri()).orElse(snapshot.settings().runStubs())) {
            JsonObject stubs = new JsonObject();
            stubs.addProperty("*", "log");
            launch.add("imports", stubs);
        }
        JsonObject links = new JsonObject();
        memory.links(snapshot.uri()).forEach(links::addProperty);
        if (!links.isEmpty()) {
            launch.add("links", links);
        }
    }

    /**
     * Adds what starts the debugger.
     *
     * @param arguments the launch, and perhaps what to ask the user for before
     */
    private void debug(RunPlace place, String title, List<Object> arguments) {
        var lens = new CodeLens(snapshot.range(place.span()));
        lens.setCommand(new Command(title, CLIENT_DEBUG, arguments));
        lenses.add(lens);
    }

    /** {@return the arguments of the last time, of a comment, or zeros} */
    private List<String> arguments(RunPlace.Export export) {
        return RunArguments.fitting(
                export.type(),
                memory.arguments(snapshot.uri(), export.name())
                        .or(() -> Optional.ofNullable(written.get(export.name()))));
    }

    private static JsonArray parameters(RunPlace.Export export) {
        JsonArray parameters = new JsonArray();
        for (int i = 0; i < export.parameters().size(); i++) {
            JsonObject parameter = new JsonObject();
            String name = export.parameters().get(i);
            parameter.addProperty("name", name.isEmpty() ? Integer.toString(i) : name);
            parameter.addProperty("type", export.type().parameters().get(i).show());
            parameters.add(parameter);
        }
        return parameters;
    }

    private static JsonArray strings(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private JsonObject about() {
        JsonObject about = new JsonObject();
        about.addProperty("uri", snapshot.uri());
        about.addProperty("version", snapshot.resultId());
        return about;
    }

    private String titled(String title, Optional<RunResults.Ended> ended) {
        return ended.map(known -> known.show(snapshot.text()))
                .map(words -> title + (words.startsWith("=") ? " " : ": ") + words)
                .orElse(title);
    }

    private void add(RunPlace place, String title, ServedCommand command, JsonObject argument) {
        add(place, title, command.id(), argument);
    }

    private void add(RunPlace place, String title, String command, JsonObject argument) {
        var lens = new CodeLens(snapshot.range(place.span()));
        lens.setCommand(new Command(title, command, List.of(argument)));
        lenses.add(lens);
    }
}
