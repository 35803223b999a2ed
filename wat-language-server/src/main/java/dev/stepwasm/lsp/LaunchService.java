package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.lsp.run.Launchable;
import dev.stepwasm.lsp.run.LinkedModules;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients what they must ask the user before they launch a file: which function, with which arguments, and what is to
 * stand for imports that nobody gives. Safe for use from any thread.
 */
final class LaunchService {
    /** A larger binary is launched without questions. */
    private static final long LARGEST_BINARY = 64_000_000;

    private final RunService runs;
    private final RunMemory memory;
    private final OpenDocuments documents;
    private final ReadableTexts texts;

    LaunchService(RunService runs, RunMemory memory, OpenDocuments documents, ReadableTexts texts) {
        this.documents = documents;
        this.runs = runs;
        this.memory = memory;
        this.texts = texts;
    }

    void addTo(Commands commands) {
        commands.add(ServedCommand.LAUNCHABLE, this::launchable);
    }

    /** What was found in a file that holds one module. */
    private record Found(
            String uri, Module module, Launchable.ParameterNames names, Map<String, List<String>> comments) {}

    private @Nullable Object launchable(Commands.Call call) throws InterruptedException {
        String uri = call.text(0, "uri");
        Optional<Path> binary =
                BinaryTextAddress.binary(uri).or(() -> FileAddress.path(uri).filter(FileAddress::isBinary));
        Optional<Found> found = binary.isPresent() ? inBinary(binary.get()) : inText(call);
        if (found.isEmpty()) {
            return null;
        }
        Found module = found.get();
        LinkedModules links = runs.linked(module.uri(), module.module(), 0, call);
        return json(module, Launchable.of(module.module(), module.names(), links), links);
    }

    private static Optional<Found> inBinary(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BINARY) {
                return Optional.empty();
            }
            Module module = ModuleReader.read(Files.readAllBytes(file));
            return Optional.of(new Found(FileAddress.uri(file), module, Launchable.named(module), Map.of()));
        } catch (IOException | MalformedException e) {
            return Optional.empty(); // who launches it says why that cannot be
        }
    }

    private Optional<Found> inText(Commands.Call call) {
        ReadableTexts.FoundText text = texts.find(call);
        Analysis analysis = text.analysis();
        List<RunPlace> places = RunPlaces.of(analysis, false);
        if (analysis.modules().size() != 1 || places.stream().anyMatch(RunPlace.Command.class::isInstance)) {
            return Optional.empty();
        }
        Map<String, List<String>> comments = new HashMap<>();
        for (RunPlace place : places) {
            if (place instanceof RunPlace.Comment(var span, int module, RunComment said)) {
                comments.putIfAbsent(said.export(), said.arguments());
            }
        }
        return Optional.of(
                new Found(text.uri(), analysis.modules().getFirst().module(), written(analysis), Map.copyOf(comments)));
    }

    /** {@return names of parameters as the text has them} */
    private static Launchable.ParameterNames written(Analysis analysis) {
        return (function, type) -> {
            String[] names = new String[type.parameters().size()];
            Arrays.fill(names, "");
            var lookup = analysis.modules().getFirst().lowered().lookup();
            for (Definition local : lookup.locals(function)) {
                if (local.space() == IndexSpace.LOCAL && local.index() < names.length) {
                    names[local.index()] = local.name().map(Identifier::show).orElse("");
                }
            }
            return List.of(names);
        };
    }

    private JsonObject json(Found found, Launchable launchable, LinkedModules links) {
        JsonObject json = new JsonObject();
        JsonArray functions = new JsonArray();
        for (Launchable.Callable each : launchable.functions()) {
            JsonObject function = signature(each.type(), each.names());
            function.addProperty("name", each.name());
            Optional<List<String>> known = memory.arguments(found.uri(), each.name())
                    .or(() -> Optional.ofNullable(found.comments().get(each.name())));
            function.add("arguments", strings(RunArguments.fitting(each.type(), known)));
            functions.add(function);
        }
        JsonArray imports = new JsonArray();
        for (Launchable.Wanted each : launchable.imports()) {
            JsonObject wanted =
                    each.function().map(type -> signature(type, List.of())).orElseGet(JsonObject::new);
            wanted.addProperty("module", each.module());
            wanted.addProperty("name", each.name());
            wanted.addProperty("kind", each.kind().keyword());
            wanted.addProperty("type", each.type());
            wanted.addProperty("linked", each.linked());
            each.importer().ifPresent(file -> wanted.addProperty("importer", file));
            imports.add(wanted);
        }
        JsonObject files = new JsonObject();
        RunLinks.files(links).forEach(files::addProperty);
        json.add("functions", functions);
        json.add("imports", imports);
        json.add("links", files);
        json.addProperty(
                "stubs", memory.stubs(found.uri()).orElse(documents.settings().runStubs()));
        return json;
    }

    private static JsonObject signature(FunctionType type, List<String> names) {
        JsonArray parameters = new JsonArray();
        for (int i = 0; i < type.parameters().size(); i++) {
            JsonObject parameter = new JsonObject();
            String name = i < names.size() ? names.get(i) : "";
            parameter.addProperty("name", name.isEmpty() ? Integer.toString(i) : name);
            parameter.addProperty("type", type.parameters().get(i).show());
            parameters.add(parameter);
        }
        JsonObject json = new JsonObject();
        json.add("parameters", parameters);
        json.add("results", strings(type.results().stream().map(ValueType::show).toList()));
        return json;
    }

    private static JsonArray strings(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
