package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A program for tests, and what was heard of it. */
final class Probed {
    final StepModule module;
    final ExecutionControl control = new ExecutionControl();
    final Probes probes = Probes.of(control);
    final List<String> heard = new ArrayList<>();
    final Imports imports;

    private Probed(StepModule module, Imports imports) {
        this.module = module;
        this.imports = imports;
    }

    static Probed of(String wat) {
        return of(wat, Imports.none());
    }

    static Probed of(String wat, Imports imports) {
        try {
            return new Probed(StepModule.ofText("test.wat", wat), imports);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    StepInstance instance() {
        return module.instantiate(imports, control);
    }

    static String show(List<Value> values) {
        return values.stream().map(Value::show).collect(Collectors.joining(" ", "(", ")"));
    }
}
