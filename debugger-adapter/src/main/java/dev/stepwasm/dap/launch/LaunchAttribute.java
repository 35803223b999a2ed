package dev.stepwasm.dap.launch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a launch can say. The request is checked against this, and the schema in {@code package.json} and the
 * table in {@code docs/debugging.md} are made of it.
 */
public enum LaunchAttribute {
    /** The module. */
    PROGRAM(new Field(
            "program",
            Shape.text(),
            "The module to run, a `.wat` or `.wasm` file, or a test script, a `.wast` file.",
            Optional.of("${file}"),
            List.of("${workspaceFolder}/sum.wat"),
            true)),
    /** What to call. */
    INVOKE(Field.optional(
            "invoke",
            Shape.text(),
            "The exported function to call. Without it: `_start`, or else the only exported function.",
            "sum")),
    /** With what. */
    ARGS(Field.optional(
                    "args",
                    new Shape.Items(Shape.value()),
                    "Arguments of the function, one for each parameter: numbers, or strings in decimal or hexadecimal,"
                            + " with `inf` and `nan` for floats and `i32x4:1,2,3,4` for vectors; `null` is the null"
                            + " reference. Write integers beyond 2^53 as strings, because editors round such numbers.",
                    List.of(50, -8),
                    List.of("0xff", "9223372036854775807", "nan"))
            .orElse(List.of())),
    /** Which command of a script. */
    COMMAND(Field.optional(
            "command",
            Shape.choice(new Shape.Whole(1, Integer.MAX_VALUE), ScriptCommand.SHAPE),
            "Of a test script: the line of the only command to run, or line and column where several begin on a line."
                    + " What it depends on is done before, and nothing stops there. Without it all commands are run.",
            12,
            "12:40")),
    /** Whether to stop at once. */
    STOP_ON_ENTRY(Field.optional(
                    "stopOnEntry",
                    new Shape.Flag(),
                    "Stop before the first instruction, also of a start function; of a test script, at the first"
                            + " command.",
                    true)
            .orElse(false)),
    /** Whether to stop at all. */
    NO_DEBUG(Field.optional("noDebug", new Shape.Flag(), "Run without stopping anywhere.", true)
            .orElse(false)),
    /** What stands in for imports. */
    IMPORTS(Field.optional(
                    "imports",
                    new Shape.Members("`module.name`", Stubs.SHAPE),
                    "What stands in for imports that nobody supplies, by `module.name`; `env.*` means all others of a"
                            + " module and `*` all others.",
                    example(
                            "env.log",
                            "log",
                            "env.next",
                            Map.of("returns", List.of(7, 8)),
                            "env.bad",
                            Map.of("trap", "out of ideas"),
                            "env.same",
                            "echo",
                            "env.memory",
                            "new",
                            "env.base",
                            Map.of("value", 1024)))
            .orElse(Map.of())),
    /** What a WASI program sees. */
    WASI(Field.optional(
            "wasi",
            WasiSettings.SHAPE,
            "What a WASI program sees of the world. Nothing is open to it that is not named here.",
            example("args", List.of("--verbose", "/data/in.txt"), "preopens", Map.of("/data", "testdata")))),
    /** Other modules. */
    LINKS(Field.optional(
                    "links",
                    new Shape.Members("module", Shape.text()),
                    "Modules that the program imports from: their files by the name under which they are imported."
                            + " They are debugged with it.",
                    Map.of("env", "env.wat"))
            .orElse(Map.of())),
    /** How long it may run. */
    TIMEOUTS(Field.optional(
            "timeouts",
            LimitSettings.TIMEOUTS,
            "When the program is ended: times as `500ms`, `5s`, `2m`, or in milliseconds.",
            Map.of("run", "5s"))),
    /** What else it may use. */
    LIMITS(Field.optional(
            "limits", LimitSettings.LIMITS, "What the program may use.", Map.of("instructions", 1_000_000))),
    /** Where host classes are. */
    CLASSPATH(Field.optional(
                    "classpath",
                    new Shape.Items(Shape.text()),
                    "Jars and folders with the Java classes of `hostModules`. Without `hostModules`, all host modules"
                            + " that are listed there as services are used.",
                    List.of("target/classes", "lib/clock.jar"))
            .orElse(List.of())),
    /** Host classes. */
    HOST_MODULES(Field.optional(
                    "hostModules",
                    new Shape.Items(Shape.text()),
                    "Java classes whose methods the program imports: implementations of"
                            + " `dev.stepwasm.engine.HostModule`.",
                    List.of("com.acme.Clock"))
            .orElse(List.of())),
    /** A Java debugger beside us. */
    JDWP(Field.optional(
            "jdwp",
            JvmSettings.JDWP,
            "The port of 127.0.0.1 at which a Java debugger can debug the host classes at the same time; 0 takes one"
                    + " that is free and tells it. With `{\"port\": 5005, \"suspend\": true}` nothing runs before the Java"
                    + " debugger is there.",
            5005,
            LaunchAttribute.example("port", 5005, "suspend", true))),
    /** Options of Java. */
    VM_ARGS(Field.optional(
                    "vmArgs",
                    new Shape.Items(Shape.text()),
                    "Options of the Java virtual machine in which the program runs.",
                    List.of("-Xmx1g", "-Dacme.mode=test"))
            .orElse(List.of())),
    /** Where its input and output are. */
    CONSOLE(Field.optional(
                    "console",
                    JvmSettings.CONSOLE,
                    "Where the program reads and writes: the Debug Console, which has no input (`internalConsole`), a"
                            + " terminal of the editor (`integratedTerminal`) or a window of its own"
                            + " (`externalTerminal`).",
                    "integratedTerminal")
            .orElse("internalConsole")),
    /** Where relative paths begin. */
    CWD(Field.optional(
            "cwd",
            Shape.text(),
            "The folder at which relative paths begin. Without it they begin at the folder of the program.",
            "${workspaceFolder}")),
    /** Which texts the editor has. */
    BINARY_TEXTS(OwnTexts.FIELD);

    private final Field field;

    LaunchAttribute(Field field) {
        this.field = field;
    }

    /** {@return name, shape, description, default and examples} */
    public Field field() {
        return field;
    }

    /** {@return all of them, in the order in which people read them} */
    public static List<Field> fields() {
        return Arrays.stream(values()).map(LaunchAttribute::field).toList();
    }

    /** {@return an object whose members stay in order} */
    static Map<String, Object> example(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }
}
