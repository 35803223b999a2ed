package dev.stepwasm.lsp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that can be asked for by {@code workspace/executeCommand}. */
enum ServedCommand {
    EXPLAIN("stepwasm.explain", "code", "The page about a problem or lint, as Markdown; null if there is none."),
    TOGGLE_STACK_HINTS(
            "stepwasm.toggleStackHints",
            "[uri]",
            "Shows or hides what is on the operand stack behind each line, in a document or in all; whether it is"
                    + " shown now."),
    RUN(
            "stepwasm.run",
            "`{uri, [module], export, [arguments], [stubs], [quiet]}`, or `{uri, comment}` with a position",
            "Runs an exported function: `status`, `message`, typed `results`, `trap` with `frames`, `missing` imports,"
                    + " `output`, `milliseconds` and `instructions`."),
    RUN_SCRIPT(
            "stepwasm.runScript",
            "`{uri, [at], [upTo], [quiet]}`, positions of a command",
            "Runs a script, one of its commands, or all up to one: `passed`, `failed`, `skipped`, and `results` with"
                    + " the range of each command."),
    LAUNCHABLE(
            "stepwasm.launchable",
            "uri",
            "What to ask before a file is launched: `functions` that can be called, with `parameters` and the"
                    + " `arguments` of the last time, `imports` with their types and whether they are `linked`, `links`,"
                    + " the files that give those, and whether the user wants `stubs` for the others; null if that is not"
                    + " one module."),
    CLEAR_RUNS("stepwasm.clearRuns", "`{[uri]}`", "Forgets what became of runs; null."),
    MEMORY_LAYOUT(
            "stepwasm.memoryLayout",
            "uri, [position]",
            "What lies where in the memories and tables of a module: segments, gaps, overlaps, globals that point"
                    + " there; see [the shape](reading.md)."),
    CONTROL_FLOW_GRAPH(
            "stepwasm.controlFlowGraph",
            "uri, position",
            "How control flows through the function there, for Graphviz; see [the shape](reading.md)."),
    POSITION_OF_OFFSET(
            "stepwasm.positionOfOffset",
            "uri, offset",
            "Where the text has the instruction at an offset of the binary: `uri`, `range`, and the `offset` where it"
                    + " begins; null if there is no code."),
    OFFSET_OF_POSITION(
            "stepwasm.offsetOfPosition",
            "uri, position",
            "Where the instruction at a position, or the first of its line, is in the binary: its offset in bytes;"
                    + " null if there is none."),
    BINARY_OVERVIEW(
            "stepwasm.binaryOverview",
            "uri",
            "What is in a binary: its sections, imports, exports and so on; why it has no text, if it has none; see"
                    + " [the shape](reading.md)."),
    POSITION_OF_ITEM(
            "stepwasm.positionOfItem",
            "uri, kind, index",
            "Where a text, or that of a binary, defines a `func`, `memory`, `data`... : `uri` and `range`; null if it"
                    + " does not."),
    ASSEMBLE(
            "stepwasm.assemble",
            "uri",
            "The binary of a text as `bytes` in Base64, or the `message` and `range` of its first error.");

    private final String id;
    private final String arguments;
    private final String description;

    ServedCommand(String id, String arguments, String description) {
        this.id = id;
        this.arguments = arguments;
        this.description = description;
    }

    static Optional<ServedCommand> of(String id) {
        return Arrays.stream(values()).filter(command -> command.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ServedCommand::id).toList();
    }

    /** {@return what a client calls it by} */
    String id() {
        return id;
    }

    /** {@return the arguments, in words; those in brackets can be left out} */
    String arguments() {
        return arguments;
    }

    /** {@return what it answers, in Markdown} */
    String description() {
        return description;
    }
}
