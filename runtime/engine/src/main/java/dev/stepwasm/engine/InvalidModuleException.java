package dev.stepwasm.engine;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A module that cannot be run, and all the reasons. The message has a line for each,
 * {@code path:line:column: error[code]: words}; modules without text have {@code path:0xoffset} there.
 */
public sealed class InvalidModuleException extends Exception permits UnsupportedFeatureException {
    private final transient List<Diagnostic> diagnostics;

    InvalidModuleException(
            String name, List<Diagnostic> diagnostics, Function<Diagnostic, Optional<Position>> positions) {
        super(diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(diagnostic -> name + ":" + place(diagnostic, positions.apply(diagnostic)) + ": error["
                        + diagnostic.problem().code() + "]: " + diagnostic.message())
                .collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    private static String place(Diagnostic diagnostic, Optional<Position> position) {
        return position.map(at -> at.line() + ":" + at.column())
                .orElseGet(() -> "0x" + Integer.toHexString(diagnostic.span().start()));
    }

    /**
     * {@return everything that is wrong with the module, at least one error} Spans are UTF-16 offsets into the text, or
     * byte offsets into the file if the module was given as binary.
     */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
