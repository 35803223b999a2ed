package dev.stepwasm.cli;

import java.nio.file.Path;
import java.util.ArrayList;
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
            "  stepwasm check --format sarif src > check.sarif",
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

    private Tally tally = Tally.NOTHING;
    private boolean unread;

    /** How to say what was found. */
    private enum Format {
        TEXT,
        JSON,
        SARIF
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, directories to look for .wat, .wast and .wasm files in, or - for standard input.")
    private List<Path> paths;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to say what was found: text, json, or sarif 2.1.0 (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most N problems of one file (default: ${DEFAULT-VALUE}); json and sarif have all.")
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
        CheckOutput output = switch (format) {
            case TEXT -> new TextOutput(terminal, Math.max(0, limit));
            case JSON -> new JsonOutput(terminal);
            case SARIF -> new SarifOutput(terminal);
        };
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            orSay(output, () -> files.addAll(InputFiles.at(path, e -> say(output, e))));
        }
        try (Progress progress = Progress.of(terminal, "checking", files.size())) {
            for (Path file : files) {
                progress.next(file.toString());
                orSay(output, () -> check(file, output, progress));
            }
        }
        output.end(tally);
        if (unread) {
            return CommandException.USAGE_OR_IO;
        }
        return tally.errors() > 0 ? CommandException.WRONG_INPUT : CommandException.FINE;
    }

    private void check(Path file, CheckOutput output, Progress progress) {
        Findings findings = findings(Input.of(file));
        progress.erase();
        output.file(findings);
        tally = tally.with(findings);
    }

    private static Findings findings(Input input) {
        try {
            return Findings.of(input);
        } catch (OutOfMemoryError e) {
            throw CommandException.usageOrIo(Usage.outOfMemory(input.name()));
        }
    }

    /** One file that cannot be read does not keep the others from being checked. */
    private void orSay(CheckOutput output, Runnable step) {
        try {
            step.run();
        } catch (CommandException e) {
            say(output, e);
        }
    }

    private void say(CheckOutput output, CommandException problem) {
        String message = String.valueOf(problem.getMessage());
        terminal.say(message);
        output.unread(message);
        unread = true;
    }
}
