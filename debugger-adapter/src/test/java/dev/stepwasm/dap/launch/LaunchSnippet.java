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
                    Map.of("/", "\\${workspaceFolder}")));

    private final String label;
    private final String description;
    private final Map<String, Object> body;

    LaunchSnippet(String label, String description, String name, Object... more) {
        this.label = label;
        this.description = description;
        this.body = LaunchAttribute.example(
                "type", "stepwasm", "request", "launch", "name", name, "program", "^\"\\${file}\"");
        body.putAll(LaunchAttribute.example(more));
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
