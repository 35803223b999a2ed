package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs run exactly as many instructions as they may, and all of them are counted. */
class InstructionLimitTest {
    private static final String FIB = """
            (module
              (func $fib (export "fib") (param $n i32) (result i32)
                (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
                  (then (local.get $n))
                  (else
                    (i32.add
                      (call $fib (i32.sub (local.get $n) (i32.const 1)))
                      (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
              (func (export "sum") (param $n i32) (result i32) (local $total i32)
                (loop $next
                  (local.set $total (i32.add (local.get $total) (local.get $n)))
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $total))
              (func $count (export "tail") (param $n i32) (result i32)
                (if (i32.eqz (local.get $n)) (then (return (i32.const 7))))
                (return_call $count (i32.sub (local.get $n) (i32.const 1))))
              (func (export "spin") (loop (br 0))))
            """;

    @Test
    void endsAtEveryCountExactly() {
        for (String export : List.of("fib", "sum", "tail")) {
            var whole = Debuggee.of(FIB);
            List<Value> expected = whole.invoke(export, Value.of(6));
            long total = whole.control.instructionCount();
            for (long limit = 0; limit < total; limit++) {
                var debuggee = Debuggee.of(FIB);
                debuggee.control.setInstructionLimit(limit);
                var instance = debuggee.instance();
                assertThatThrownBy(() -> instance.invoke(export, Value.of(6)))
                        .isInstanceOfSatisfying(FuelExhaustedException.class, e -> {
                            assertThat(e.backtrace()).isNotEmpty();
                            assertThat(e.instructions()).isEqualTo(debuggee.control.instructionLimit());
                        });
                assertThat(debuggee.control.instructionCount()).isEqualTo(limit);
            }
            var enough = Debuggee.of(FIB);
            enough.control.setInstructionLimit(total);
            assertThat(enough.invoke(export, Value.of(6))).isEqualTo(expected);
        }
    }

    @Test
    void endsALongLoopExactlyAndKeepsTheStateReadable() {
        var debuggee = Debuggee.of("""
                (module
                  (global (export "rounds") (mut i64) (i64.const 0))
                  (func (export "count")
                    (loop $again
                      (global.set 0 (i64.add (global.get 0) (i64.const 1)))
                      (br $again))))
                """);
        debuggee.control.setInstructionLimit(6_000_000);
        var instance = debuggee.instance();

        assertThatThrownBy(() -> instance.invoke("count"))
                .isInstanceOf(FuelExhaustedException.class)
                .hasMessage("the program has run the 6000000 instructions that it may");

        assertThat(debuggee.control.instructionCount()).isEqualTo(6_000_000);
        assertThat(instance.global("rounds").get()).isEqualTo(Value.of(1_000_000L));
    }

    @Test
    void theHookHearsOfTheLimitAndMayRaiseIt() {
        var debuggee = Debuggee.of(FIB);
        debuggee.control.setInstructionLimit(100);
        debuggee.onStop((top, cause) -> {
            assertThat(cause).isEqualTo(StopCause.Plain.LIMIT);
            assertThat(debuggee.control.instructionCount()).isEqualTo(debuggee.control.instructionLimit());
            debuggee.control.setInstructionLimit(debuggee.control.instructionLimit() + 100);
        });

        assertThat(debuggee.invoke("fib", Value.of(8))).containsExactly(Value.of(21));

        assertThat(debuggee.stops).hasSize((int) (debuggee.control.instructionCount() - 1) / 100);
    }

    @Test
    void aLaterInvocationHasNothingLeft() {
        var debuggee = Debuggee.of(FIB);
        debuggee.control.setInstructionLimit(1000);
        var instance = debuggee.instance();
        assertThatThrownBy(() -> instance.invoke("spin")).isInstanceOf(FuelExhaustedException.class);

        assertThatThrownBy(() -> instance.invoke("sum", Value.of(1))).isInstanceOf(FuelExhaustedException.class);

        debuggee.control.setInstructionLimit(ExecutionControl.NO_LIMIT);
        assertThat(instance.invoke("sum", Value.of(3))).containsExactly(Value.of(6));
    }

    @Test
    void aLimitSetByTheHostDuringACallHolds() {
        var control = new ExecutionControl[1];
        var debuggee = Debuggee.of(
                """
                (module
                  (import "env" "limit" (func $limit))
                  (func (export "run") (call $limit) (loop (br 0))))
                """,
                Imports.builder()
                        .function("env", "limit", FunctionType.EMPTY, (caller, arguments) -> {
                            control[0].setInstructionLimit(42);
                            return List.of();
                        })
                        .build());
        control[0] = debuggee.control;
        var instance = debuggee.instance();

        assertThatThrownBy(() -> instance.invoke("run")).isInstanceOf(FuelExhaustedException.class);

        assertThat(debuggee.control.instructionCount()).isEqualTo(42);
    }

    @Test
    void countsWhatRanBeforeATrap() {
        var debuggee = Debuggee.of("""
                (module
                  (func (export "divide") (param i32) (result i32)
                    (drop (i32.const 1))
                    (i32.div_s (i32.const 7) (local.get 0))))
                """);
        var instance = debuggee.instance();

        assertThatThrownBy(() -> instance.invoke("divide", Value.of(0))).isInstanceOf(Trap.class);
        assertThat(debuggee.control.instructionCount()).isEqualTo(4);

        instance.invoke("divide", Value.of(1));
        assertThat(debuggee.control.instructionCount()).isEqualTo(4 + 5);
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> new ExecutionControl().setInstructionLimit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an instruction limit must not be negative: -1");
    }
}
