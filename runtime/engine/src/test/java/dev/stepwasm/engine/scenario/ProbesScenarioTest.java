package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.journal.Journal;
import dev.stepwasm.engine.journal.Replay;
import dev.stepwasm.engine.probe.Attachment;
import dev.stepwasm.engine.probe.CallProbe;
import dev.stepwasm.engine.probe.Coverage;
import dev.stepwasm.engine.probe.CoverageReport;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.engine.probe.Probes;
import dev.stepwasm.engine.probe.Profiler;
import dev.stepwasm.engine.probe.Scope;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Watching code while it runs, and running it again. */
class ProbesScenarioTest {
    // doc: probes-wat
    private static final String SUM = """
            (module
              (import "env" "next" (func $next (result i32)))
              (memory (export "memory") 1)
              (func $add (param $x i32)
                (i32.store (i32.const 8)
                  (i32.add (i32.load (i32.const 8)) (local.get $x))))
              (func (export "sum") (param $n i32) (result i32)
                (loop $again
                  (call $add (call $next))
                  (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                  (br_if $again (local.get $n)))
                (i32.load (i32.const 8))))
            """;
    // end

    @Test
    void callsAndMemoryAreWatchedAndChanged() throws Exception {
        StepInstance instance = counting();
        // doc: probes
        var seen = new ArrayList<String>();
        Probes probes = Probes.of(instance);
        Attachment calls = probes.calls(Scope.everything(), new CallProbe() {
            @Override
            public void before(Activation caller, WasmFunction callee, List<Value> arguments, boolean isTail) {
                seen.add("call " + callee.name());
            }
        });
        Attachment stores = probes.memory(Scope.everything(), access -> {
            if (access.isWrite() && access.touches(8, 4)) {
                seen.add(access.toString());
            }
        });

        assertThat(instance.invoke("sum", 2).i32()).isEqualTo(3);
        assertThat(seen)
                .containsExactly(
                        "call env.next",
                        "call $add",
                        "write 4 bytes at 0x8: 0x0 -> 0x1",
                        "call env.next",
                        "call $add",
                        "write 4 bytes at 0x8: 0x1 -> 0x3");

        calls.close();
        stores.close();
        probes.entries(Scope.everything(), frame -> {
            if (frame.functionName().equals("$add")) {
                frame.setLocal(0, Value.of(100));
            }
        });
        assertThat(instance.invoke("sum", 2).i32()).isEqualTo(203);
        // end
    }

    @Test
    void coverageAndProfile() throws Exception {
        StepInstance instance = counting();
        // doc: coverage
        var coverage = new Coverage(Listing.of(instance.module()));
        var profiler = new Profiler(instance.control());
        try (Attachment counting = coverage.attach(instance.control());
                Attachment profiling = profiler.attach()) {
            instance.invoke("sum", 2);
        }
        String report = CoverageReport.of(coverage).lcov("sum.wat");
        assertThat(report).contains("FNDA:2,$add", "DA:10,2", "DA:12,1");
        assertThat(profiler.collapsed()).isEqualTo("""
                $sum 20
                $sum;$add 12
                """);
        // end
    }

    @Test
    void aRunIsRepeatedWithoutItsHost() throws Exception {
        // doc: journal
        StepModule module = StepModule.ofText("sum.wat", SUM);
        var dice = new AtomicInteger(41);
        StepInstance instance = module.instantiate(Imports.builder()
                .function("env", "next", IntSupplier.class, dice::incrementAndGet)
                .build());
        Journal journal = Journal.record(instance.control(), 1 << 20, instance);
        assertThat(instance.invoke("sum", 2).i32()).isEqualTo(42 + 43);

        StepInstance again = module.instantiate(
                Imports.builder()
                        .function("env", "next", IntSupplier.class, () -> 0)
                        .build(),
                new ExecutionControl());
        Replay.of(journal, again.control()).with(again).run();
        assertThat(again.memory().readInt(8)).isEqualTo(42 + 43);
        assertThat(again.control().instructionCount())
                .isEqualTo(instance.control().instructionCount());
        // end
    }

    private static StepInstance counting() throws Exception {
        var count = new AtomicInteger();
        return StepModule.ofText("sum.wat", SUM)
                .instantiate(Imports.builder()
                        .function("env", "next", IntSupplier.class, count::incrementAndGet)
                        .build());
    }
}
