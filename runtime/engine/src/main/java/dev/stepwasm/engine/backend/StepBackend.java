package dev.stepwasm.engine.backend;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.Refusal;
import dev.stepwasm.engine.interpret.StopCause;
import dev.stepwasm.wasm.module.Module;
import java.util.List;
import java.util.Optional;

/** Our interpreter. */
public final class StepBackend implements Backend {
    private final ExecutionControl control = new ExecutionControl();
    private volatile boolean interrupted;

    /** An engine without instances. */
    public StepBackend() {
        control.setHook((top, cause) -> {
            if (cause == StopCause.Plain.PAUSE && interrupted) {
                throw new TerminatedException();
            }
        });
    }

    /** {@return what steers all instances} */
    public ExecutionControl control() {
        return control;
    }

    @Override
    public String name() {
        return "step";
    }

    @Override
    public Optional<Gap> gap(Module module, byte[] file) {
        return Refusal.of(module).map(refusal -> new Gap(refusal.feature(), refusal.message(), refusal.position()));
    }

    @Override
    public BackendInstance instantiate(Binary binary, Offer offer) {
        try {
            return instantiate(StepModule.ofBinary(binary.name(), binary.file()), offer);
        } catch (InvalidModuleException e) {
            throw new UnsupportedOperationException(e.getMessage(), e);
        }
    }

    /** {@return a new instance} Like {@link #instantiate(Binary, Offer)}, with places in the text if there is one. */
    public BackendInstance instantiate(StepModule module, Offer offer) {
        Imports.Builder imports = Imports.builder();
        offer.hosts().forEach(imports::host);
        offer.stubs().forEach((key, stub) -> imports.stub(key.module(), key.name(), stub));
        offer.instances().forEach((name, instance) -> imports.instance(name, ((Instance) instance).instance));
        offer.wasi().ifPresent(imports::wasi);
        return new Instance(module.instantiate(imports.build(), control));
    }

    @Override
    public void interrupt(Thread running) {
        interrupted = true;
        control.requestPause();
    }

    @Override
    public void resume() {
        interrupted = false;
    }

    private record Instance(StepInstance instance) implements BackendInstance {
        @Override
        public Module module() {
            return instance.module().module();
        }

        @Override
        public List<Value> invoke(String export, List<Value> arguments) {
            return instance.invoke(export, arguments);
        }

        @Override
        public Value get(String export) {
            return instance.global(export).get();
        }

        @Override
        public void close() {
            instance.close();
        }
    }
}
