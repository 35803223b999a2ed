package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A frame that stands still goes on elsewhere if validation holds there too, and functions can be begun again. */
class JumpTest {
    private static final String LOOP = """
            (module
              (func (export "sum") (param $n i32) (result i32)
                (local $total i32)
                (loop $again
                  (local.set $total (i32.add (local.get $total) (local.get $n)))
                  (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                  (br_if $again (local.get $n)))
                (i32.mul (local.get $total) (i32.const 10))))
            """;

    @Test
    void leavesALoopAndEntersIt() {
        var debuggee = Debuggee.of(LOOP);
        debuggee.breakAt("(loop");
        debuggee.onStop((top, cause) -> {
            if (debuggee.stops.size() == 1) {
                top.jump(debuggee.at("(local.get $n) (i32.const 1)"));
            } else if (debuggee.stops.size() == 3) {
                top.jump(debuggee.at("(local.get $total) (i32.const 10)"));
            }
        });

        assertThat(debuggee.invoke("sum", Value.of(100))).containsExactly(Value.of(990));
        assertThat(debuggee.stops).hasSize(3);
    }

    @Test
    void goesBackWithWhatLocalsHold() {
        var debuggee = Debuggee.of(LOOP);
        debuggee.breakAt("(i32.mul");
        debuggee.onStop((top, cause) -> {
            debuggee.control.removeBreakpoint(debuggee.module.code(), debuggee.at("(i32.mul"));
            top.setLocal(0, Value.of(5));
            top.setOperand(0, Value.of(0));
            assertThat(top.refusalOfJump(debuggee.at("(loop")))
                    .hasValueSatisfying(why -> assertThat(why).contains("[i32 i32] here", "wants it empty"));
        });
        debuggee.invoke("sum", Value.of(2));
        assertThat(debuggee.stops).hasSize(1);
    }

    @Test
    void countsAsManyInstructionsAsRan() {
        var debuggee = Debuggee.of("""
                (module
                  (func (export "run") (result i32)
                    (nop) (nop) (nop)
                    (drop (i32.const 1))
                    (i32.const 7)))
                """);
        debuggee.breakAt("(drop");
        debuggee.breakAt("(i32.const 7");
        debuggee.onStop((top, cause) -> {
            if (debuggee.stops.size() == 2) {
                debuggee.control.removeBreakpoint(debuggee.module.code(), debuggee.at("(drop"));
                assertThat(debuggee.control.instructionCount()).isEqualTo(5);
                top.jump(debuggee.at("(nop) (nop)"));
            }
        });
        debuggee.invoke("run");
        assertThat(debuggee.stops).hasSize(3);
        assertThat(debuggee.control.instructionCount()).isEqualTo(5 + 4 + 2);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "stepwasm.tier",
            matches = "compiled",
            disabledReason = "instructions that run compiled are not counted")
    void goesOnAfterATrap() {
        var debuggee = Debuggee.of("""
                (module
                  (func (export "run") (param $by i32) (result i32)
                    (nop)
                    (drop (i32.div_s (i32.const 1) (local.get $by)))
                    (i32.const 7)))
                """);
        debuggee.onStop((top, cause) -> {
            top.setOperand(1, Value.of(1));
            top.jump(top.codeOffset());
        });
        assertThat(debuggee.invoke("run", Value.of(0))).containsExactly(Value.of(7));
        assertThat(debuggee.stops).containsExactly("integer divide by zero i32.div_s [1 0]");
        assertThat(debuggee.control.instructionCount()).isEqualTo(6);
    }

    @Test
    void goesOnAfterAnExceptionThatNobodyCatches() {
        var debuggee = Debuggee.of("""
                (module
                  (tag $bad)
                  (func (export "run") (param $by i32) (result i32)
                    (if (local.get $by) (then (throw $bad)))
                    (i32.const 7)))
                """);
        debuggee.onStop((top, cause) -> top.jump(debuggee.at("(i32.const 7")));
        assertThat(debuggee.invoke("run", Value.of(1))).containsExactly(Value.of(7));
    }

    @Test
    void goesOnAfterTheHostHasFailed() {
        var imports = Imports.builder()
                .function("env", "fail", FunctionType.EMPTY, (caller, arguments) -> {
                    throw Trap.ofHost("no good");
                })
                .build();
        var debuggee = Debuggee.of("""
                (module
                  (import "env" "fail" (func $fail))
                  (func (export "run") (result i32)
                    (call $fail)
                    (i32.const 7)))
                """, imports);
        debuggee.onStop((top, cause) -> top.jump(debuggee.at("(i32.const 7")));
        assertThat(debuggee.invoke("run")).containsExactly(Value.of(7));
    }

    @Test
    void beginsACallerAgain() {
        var debuggee = Debuggee.of("""
                (module
                  (global $calls (mut i32) (i32.const 0))
                  (func (export "run") (param $n i32) (result i32)
                    (i32.add (i32.const 1000) (call $outer (local.get $n) (i32.const 2))))
                  (func $outer (param $n i32) (param $m i32) (result i32)
                    (local $seen i32)
                    (local.set $seen (i32.add (local.get $seen) (i32.const 1)))
                    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                    (local.set $n (i32.add (local.get $n) (local.get $seen)))
                    (i32.add (call $inner (local.get $n)) (i32.mul (global.get $calls) (i32.const 100))))
                  (func $inner (param $n i32) (result i32)
                    (i32.div_s (i32.const 12) (local.get $n))))
                """);
        debuggee.onStop((top, cause) -> {
            Activation outer = top.caller().orElseThrow();
            assertThat(outer.refusalOfRestart()).isEmpty();
            Activation again = outer.restart(List.of(Value.of(3), Value.of(5)));
            assertThat(again.functionName()).isEqualTo("$outer");
            assertThat(again.depth()).isEqualTo(2);
            assertThat(again.local(2)).isEqualTo(Value.of(0));
            assertThat(debuggee.word(again)).isEqualTo("local.get");
            assertThat(again.caller().orElseThrow().functionName()).isEqualTo("$run");
        });
        assertThat(debuggee.invoke("run", Value.of(-1))).containsExactly(Value.of(1203));
        assertThat(debuggee.stops).containsExactly("integer divide by zero i32.div_s [12 0]");
    }

    @Test
    void beginsTheInnermostFunctionAgain() {
        var debuggee = Debuggee.of(LOOP);
        debuggee.breakAt("(i32.mul");
        debuggee.onStop((top, cause) -> {
            debuggee.control.removeBreakpoint(debuggee.module.code(), debuggee.at("(i32.mul"));
            top.restart(List.of(Value.of(4)));
        });
        assertThat(debuggee.invoke("sum", Value.of(2))).containsExactly(Value.of(100));
    }

    @Test
    void doesNotDropFunctionsOfTheHost() {
        var imports = Imports.builder()
                .function("env", "again", FunctionType.EMPTY, (caller, arguments) -> caller.invoke("inner"))
                .build();
        var debuggee = Debuggee.of("""
                (module
                  (import "env" "again" (func $again))
                  (func $outer (export "outer") (call $again))
                  (func $inner (export "inner") (nop)))
                """, imports);
        debuggee.breakAt("(nop");
        debuggee.onStop((top, cause) -> {
            assertThat(top.refusalOfRestart()).isEmpty();
            assertThat(top.caller().orElseThrow().refusalOfRestart())
                    .hasValue(
                            "a function of the host stands between $outer and the innermost frame, and cannot be left");
        });
        debuggee.invoke("outer");
        assertThat(debuggee.stops).hasSize(1);
    }

    @Test
    void refusesWhatValidationDoesNotAllow() {
        var debuggee = Debuggee.of("""
                (module
                  (type $f (func))
                  (tag $bad)
                  (func $run (export "run") (param $n i32) (result i32)
                    (local $callee (ref $f))
                    (nop)
                    (local.set $callee (ref.func $other))
                    (call_ref $f (local.get $callee))
                    (try (do (i64.const 1) (drop))
                      (catch $bad (f32.const 1) (drop) (rethrow 0)))
                    (return (i32.const 7))
                    (f64.const 2) (drop)
                    (i32.const 8))
                  (func $other)
                  (elem declare func $other))
                """);
        debuggee.breakAt("(nop");
        debuggee.onStop((top, cause) -> {
            assertThat(refusal(debuggee, top, "(ref.func $other")).isEmpty();
            assertThat(refusal(debuggee, top, "(i64.const 1"))
                    .hasValue("the local $callee has not been set yet, and 9:14 counts on it");
            assertThat(refusal(debuggee, top, "(local.set $callee"))
                    .hasValueSatisfying(why -> assertThat(why).startsWith("the operand stack is empty here"));
            assertThat(refusal(debuggee, top, "(f64.const 2"))
                    .hasValue("12:5 is never reached; nothing is known of the operands there");
            top.setLocal(
                    1,
                    new Value.Ref(
                            (ValueType.Reference) top.localType(1),
                            top.instance().function(1)));
            assertThat(refusal(debuggee, top, "(i64.const 1")).isEmpty();
            assertThat(refusal(debuggee, top, "(f32.const 1"))
                    .hasValue("10:19 handles an exception that has not been caught");
            assertThat(top.refusalOfJump(0)).hasValue("that is no instruction of $run");
        });
        assertThat(debuggee.invoke("run", Value.of(-1))).containsExactly(Value.of(7));
    }

    private static Optional<String> refusal(Debuggee debuggee, Activation top, String text) {
        return top.refusalOfJump(debuggee.at(text));
    }
}
