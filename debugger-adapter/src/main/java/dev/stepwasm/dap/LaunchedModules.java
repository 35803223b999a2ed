package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.HostClasses;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.LinkedProgram;
import dev.stepwasm.engine.debug.RunLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A module of which a function is called, and the modules it is linked with.
 *
 * @param main the module
 * @param links modules that it imports, by the name under which it does
 * @param imports what they may import beside
 * @param hosts the classes in Java among that
 * @param invocation what is called
 */
record LaunchedModules(
        LoadedModule main, Map<String, LoadedModule> links, Imports imports, HostClasses hosts, Invocation invocation)
        implements Launched {
    /** Copies the map. */
    LaunchedModules {
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    @Override
    public Debugger open(RunLimits limits, DebugListener listener) {
        Map<String, StepModule> modules = new LinkedHashMap<>();
        links.forEach((name, loaded) -> modules.put(name, loaded.module()));
        return new Debugger(new LinkedProgram(main.module(), imports, modules), limits, listener);
    }

    @Override
    public LoadedModule part(DebuggedModule module) {
        return module.number() == 0 ? main : Objects.requireNonNull(links.get(module.link()));
    }

    @Override
    public Owner.Naming naming() {
        return Owner.Naming.BY_MODULE;
    }

    @Override
    public void start(Debugger debugger, boolean stopOnEntry) {
        debugger.launch(invocation, stopOnEntry);
    }

    @Override
    public void close() {
        hosts.close();
    }
}
