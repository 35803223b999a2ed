package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Who hears of traps and exceptions, and when, where the host stands between the frames. */
class FailureStopTest {
    private static final ExceptionTag CLOSED = ExceptionTag.of("$closed", List.of(Numeric.I32));

    private static final String READING = """
            (module
              (import "env" "closed" (tag $closed (param i32)))
              (import "env" "read" (func $read (param i32) (result i32)))
              (func (export "read") (param $file i32) (result i32)
                (block $caught (result i32)
                  (try_table (result i32) (catch $closed $caught)
                    (i32.add (i32.const 1) (call $read (local.get $file))))
                  (return))
                (i32.mul (i32.const -1)))
              (func (export "bare") (param $file i32) (result i32)
                (i32.add (i32.const 1) (call $read (local.get $file)))))
            """;

    private static Imports reading() {
        return Imports.builder()
                .tag("env", "closed", CLOSED)
                .function(
                        "env",
                        "read",
                        new FunctionType(List.of(Numeric.I32), List.of(Numeric.I32)),
                        (caller, arguments) -> {
                            throw new WasmException(CLOSED, arguments);
                        })
                .build();
    }

    @Test
    void anExceptionOfTheHostIsHeardOfAtTheCall() {
        var debuggee = Debuggee.of(READING, reading());
        debuggee.onStop((top, cause) -> {});
        debuggee.control.setHearsCaught(true);

        assertThat(debuggee.invoke("read", Value.of(7))).containsExactly(Value.of(-7));

        assertThat(debuggee.stops).containsExactly("caught uncaught exception $closed(7) call [1 7]");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "stepwasm.tier",
            matches = "compiled",
            disabledReason = "instructions that run compiled are not counted")
    void asManyInstructionsAreCountedWhetherOneHearsOfAnExceptionOfTheHostOrNot() {
        var quiet = Debuggee.of(READING, reading());
        quiet.invoke("read", Value.of(7));
        var heard = Debuggee.of(READING, reading());
        heard.onStop((top, cause) -> {});
        heard.control.setHearsCaught(true);
        heard.invoke("read", Value.of(7));

        assertThat(heard.control.instructionCount()).isEqualTo(quiet.control.instructionCount());
    }

    @Test
    void anExceptionThatNobodyCatchesIsHeardOfOnceAndEndsTheCall() {
        var debuggee = Debuggee.of(READING, reading());
        debuggee.onStop((top, cause) -> {});

        assertThatThrownBy(() -> debuggee.invoke("bare", Value.of(7))).isInstanceOf(WasmException.class);

        assertThat(debuggee.stops).containsExactly("uncaught exception $closed(7) call [1 7]");
    }

    @Test
    void aHandlerBeyondTheHostIsKnownBeforehand() {
        var imports = Imports.builder()
                .function("env", "again", FunctionType.EMPTY, (caller, arguments) -> caller.invoke("inner"))
                .build();
        var debuggee = Debuggee.of("""
                (module
                  (import "env" "again" (func $again))
                  (tag $t)
                  (func $outer (export "outer") (result i32)
                    (block $caught
                      (try_table (catch $t $caught) (call $again))
                      (return (i32.const 0)))
                    (i32.const 1))
                  (func $inner (export "inner") (throw $t)))
                """, imports);
        List<Optional<StopCause.Catcher>> catchers = new ArrayList<>();
        debuggee.onStop((top, cause) -> {
            if (cause instanceof StopCause.Thrown(WasmException exception, Optional<StopCause.Catcher> catcher)) {
                catchers.add(catcher);
            }
        });

        assertThat(debuggee.invoke("outer")).containsExactly(Value.of(1));

        assertThat(catchers).containsExactly(Optional.of(new StopCause.Catcher(1, debuggee.at("(try_table"), true)));
    }

    @Test
    void tooManyCallsBetweenModuleAndHostAreHeardOfWhereTheLastOneIs() {
        var imports = Imports.builder()
                .function("env", "again", FunctionType.EMPTY, (caller, arguments) -> caller.invoke("run"))
                .build();
        var debuggee = Debuggee.of("""
                (module
                  (import "env" "again" (func $again))
                  (func (export "run") (call $again)))
                """, imports);
        List<Integer> depths = new ArrayList<>();
        debuggee.onStop((top, cause) -> depths.add(top.depth()));

        assertThatThrownBy(() -> debuggee.invoke("run")).isInstanceOf(Trap.class);

        assertThat(debuggee.stops).containsExactly("call stack exhausted call []");
        assertThat(depths).containsExactly(200);
    }

    @Test
    void anInstructionIsDoneAgainWithWhatTheHookHasChanged() {
        var debuggee = Debuggee.of("""
                (module
                  (func (export "divide") (param i32 i32) (result i32)
                    (i32.div_u (local.get 0) (local.get 1))))
                """);
        debuggee.onStop((top, cause) -> top.setOperand(1, Value.of(2)));

        assertThat(debuggee.invoke("divide", Value.of(8), Value.of(0))).containsExactly(Value.of(4));

        assertThat(debuggee.stops).containsExactly("integer divide by zero i32.div_u [8 0]");
    }

    @Test
    void anInstructionThatFailsInTheSameWayIsHeardOfOnce() {
        var debuggee = Debuggee.of("""
                (module
                  (func (export "divide") (param i32 i32) (result i32)
                    (i32.div_u (local.get 0) (local.get 1))))
                """);
        debuggee.onStop((top, cause) -> {});

        assertThatThrownBy(() -> debuggee.invoke("divide", Value.of(8), Value.of(0)))
                .isInstanceOf(Trap.class);
        assertThatThrownBy(() -> debuggee.invoke("divide", Value.of(8), Value.of(0)))
                .isInstanceOf(Trap.class);

        assertThat(debuggee.stops).hasSize(2).containsOnly("integer divide by zero i32.div_u [8 0]");
    }
}
