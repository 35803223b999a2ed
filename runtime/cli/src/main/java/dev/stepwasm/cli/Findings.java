package dev.stepwasm.cli;

import dev.stepwasm.wasm.binary.CustomSectionChecks;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What checking one file found.
 *
 * @param name the path as the user wrote it
 * @param misnamed what is wrong with the name, if it promises another content than there is
 * @param source the text, empty for a binary
 * @param problems sorted by place
 */
record Findings(String name, Optional<String> misnamed, Optional<SourceText> source, List<Diagnostic> problems) {
    /** What machines call a file whose name promises another content. */
    static final String MISNAMED = "misnamed-file";

    /** Copies the list. */
    Findings {
        problems = List.copyOf(problems);
    }

    /** Checks a file completely. */
    static Findings of(Input input) {
        if (input.isBinary()) {
            return new Findings(input.name(), input.misnamed(), Optional.empty(), binary(input.bytes()));
        }
        Input.Text text = input.text();
        List<Diagnostic> problems =
                text.problems().isEmpty() ? Analysis.of(text.source()).diagnostics() : text.problems();
        return new Findings(input.name(), input.misnamed(), Optional.of(text.source()), problems);
    }

    /** {@return whether the file holds no module that could run} */
    boolean hasErrors() {
        return misnamed.isPresent() || problems.stream().anyMatch(Diagnostic::isError);
    }

    /** Prints the problems. */
    void print(Report report) {
        misnamed.ifPresent(message -> report.file(name, message));
        if (source.isPresent()) {
            report.text(source.get(), problems);
        } else {
            report.binary(name, problems);
        }
    }

    private static List<Diagnostic> binary(byte[] file) {
        try {
            Module module = ModuleReader.read(file);
            List<Diagnostic> found = new ArrayList<>(ModuleValidator.validate(module, file));
            found.addAll(CustomSectionChecks.of(module, file));
            return found;
        } catch (MalformedException e) {
            return List.of(e.toDiagnostic());
        }
    }
}
