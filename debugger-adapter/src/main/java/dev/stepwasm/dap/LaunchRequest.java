package dev.stepwasm.dap;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a {@code launch} request, as a launch.json has them.
 *
 * @param program the {@code .wat} or {@code .wasm} file
 * @param invoke the export to call, if the user says so
 * @param args one text for each argument
 * @param stopOnEntry whether to stop before the first instruction
 * @param noDebug whether to run without stopping anywhere
 * @param imports what stands in for imports, by {@code module.name}, not yet understood
 */
record LaunchRequest(
        Path program,
        Optional<String> invoke,
        List<String> args,
        boolean stopOnEntry,
        boolean noDebug,
        Map<String, Object> imports) {
    /**
     * {@return the request that these arguments make}
     *
     * @throws Refusal if one of them is missing or of the wrong type
     */
    static LaunchRequest of(Map<String, Object> arguments) {
        return new LaunchRequest(
                program(arguments),
                string(arguments, "invoke").filter(name -> !name.isEmpty()),
                args(arguments.get("args")),
                flag(arguments, "stopOnEntry"),
                flag(arguments, "noDebug"),
                imports(arguments.get("imports")));
    }

    private static Path program(Map<String, Object> arguments) {
        String program = string(arguments, "program")
                .filter(path -> !path.isBlank())
                .orElseThrow(() -> Refusal.toUser("`program` is missing: give the path of a .wat or .wasm file"));
        try {
            return Path.of(program).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Refusal.toUser("`program` is not a path: " + program);
        }
    }

    private static Optional<String> string(Map<String, Object> arguments, String name) {
        return switch (arguments.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Object other -> throw Refusal.toUser("`" + name + "` must be a string, not " + Json.shown(other));
        };
    }

    private static boolean flag(Map<String, Object> arguments, String name) {
        return switch (arguments.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> throw Refusal.toUser("`" + name + "` must be true or false, not " + Json.shown(other));
        };
    }

    private static List<String> args(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw Refusal.toUser("`args` must be a list, not " + Json.shown(value));
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            texts.add(Json.valueText(item)
                    .orElseThrow(() -> Refusal.toUser("argument " + (texts.size() + 1)
                            + " must be a number or a string, not " + Json.shown(item))));
        }
        return List.copyOf(texts);
    }

    private static Map<String, Object> imports(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw Refusal.toUser(
                    "`imports` must be an object such as {\"env.log\": \"log\"}, not " + Json.shown(value));
        }
        Map<String, Object> imports = new TreeMap<>();
        map.forEach((key, stub) -> imports.put(String.valueOf(key), stub == null ? "null" : stub));
        return imports;
    }
}
