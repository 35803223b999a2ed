package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.engine.debug.RunLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arguments of a {@code launch} request, as a launch.json has them.
 *
 * @param program the {@code .wat}, {@code .wasm} or {@code .wast} file
 * @param invoke the export to call, if the user says so
 * @param args one text for each argument
 * @param command the only command of a test script that is wanted
 * @param stopOnEntry whether to stop before the first instruction
 * @param noDebug whether to run without stopping anywhere
 * @param imports what stands in for imports, by {@code module.name}, as {@link Stubs} reads it
 * @param wasi what the program sees of the world, without its outputs
 * @param givesInput whether it says what the program's standard input is
 * @param links files of other modules, by the name under which they are imported
 * @param limits what the program may use
 * @param ownTexts how long the text of a binary may be for the client to have it itself; 0 if it has none
 * @param jvm what it asks of the Java virtual machine in which the program runs
 * @param warnings what means nothing or is doubtful, in words
 */
public record LaunchRequest(
        Path program,
        Optional<String> invoke,
        List<String> args,
        Optional<ScriptCommand> command,
        boolean stopOnEntry,
        boolean noDebug,
        Map<String, Object> imports,
        WasiOptions wasi,
        boolean givesInput,
        Map<String, Path> links,
        RunLimits limits,
        int ownTexts,
        JvmSettings jvm,
        List<String> warnings) {
    private static final List<LaunchAttribute> OF_MODULES = List.of(
            LaunchAttribute.INVOKE,
            LaunchAttribute.ARGS,
            LaunchAttribute.IMPORTS,
            LaunchAttribute.WASI,
            LaunchAttribute.LINKS,
            LaunchAttribute.CLASSPATH,
            LaunchAttribute.HOST_MODULES);

    /**
     * Looks whether arguments have the shape that {@link LaunchAttribute} says, and at nothing that they name.
     *
     * @throws LaunchException if one is missing or has another shape
     */
    public static void checkShape(Map<String, Object> arguments) throws LaunchException {
        new SchemaCheck().check(ClientAttributes.without(arguments), LaunchAttribute.fields(), "");
    }

    /** {@return whether the program is a test script} */
    public boolean isScript() {
        return isScript(program);
    }

    private static boolean isScript(Path program) {
        return String.valueOf(program.getFileName()).toLowerCase(Locale.ROOT).endsWith(".wast");
    }

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

    /**
     * {@return the virtual machine that these arguments want for themselves; empty if the program can run in this one}
     *
     * @throws LaunchException as {@link #of} does
     */
    public static Optional<JvmLaunch> ownJvm(Map<String, Object> arguments) throws LaunchException {
        SchemaCheck check = new SchemaCheck();
        check.check(ClientAttributes.without(arguments), LaunchAttribute.fields(), "");
        Reader reader = new Reader(arguments, new ArrayList<>());
        Path program = reader.program();
        Folder folder = reader.folder(program);
        JvmSettings settings = JvmSettings.read(arguments, folder);
        return settings.needsOwn()
                ? Optional.of(new JvmLaunch(program, folder.path(), settings, arguments))
                : Optional.empty();
    }

    /** Reads arguments of the right shape. */
    private record Reader(Map<String, Object> arguments, List<String> warnings) {
        LaunchRequest request() throws LaunchException {
            Path program = program();
            Folder folder = folder(program);
            List<String> args = args();
            return new LaunchRequest(
                    program,
                    string(LaunchAttribute.INVOKE),
                    args,
                    command(program),
                    flag(LaunchAttribute.STOP_ON_ENTRY),
                    flag(LaunchAttribute.NO_DEBUG),
                    imports(),
                    new WasiSettings(object(LaunchAttribute.WASI), folder)
                            .options(String.valueOf(program.getFileName())),
                    object(LaunchAttribute.WASI).get("stdin") != null,
                    links(folder),
                    LimitSettings.read(object(LaunchAttribute.TIMEOUTS), object(LaunchAttribute.LIMITS)),
                    OwnTexts.read(arguments),
                    JvmSettings.read(arguments, folder),
                    List.copyOf(warnings));
        }

        Folder folder(Path program) throws LaunchException {
            Path parent = program.getParent();
            return new Folder(
                    string(LaunchAttribute.CWD).isPresent()
                            ? cwd()
                            : parent == null ? program.toAbsolutePath() : parent);
        }

        Path program() throws LaunchException {
            String text = string(LaunchAttribute.PROGRAM)
                    .orElseThrow(() ->
                            new LaunchException("`program` is empty: give the path of a .wat, .wasm or .wast file"));
            Path path = Folder.path(text, "`program`");
            return (string(LaunchAttribute.CWD).isPresent() ? cwd().resolve(path) : path.toAbsolutePath()).normalize();
        }

        private Path cwd() throws LaunchException {
            return Folder.path(string(LaunchAttribute.CWD).orElse(""), "`cwd`").toAbsolutePath();
        }

        /** {@return the command that is wanted} Warns of what says nothing about a program of this kind. */
        private Optional<ScriptCommand> command(Path program) {
            boolean isScript = isScript(program);
            List<LaunchAttribute> foreign = isScript ? OF_MODULES : List.of(LaunchAttribute.COMMAND);
            for (LaunchAttribute each : foreign) {
                if (arguments.containsKey(each.field().name())) {
                    warnings.add("`" + each.field().name() + "` means nothing for "
                            + (isScript ? "a test script" : "a module, only for a test script (`.wast`)"));
                }
            }
            return isScript
                    ? Optional.ofNullable(arguments.get(
                                    LaunchAttribute.COMMAND.field().name()))
                            .flatMap(ScriptCommand::of)
                    : Optional.empty();
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
