package dev.stepwasm.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The official suite's verdicts on the modules that it gives as bytes. Needs the suite: {@code -Dspec.tests=DIR}. */
class SpecBinariesTest {
    private static final Path SUITE = Path.of(System.getProperty("spec.tests", "../../../shared/spec-tests"));

    @Test
    void agreesWithTheSuite() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(SUITE), "the official test suite is not there: -Dspec.tests=DIR");
        }
        var disagreements = new ArrayList<String>();
        int count = 0;
        for (Path script : scripts()) {
            for (SpecBinaries.Case test : SpecBinaries.in(Files.readString(script, StandardCharsets.UTF_8))) {
                count++;
                List<Diagnostic> problems = problems(test.file().toArray());
                boolean wrongReason = test.command().equals("assert_malformed")
                        && !problems.isEmpty()
                        && !isReason(test.reason(), problems.getFirst().message());
                if (problems.isEmpty() != test.command().equals("module") || wrongReason) {
                    disagreements.add(SUITE.relativize(script) + ":" + test.line() + " " + test.command() + " "
                            + test.reason() + " but " + problems);
                }
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(count).isGreaterThan(900);
    }

    /**
     * Whether ours is the suite's reason. In four places the suite's is what a reader says that goes on behind the end of
     * a section or function, or that does not know the flags of a proposal.
     */
    private static boolean isReason(String wanted, String ours) {
        return ours.startsWith(wanted)
                || switch (wanted) {
                    case "unexpected end of section or function", "section size mismatch" ->
                        ours.equals("END opcode expected");
                    case "length out of bounds", "malformed limits flags" ->
                        ours.equals("unexpected end of section or function");
                    default -> false;
                };
    }

    /** All scripts but those of a proposal that Stepwasm does not know. */
    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(file -> file.toString().endsWith(".wast"))
                    .filter(file -> !file.toString().contains("custom-descriptors"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Diagnostic> problems(byte[] file) {
        try {
            Module module = ModuleReader.read(file);
            return ModuleValidator.validate(module, file);
        } catch (MalformedException e) {
            return List.of(e.toDiagnostic());
        }
    }
}
