package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions while code is stepped or counted. */
class ExceptionStepTest {
    private static final String CATCHING = """
            (module
              (tag $t (param i32))
              (func $deep (param $x i32) (result i32)
                (if (i32.and (local.get $x) (i32.const 1)) (then (throw $t (local.get $x))))
                (local.get $x))
              (func $middle (param $x i32) (result i32)
                (i32.add (i32.const 0) (call $deep (local.get $x))))
              (func (export "run") (param $n i32) (result i32)
                (local $sum i32)
                (loop $next
                  (block $done
                    (block $caught (result i32)
                      (try_table (catch $t $caught)
                        (local.set $sum (i32.add (local.get $sum) (call $middle (local.get $n)))))
                      (br $done))
                    (local.set $sum (i32.sub (local.get $sum))))
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $sum)))
            """;

    private static final String LEGACY = """
            (module
              (tag $t (param i32))
              (func $deep (param $x i32)
                try
                  (throw $t (local.get $x))
                catch_all
                  (rethrow 0)
                end)
              (func (export "run") (param $n i32) (result i32)
                (local $sum i32)
                (loop $next
                  try
                    (call $deep (local.get $n))
                  catch $t
                    (local.set $sum (i32.add (local.get $sum)))
                  end
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $sum)))
            """;

    @Test
    void aStepOverACallThatThrowsLandsWhereItIsCaught() {
        var debuggee = Debuggee.of(CATCHING);
        debuggee.breakAt("(call $middle");
        var caught = new ArrayList<Boolean>();
        debuggee.onStop((top, cause) -> {
            caught.add(top.hasJustCaught());
            if (cause == StopCause.Plain.BREAKPOINT) {
                int depth = top.depth();
                debuggee.control.setStepping(new StepRule() {
                    @Override
                    public boolean stopsAt(Activation here) {
                        return true;
                    }

                    @Override
                    public int deepest() {
                        return depth;
                    }
                });
            }
        });

        assertThat(debuggee.invoke("run", Value.of(3))).containsExactly(Value.of(-4));

        assertThat(debuggee.stops)
                .containsExactly(
                        "BREAKPOINT call [0 3]",
                        "STEP local.get [3]",
                        "BREAKPOINT call [3 2]",
                        "STEP i32.add [3 2]",
                        "BREAKPOINT call [5 1]",
                        "STEP local.get [1]");
        assertThat(caught).containsExactly(false, true, false, false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {CATCHING, LEGACY})
    void asManyInstructionsAreCountedWhetherOneStepsOrNot(String wat) {
        var fast = Debuggee.of(wat);
        var results = fast.invoke("run", Value.of(20));
        var stepped = Debuggee.of(wat);
        stepped.onStop((top, cause) -> stepped.control.setStepping(here -> true));
        stepped.control.stopOnEntry();

        assertThat(stepped.invoke("run", Value.of(20))).isEqualTo(results);

        assertThat(stepped.control.instructionCount()).isEqualTo(fast.control.instructionCount());
        assertThat(stepped.stops).hasSize((int) fast.control.instructionCount());
    }

    @Test
    void whoListensHearsOfAnExceptionThatNobodyCatchesBeforeItsFramesAreGone() {
        var debuggee = Debuggee.of("""
                (module
                  (tag $t (param i32))
                  (func $deep (param $x i32) (throw $t (local.get $x)))
                  (func (export "run") (call $deep (i32.const 5))))
                """);
        debuggee.onStop((top, cause) -> assertThat(top.depth()).isEqualTo(2));

        assertThatThrownBy(() -> debuggee.invoke("run")).isInstanceOf(WasmException.class);

        assertThat(debuggee.stops).containsExactly("uncaught exception $t(5) throw [5]");
    }
}
