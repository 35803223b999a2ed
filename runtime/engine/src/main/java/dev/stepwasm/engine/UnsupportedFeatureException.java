package dev.stepwasm.engine;

import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Position;
import java.util.List;
import java.util.Optional;

/** The module is valid but uses a part of the standard that this version cannot run. */
public final class UnsupportedFeatureException extends InvalidModuleException {
    private final Feature feature;

    UnsupportedFeatureException(String name, Feature feature, Diagnostic diagnostic, Optional<Position> position) {
        super(name, List.of(diagnostic), any -> position);
        this.feature = feature;
    }

    /** {@return the part of the standard} */
    public Feature feature() {
        return feature;
    }
}
