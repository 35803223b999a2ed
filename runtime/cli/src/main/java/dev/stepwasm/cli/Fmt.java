package dev.stepwasm.cli;

import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.Formatter;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Formats text. */
@Command(
        name = "fmt",
        description = "format WebAssembly text",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm fmt sum.wat src         rewrite a file, and all .wat and .wast files below src",
            "  stepwasm fmt --check src         name the files that would change, for a build",
            "  stepwasm fmt --diff sum.wat      show what would change",
            "  stepwasm fmt - < sum.wat         from standard input to standard output",
            "  stepwasm fmt --width 100 --closing-parens own-line sum.wat",
            "",
            "Only space changes, so the module stays the same. `;; fmt-ignore` on the line before a field or an",
            "instruction keeps it as it is, `;; fmt-ignore-file` at the top the whole file. Fields with syntax",
            "errors are not touched. An .editorconfig says indent_style, indent_size, max_line_length and",
            "end_of_line; the command line has the last word.",
            "Exit codes: 0 all is formatted, 1 something would change (--check, --diff) or has syntax errors,",
            "2 a file could not be read or written."
        })
final class Fmt implements Callable<Integer> {
    private static final List<String> TEXTS = List.of(".wat", ".wast");
    private static final int MOST_PROBLEMS = 20;

    private final Terminal terminal;
    private final EditorConfig settings = new EditorConfig();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, directories to look for .wat and .wast files in, or - for standard input.")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "Write nothing, but name the files that would change.")
    private boolean check;

    @Option(names = "--diff", description = "Write nothing, but show what would change.")
    private boolean diff;

    @Mixin
    private final FormatFlags flags = new FormatFlags();

    private int changed;
    private int unchanged;
    private boolean failed;
    private Progress progress;

    Fmt(Terminal terminal) {
        this.terminal = terminal;
        this.progress = Progress.hidden(terminal);
    }

    @Override
    public Integer call() {
        flags.over(FormatOptions.DEFAULT); // wrong options are told once, before any file is touched
        Report report = new Report(terminal, terminal.err(), MOST_PROBLEMS);
        try (Progress shown = Progress.of(terminal, "formatting", 0)) {
            progress = shown;
            formatAll(report);
        }
        if (!paths.equals(List.of(OutputFile.STANDARD_STREAM)) && changed + unchanged > 0) {
            terminal.err().println(summary(report));
        }
        if (failed) {
            return CommandException.USAGE_OR_IO;
        }
        boolean isAsked = (check || diff) && changed > 0;
        return isAsked || report.errors() > 0 ? CommandException.WRONG_INPUT : CommandException.FINE;
    }

    private void formatAll(Report report) {
        for (Path path : paths) {
            if (path.equals(OutputFile.STANDARD_STREAM)) {
                orSay(() -> standardInput(report));
            } else {
                orSay(() -> InputFiles.at(path, TEXTS, this::say).forEach(file -> orSay(() -> file(file, report))));
            }
        }
    }

    private String summary(Report report) {
        String errors = report.errors() == 0 ? "" : ", " + Report.plural(report.errors(), "error");
        String verb = check || diff ? "would format " : "formatted ";
        return verb + Report.plural(changed, "file") + ", " + unchanged + " unchanged" + errors;
    }

    private void standardInput(Report report) {
        format(Input.standardInput(), settings.optionsFor(Path.of("stdin.wat")), OutputFile.STANDARD_STREAM, report);
    }

    private void file(Path file, Report report) {
        progress.next(file.toString());
        format(Input.read(file), settings.optionsFor(file), file, report);
    }

    private void format(Input input, FormatOptions found, Path output, Report report) {
        Optional<String> unfit = input.isBinary()
                ? Optional.of("this is a binary module, which has no layout: fmt formats text")
                : input.misnamed();
        if (unfit.isPresent()) {
            report.file(input.name(), unfit.get());
            return;
        }
        Input.Text text = input.text();
        report.text(text.source(), text.problems());
        if (text.problems().isEmpty()) {
            SyntaxTree tree = Parser.parse(text.source());
            report.text(text.source(), Formatter.problems(tree));
            format(input, tree, flags.over(found), output);
        }
    }

    private void format(Input input, SyntaxTree tree, FormatOptions options, Path output) {
        String formatted = Formatter.format(tree, options);
        progress.erase();
        boolean isChanged = !formatted.equals(tree.source().text());
        changed += isChanged ? 1 : 0;
        unchanged += isChanged ? 0 : 1;
        if (diff) {
            terminal.out().print(UnifiedDiff.of(tree.source(), Formatter.edits(tree, options)));
        } else if (check && isChanged) {
            terminal.out().println(input.name());
        } else if (!check && (isChanged || output.equals(OutputFile.STANDARD_STREAM))) {
            OutputFile.write(terminal, output, input.encoded(formatted), false);
        }
    }

    /** One file that cannot be read does not keep the others from being formatted. */
    private void orSay(Runnable step) {
        try {
            step.run();
        } catch (CommandException e) {
            say(e);
        }
    }

    private void say(CommandException problem) {
        terminal.say(String.valueOf(problem.getMessage()));
        failed = true;
    }
}
