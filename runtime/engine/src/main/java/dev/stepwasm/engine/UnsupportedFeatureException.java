package dev.stepwasm.engine;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Position;
import java.util.List;
import java.util.Optional;

/** The module is valid but this version cannot run it: a function has more locals than it takes. */
public final class UnsupportedFeatureException extends InvalidModuleException {
    UnsupportedFeatureException(String name, Diagnostic diagnostic, Optional<Position> position) {
        super(name, List.of(diagnostic), any -> position);
    }
}
