package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** At a trap the state is that before the instruction, also when fast code ran until then. */
class TrapStopTest {
    @Test
    void keepsLocalsAndOperands() {
        var debuggee = Debuggee.of("""
                (module
                  (memory 1)
                  (func (export "sum") (param $p i32) (result i32)
                    (local $total i32)
                    (loop $next
                      (local.set $total (i32.add (local.get $total) (i32.load offset=4 (local.get $p))))
                      (local.set $p (i32.add (local.get $p) (i32.const 4)))
                      (br $next))
                    (local.get $total)))
                """);
        var locals = new ArrayList<Value>();
        debuggee.onStop((top, cause) -> locals.add(top.local(0)));

        assertThatThrownBy(() -> debuggee.invoke("sum", Value.of(0)))
                .isInstanceOfSatisfying(
                        Trap.class,
                        trap -> assertThat(trap.reason()).isEqualTo(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS));
        assertThat(debuggee.stops).containsExactly("out of bounds memory access i32.load [0 65532]");
        assertThat(locals).containsExactly(Value.of(65532));
    }

    @Test
    void showsTheCallOfAHostFunctionThatTraps() {
        var debuggee = Debuggee.of(
                """
                (module
                  (import "env" "check" (func $check (param i32 i32)))
                  (func (export "run") (param $n i32)
                    (i32.const 7)
                    (call $check (local.get $n) (i32.const 2))
                    (drop)))
                """,
                Imports.builder()
                        .function(
                                "env",
                                "check",
                                new FunctionType(
                                        java.util.List.of(
                                                Value.of(0).type(), Value.of(0).type()),
                                        java.util.List.of()),
                                (caller, arguments) -> {
                                    throw Trap.ofHost("no good");
                                })
                        .build());
        debuggee.onStop((top, cause) -> {});

        assertThatThrownBy(() -> debuggee.invoke("run", Value.of(1))).hasMessage("trap in host function: no good");
        assertThat(debuggee.stops).containsExactly("trap in host function call [7 1 2]");
    }

    @Test
    void isReportedOnceThoughHostFunctionsStandBetween() {
        var imports = Imports.builder()
                .function("env", "again", FunctionType.EMPTY, (caller, arguments) -> caller.invoke("inner"))
                .build();
        var debuggee = Debuggee.of("""
                (module
                  (import "env" "again" (func $again))
                  (func $outer (export "outer") (call $again))
                  (func $inner (export "inner") (unreachable)))
                """, imports);
        debuggee.onStop((top, cause) -> assertThat(top.caller())
                .hasValueSatisfying(caller -> assertThat(caller.functionIndex()).isEqualTo(1)));

        assertThatThrownBy(() -> debuggee.invoke("outer"))
                .isInstanceOfSatisfying(
                        Trap.class,
                        trap -> assertThat(trap.showBacktrace().lines().map(String::strip))
                                .containsExactly("at $inner (test.wat:4:33)", "at $outer (test.wat:3:33)"));
        assertThat(debuggee.stops).containsExactly("unreachable unreachable []");
    }
}
