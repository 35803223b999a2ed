package dev.stepwasm.eclipse.launch;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.eclipse.StepwasmPlugin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.lsp4j.ExecuteCommandParams;

/**
 * What the language server knows of a file that is to be launched.
 *
 * @param functions that it exports
 * @param imports of the module; those of WASI are not among them
 * @param links files of modules of the workspace, by the name under which they are imported
 */
record Launchable(List<Callable> functions, List<Wanted> imports, Map<String, String> links) {
    private static final String START = "_start";

    /**
     * An exported function.
     *
     * @param arguments those of the last time or of a comment in the text, or zeros
     */
    record Callable(String name, List<Parameter> parameters, List<String> results, List<String> arguments) {
        /** {@return the signature, as people read it} */
        String signature() {
            return name + " : "
                    + parameters.stream()
                            .map(each -> each.name() + ": " + each.type())
                            .collect(Collectors.joining(", ", "(", ")"))
                    + " -> " + String.join(", ", results);
        }
    }

    /** A parameter of a function. */
    record Parameter(String name, String type) {}

    /**
     * An import.
     *
     * @param linked whether a module of the workspace gives it
     */
    record Wanted(String module, String name, String kind, String type, boolean linked) {
        /** {@return what usually stands in for it} */
        String standIn() {
            return kind.equals("func") ? "log" : "new";
        }
    }

    /** {@return what the server knows; empty for a script, or a file that it cannot read} */
    static CompletableFuture<Optional<Launchable>> of(IFile file) {
        String uri = file.getLocation().toPath().toUri().toString();
        return StepwasmPlugin.get()
                .server()
                .ask(
                        "look at " + file.getName(),
                        server -> server.getWorkspaceService()
                                .executeCommand(new ExecuteCommandParams(
                                        "stepwasm.launchable", List.of(new JsonPrimitive(uri)))))
                .thenApply(answer -> answer instanceof JsonElement json && json.isJsonObject()
                        ? Optional.of(new Gson().fromJson(json, Launchable.class))
                        : Optional.empty());
    }

    /** {@return the functions of which one is meant: the beginning of a WASI program, or all} */
    List<Callable> candidates() {
        List<Callable> start =
                functions.stream().filter(each -> each.name().equals(START)).toList();
        return start.isEmpty() ? functions : start;
    }

    /** {@return the imports that nobody gives} */
    List<Wanted> missing() {
        return imports.stream().filter(each -> !each.linked()).toList();
    }
}
