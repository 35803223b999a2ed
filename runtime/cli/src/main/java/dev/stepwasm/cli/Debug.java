package dev.stepwasm.cli;

import dev.stepwasm.cli.debug.CommandSource;
import dev.stepwasm.cli.debug.DebugConsole;
import dev.stepwasm.cli.debug.Debuggee;
import dev.stepwasm.cli.debug.Paper;
import dev.stepwasm.cli.line.LineEditor;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Debugs a module in the terminal. */
@Command(
        name = "debug",
        description = "step through a module in the terminal",
        customSynopsis = "stepwasm debug FILE [--invoke NAME ARGS...] [OPTIONS] [-- PROGRAM-ARGS...]",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm debug sum.wat --invoke sum 50 -8     asks for commands; `help` lists them",
            "  stepwasm debug hello.wat < commands.txt       takes them from a file, prints them too",
            "  stepwasm debug hello.wat -c 'break $start' -c run -c 'x 16'",
            "  stepwasm debug tool.wasm -x commands.txt < input.txt",
            "",
            "With commands from -c or -x the standard input belongs to the program, and the session ends with",
            "the last command unless a person sits at a terminal. Otherwise commands come from standard input.",
            "",
            "Exit codes: that of the program, 1 if it trapped; 0 if it did not end; 2 if a command that nobody",
            "typed could not be done, wrong usage, or a file that cannot be read."
        })
final class Debug implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ProgramOptions program = new ProgramOptions();

    @Option(
            names = {"-c", "--command"},
            paramLabel = "COMMAND",
            description = "Do a command of the debugger first; may be given several times.")
    private List<String> commands = List.of();

    @Option(
            names = {"-x", "--commands"},
            paramLabel = "FILE",
            description = "Do the commands in a file first, after those of --command.")
    private List<Path> files = List.of();

    @Option(
            names = {"-b", "--batch"},
            description = "End with the last command of -c and -x, at a terminal too.")
    private boolean batch;

    private final Consumer<DebugConsole> debugging;

    Debug(Terminal terminal, Consumer<DebugConsole> debugging) {
        this.terminal = terminal;
        this.debugging = debugging;
    }

    @Override
    public Integer call() {
        RunArguments given = program.arguments(Objects.requireNonNull(spec));
        List<String> script = script();
        Optional<StepModule> module = ProgramOptions.module(given, terminal);
        return module.isPresent() ? debug(module.get(), given, script) : CommandException.WRONG_INPUT;
    }

    private int debug(StepModule module, RunArguments given, List<String> script) {
        Invocation invocation = program.invocation(module, given, "debug");
        Optional<LineEditor> editor = batch || terminal.reader() == Terminal.Reader.PROGRAM
                ? Optional.empty()
                : LineEditor.open(History.file());
        try (HostClasses classes = program.hostClasses()) {
            Paper paper = new Paper(terminal.out(), terminal.colours().out());
            var streams = streams(paper, editor.isPresent(), !script.isEmpty());
            return debug(
                    new Debuggee(module, invocation, () -> program.imports(module, given, classes, streams)),
                    paper,
                    script,
                    editor);
        } finally {
            editor.ifPresent(LineEditor::close);
        }
    }

    private int debug(Debuggee debuggee, Paper paper, List<String> script, Optional<LineEditor> editor) {
        try (var console = new DebugConsole(debuggee, paper)) {
            debugging.accept(console);
            editor.ifPresent(typed -> listen(typed, console, paper));
            return console.run(source(script, editor));
        }
    }

    /** What reads commands and a program that reads, too, would take lines from each other. */
    private ProgramOptions.Streams streams(Paper paper, boolean isTyped, boolean isScripted) {
        InputStream in = isTyped ? paper.typed(System.in) : isScripted ? System.in : InputStream.nullInputStream();
        PrintStream err = isTyped ? paper.program(terminal.err()) : terminal.err();
        return new ProgramOptions.Streams(in, paper.program(terminal.out()), err);
    }

    private static void listen(LineEditor editor, DebugConsole console, Paper paper) {
        editor.completeWith(console::completions);
        editor.interruptWith(() -> {
            paper.openLine();
            console.interrupt();
        });
    }

    private static CommandSource source(List<String> script, Optional<LineEditor> editor) {
        CommandSource rest = editor.<CommandSource>map(typed -> typed)
                .orElseGet(() -> script.isEmpty() ? standardInput() : CommandSource.of(List.of()));
        return script.isEmpty() ? rest : CommandSource.of(script).then(rest);
    }

    private List<String> script() {
        List<String> lines = new ArrayList<>(commands);
        for (Path file : files) {
            try {
                lines.addAll(Files.readAllLines(file));
            } catch (IOException e) {
                throw CommandException.usageOrIo(Input.words(file, e));
            }
        }
        return lines;
    }

    private static CommandSource standardInput() {
        return CommandSource.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }
}
