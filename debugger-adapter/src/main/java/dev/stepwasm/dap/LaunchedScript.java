package dev.stepwasm.dap;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.RunLimits;
import dev.stepwasm.engine.debug.ScriptProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A test script. */
final class LaunchedScript implements Launched {
    private final ScriptProgram program;
    private final ScriptProgram.Listener listener;
    private final List<LoadedModule> parts;

    private LaunchedScript(ScriptProgram program, ScriptProgram.Listener listener, List<LoadedModule> parts) {
        this.program = program;
        this.listener = listener;
        this.parts = List.copyOf(parts);
    }

    /**
     * {@return a script that has not begun}
     *
     * @param file of the script
     * @param listener hears what it does
     */
    static LaunchedScript of(Path file, ScriptProgram program, ScriptProgram.Listener listener) {
        List<LoadedModule> parts = new ArrayList<>();
        for (StepModule each : program.modules()) {
            parts.add(LoadedModule.ofScript(file, program.text(), each, parts.isEmpty() ? "" : each.name()));
        }
        return new LaunchedScript(program, listener, parts);
    }

    @Override
    public Debugger open(RunLimits limits, DebugListener stops) {
        return new Debugger(program, limits, listener, stops);
    }

    @Override
    public LoadedModule part(DebuggedModule module) {
        return parts.get(module.number());
    }

    /** {@inheritDoc} A script may make several instances of a module. */
    @Override
    public Owner.Naming naming() {
        return Owner.Naming.BY_INSTANCE;
    }

    @Override
    public void start(Debugger debugger, boolean stopOnEntry) {
        debugger.launch(stopOnEntry);
    }

    @Override
    public void close() {
        // Its threads have ended with it.
    }
}
