package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions of WebAssembly: who catches them, with what, and what the host sees of them. */
class ExceptionTest {
    private static final FunctionType NOTHING = FunctionType.EMPTY;

    @Test
    void aHandlerGetsThePayloadAndTheOperandsBelowItsBlockStay() {
        String wat = """
                (module
                  (tag $t (param i32 i64))
                  (func $thrower (param $x i32)
                    (i32.const 111) (i32.const 222)
                    (throw $t (local.get $x) (i64.const 5)))
                  (func (export "run") (param $x i32) (result i32)
                    (i32.const 1000)
                    (block $caught (result i32 i64)
                      (i32.const 2000)
                      (try_table (catch $t $caught) (call $thrower (local.get $x)))
                      (unreachable))
                    (i32.wrap_i64)
                    (i32.mul)
                    (i32.add)))
                """;
        assertThat(Wat.run(wat, "run", Value.of(7))).containsExactly(Value.of(1035));
    }

    @Test
    void theInnermostHandlerOfTheRightTagCatches() {
        String wat = """
                (module
                  (tag $a) (tag $b)
                  (func $throw (param i32) (if (local.get 0) (then (throw $a))) (throw $b))
                  (func (export "run") (param i32) (result i32)
                    (block $outer
                      (try_table (catch_all $outer)
                        (block $inner
                          (try_table (catch $a $inner) (call $throw (local.get 0))))
                        (return (i32.const 1))))
                    (i32.const 2)))
                """;
        StepInstance instance = Wat.instance(wat);
        assertThat(instance.invoke("run", Value.of(1))).containsExactly(Value.of(1));
        assertThat(instance.invoke("run", Value.of(0))).containsExactly(Value.of(2));
    }

    @Test
    void loopsThatCatchGoOnWithTheirLocals() {
        String wat = """
                (module
                  (tag $odd (param i32))
                  (func $check (param $x i32) (result i32)
                    (if (i32.and (local.get $x) (i32.const 1)) (then (throw $odd (local.get $x))))
                    (local.get $x))
                  (func (export "run") (param $n i32) (result i32 i32)
                    (local $even i32) (local $odds i32)
                    (loop $next
                      (block $done
                        (block $caught (result i32)
                          (try_table (catch $odd $caught)
                            (local.set $even (i32.add (local.get $even) (call $check (local.get $n)))))
                          (br $done))
                        (local.set $odds (i32.add (local.get $odds))))
                      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                    (local.get $even) (local.get $odds)))
                """;
        assertThat(Wat.run(wat, "run", Value.of(1000))).containsExactly(Value.of(250500), Value.of(250000));
    }

    @Test
    void whatNobodyCatchesReachesTheHostWithTagPayloadAndFrames() {
        StepInstance instance = Wat.instance("""
                (module
                  (tag $overflow (export "overflow") (param i32 f64))
                  (func $deep (throw $overflow (i32.const 7) (f64.const 1.5)))
                  (func $run (export "run")
                    (block $other
                      (try_table (catch $other_tag $other) (call $deep))))
                  (tag $other_tag))
                """);

        var thrown = catchThrowableOfType(WasmException.class, () -> instance.invoke("run"));

        assertThat(thrown).hasMessage("uncaught exception $overflow(7, 1.5)");
        assertThat(thrown.tag()).isSameAs(instance.tag("overflow"));
        assertThat(thrown.payload()).containsExactly(Value.of(7), Value.of(1.5));
        assertThat(thrown.showBacktrace()).isEqualTo("  at $deep (test.wat:3:15)\n  at $run (test.wat:6:44)");
    }

    @Test
    void theHostThrowsWithATagOfItsOwn() {
        var tag = ExceptionTag.of("full", List.of(Numeric.I32));
        String wat = """
                (module
                  (tag $full (import "env" "full") (param i32))
                  (func $push (import "env" "push") (param i32))
                  (func (export "run") (param i32) (result i32)
                    (block $caught (result i32)
                      (try_table (catch $full $caught) (call $push (local.get 0)))
                      (i32.const -1))))
                """;
        Imports imports = Imports.builder()
                .tag("env", "full", tag)
                .function("env", "push", new FunctionType(List.of(Numeric.I32), List.of()), (caller, arguments) -> {
                    if (arguments.getFirst().equals(Value.of(3))) {
                        throw new WasmException(tag, List.of(Value.of(33)));
                    }
                    return List.of();
                })
                .build();
        StepInstance instance = Wat.module(wat).instantiate(imports);

        assertThat(instance.invoke("run", Value.of(2))).containsExactly(Value.of(-1));
        assertThat(instance.invoke("run", Value.of(3))).containsExactly(Value.of(33));
        assertThatThrownBy(() -> new WasmException(tag, List.of(Value.of(1L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected i32 but found i64 1");
    }

    @Test
    void anExceptionPassesThroughTheHostAsTheSame() {
        var passed = new ArrayList<WasmException>();
        String wat = """
                (module
                  (func $host (import "env" "host"))
                  (tag $t (export "t") (param i32))
                  (func (export "inner") (throw $t (i32.const 9)))
                  (func (export "outer") (result exnref)
                    (block $caught (result i32 exnref)
                      (try_table (catch_ref $t $caught) (call $host))
                      (unreachable))
                    (throw_ref)))
                """;
        Imports imports = Imports.builder()
                .function("env", "host", NOTHING, (caller, arguments) -> {
                    try {
                        return caller.invoke("inner");
                    } catch (WasmException thrown) {
                        passed.add(thrown);
                        throw thrown;
                    }
                })
                .build();
        StepInstance instance = Wat.module(wat).instantiate(imports);

        var thrown = catchThrowableOfType(WasmException.class, () -> instance.invoke("outer"));

        assertThat(passed).hasSize(1);
        assertThat(thrown.exception()).isSameAs(passed.getFirst().exception());
    }

    @Test
    void instancesUnderOtherControlsThrowToEachOther() {
        StepInstance library = Wat.module("""
                (module
                  (tag $t (export "t") (param i32))
                  (func (export "throw") (param i32) (throw $t (local.get 0))))
                """).instantiate(Imports.none(), new ExecutionControl());
        StepInstance program = Wat.module("""
                (module
                  (tag $t (import "library" "t") (param i32))
                  (func $throw (import "library" "throw") (param i32))
                  (func (export "run") (param i32) (result i32)
                    (block $caught (result i32)
                      (try_table (catch $t $caught) (call $throw (local.get 0)))
                      (i32.const -1))))
                """)
                .instantiate(Imports.builder().instance("library", library).build(), new ExecutionControl());

        assertThat(program.invoke("run", Value.of(5))).containsExactly(Value.of(5));
    }

    @Test
    void tailCallsLeaveTheHandlersOfTheirFrame() {
        String wat = """
                (module
                  (func $host (import "env" "host") (result i32))
                  (tag $t (import "env" "t"))
                  (func $thrower (result i32) (throw $t))
                  (func $own (result i32)
                    (block $caught (try_table (catch_all $caught) (return_call $thrower)))
                    (i32.const 1))
                  (func $hosts (result i32)
                    (block $caught (try_table (catch_all $caught) (return_call $host)))
                    (i32.const 1))
                  (func (export "run") (param i32) (result i32)
                    (block $caught
                      (try_table (catch_all $caught)
                        (if (local.get 0) (then (return (call $own))))
                        (return (call $hosts))))
                    (i32.const 2)))
                """;
        var tag = ExceptionTag.of("t", List.of());
        Imports imports = Imports.builder()
                .tag("env", "t", tag)
                .function("env", "host", new FunctionType(List.of(), List.of(Numeric.I32)), (caller, arguments) -> {
                    throw new WasmException(tag, List.of());
                })
                .build();
        StepInstance instance = Wat.module(wat).instantiate(imports);

        assertThat(instance.invoke("run", Value.of(0))).containsExactly(Value.of(2));
        assertThat(instance.invoke("run", Value.of(1))).containsExactly(Value.of(2));
    }

    @Test
    void trapsAreNotCaught() {
        String wat = """
                (module
                  (func (export "run") (block $caught (try_table (catch_all $caught) (unreachable)))))
                """;
        assertThatThrownBy(() -> Wat.run(wat, "run"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.reason()).isEqualTo(TrapReason.UNREACHABLE));
    }

    @Test
    void legacyHandlersDelegateAndThrowAgain() {
        String wat = """
                (module
                  (tag $t (param i32))
                  (func (export "delegated") (param i32) (result i32)
                    try $outer (result i32)
                      try
                        try
                          (throw $t (local.get 0))
                        delegate $outer
                      catch_all
                        (return (i32.const -1))
                      end
                      (i32.const -2)
                    catch $t
                    end)
                  (func (export "again") (param i32) (result i32)
                    try (result i32)
                      try $t (result i32)
                        (throw $t (local.get 0))
                      catch $t
                        (local.set 0)
                        (rethrow $t)
                      end
                    catch $t
                      (i32.add (local.get 0))
                    end))
                """;
        assertThat(Wat.run(wat, "delegated", Value.of(4))).containsExactly(Value.of(4));
        assertThat(Wat.run(wat, "again", Value.of(4))).containsExactly(Value.of(8));
    }

    @Test
    void aTagIsAsImportedOrTheModuleIsNotLinked() {
        var module = Wat.module("(module (tag (import \"env\" \"t\") (param i32)))");
        var other = Imports.builder()
                .tag("env", "t", ExceptionTag.of("t", List.of(Numeric.I64)))
                .build();

        assertThatThrownBy(() -> module.instantiate(other))
                .isInstanceOf(LinkException.class)
                .hasMessage("test.wat: incompatible import type of env.t: wanted is tag [i32] -> [] but given is"
                        + " tag [i64] -> []");
    }
}
