package dev.stepwasm.engine;

import java.util.List;

/** Short ways to run texts in tests. */
final class Wat {
    private Wat() {}

    static StepModule module(String wat) {
        try {
            return StepModule.ofText("test.wat", wat);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e.getMessage() + "\n" + wat, e);
        }
    }

    static StepInstance instance(String wat) {
        return module(wat).instantiate(Imports.none());
    }

    static List<Value> run(String wat, String export, Value... arguments) {
        return instance(wat).invoke(export, arguments);
    }
}
