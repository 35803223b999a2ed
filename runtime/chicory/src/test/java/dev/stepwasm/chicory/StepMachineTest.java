package dev.stepwasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.fixtures.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs make instances of Chicory; our interpreter runs them. */
class StepMachineTest {
    @ParameterizedTest
    @ValueSource(strings = {"fib", "sieve", "matmul", "sha", "bytes", "calli"})
    void kernelsGiveWhatChicoryGives(String kernel) throws IOException {
        Path kernels = Path.of(System.getProperty("bench.kernels", "missing"));
        assumeTrue(Files.isDirectory(kernels) || "true".equals(System.getenv("CI")), "no kernels at " + kernels);
        byte[] file = Files.readAllBytes(kernels.resolve(kernel + ".wasm"));
        Instance theirs = Instance.builder(Parser.parse(file)).build();
        assertThat(instance(file).export("run").apply(1))
                .isEqualTo(theirs.export("run").apply(1));
    }

    @Test
    void numbersBytesAndStrings() {
        Instance instance = instance(Guests.bytes("sum"));
        assertThat(call(instance, "sum", 50, -8)).isEqualTo(42);

        int scratch = (int) call(instance, "scratch");
        call(instance, "set_byte", scratch, 200);
        assertThat(instance.memory().readU8(scratch)).isEqualTo(200);
        instance.memory().writeString(scratch, "wasm");
        assertThat(call(instance, "get_byte", scratch)).isEqualTo('w');
        assertThat(instance.memory().readCString((int) call(instance, "greeting")))
                .isEqualTo("Hello, 世界!");
    }

    @Test
    void aBreakpointStopsWithTheStateInSight() {
        StepModule module = module("""
                (module
                  (memory (export "memory") 1)
                  (func $square (param $x i32) (result i32) (i32.mul (local.get $x) (local.get $x)))
                  (func (export "run") (result i32) (i32.store (i32.const 4) (i32.const 7)) (call $square (i32.const 9))))
                """);
        var control = new ExecutionControl();
        Instance instance = Instance.builder(Parser.parse(module.bytes()))
                .withMachineFactory(StepMachine.factory(module, control))
                .build();
        var stops = new ArrayList<String>();
        control.setHook((top, cause) -> {
            stops.add(cause + " " + top + " $x = " + top.local(0).show());
            top.setLocal(0, Value.of(5));
        });
        StepMachine machine = StepMachine.of(instance);
        control.addBreakpoint(machine.code(), machine.code().stopOffsets(0)[0]);
        assertThat(call(instance, "run")).isEqualTo(25);
        assertThat(stops)
                .singleElement()
                .asString()
                .startsWith("BREAKPOINT $square")
                .endsWith("$x = 9");
        assertThat(instance.memory().readInt(4)).isEqualTo(7);
    }

    @Test
    void tablesGlobalsAndHostFunctionsAreChicorys() {
        String wat = """
                (module
                  (import "host" "next" (func $next (param i32 externref) (result i32)))
                  (table 3 funcref)
                  (elem (i32.const 0) $one)
                  (global $count (mut i64) (i64.const 40))
                  (global $held (mut funcref) (ref.func $one))
                  (func $one (result i32) (i32.const 1))
                  (func (export "count") (global.set $count (i64.add (global.get $count) (i64.const 1))))
                  (func (export "move") (table.set (i32.const 2) (global.get $held)))
                  (func (export "pick") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
                  (func (export "run") (param externref) (result i32) (call $next (i32.const 20) (local.get 0))))
                """;
        var next = new HostFunction(
                "host",
                "next",
                FunctionType.of(List.of(ValType.I32, ValType.ExternRef), List.of(ValType.I32)),
                (caller, arguments) -> new long[] {
                    arguments[0] + arguments[1] + caller.global(0).getValue()
                });
        byte[] file = module(wat).bytes();
        Instance instance = Instance.builder(Parser.parse(file))
                .withMachineFactory(StepMachine.factory(file))
                .withImportValues(ImportValues.builder().addFunction(next).build())
                .build();
        call(instance, "count");
        assertThat(instance.global(0).getValue()).isEqualTo(41);
        call(instance, "move");
        assertThat(instance.table(0).ref(2)).isEqualTo(1);
        assertThat(call(instance, "pick", 2)).isEqualTo(1);
        assertThat(call(instance, "run", 100)).isEqualTo(161);
    }

    @Test
    void trapsAreChicorysWithOursInside() {
        Instance instance = instance(module("""
                (module
                  (memory 1)
                  (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
                """).bytes());
        assertThatThrownBy(() -> call(instance, "load", 65_534))
                .isInstanceOf(TrapException.class)
                .hasMessageContaining("out of bounds memory access: i32.load of 4 bytes at address 0xfffe")
                .hasCauseInstanceOf(Trap.class);
    }

    private static Instance instance(byte[] file) {
        return Instance.builder(Parser.parse(file))
                .withMachineFactory(StepMachine.factory(file))
                .build();
    }

    private static StepModule module(String wat) {
        try {
            return StepModule.of(wat);
        } catch (InvalidModuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static long call(Instance instance, String export, long... arguments) {
        long[] results = instance.export(export).apply(arguments);
        return results == null || results.length == 0 ? 0 : results[0];
    }
}
