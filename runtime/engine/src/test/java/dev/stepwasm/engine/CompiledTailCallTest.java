package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwasm.engine.compile.Polls;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.wasm.type.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tail calls of compiled code: results as interpreted, and a stack that does not grow. */
@Timeout(60)
class CompiledTailCallTest {
    /** Code that is left at each second look takes a hundred times as long. */
    private static final int MANY = Polls.STRESS > 0 ? 5_000 : 200_000;

    private static final InstanceOptions COMPILED = InstanceOptions.defaults().withTier(Tier.COMPILED);

    private static final Value IT = new Value.Ref(ValueType.Reference.EXTERNREF, "it");

    private static final String EVEN_AND_ODD = """
            (module
              (type $t (func (param i32) (result i32)))
              (import "host" "same" (func $same (param i32) (result i32)))
              (memory 1 1 shared)
              (table $table 2 2 funcref)
              (elem (table $table) (i32.const 0) func $even $odd)
              (func $even (export "run") (type $t)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 10))))
                (i32.sub (local.get 0) (i32.const 1))
                %s)
              (func $odd (type $t)
                (if (i32.eqz (local.get 0)) (then (return_call $same (i32.const 11))))
                (i32.sub (local.get 0) (i32.const 1))
                (return_call $even))
              (func $waits (type $t)
                (if (i32.eqz (local.get 0)) (then
                  (drop (memory.atomic.wait32 (i32.const 0) (i32.const 1) (i64.const 0)))))
                (return_call $odd (local.get 0))))
            """;

    /** There is room for so few calls that the interpreter would not let compiled code begin with fewer. */
    private static ExecutionControl control(Tier tier) {
        return new ExecutionControl(StackLimits.DEFAULT.withCalls(40), tier);
    }

    private static Imports same() {
        return Imports.builder()
                .function("host", "same", IntUnaryOperator.class, x -> x)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(return_call $odd)",
                "(return_call_indirect $table (type $t) (i32.const 1))",
                "(return_call_ref $t (ref.func $odd))",
                "(return_call $waits)", // It stays with the interpreter.
                "(loop $again (param i32) (result i32) (return_call $odd))",
                "(block $caught (param i32) (try_table (param i32) (catch_all $caught) (return_call $odd)) (unreachable))"
                        + " (i32.const 5)"
            })
    void doNotLetTheStackGrow(String call) {
        StepModule module = Wat.module(EVEN_AND_ODD.formatted(call));
        assertThat(module.tiers())
                .filteredOn(function -> !function.name().equals("$waits"))
                .allSatisfy(function -> assertThat(function.whyInterpreted().orElse("stepwasm.compiled.mixed"))
                        .contains("stepwasm.compiled.mixed"));

        for (Tier tier : Tier.values()) {
            StepInstance instance = module.instantiate(same(), control(tier));
            assertThat(instance.invoke("run", MANY).i32()).as("%s, even", tier).isEqualTo(10);
            assertThat(instance.invoke("run", MANY + 1).i32())
                    .as("%s, odd", tier)
                    .isEqualTo(11);
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void handOnValuesOfAllTypes(Tier tier) {
        StepInstance instance = Wat.module("""
                (module
                  (func $first (export "run") (param i32 i64 f32 f64 externref v128)
                      (result v128 i64 externref f64 f32 i32 v128)
                    (return_call $second
                      (local.get 5) (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0)))
                  (func $second (param v128 externref f64 f32 i64 i32) (result v128 i64 externref f64 f32 i32 v128)
                    (if (i32.lt_s (local.get 5) (i32.const 1000)) (then
                      (return_call $first
                        (i32.add (local.get 5) (i32.const 1)) (i64.add (local.get 4) (i64.const 0x100000000))
                        (f32.add (local.get 3) (f32.const 1)) (f64.add (local.get 2) (f64.const 0.5)) (local.get 1)
                        (i64x2.add (local.get 0) (v128.const i64x2 1 -1)))))
                    (return_call $third (local.get 4) (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 5)))
                  (func $third (param i64 v128 externref f64 f32 i32) (result v128 i64 externref f64 f32 i32 v128)
                    (local.get 1) (local.get 0) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
                    (v128.not (local.get 1))))
                """)
                .instantiate(Imports.none(), InstanceOptions.defaults().withTier(tier));

        List<Value> results = instance.invoke(
                "run", Value.of(0), Value.of(7L), Value.of(0.25f), Value.of(0.0), IT, new Value.V128(5, 6));

        assertThat(results)
                .containsExactly(
                        new Value.V128(1005, -994),
                        Value.of((1000L << 32) + 7),
                        IT,
                        Value.of(500.0),
                        Value.of(1000.25f),
                        Value.of(1000),
                        new Value.V128(~1005, ~-994));
    }

    @Test
    void goBetweenInstances() {
        StepModule first = Wat.module("""
                (module
                  (table (export "table") 2 funcref)
                  (elem (i32.const 0) func $down)
                  (func $down (export "run") (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 3))))
                    (return_call_indirect (param i32) (result i32) (i32.sub (local.get 0) (i32.const 1)) (i32.const 1))))
                """);
        StepModule second = Wat.module("""
                (module
                  (table (import "first" "table") 2 funcref)
                  (elem (i32.const 1) func $down)
                  (func $down (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 4))))
                    (return_call_indirect (param i32) (result i32) (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))))
                """);
        ExecutionControl control = control(Tier.COMPILED);
        StepInstance instance = first.instantiate(Imports.none(), control);
        second.instantiate(Imports.builder().instance("first", instance).build(), control);

        assertThat(instance.invoke("run", MANY).i32()).isEqualTo(3);
        assertThat(instance.invoke("run", MANY + 1).i32()).isEqualTo(4);
    }

    @Test
    void areNotFrames() {
        StepModule module = Wat.module("""
                (module
                  (func $run (export "run") (param i32) (result i32)
                    (nop)
                    (call $first (local.get 0)))
                  (func $first (param i32) (result i32)
                    (return_call $second (i32.const 1) (local.get 0)))
                  (func $second (param i32 i32) (result i32)
                    (if (i32.eqz (local.get 1)) (then (return_call $first (i32.const 9))))
                    (i32.div_u (local.get 0) (i32.const 0))))
                """);

        for (Tier tier : Tier.values()) {
            StepInstance instance = module.instantiate(
                    Imports.none(), InstanceOptions.defaults().withTier(tier));
            Trap trap = catchThrowableOfType(Trap.class, () -> instance.invoke("run", 0));
            assertThat(trap.backtrace())
                    .as(tier.toString())
                    .extracting(TraceElement::function)
                    .containsExactly("$second", "$run");
        }
    }

    @Test
    void ofTheHostAreMadeOnceEvenIfSomebodyBeginsToDebugMeanwhile() {
        ExecutionControl control = control(Tier.COMPILED);
        var imports = Imports.builder().function("host", "same", IntUnaryOperator.class, x -> {
            control.setHook((top, cause) -> {});
            return x;
        });
        StepInstance instance = Wat.module("""
                (module
                  (import "host" "same" (func $same (param i32) (result i32)))
                  (global $runs (export "runs") (mut i32) (i32.const 0))
                  (func (export "run") (param i32) (result i32)
                    (global.set $runs (i32.add (global.get $runs) (i32.const 1)))
                    (return_call $same (i32.add (local.get 0) (i32.const 1)))))
                """).instantiate(imports.build(), control);

        assertThat(instance.invoke("run", 4).i32()).isEqualTo(5);
        assertThat(instance.global("runs").get()).isEqualTo(Value.of(1));
    }

    @Test
    void withoutEndAreStopped() {
        StepInstance instance =
                Wat.module("""
                (module
                  (func $tick (export "run") (param i32) (return_call $tock (local.get 0) (i32.const 1)))
                  (func $tock (param i32 i32) (return_call $tick (i32.add (local.get 0) (local.get 1)))))
                """).instantiate(Imports.none(), COMPILED.withTimeout(Duration.ofMillis(100)));

        for (int times = 0; times < 3; times++) {
            CallTimeoutException late =
                    catchThrowableOfType(CallTimeoutException.class, () -> instance.invoke("run", 0));
            assertThat(late.backtrace()).hasSize(1);
        }
    }
}
