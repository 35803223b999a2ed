package dev.stepwasm.cli;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.disassemble.Disassembler;
import dev.stepwasm.wat.disassemble.Disassembly;
import dev.stepwasm.wat.disassemble.Layout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a binary into text. */
@Command(
        name = "dis",
        description = "turn a binary (.wasm) into readable text (.wat)",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm dis game.wasm                   prints the module as text",
            "  stepwasm dis game.wasm -o game.wat       writes it to a file",
            "  wasm-opt -O game.wasm -o - | stepwasm dis -    from another tool",
            "  stepwasm dis game.wasm --folded          operands inside of their instructions",
            "  stepwasm dis game.wasm --name-unnamed    names such as $#func3 where there are none",
            "",
            "`stepwasm build` turns the text back into the same binary; one that another tool has written",
            "may come back with shorter numbers, and is the same from then on. A module need not be valid;",
            "where its code is malformed, the text breaks off with a comment. Comments give indices:",
            "(;3;) where something is defined, (;@2;) for the second block from outside.",
            "Exit codes: 0 fine, 1 the binary is malformed, 2 a file cannot be read or written."
        })
final class Dis implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE", description = "A binary module, or - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Where to write; standard output by default.")
    private Path output = OutputFile.STANDARD_STREAM;

    /** One of two. */
    private static final class Style {
        @Option(names = "--flat", description = "One instruction a line, in the order in which they run (default).")
        @SuppressWarnings("UnusedVariable") // it is the default
        private boolean flat;

        @Option(names = "--folded", description = "Operands inside of their instructions.")
        private boolean folded;
    }

    @ArgGroup
    private Style style = new Style();

    @Option(names = "--name-unnamed", description = "Give a name to everything that has none.")
    private boolean nameUnnamed;

    Dis(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Input input = Input.of(file);
        if (!input.isBinary()) {
            throw CommandException.wrongInput(
                    input.bytes().length == 0
                            ? input.name() + " is empty"
                            : input.name() + " is no binary module; if it is text, `stepwasm build " + file
                                    + "` makes a binary of it");
        }
        OutputFile.mustDiffer(file, output);
        Report report = new Report(terminal, terminal.err(), Build.MOST_PROBLEMS);
        Module module;
        try {
            module = ModuleReader.read(input.bytes());
        } catch (MalformedException e) {
            report.binary(input.name(), List.of(e.toDiagnostic()));
            return CommandException.WRONG_INPUT;
        }
        Layout layout = style.folded ? Layout.FOLDED : Layout.FLAT;
        Disassembly text = Disassembler.disassemble(input.bytes(), module, nameUnnamed ? layout.withNames() : layout);
        OutputFile.write(terminal, output, text.text().getBytes(StandardCharsets.UTF_8), false);
        report.binary(
                input.name(),
                Stream.concat(module.customProblems().stream(), text.problems().stream())
                        .toList());
        return report.errors() == 0 ? CommandException.FINE : CommandException.WRONG_INPUT;
    }
}
