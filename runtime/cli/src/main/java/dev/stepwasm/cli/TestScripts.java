package dev.stepwasm.cli;

import dev.stepwasm.engine.script.ScriptOptions;
import dev.stepwasm.engine.script.ScriptReport;
import dev.stepwasm.engine.script.ScriptRunner;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs test scripts and reports what does not hold. */
@Command(
        name = "test",
        description = "run test scripts (.wast) and report what does not hold",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm test sum.wast               run one script",
            "  stepwasm test tests --verbose        everything below tests, a line for each script",
            "",
            "A script holds modules and commands about the one that stands last, or about one with a name:",
            "",
            "  (module (func (export \"sum\") (param i32 i32) (result i32)",
            "    (i32.add (local.get 0) (local.get 1))))",
            "  (assert_return (invoke \"sum\" (i32.const 50) (i32.const -8)) (i32.const 42))",
            "  (assert_invalid (module (func (result i32))) \"type mismatch\")",
            "",
            "Each command is a test: a module must come to life, an action must give values, an assertion",
            "must hold. What cannot be run yet is skipped, with the reason. Modules may import `spectest`",
            "as in the official test suite: `print_i32` and its kind print here.",
            "",
            "The last line is `N passed, N failed, N skipped`.",
            "Exit codes: 0 nothing failed, 1 something failed or a script cannot be understood, 2 wrong",
            "usage or a file that cannot be read."
        })
final class TestScripts implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Scripts, directories to look for .wast files in, or - for standard input.")
    private List<Path> paths = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeLimit.class,
            description = "How long one command may take, as 500ms or 1m (default: 10s).")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most N failures of one script (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say something about every script, and where each command was skipped.")
    private boolean verbose;

    private int worst;

    TestScripts(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var results = new TestReport(terminal, Math.max(0, limit), verbose);
        try (Progress progress = Progress.of(terminal, "testing", 0)) {
            var options = new ScriptOptions(timeout, line -> {
                progress.erase();
                terminal.out().println(line);
            });
            for (Path path : paths) {
                orSay(() -> InputFiles.at(path, List.of(".wast"), this::say)
                        .forEach(file -> orSay(() -> {
                            progress.next(file.toString());
                            test(file, options, results);
                        })));
            }
        }
        results.summary();
        return Math.max(worst, results.isFine() ? CommandException.FINE : CommandException.WRONG_INPUT);
    }

    private void test(Path file, ScriptOptions options, TestReport results) {
        Input input = Input.of(file);
        if (input.isBinary()) {
            throw CommandException.usageOrIo(
                    input.name() + " is a binary module, not a script: call its exports with `stepwasm run`");
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".wat")) {
            throw CommandException.usageOrIo(file + " is a module, not a script: call its exports with `stepwasm run "
                    + file + "`, or write assertions in a .wast file");
        }
        input.mustBeNamedRight();
        Input.Text text = input.text();
        if (!text.problems().isEmpty()) {
            results.broken(text.source(), text.problems());
            return;
        }
        Script script = Script.of(Analysis.of(text.source()));
        List<Diagnostic> problems = problems(script);
        if (!problems.isEmpty()) {
            results.broken(text.source(), problems);
            return;
        }
        ScriptReport report = ScriptRunner.run(script, options);
        results.add(text.source(), report);
    }

    /** {@return what keeps a script from being run: mistakes in its commands, and all between them} */
    private static List<Diagnostic> problems(Script script) {
        Set<Diagnostic> ofCommands = new HashSet<>(script.problems());
        TreeMap<Integer, Integer> commands = new TreeMap<>();
        script.commands()
                .forEach(command ->
                        commands.put(command.span().start(), command.span().end()));
        return script.analysis().diagnostics().stream()
                .filter(Diagnostic::isError)
                .filter(error -> ofCommands.contains(error) || !isWithin(commands, error.span()))
                .toList();
    }

    private static boolean isWithin(NavigableMap<Integer, Integer> commands, Span span) {
        Map.Entry<Integer, Integer> command = commands.floorEntry(span.start());
        return command != null && span.end() <= command.getValue();
    }

    /** One file that cannot be read does not keep the others from being run. */
    private void orSay(Runnable step) {
        try {
            step.run();
        } catch (CommandException e) {
            say(e);
        }
    }

    private void say(CommandException problem) {
        terminal.say(String.valueOf(problem.getMessage()));
        worst = Math.max(worst, problem.code());
    }
}
