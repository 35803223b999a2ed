package dev.stepwasm.cli;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wat.Analysis;
import java.util.Locale;
import java.util.Optional;

/** Makes a module that can be run of a file. */
final class ModuleFile {
    private ModuleFile() {}

    /** {@return the module of a file, or empty when it is reported why it cannot run} */
    static Optional<StepModule> of(Input input, Report report) {
        return input.isBinary() ? ofBinary(input, report) : ofText(input, report);
    }

    private static Optional<StepModule> ofText(Input input, Report report) {
        Input.Text text = input.text();
        if (!text.problems().isEmpty()) {
            report.text(text.source(), text.problems());
            return Optional.empty();
        }
        Analysis analysis = Analysis.of(text.source());
        if (!analysis.hasErrors()) {
            requireOneModule(input.name(), analysis.modules().size());
        }
        try {
            return Optional.of(StepModule.ofText(input.name(), text.source().text()));
        } catch (InvalidModuleException e) {
            report.text(text.source(), e.diagnostics());
            return Optional.empty();
        }
    }

    private static void requireOneModule(String name, int modules) {
        if (modules == 1) {
            return;
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".wast")) {
            throw CommandException.usageOrIo(name + " is a script with " + modules
                    + " modules: run its tests with `stepwasm test " + name + "`");
        }
        throw CommandException.wrongInput(name + " holds " + modules + " modules, but one can be run");
    }

    private static Optional<StepModule> ofBinary(Input input, Report report) {
        try {
            return Optional.of(StepModule.ofBinary(input.name(), input.bytes()));
        } catch (InvalidModuleException e) {
            report.binary(input.name(), e.diagnostics());
            return Optional.empty();
        }
    }
}
