package dev.stepwasm.cli;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns text into a binary. */
@Command(
        name = "build",
        description = "turn text (.wat) into a binary (.wasm)",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm build sum.wat                     writes sum.wasm beside it",
            "  stepwasm build sum.wat -o out/game.wasm    writes it elsewhere",
            "  stepwasm build sum.wat -o - | wasm-opt     to standard output, for another tool",
            "  stepwasm build sum.wat --no-names          smaller, but traps show numbers for names",
            "  stepwasm build tests.wast --module 2       the second module of a script",
            "",
            "Mistakes are reported as `check` does, on standard error, and nothing is written then. The",
            "output is complete or not there: it takes the place of an older one in one step.",
            "Exit codes: 0 written, 1 the text has mistakes, 2 a file cannot be read or written."
        })
final class Build implements Callable<Integer> {
    /** More are counted but not shown. */
    static final int MOST_PROBLEMS = 100;

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE", description = "A module as text, or - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Where to write; `-` is standard output. By default beside FILE, with the ending .wasm, and"
                    + " for standard input to standard output.")
    private @Nullable Path output;

    @Option(
            names = "--names",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Keep the names of functions, locals and so on in a name section (default: yes).")
    private boolean names = true;

    @Option(names = "--module", paramLabel = "N", description = "Which module of a script (.wast), counted from 1.")
    private int number;

    Build(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Input input = Input.of(file);
        Path target = output == null ? besides(file) : output;
        if (input.isBinary()) {
            throw CommandException.wrongInput(
                    input.name() + " is a binary already; `stepwasm dis " + file + "` turns it into text");
        }
        input.mustBeNamedRight();
        Input.Text text = input.text();
        if (text.problems().isEmpty() && text.source().text().isBlank()) {
            throw CommandException.wrongInput(input.name() + " is empty: there is nothing to build");
        }
        OutputFile.mustDiffer(file, target);
        Report report = new Report(terminal, terminal.err(), MOST_PROBLEMS);
        if (!text.problems().isEmpty()) {
            report.text(text.source(), text.problems());
            return CommandException.WRONG_INPUT;
        }
        Analysis analysis = Analysis.of(text.source());
        report.text(text.source(), analysis.diagnostics());
        if (analysis.hasErrors()) {
            terminal.err().println(report.summary() + ", nothing was written");
            return CommandException.WRONG_INPUT;
        }
        byte[] binary = Assembler.assemble(analysis, module(analysis), names).bytes();
        OutputFile.write(terminal, target, binary, true);
        if (!target.equals(OutputFile.STANDARD_STREAM)) {
            terminal.err().println("wrote " + target + ", " + Report.plural(binary.length, "byte"));
        }
        return CommandException.FINE;
    }

    /** {@return the file that a text becomes unless the user says otherwise} */
    private static Path besides(Path text) {
        if (text.equals(OutputFile.STANDARD_STREAM)) {
            return text;
        }
        String name = String.valueOf(text.getFileName());
        String stem = name.replaceFirst("(?i)\\.(wat|wast)$", "");
        return text.resolveSibling((stem.isEmpty() ? name : stem) + ".wasm");
    }

    /** {@return the number of the module to build, from 0} */
    private int module(Analysis analysis) {
        List<ModuleAnalysis> modules = analysis.modules();
        int count = modules.size();
        String name = analysis.source().name();
        if (number > 0 && number <= count) {
            return number - 1;
        }
        if (number != 0) {
            throw CommandException.usageOrIo(
                    "there is no module " + number + " in " + name + ", which has " + Report.plural(count, "module"));
        }
        if (count == 0) {
            throw CommandException.wrongInput("there is no module in " + name);
        }
        if (count > 1) {
            int line = analysis.source().positionOf(place(analysis, 1)).line();
            throw CommandException.usageOrIo(name + " is a script of " + count + " modules, the second one in line "
                    + line + ": say which one with --module, 1 to " + count);
        }
        return 0;
    }

    private static int place(Analysis analysis, int module) {
        var syntax = analysis.modules().get(module).syntax();
        int segment = syntax.header() < 0 ? syntax.firstField() : syntax.header();
        return analysis.tree().start(segment) + analysis.tree().segment(segment).start(0);
    }
}
