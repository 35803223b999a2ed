package dev.stepwasm.engine.scenario;

import dev.stepwasm.engine.Exported;
import dev.stepwasm.engine.HostModule;
import dev.stepwasm.engine.StepInstance;
import java.util.ArrayList;
import java.util.List;

/** A host module of {@link HostModuleScenarioTest}. */
// doc: host-module
public final class Screen implements HostModule {
    private final List<String> lines = new ArrayList<>();

    @Override
    public String name() {
        return "env";
    }

    @Exported("print_str")
    public void print(StepInstance caller, int start, int length) {
        lines.add(caller.memory().readString(start, length));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
// end
