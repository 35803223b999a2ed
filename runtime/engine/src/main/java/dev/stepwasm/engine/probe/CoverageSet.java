package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.TrapHook;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coverage of several modules that run under one control, each added before it runs. One hook for all, because a test
 * script may have hundreds. Used by the thread that runs the program; read it when nothing runs.
 */
public final class CoverageSet implements CodeHook, TrapHook {
    private final IdentityHashMap<ModuleCode, Coverage> modules = new IdentityHashMap<>();

    /** Counts what runs under a control from now on. */
    public Attachment attach(ExecutionControl control) {
        control.hooks().attach((CodeHook) this);
        control.hooks().attach((TrapHook) this);
        return () -> {
            control.hooks().detach((CodeHook) this);
            control.hooks().detach((TrapHook) this);
        };
    }

    /** Counts what runs of a module too; one that is known already is not begun anew. */
    public void add(StepModule module) {
        modules.computeIfAbsent(module.code(), code -> new Coverage(Listing.of(module)));
    }

    /** {@return the coverage of each module} */
    public List<Coverage> all() {
        return new ArrayList<>(modules.values());
    }

    @Override
    public HookPlaces places(ModuleCode module, int functionIndex) {
        @Nullable Coverage coverage = modules.get(module);
        return coverage == null ? HookPlaces.none() : coverage.places(module, functionIndex);
    }

    @Override
    public void entered(Activation frame) {
        @Nullable Coverage coverage = modules.get(frame.code());
        if (coverage != null) {
            coverage.entered(frame);
        }
    }

    @Override
    public void before(Activation frame) {
        @Nullable Coverage coverage = modules.get(frame.code());
        if (coverage != null) {
            coverage.before(frame);
        }
    }

    @Override
    public void trapped(Activation frame, Trap trap) {
        @Nullable Coverage coverage = modules.get(frame.code());
        if (coverage != null) {
            coverage.trapped(frame, trap);
        }
    }
}
