package dev.stepwasm.engine.backend;

import dev.stepwasm.engine.backend.Backend.Binary;
import dev.stepwasm.engine.endive.interpreter.EndiveBackend;
import java.util.Collection;
import java.util.function.Supplier;

/** Chooses an engine. */
public final class Backends {
    private Backends() {}

    /** {@return what makes engines for these modules} */
    public static Supplier<Backend> of(EngineChoice choice, Collection<Binary> modules) {
        return switch (choice) {
            case STEP -> StepBackend::new;
            case ENDIVE -> EndiveBackend::new;
            case AUTO -> allRunOn(new StepBackend(), modules) ? StepBackend::new : EndiveBackend::new;
        };
    }

    private static boolean allRunOn(Backend engine, Collection<Binary> modules) {
        return modules.stream()
                .allMatch(binary -> engine.gap(binary.module(), binary.file()).isEmpty());
    }
}
