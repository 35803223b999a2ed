package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.endive.StepMachine;
import dev.stepwasm.engine.probe.Probes;
import dev.stepwasm.engine.probe.Scope;
import dev.stepwasm.fixtures.Guests;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** A program that embeds Endive keeps its instances, and gets our interpreter. */
class EndiveScenarioTest {
    @Test
    void oneLineMore() {
        byte[] bytes = Guests.bytes("sum");
        // doc: endive
        Instance instance = Instance.builder(Parser.parse(bytes))
                .withMachineFactory(StepMachine.factory(bytes))
                .withMemoryFactory(StepMachine.memoryFactory())
                .build();
        var entered = new ArrayList<String>();
        Probes.of(StepMachine.of(instance).control())
                .entries(Scope.everything(), frame -> entered.add(frame.functionName()));

        assertThat(instance.export("sum").apply(50, -8)).containsExactly(42);
        assertThat(entered).containsExactly("$sum");
        // end
    }
}
