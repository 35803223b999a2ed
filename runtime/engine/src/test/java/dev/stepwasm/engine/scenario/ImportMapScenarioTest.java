package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Values;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Host functions of every type, and calls that go back and forth between host and guest. */
class ImportMapScenarioTest {
    private static final String EVERY_TYPE = """
            (module
              (import "host" "i32" (func $i32 (param i32) (result i32)))
              (import "host" "i64" (func $i64 (param i64) (result i64)))
              (import "host" "f32" (func $f32 (param f32) (result f32)))
              (import "host" "f64" (func $f64 (param f64) (result f64)))
              (import "host" "v128" (func $v128 (param v128) (result v128)))
              (import "host" "object" (func $object (param externref) (result externref)))
              (import "host" "function" (func $function (param funcref) (result funcref)))
              (import "host" "minmax" (func $minmax (param i32 i32) (result i32 i32)))
              (func (export "i32") (param i32) (result i32) (call $i32 (local.get 0)))
              (func (export "i64") (param i64) (result i64) (call $i64 (local.get 0)))
              (func (export "f32") (param f32) (result f32) (call $f32 (local.get 0)))
              (func (export "f64") (param f64) (result f64) (call $f64 (local.get 0)))
              (func (export "v128") (param v128) (result v128) (call $v128 (local.get 0)))
              (func (export "object") (param externref) (result externref) (call $object (local.get 0)))
              (func $double (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
              (elem declare func $double)
              (func (export "function") (result funcref) (call $function (ref.func $double)))
              (func (export "minmax") (param i32 i32) (result i32 i32)
                (call $minmax (local.get 0) (local.get 1))))
            """;

    // doc: types-interfaces
    interface FloatOperator {
        float apply(float x);
    }

    interface VectorOperator {
        Value.V128 apply(Value.V128 x);
    }

    interface FunctionOperator {
        WasmFunction apply(WasmFunction function);
    }

    // end

    @Test
    void everyValueTypeGoesInAndOut() throws Exception {
        // doc: types-imports
        FunctionType objectToObject = new FunctionType(List.of(ValueType.EXTERNREF), List.of(ValueType.EXTERNREF));
        FunctionType twoIntsToTwo =
                new FunctionType(List.of(Numeric.I32, Numeric.I32), List.of(Numeric.I32, Numeric.I32));
        Imports imports = Imports.builder()
                .function("host", "i32", IntUnaryOperator.class, x -> x + 1)
                .function("host", "i64", LongUnaryOperator.class, x -> x * 2)
                .function("host", "f32", FloatOperator.class, x -> x / 2)
                .function("host", "f64", DoubleUnaryOperator.class, Math::sqrt)
                .function("host", "v128", VectorOperator.class, x -> new Value.V128(x.high(), x.low()))
                .function("host", "function", FunctionOperator.class, function -> function)
                .function(
                        "host",
                        "object",
                        objectToObject,
                        (caller, arguments) -> Values.of(List.of(arguments.reference(), "wrapped")))
                .function(
                        "host",
                        "minmax",
                        twoIntsToTwo,
                        (caller, arguments) -> Values.of(
                                Math.min(arguments.i32(0), arguments.i32(1)),
                                Math.max(arguments.i32(0), arguments.i32(1))))
                .build();
        // end

        // doc: types-calls
        StepInstance instance = StepModule.of(EVERY_TYPE).instantiate(imports);

        assertThat(instance.invoke("i32", 41).i32()).isEqualTo(42);
        assertThat(instance.invoke("i64", 1L << 40).i64()).isEqualTo(1L << 41);
        assertThat(instance.invoke("f32", 1f).f32()).isEqualTo(0.5f);
        assertThat(instance.invoke("f64", 2.0).f64()).isEqualTo(Math.sqrt(2));
        assertThat(instance.invoke("v128", new Value.V128(1, 2)).v128()).isEqualTo(new Value.V128(2, 1));
        assertThat(instance.invoke("object", "a Java object").reference())
                .isEqualTo(List.of("a Java object", "wrapped"));
        assertThat(instance.invoke("minmax", 7, 3)).containsExactly(Value.of(3), Value.of(7));

        WasmFunction twice = (WasmFunction) instance.invoke("function").reference();
        assertThat(instance.call(twice, 21).i32()).isEqualTo(42);
        // end
    }

    // doc: reentrant
    interface OfCaller {
        long apply(StepInstance caller, long n);
    }

    // end

    @Test
    void callsGoBackAndForth() throws Exception {
        // doc: reentrant
        StepModule module = StepModule.of("""
                (module
                  (import "host" "through_caller" (func $through_caller (param i64) (result i64)))
                  (import "host" "through_instance" (func $through_instance (param i64) (result i64)))
                  (func (export "factorial") (param $n i64) (result i64)
                    (if (result i64) (i64.eqz (local.get $n))
                      (then (i64.const 1))
                      (else (i64.mul (local.get $n) (call $through_caller (i64.sub (local.get $n) (i64.const 1)))))))
                  (func (export "sum_to") (param $n i64) (result i64)
                    (if (result i64) (i64.eqz (local.get $n))
                      (then (i64.const 0))
                      (else (i64.add (local.get $n) (call $through_instance (i64.sub (local.get $n) (i64.const 1))))))))
                """);
        AtomicReference<StepInstance> self = new AtomicReference<>();
        Imports imports = Imports.builder()
                .function(
                        "host",
                        "through_caller",
                        OfCaller.class,
                        (caller, n) -> caller.invoke("factorial", n).i64())
                .function(
                        "host",
                        "through_instance",
                        LongUnaryOperator.class,
                        n -> self.get().invoke("sum_to", n).i64())
                .build();
        self.set(module.instantiate(imports));

        assertThat(self.get().invoke("factorial", 20L).i64()).isEqualTo(2_432_902_008_176_640_000L);
        assertThat(self.get().invoke("sum_to", 100L).i64()).isEqualTo(5050);
        // end
    }
}
