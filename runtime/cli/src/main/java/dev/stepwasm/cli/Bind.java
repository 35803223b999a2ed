package dev.stepwasm.cli;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.typed.TypedInterface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a Java interface for a module. */
@Command(
        name = "bind",
        description = "write a Java interface for a module's exports and imports",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm bind shop.wat --package com.acme                    prints the interface Shop",
            "  stepwasm bind shop.wat --package com.acme -d src/main/java   writes src/main/java/com/acme/Shop.java",
            "  stepwasm bind shop.wasm --name Store                         names it Store",
            "",
            "The interface has a method for each export, and in it an interface for each module name that",
            "is imported from, which your class implements. It needs dev.stepwasm:stepwasm-engine. A file that",
            "`bind` has not written itself is not written over.",
            "Exit codes: 0 written, 1 the module has mistakes, 2 a file cannot be read or written."
        })
final class Bind implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE", description = "A module, text or binary.")
    private Path file = Path.of("");

    @Option(
            names = {"-p", "--package"},
            paramLabel = "PACKAGE",
            description = "The package of the interface; by default the one without a name.")
    private String packageName = "";

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "The name of the interface; by default made of the file's.")
    private @Nullable String name;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "FOLDER",
            description = "The folder of Java sources to write to; by default the interface is printed.")
    private @Nullable Path folder;

    Bind(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, terminal.err(), Build.MOST_PROBLEMS);
        Optional<StepModule> module = ModuleFile.of(Input.read(file), report);
        if (module.isEmpty()) {
            terminal.err().println(report.summary() + ", nothing was written");
            return CommandException.WRONG_INPUT;
        }
        TypedInterface made = made(module.get());
        made.notes().forEach(note -> terminal.err().println(file + ": " + note));
        if (folder == null) {
            terminal.out().print(made.text());
            terminal.out().flush();
            if (terminal.out().checkError()) {
                throw CommandException.usageOrIo("cannot write to standard output");
            }
        } else {
            Path target = folder.resolve(made.path());
            write(target, made.text());
            terminal.err().println("wrote " + target);
        }
        return CommandException.FINE;
    }

    private TypedInterface made(StepModule module) {
        String wanted = name == null ? TypedInterface.nameFor(file.toString()) : name;
        try {
            return TypedInterface.of(module, packageName, wanted);
        } catch (IllegalArgumentException e) {
            throw CommandException.usageOrIo(String.valueOf(e.getMessage()));
        }
    }

    private static void write(Path target, String text) {
        try {
            if (Files.isRegularFile(target)
                    && !Files.readString(target, StandardCharsets.ISO_8859_1).startsWith(TypedInterface.HEADER)) {
                throw CommandException.usageOrIo(target
                        + " was not written by `stepwasm bind` and is not written over: give another --name,"
                        + " or remove it");
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw CommandException.usageOrIo("cannot write " + target + ": " + e.getMessage());
        }
        OutputFile.write(target, text.getBytes(StandardCharsets.UTF_8));
    }
}
