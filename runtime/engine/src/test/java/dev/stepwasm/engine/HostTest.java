package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Host functions, linked instances, stubs, and what happens when imports do not fit. */
class HostTest {
    @Test
    void hostFunctionsReadMemoryAndCallBack() {
        var said = new ArrayList<String>();
        var imports = Imports.builder()
                .function(
                        "env",
                        "say",
                        new FunctionType(List.of(Numeric.I32, Numeric.I32), List.of(Numeric.I64)),
                        (caller, arguments) -> {
                            int from = ((Value.I32) arguments.get(0)).value();
                            int length = ((Value.I32) arguments.get(1)).value();
                            said.add(new String(caller.memory(0).read(from, length), StandardCharsets.UTF_8));
                            return caller.invoke("double", Value.of((long) length));
                        })
                .build();
        var instance = Wat.module("""
                        (module
                          (import "env" "say" (func $say (param i32 i32) (result i64)))
                          (memory 1)
                          (data (i32.const 8) "hello")
                          (func (export "double") (param i64) (result i64) (i64.mul (local.get 0) (i64.const 2)))
                          (func (export "run") (param $x i64) (result i64)
                            (i64.add (local.get $x) (call $say (i32.const 8) (i32.const 5)))))
                        """).instantiate(imports);

        assertThat(instance.invoke("run", Value.of(100L))).containsExactly(Value.of(110L));
        assertThat(said).containsExactly("hello");
    }

    @Test
    void recursionThroughTheHostEndsWithATrap() {
        var imports = Imports.builder()
                .function("env", "again", FunctionType.EMPTY, (caller, arguments) -> caller.invoke("run"))
                .build();
        var instance = Wat.module("""
                        (module (import "env" "again" (func $again)) (func (export "run") (call $again)))
                        """).instantiate(imports);

        assertThatThrownBy(() -> instance.invoke("run"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.reason()).isEqualTo(TrapReason.CALL_STACK_EXHAUSTED));
        assertThatThrownBy(() -> instance.invoke("run")).isInstanceOf(Trap.class);
    }

    @Test
    void theDepthOfCallsIsLimitedExactly() throws Exception {
        var module = Wat.module("""
                (module
                  (func $down (export "down") (param i32) (result i32)
                    (if (result i32) (local.get 0)
                      (then (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
                      (else (i32.const 1)))))
                """);
        var instance = module.instantiate(Imports.none(), new ExecutionControl(100));

        assertThat(instance.invoke("down", Value.of(99))).containsExactly(Value.of(100));
        assertThatThrownBy(() -> instance.invoke("down", Value.of(100)))
                .hasMessage("call stack exhausted: more than 100 nested calls");
        assertThat(instance.invoke("down", Value.of(99))).containsExactly(Value.of(100));
    }

    private static final String LIBRARY = """
            (module
              (memory (export "memory") 1)
              (global (export "count") (mut i32) (i32.const 0))
              (table (export "table") 4 funcref)
              (elem (i32.const 1) $inc)
              (func $inc (export "inc") (param i32) (result i32)
                (global.set 0 (i32.add (global.get 0) (i32.const 1)))
                (i32.store (i32.const 0) (local.get 0))
                (i32.add (local.get 0) (i32.const 1))))
            """;
    private static final String PROGRAM = """
            (module
              (import "lib" "inc" (func $inc (param i32) (result i32)))
              (import "lib" "memory" (memory 1))
              (import "lib" "count" (global $count (mut i32)))
              (import "lib" "table" (table 4 funcref))
              (type $f (func (param i32) (result i32)))
              (func $local (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
              (elem (i32.const 2) $local)
              (func (export "run") (param i32) (result i32 i32 i32)
                (call_indirect (type $f) (call $inc (local.get 0)) (i32.const 1))
                (call_indirect (type $f) (i32.const 2))
                (i32.load (i32.const 0))
                (global.get $count)))
            """;

    @Test
    void linkedInstancesShareEverything() {
        for (boolean together : new boolean[] {true, false}) {
            var control = new ExecutionControl();
            var library = Wat.module(LIBRARY).instantiate(Imports.none(), control);
            var program = Wat.module(PROGRAM)
                    .instantiate(
                            Imports.builder().instance("lib", library).build(),
                            together ? control : new ExecutionControl());

            assertThat(program.invoke("run", Value.of(10))).containsExactly(Value.of(36), Value.of(11), Value.of(2));
            assertThat(library.global("count").get()).isEqualTo(Value.of(2));
            // The library can call what the program put into its table.
            assertThat(library.call(
                            (dev.stepwasm.engine.store.WasmFunction)
                                    library.table("table").get(2),
                            List.of(Value.of(5))))
                    .containsExactly(Value.of(15));
        }
    }

    @Test
    void saysWhichImportsAreMissingOrDoNotFit() {
        var imports = Imports.builder()
                .function("env", "f", FunctionType.EMPTY, (caller, arguments) -> List.of())
                .global("env", "g", new GlobalCell(new GlobalType(Numeric.I64, false), Value.of(1L)))
                .build();
        var module = Wat.module("""
                (module
                  (import "env" "f" (func (param i32) (result i32)))
                  (import "env" "g" (global (mut i32)))
                  (import "env" "m" (memory 1 2))
                  (import "other" "h" (func (param f64))))
                """);

        assertThatThrownBy(() -> module.instantiate(imports))
                .isInstanceOfSatisfying(
                        LinkException.class,
                        link -> assertThat(link.problems())
                                .containsExactly(
                                        "incompatible import type of env.f: wanted is func [i32] -> [i32] but given is func [] -> []",
                                        "incompatible import type of env.g: wanted is global (mut i32) but given is global i64",
                                        "unknown import env.m: nothing is given for it, wanted is memory of limits 1 2",
                                        "unknown import other.h: nothing is given for it, wanted is func [f64] -> []"));
    }

    @Test
    void stubsStandForFunctions() {
        var lines = new ArrayList<String>();
        var imports = Imports.builder()
                .stub("env", "log", ImportStub.log(lines::add))
                .stub("env", "next", ImportStub.returns(List.of("7", "0x10")))
                .stub("env", "bad", ImportStub.trap("not here"))
                .stubForOthers(ImportStub.log(lines::add))
                .build();
        var instance = Wat.module("""
                        (module
                          (import "env" "log" (func $log (param i32 f64) (result i64)))
                          (import "env" "next" (func $next (result i32)))
                          (import "env" "bad" (func $bad))
                          (import "x" "y" (func $other))
                          (func (export "run") (result i32 i32 i32 i64)
                            (call $other)
                            (call $next) (call $next) (call $next)
                            (call $log (i32.const -1) (f64.const 0.5)))
                          (func (export "bad") (call $bad)))
                        """).instantiate(imports);

        assertThat(instance.invoke("run")).containsExactly(Value.of(7), Value.of(16), Value.of(16), Value.of(0L));
        assertThat(lines).containsExactly("x.y()", "env.log(-1, 0.5)");
        assertThatThrownBy(() -> instance.invoke("bad")).hasMessage("trap in host function: not here");
    }

    @Test
    void saysWhatIsWrongWithACall() {
        var instance = Wat.instance("""
                (module (memory (export "m") 1) (func (export "add") (param i32 i64) (result i32) (local.get 0)))
                """);

        assertThatThrownBy(() -> instance.invoke("sub"))
                .hasMessage("test.wat exports no func \"sub\"; exported are \"add\"");
        assertThatThrownBy(() -> instance.invoke("m")).hasMessage("test.wat exports no func \"m\"; \"m\" is a memory");
        assertThatThrownBy(() -> instance.invoke("add", Value.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("function $add takes 2 arguments [i32 i64] but was given 1");
        assertThatThrownBy(() -> instance.invoke("add", Value.of(1), Value.of(2)))
                .hasMessage("argument 2 of function $add: expected i64 but found i32 2");
        instance.close();
        assertThatThrownBy(() -> instance.invoke("add", Value.of(1), Value.of(2L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the instance of test.wat is closed");
    }

    @Test
    void memoriesGlobalsAndTablesOfTheHostAreShared() {
        LinearMemory memory = LinearMemory.of(MemoryType.of(Limits.atLeast(1)));
        GlobalCell counter = GlobalCell.mutable(Value.of(1));
        memory.writeInt(8, 40);
        var imports = Imports.builder()
                .memory("env", "memory", memory)
                .global("env", "counter", counter)
                .global("env", "two", GlobalCell.constant(Value.of(2)))
                .build();
        var instance = Wat.module("""
                        (module
                          (import "env" "memory" (memory 1))
                          (import "env" "counter" (global $counter (mut i32)))
                          (import "env" "two" (global $two i32))
                          (func (export "run")
                            (global.set $counter (i32.add (i32.load (i32.const 8)) (global.get $two)))
                            (i32.store (i32.const 12) (global.get $counter))))
                        """).instantiate(imports);

        instance.invoke("run");

        assertThat(counter.get()).isEqualTo(Value.of(42));
        assertThat(memory.readInt(12)).isEqualTo(42);
        assertThat(instance.memory()).isSameAs(memory);
    }

    @Test
    void trapsOfStartFunctionsComeFromInstantiation() {
        StepModule module = Wat.module("""
                (module
                  (memory (export "memory") 1)
                  (func $init (i32.store (i32.const 4) (i32.const 7)) (unreachable))
                  (start $init))
                """);

        assertThatThrownBy(module::instantiate).isInstanceOfSatisfying(Trap.class, trap -> {
            assertThat(trap.reason()).isEqualTo(TrapReason.UNREACHABLE);
            assertThat(trap.backtrace()).extracting(TraceElement::show).containsExactly("$init (test.wat:3:55)");
        });
        StepInstance instance =
                module.instantiate(Imports.none(), InstanceOptions.defaults().withoutStart());
        assertThatThrownBy(instance::runStartFunction).isInstanceOf(Trap.class);
        assertThat(instance.memory().readInt(4)).isEqualTo(7);
    }
}
