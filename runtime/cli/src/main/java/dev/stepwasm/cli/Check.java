package dev.stepwasm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports every mistake in modules, text and binary. */
@Command(
        name = "check",
        description = "report every mistake in modules, text and binary",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm check sum.wat",
            "  stepwasm check src game.wasm     everything below src, and a binary",
            "",
            "One line a problem, `path:line:col: error[code]: message`, with the source line below it;",
            "in a binary the place is a byte offset, `path:0x2a: error[code]: message`. The summary",
            "goes to standard error.",
            "Exit codes: 0 no errors, 1 errors, 2 a file could not be read."
        })
final class Check implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    private int files;
    private boolean unread;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, or directories to look for .wat, .wast and .wasm files in.")
    private List<Path> paths;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most N problems of one file (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    /**
     * A check.
     *
     * @param paths what to check unless the command line says otherwise
     */
    Check(Terminal terminal, List<Path> paths) {
        this.terminal = terminal;
        this.paths = paths;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, terminal.out(), Math.max(0, limit));
        for (Path path : paths) {
            orSay(() -> InputFiles.at(path).forEach(file -> orSay(() -> check(file, report))));
        }
        if (files > 0) {
            terminal.err().println("checked " + Report.plural(files, "file") + ": " + report.summary());
        }
        if (unread) {
            return CommandException.USAGE_OR_IO;
        }
        return report.errors() > 0 ? CommandException.WRONG_INPUT : CommandException.FINE;
    }

    private void check(Path file, Report report) {
        Findings findings = Findings.of(Input.read(file));
        findings.print(report);
        files++;
    }

    /** One file that cannot be read does not keep the others from being checked. */
    private void orSay(Runnable step) {
        try {
            step.run();
        } catch (CommandException e) {
            terminal.say(String.valueOf(e.getMessage()));
            unread = true;
        }
    }
}
