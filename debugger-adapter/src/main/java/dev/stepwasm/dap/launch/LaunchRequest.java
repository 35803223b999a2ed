package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.engine.debug.RunLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arguments of a {@code launch} request, as a launch.json has them.
 *
 * @param program the {@code .wat} or {@code .wasm} file
 * @param invoke the export to call, if the user says so
 * @param args one text for each argument
 * @param stopOnEntry whether to stop before the first instruction
 * @param noDebug whether to run without stopping anywhere
 * @param imports what stands in for imports, by {@code module.name}, as {@link Stubs} reads it
 * @param wasi what the program sees of the world, without its outputs
 * @param links files of other modules, by the name under which they are imported
 * @param limits what the program may use
 * @param warnings what means nothing or is doubtful, in words
 */
public record LaunchRequest(
        Path program,
        Optional<String> invoke,
        List<String> args,
        boolean stopOnEntry,
        boolean noDebug,
        Map<String, Object> imports,
        WasiOptions wasi,
        Map<String, Path> links,
        RunLimits limits,
        List<String> warnings) {
    /**
     * {@return the request that these arguments make}
     *
     * @throws LaunchException if one of them is missing or has another shape than {@link LaunchAttribute} says
     */
    public static LaunchRequest of(Map<String, Object> arguments) throws LaunchException {
        SchemaCheck check = new SchemaCheck();
        check.check(ClientAttributes.without(arguments), LaunchAttribute.fields(), "");
        return new Reader(arguments, new ArrayList<>(check.warnings())).request();
    }

    /** Reads arguments of the right shape. */
    private record Reader(Map<String, Object> arguments, List<String> warnings) {
        LaunchRequest request() throws LaunchException {
            Path program = program();
            Path parent = program.getParent();
            Folder folder = new Folder(
                    string(LaunchAttribute.CWD).isPresent()
                            ? cwd()
                            : parent == null ? program.toAbsolutePath() : parent);
            List<String> args = args();
            return new LaunchRequest(
                    program,
                    string(LaunchAttribute.INVOKE),
                    args,
                    flag(LaunchAttribute.STOP_ON_ENTRY),
                    flag(LaunchAttribute.NO_DEBUG),
                    imports(),
                    new WasiSettings(object(LaunchAttribute.WASI), folder)
                            .options(String.valueOf(program.getFileName())),
                    links(folder),
                    LimitSettings.read(object(LaunchAttribute.TIMEOUTS), object(LaunchAttribute.LIMITS)),
                    List.copyOf(warnings));
        }

        private Path program() throws LaunchException {
            String text = string(LaunchAttribute.PROGRAM)
                    .orElseThrow(
                            () -> new LaunchException("`program` is empty: give the path of a .wat or .wasm file"));
            Path path = Folder.path(text, "`program`");
            return (string(LaunchAttribute.CWD).isPresent() ? cwd().resolve(path) : path.toAbsolutePath()).normalize();
        }

        private Path cwd() throws LaunchException {
            return Folder.path(string(LaunchAttribute.CWD).orElse(""), "`cwd`").toAbsolutePath();
        }

        private List<String> args() {
            List<String> texts = new ArrayList<>();
            if (arguments.get(LaunchAttribute.ARGS.field().name()) instanceof List<?> list) {
                for (Object item : list) {
                    String text = Json.valueText(item).orElse("");
                    if (Json.mayBeRounded(item)) {
                        warnings.add("argument " + (texts.size() + 1) + " is " + text
                                + ", a number that editors may have rounded; write integers beyond 2^53 as strings");
                    }
                    texts.add(text);
                }
            }
            return texts;
        }

        private Map<String, Path> links(Folder folder) throws LaunchException {
            Map<String, Path> links = new TreeMap<>();
            for (Map.Entry<?, ?> each : object(LaunchAttribute.LINKS).entrySet()) {
                String name = String.valueOf(each.getKey());
                links.put(name, folder.resolve(String.valueOf(each.getValue()), "`" + name + "` in `links`"));
            }
            return links;
        }

        private Map<String, Object> imports() {
            Map<String, Object> imports = new TreeMap<>();
            object(LaunchAttribute.IMPORTS).forEach((key, stub) -> imports.put(String.valueOf(key), stub));
            return imports;
        }

        private Optional<String> string(LaunchAttribute attribute) {
            return arguments.get(attribute.field().name()) instanceof String text && !text.isBlank()
                    ? Optional.of(text)
                    : Optional.empty();
        }

        private boolean flag(LaunchAttribute attribute) {
            return Boolean.TRUE.equals(arguments.get(attribute.field().name()));
        }

        private Map<?, ?> object(LaunchAttribute attribute) {
            return arguments.get(attribute.field().name()) instanceof Map<?, ?> map ? map : Map.of();
        }
    }
}
