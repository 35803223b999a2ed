package dev.stepwasm.engine.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.probe.Probes;
import dev.stepwasm.engine.probe.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.CallResult;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportTable;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.Parser;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValType;

/** Programs make instances of Endive; our interpreter runs them. */
class StepMachineTest {
    private static final String COUNTER = """
            (module
              (memory (export "memory") 1 3)
              (data (i32.const 16) "abc")
              (data $later "xyz")
              (table (export "table") 4 funcref)
              (elem (i32.const 1) $one $two)
              (global $count (export "count") (mut i32) (i32.const 0))
              (global $which (mut funcref) (ref.func $two))
              (func $start (global.set $count (i32.const 100)))
              (start $start)
              (func $one (result i32) (i32.const 1))
              (func $two (result i32) (i32.const 2))
              (func (export "next") (result i32)
                (global.set $count (i32.add (global.get $count) (i32.const 1)))
                (global.get $count))
              (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
              (func (export "store") (param i32 i64) (i64.store (local.get 0) (local.get 1)))
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
              (func (export "init") (memory.init $later (i32.const 32) (i32.const 0) (i32.const 3)))
              (func (export "pick") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
              (func (export "swap")
                (table.set (i32.const 1) (global.get $which))
                (global.set $which (ref.null func))
                (drop (table.grow (ref.func $one) (i32.const 1))))
              (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
              (func $deep (export "deep") (call $deep)))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"ours", "Endive's"})
    void stateIsEndives(String memory) {
        Instance instance = instance(COUNTER, memory.equals("ours"), ImportValues.empty());
        assertThat(call(instance, "next")).isEqualTo(101);
        instance.global(0).setValue(7);
        assertThat(call(instance, "next")).isEqualTo(8);
        assertThat(instance.global(0).getValue()).isEqualTo(8);

        assertThat(call(instance, "load", 17)).isEqualTo('b');
        instance.memory().writeByte(65_535, (byte) 9);
        assertThat(call(instance, "load", 65_535)).isEqualTo(9);
        call(instance, "store", 40, 0x0102_0304_0506_0708L);
        assertThat(instance.memory().readLong(40)).isEqualTo(0x0102_0304_0506_0708L);
        call(instance, "init");
        assertThat(instance.memory().readString(32, 3)).isEqualTo("xyz");
        assertThat(call(instance, "grow", 1)).isEqualTo(1);
        assertThat(instance.memory().pages()).isEqualTo(2);
        assertThat((int) call(instance, "grow", 2)).isEqualTo(-1);
    }

    @Test
    void tablesHoldFunctionsOfEndive() {
        Instance instance = instance(COUNTER, true, ImportValues.empty());
        assertThat(call(instance, "pick", 1)).isEqualTo(1);
        call(instance, "swap");
        assertThat(call(instance, "pick", 1)).isEqualTo(2);
        assertThat(instance.table(0).size()).isEqualTo(5);
        assertThat(call(instance, "pick", 4)).isEqualTo(1);
        instance.table(0).setRef(1, -1, instance);
        assertThatThrownBy(() -> call(instance, "pick", 1)).hasMessageContaining("uninitialized element");
    }

    @Test
    void trapsAreEndivesWithOursInside() {
        Instance instance = instance(COUNTER, true, ImportValues.empty());
        assertThatThrownBy(() -> call(instance, "divide", 1, 0))
                .isInstanceOf(TrapException.class)
                .hasMessageContaining("integer divide by zero: i32.div_s of 1 and 0")
                .hasCauseInstanceOf(Trap.class);
        assertThatThrownBy(() -> call(instance, "load", -1)).hasMessageContaining("out of bounds memory access");
        assertThatThrownBy(() -> call(instance, "deep")).hasMessageContaining("call stack exhausted");
        assertThat(call(instance, "next")).isEqualTo(101);
    }

    @Test
    void hostFunctionsGetTheInstanceAndMayCallBack() {
        String wat = """
                (module
                  (import "host" "twice" (func $twice (param i32 v128 externref) (result externref v128)))
                  (memory (export "memory") 1)
                  (func (export "answer") (result i32) (i32.const 42))
                  (func (export "run") (param externref) (result externref v128)
                    (call $twice (i32.const 5) (v128.const i64x2 1 2) (local.get 0))))
                """;
        var seen = new ArrayList<String>();
        WasmFunctionHandle twice = new WasmFunctionHandle() {
            @Override
            public long[] apply(Instance caller, long... arguments) {
                throw new AssertionError("references travel beside the numbers");
            }

            @Override
            public CallResult applyWithRefs(Instance caller, long[] arguments, Object[] references) {
                seen.add(Arrays.toString(arguments)
                        + Arrays.toString(references)
                        + caller.export("answer").apply()[0]);
                return CallResult.of(new long[] {0, 3, 4}, new Object[] {references[3], null, null});
            }
        };
        var types = List.of(ValType.I32, ValType.V128, ValType.ExternRef);
        var function = new HostFunction("host", "twice", types, List.of(ValType.ExternRef, ValType.V128), twice);
        Instance instance =
                instance(wat, true, ImportValues.builder().addFunction(function).build());
        CallResult result = instance.export("run").applyWithRefs(new long[] {0}, new Object[] {"guest"});
        assertThat(seen).containsExactly("[5, 1, 2, 0][null, null, null, guest]42");
        assertThat(result.longs()).containsExactly(0, 3, 4);
        assertThat(result.refs()[0]).isEqualTo("guest");
    }

    @Test
    void whatAHostFunctionThrowsComesOutWithThePlaceOfTheCall() {
        String wat = """
                (module
                  (import "host" "fail" (func $fail))
                  (func $outer (export "run") (call $fail)))
                """;
        var thrown = new IllegalStateException("no");
        var function = new HostFunction("host", "fail", List.of(), List.of(), (caller, arguments) -> {
            throw thrown;
        });
        Instance instance =
                instance(wat, true, ImportValues.builder().addFunction(function).build());
        assertThatThrownBy(() -> call(instance, "run")).isSameAs(thrown);
        assertThat(thrown.getSuppressed()[0].toString()).contains("at $outer");
    }

    @Test
    void instancesOfBothMachinesShareMemoriesAndTablesAndCallEachOther() {
        String shared = """
                (module
                  (memory (export "memory") 1)
                  (table (export "table") 2 funcref)
                  (func $seven (export "seven") (result i32) (i32.const 7))
                  (elem (i32.const 0) $seven)
                  (func (export "other") (result i32) (call_indirect (result i32) (i32.const 1))))
                """;
        String user = """
                (module
                  (import "shared" "memory" (memory 1))
                  (import "shared" "table" (table 2 funcref))
                  (import "shared" "seven" (func $seven (result i32)))
                  (func $nine (result i32) (i32.add (i32.load (i32.const 0)) (i32.const 2)))
                  (elem (i32.const 1) $nine)
                  (func (export "run") (result i32)
                    (i32.store (i32.const 0) (call $seven))
                    (call_indirect (result i32) (i32.const 0))))
                """;
        for (boolean first : new boolean[] {true, false}) {
            Instance exporter =
                    first ? instance(shared, true, ImportValues.empty()) : endive(shared, ImportValues.empty());
            ImportValues imports = ImportValues.builder()
                    .addMemory(new ImportMemory("shared", "memory", exporter.memory()))
                    .addTable(new ImportTable("shared", "table", exporter.table(0)))
                    .addFunction(ImportFunction.exportAsImport("shared", "seven", exporter, "seven"))
                    .build();
            Instance importer = first ? endive(user, imports) : instance(user, true, imports);
            assertThat(call(importer, "run")).isEqualTo(7);
            assertThat(call(exporter, "other")).isEqualTo(9);
        }
    }

    @Test
    void anInstanceCanBeProbedAndStopped() throws Exception {
        StepModule module = StepModule.of("(module (func $spin (export \"spin\") (loop (br 0))))");
        var control = new ExecutionControl();
        Instance instance = Instance.builder(Parser.parse(module.bytes()))
                .withMachineFactory(StepMachine.factory(module, control))
                .build();
        var rounds = new int[1];
        Probes.of(StepMachine.of(instance).control()).loops(Scope.everything(), (frame, loop) -> {
            if (++rounds[0] == 1_000) {
                control.terminate();
            }
        });
        assertThatThrownBy(() -> call(instance, "spin")).isInstanceOf(dev.stepwasm.engine.TerminatedException.class);
        assertThat(rounds[0]).isEqualTo(1_000);
    }

    @Test
    void theModuleMustBeTheOneOfTheBytes() {
        byte[] other = bytes("(module)");
        assertThatThrownBy(() -> Instance.builder(Parser.parse(bytes(COUNTER)))
                        .withMachineFactory(StepMachine.factory(other))
                        .build())
                .hasMessage("the instance is of another module than the bytes given to StepMachine");
        assertThatThrownBy(() -> StepMachine.factory(new byte[] {0, 'a', 's', 'm'}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StepMachine.of(endive("(module)", ImportValues.empty())))
                .hasMessage("the instance was not made with StepMachine.factory");
    }

    @Test
    void whatCannotPassBetweenTheRuntimesIsNamed() {
        String wat = """
                (module
                  (type $pair (struct (field i32) (field i32)))
                  (func (export "pair") (result (ref $pair)) (struct.new $pair (i32.const 1) (i32.const 2))))
                """;
        assertThatThrownBy(() -> instance(wat, true, ImportValues.empty()))
                .hasMessageContaining(
                        "exported function \"pair\" has `(ref 0)`, which cannot pass between two runtimes");
    }

    private static byte[] bytes(String wat) {
        try {
            return StepModule.of(wat).bytes();
        } catch (InvalidModuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Instance instance(String wat, boolean ownMemory, ImportValues imports) {
        byte[] bytes = bytes(wat);
        Function<MemoryLimits, Memory> memories = ownMemory ? StepMachine.memoryFactory() : ByteArrayMemory::new;
        return Instance.builder(Parser.parse(bytes))
                .withMachineFactory(StepMachine.factory(bytes))
                .withMemoryFactory(memories)
                .withImportValues(imports)
                .build();
    }

    private static Instance endive(String wat, ImportValues imports) {
        return Instance.builder(Parser.parse(bytes(wat)))
                .withMemoryFactory(ByteArrayMemory::new)
                .withImportValues(imports)
                .build();
    }

    private static long call(Instance instance, String export, long... arguments) {
        long[] results = instance.export(export).apply(arguments);
        return results == null || results.length == 0 ? 0 : results[0];
    }
}
