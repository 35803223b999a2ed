package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import dev.stepwasm.wasm.type.ValueType.Vector;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are whole wherever compiled code gives them to the interpreter or the host, or gets them from there. */
class CompiledVectorTest {
    /** Vectors in locals, on the stack, in a global and in memory, across calls of everything that can be called. */
    private static final String PROGRAM = """
            (module
              (import "env" "look" (func $look (param i32 v128) (result v128)))
              (memory 1)
              (table $t funcref (elem $two))
              (type $two (func (param v128 i32) (result i32 v128 v128)))
              (type $box (struct (field v128)))
              (global $last (mut v128) (v128.const i64x2 0 0))
              (func $interpreted (param $v v128) (result v128)
                (i64x2.sub (struct.get $box 0 (struct.new $box (local.get $v))) (v128.const i64x2 1 2)))
              (func $two (param $v v128) (param $n i32) (result i32 v128 v128)
                (local.get $n)
                (i32x4.add (local.get $v) (i32x4.splat (local.get $n)))
                (i8x16.shuffle 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0 (local.get $v) (local.get $v)))
              (func (export "run") (param $turns i32) (result v128 i64 v128)
                (local $sum v128) (local $n i32) (local $v v128)
                (v128.const i64x2 11 22)
                (i64.const 33)
                (loop $again (param v128 i64) (result v128 i64)
                  (local.set $n (i32.add (local.get $n) (i32.const 1)))
                  (v128.const i64x2 44 55)
                  (call $two (call $look (local.get $n) (local.get $sum)) (local.get $n))
                  (local.set $v)
                  (global.set $last)
                  (v128.store offset=8 (i32.const 16) (local.get $v))
                  (local.set $v (i64x2.add (v128.load offset=20 (i32.const 4)) (call $interpreted (global.get $last))))
                  (call_indirect $t (type $two) (local.get $v) (local.get $n) (i32.const 0))
                  (local.set $v (i32x4.min_s))
                  (drop)
                  (i64x2.splat (i64.extend_i32_s))
                  (local.set $sum (v128.xor (i16x8.add (local.get $v))))
                  (local.set $sum (select (local.get $sum) (v128.not (local.get $sum)) (i32.and (local.get $n) (i32.const 1))))
                  (br_if $again (i32.lt_u (local.get $n) (local.get $turns))))
                (local.get $sum)))
            """;

    private static final StepModule MODULE = module();

    private static StepModule module() {
        try {
            return StepModule.ofText("vectors.wat", PROGRAM);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /**
     * {@return the results}
     *
     * @param hookedAt the turn after whose call of the host a debugger looks on; 0 for none, -1 for one that does from the
     *     beginning
     */
    private static List<Value> run(Tier tier, int turns, int hookedAt) {
        var control = new ExecutionControl(StackLimits.DEFAULT, tier);
        if (hookedAt < 0) {
            control.setHook((top, cause) -> {});
        }
        StepInstance instance = MODULE.instantiate(
                Imports.builder()
                        .function(
                                "env",
                                "look",
                                new FunctionType(List.of(Numeric.I32, Vector.V128), List.of(Vector.V128)),
                                (caller, arguments) -> {
                                    if (arguments.getFirst().equals(Value.of(hookedAt))) {
                                        control.setHook((top, cause) -> control.setHook(null));
                                        control.requestPause();
                                    }
                                    var vector = (Value.V128) arguments.get(1);
                                    return List.of(new Value.V128(vector.high() + 3, vector.low()));
                                })
                        .build(),
                control,
                InstanceOptions.defaults());
        return instance.invoke("run", Value.of(turns));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPILED, 1, 0",
        "COMPILED, 10, 0",
        "COMPILED, 10, 4",
        "COMPILED, 10, -1",
        "TIERED, 30000, -1",
        "TIERED, 30000, 0",
        "TIERED, 30000, 29000"
    })
    void theyAreWhatTheyAreInterpreted(Tier tier, int turns, int hookedAt) {
        assertThat(run(tier, turns, hookedAt)).isEqualTo(run(Tier.INTERPRETED, turns, 0));
    }
}
