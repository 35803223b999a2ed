package dev.stepwasm.dap.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Configurations that VS Code offers in launch.json. {@code ^"..."} and {@code $1} are what its snippets are written with. */
enum LaunchSnippet {
    RUN("run a WebAssembly file", "Runs the open file from its `_start` function", "Run ${1:the open file}"),
    CALL(
            "call an exported function",
            "Calls one exported function with arguments",
            "Call ${1:name}",
            "invoke",
            "$1",
            "args",
            List.of("$2")),
    STUBS(
            "stand in for imports",
            "Runs a module whose imports nobody supplies: each call of one is a line in the Debug Console",
            "Run ${1:with stubs}",
            "imports",
            LaunchAttribute.example("${2:env.log}", "log", "*", "log")),
    WASI(
            "run a WASI program",
            "Runs a program with arguments, environment, input and a folder",
            "Run ${1:the WASI program}",
            "wasi",
            LaunchAttribute.example(
                    "args",
                    List.of("$2"),
                    "env",
                    Map.of("LANG", "C"),
                    "stdin",
                    "$3",
                    "preopens",
                    Map.of("/", "\\${workspaceFolder}"))),
    TERMINAL(
            "run a WASI program in a terminal",
            "Runs a program that reads what is typed into a terminal",
            "Run ${1:in a terminal}",
            "console",
            "integratedTerminal"),
    HOST(
            "run with host classes",
            "Runs a module with the functions that Java classes give it",
            "Run ${1:with host classes}",
            "classpath",
            List.of("${2:target/classes}"),
            "hostModules",
            List.of("${3:com.acme.Clock}"),
            "cwd",
            "\\${workspaceFolder}"),
    ATTACH(
            "attach to a Java program",
            "Debugs the WebAssembly inside a Java program that runs already, which is chosen from a list",
            LaunchAttribute.example("type", "stepwasm", "request", "attach", "name", "Attach ${1:to a Java program}")),
    ATTACH_PORT(
            "attach to a Java program by its port",
            "Debugs the WebAssembly inside the Java program that listens on a port, started with"
                    + " -Dstepwasm.debug=port=5005",
            LaunchAttribute.example(
                    "type", "stepwasm", "request", "attach", "name", "Attach ${1:to port 5005}", "port", 5005));

    private final String label;
    private final String description;
    private final Map<String, Object> body;

    LaunchSnippet(String label, String description, String name, Object... more) {
        this(
                label,
                description,
                LaunchAttribute.example(
                        "type", "stepwasm", "request", "launch", "name", name, "program", "^\"\\${file}\""));
        body.putAll(LaunchAttribute.example(more));
    }

    LaunchSnippet(String label, String description, Map<String, Object> body) {
        this.label = label;
        this.description = description;
        this.body = body;
    }

    /** {@return what its configuration can say} */
    List<Field> fields() {
        return fields(body);
    }

    /** {@return what a configuration can say} */
    static List<Field> fields(Map<String, Object> configuration) {
        return "attach".equals(configuration.get("request")) ? AttachAttribute.fields() : LaunchAttribute.fields();
    }

    /** {@return the configuration} */
    Map<String, Object> body() {
        return body;
    }

    /** {@return all, as a manifest has them} */
    static List<Object> all() {
        return Arrays.stream(values())
                .<Object>map(each -> LaunchAttribute.example(
                        "label", "Stepwasm: " + each.label, "description", each.description, "body", each.body))
                .toList();
    }
}
