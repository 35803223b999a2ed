package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.condition.LocalCondition.Relation;
import dev.stepwasm.engine.condition.LocalNumber;
import dev.stepwasm.engine.condition.LocalNumber.Calculation;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions whose breakpoints have conditions run compiled, with the conditions in them. */
class CompiledConditionTest {
    private static final StepModule MODULE = module("""
            (module
              (func $count (export "count") (param $n i32) (result i64) (local $i i32) (local $sum i64)
                (loop $again
                  (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_s (call $twice (local.get $i)))))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_s (local.get $i) (local.get $n))))
                (local.get $sum))
              (func $twice (param $i i32) (result i32)
                (if (result i32) (i32.eqz (local.get $i))
                  (then (i32.const 0))
                  (else (i32.mul (local.get $i) (i32.const 2)))))
              (func $down (export "down") (param $i i32) (param $steps i32) (result i32)
                (if (i32.eqz (local.get $i)) (then (return (local.get $steps))))
                (return_call $down (i32.sub (local.get $i) (i32.const 1)) (i32.add (local.get $steps) (i32.const 1)))))
            """);

    private static StepModule module(String text) {
        try {
            return StepModule.ofText("count.wat", text);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static final LocalNumber I = new LocalNumber.Local(1, true);
    private static final LocalNumber FIRST = new LocalNumber.Local(0, true);

    private static LocalCondition compared(Relation relation, LocalNumber left, long right) {
        return new LocalCondition.Compared(relation, left, new LocalNumber.Constant(right));
    }

    /** {@return what holds for each so manyth number} */
    private static LocalCondition each(LocalNumber number, long distance) {
        return compared(
                Relation.EQUAL,
                new LocalNumber.Calculated(Calculation.REMAINDER, number, new LocalNumber.Constant(distance), true),
                0);
    }

    private static int offset(int function, Opcode op) {
        return MODULE.code().instructions(function).stream()
                .filter(instruction -> instruction.opcode() == op)
                .findFirst()
                .orElseThrow()
                .position();
    }

    private static List<String> stops(
            Tier tier, Map<Integer, LocalCondition> conditions, String export, Value... given) {
        var control = new ExecutionControl(StackLimits.DEFAULT, tier);
        var stops = new ArrayList<String>();
        control.setHook((top, cause) -> {
            var words = new StringBuilder(cause.toString());
            for (var frame = Optional.of((Activation) top);
                    frame.isPresent();
                    frame = frame.get().caller()) {
                Activation at = frame.get();
                words.append(" %s@%d%s%s".formatted(at.functionName(), at.codeOffset(), locals(at), at.operands()));
            }
            stops.add(words.toString());
        });
        conditions.forEach((offset, condition) -> {
            control.setCondition(MODULE.code(), offset, condition);
            control.addBreakpoint(MODULE.code(), offset);
        });
        StepInstance instance = MODULE.instantiate(Imports.none(), control, InstanceOptions.defaults());
        stops.add(instance.invoke(export, given).toString());
        return stops;
    }

    private static List<Value> locals(Activation frame) {
        return List.of(frame.local(0), frame.local(frame.functionIndex() == 1 ? 0 : 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Opcode.class,
            names = {"LOOP", "LOCAL_GET", "CALL", "I64_EXTEND_I32_S", "I64_ADD", "I32_CONST", "I32_LT_S", "BR_IF"})
    void aLoopStopsWhereItWouldInterpreted(Opcode op) {
        Map<Integer, LocalCondition> conditions = Map.of(
                offset(0, op),
                new LocalCondition.Either(each(I, 1000), new LocalCondition.Not(compared(Relation.UNEQUAL, I, 4567))));
        List<String> stops = stops(Tier.COMPILED, conditions, "count", Value.of(9_000));
        assertThat(stops).hasSizeGreaterThanOrEqualTo(10).last().isEqualTo("[I64[value=80991000]]");
        assertThat(stops).isEqualTo(stops(Tier.INTERPRETED, conditions, "count", Value.of(9_000)));
        assertThat(stops(Tier.TIERED, conditions, "count", Value.of(9_000))).isEqualTo(stops);
    }

    @ParameterizedTest
    @EnumSource(
            value = Opcode.class,
            names = {"LOCAL_GET", "I32_EQZ", "IF", "I32_MUL"})
    void aFunctionThatCompiledCodeCallsStops(Opcode op) {
        Map<Integer, LocalCondition> conditions = Map.of(
                offset(1, op),
                new LocalCondition.Both(
                        compared(Relation.GREATER, FIRST, 7_990), compared(Relation.LESS_OR_EQUAL, FIRST, 7_995)),
                offset(0, Opcode.BR_IF),
                each(I, 4000));
        List<String> stops = stops(Tier.COMPILED, conditions, "count", Value.of(9_000));
        assertThat(stops).hasSize(8);
        assertThat(stops).isEqualTo(stops(Tier.INTERPRETED, conditions, "count", Value.of(9_000)));
    }

    @Test
    void aFunctionThatCallsItselfLastStops() {
        Map<Integer, LocalCondition> conditions = Map.of(offset(2, Opcode.LOCAL_GET), each(FIRST, 1000));
        List<String> stops = stops(Tier.COMPILED, conditions, "down", Value.of(5_000), Value.of(0));
        assertThat(stops).hasSize(7);
        assertThat(stops).isEqualTo(stops(Tier.INTERPRETED, conditions, "down", Value.of(5_000), Value.of(0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"COMPILED", "TIERED"})
    @Timeout(60)
    void itRunsCompiledUntilTheConditionIsAnother(Tier tier) throws InterruptedException {
        var control = new ExecutionControl(StackLimits.DEFAULT, tier);
        int place = offset(0, Opcode.I64_ADD);
        control.setCondition(MODULE.code(), place, compared(Relation.EQUAL, I, -1));
        control.addBreakpoint(MODULE.code(), place);
        var stops = new ArrayList<String>();
        control.setHook((top, cause) -> {
            stops.add(cause + " in " + top.functionName());
            top.setLocal(0, Value.of(0));
        });
        Thread runner = Thread.currentThread();
        var other = new Thread(() -> {
            while (Arrays.stream(runner.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().startsWith("wasm.")
                            && frame.getMethodName().equals("$count"))) {
                Thread.onSpinWait();
            }
            control.setCondition(MODULE.code(), place, compared(Relation.GREATER, I, 0));
        });
        other.start();
        MODULE.instantiate(Imports.none(), control, InstanceOptions.defaults())
                .invoke("count", Value.of(Integer.MAX_VALUE));
        other.join();
        assertThat(stops).containsExactly("BREAKPOINT in $count");
    }
}
