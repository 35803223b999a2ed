package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.StackLimits;
import java.util.ArrayList;
import java.util.List;

/** An instance on one of our own tiers. */
final class StepwasmGuest implements Guest {
    private final StepModule module;
    private final StepInstance instance;

    StepwasmGuest(byte[] file, Tier tier) throws InvalidModuleException {
        this(file, new ExecutionControl(StackLimits.DEFAULT, tier));
    }

    StepwasmGuest(byte[] file, ExecutionControl control) throws InvalidModuleException {
        var imports = Imports.builder()
                .stubForOthers(ImportStub.returns(List.of("0")))
                .build();
        this.module = StepModule.of(file);
        this.instance = module.instantiate(imports, control);
    }

    /** {@return its code, which breakpoints are put into} */
    ModuleCode code() {
        return module.code();
    }

    @Override
    public int call(String export, int... arguments) {
        var values = new ArrayList<Value>();
        for (int argument : arguments) {
            values.add(Value.of(argument));
        }
        List<Value> results = instance.invoke(export, values);
        return results.isEmpty() ? 0 : ((Value.I32) results.getFirst()).value();
    }

    @Override
    public void write(int address, byte[] bytes) {
        instance.memory(0).write(Integer.toUnsignedLong(address), bytes);
    }

    @Override
    public byte[] read(int address, int length) {
        return instance.memory(0).read(Integer.toUnsignedLong(address), length);
    }
}
