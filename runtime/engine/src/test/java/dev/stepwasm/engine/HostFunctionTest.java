package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions that the host gives: from lambdas of typed interfaces and with raw values, and what happens when they fail. */
class HostFunctionTest {
    interface PrintString {
        void print(StepInstance caller, int address, int length);
    }

    @Test
    void typedLambdasGiveTheTypeAndMayTakeTheCaller() {
        var said = new ArrayList<String>();
        var imports = Imports.builder()
                .function("math", "add", IntBinaryOperator.class, (a, b) -> a + b)
                .function(
                        "env",
                        "print",
                        PrintString.class,
                        (caller, address, length) -> said.add(caller.memory().readString(address, length)
                                + caller.invoke("seven").i32()))
                .build();
        var instance = Wat.module("""
                        (module
                          (import "math" "add" (func $add (param i32 i32) (result i32)))
                          (import "env" "print" (func $print (param i32 i32)))
                          (memory 1)
                          (data (i32.const 16) "hello")
                          (func (export "seven") (result i32) (call $add (i32.const 3) (i32.const 4)))
                          (func (export "hello") (call $print (i32.const 16) (i32.const 5))))
                        """).instantiate(imports);

        instance.invoke("hello");

        assertThat(said).containsExactly("hello7");
    }

    private static final FunctionType EVERY_TYPE = new FunctionType(
            List.of(Numeric.I32, Numeric.I64, Numeric.F32, Numeric.F64, ValueType.EXTERNREF, ValueType.FUNCREF),
            List.of(ValueType.FUNCREF, ValueType.EXTERNREF, Numeric.F64, Numeric.F32, Numeric.I64, Numeric.I32));

    @Test
    void rawFunctionsTakeAndGiveEveryType() {
        var imports = Imports.builder()
                .function(
                        "env",
                        "turn",
                        EVERY_TYPE,
                        (caller, values) -> Values.of(
                                values.get(5),
                                values.get(4),
                                values.f64(3),
                                values.f32(2),
                                values.i64(1),
                                values.i32(0)))
                .build();
        var instance = Wat.module("""
                        (module
                          (import "env" "turn" (func $turn (param i32 i64 f32 f64 externref funcref)
                                                           (result funcref externref f64 f32 i64 i32)))
                          (func $f (export "f"))
                          (func (export "run") (param externref) (result funcref externref f64 f32 i64 i32)
                            (call $turn (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4)
                                        (local.get 0) (ref.func $f))))
                        """).instantiate(imports);

        Values results = instance.invoke("run", (Object) "mine");

        assertThat(results.reference(0)).isSameAs(instance.function("f"));
        assertThat(results.reference(1)).isEqualTo("mine");
        assertThat(results.f64(2)).isEqualTo(4);
        assertThat(results.f32(3)).isEqualTo(3);
        assertThat(results.i64(4)).isEqualTo(2);
        assertThat(results.i32(5)).isEqualTo(1);
    }

    @Test
    void saysWhatALambdaIsAndWhatIsWanted() {
        var imports = Imports.builder()
                .function("math", "add", LongUnaryOperator.class, number -> number)
                .build();
        var module = Wat.module("""
                (module (import "math" "add" (func (param i32 i32) (result i32))))
                """);

        assertThatThrownBy(() -> module.instantiate(imports))
                .isInstanceOf(LinkException.class)
                .hasMessage("test.wat: incompatible import type of math.add: wanted is func [i32 i32] -> [i32]"
                        + " but given is func [i64] -> [i64]");
    }

    private static final String CALLS_FAIL = """
            (module
              (import "env" "fail" (func $fail (result i32)))
              (memory (export "memory") 1)
              (func $inner (result i32)
                (i32.store (i32.const 0) (i32.const 7))
                (call $fail))
              (func (export "run") (result i32) (call $inner)))
            """;

    private static StepInstance failing(HostFunction fail) {
        return Wat.module(CALLS_FAIL)
                .instantiate(Imports.builder()
                        .function("env", "fail", new FunctionType(List.of(), List.of(Numeric.I32)), fail)
                        .build());
    }

    private static void assertTrap(StepInstance instance, String message, Class<?> cause) {
        assertThatThrownBy(() -> instance.invoke("run")).isInstanceOfSatisfying(Trap.class, trap -> {
            assertThat(trap.reason()).isEqualTo(TrapReason.HOST);
            assertThat(trap).hasMessage("trap in host function: " + message);
            assertThat(trap.backtrace())
                    .extracting(TraceElement::show)
                    .containsExactly("$inner (test.wat:6:5)", "$run (test.wat:7:37)");
            assertThat(trap.toString()).endsWith(message + "\n" + trap.showBacktrace());
            if (cause == Void.class) {
                assertThat(trap).hasNoCause();
            } else {
                assertThat(trap).cause().isInstanceOf(cause);
                assertThat(trap.getCause().getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(HostFunctionTest.class.getName()));
            }
        });
        assertThat(instance.memory().readInt(0)).isEqualTo(7);
    }

    @Test
    void exceptionsOfTheHostBecomeTrapsWithBothStackTraces() {
        assertTrap(
                failing((caller, arguments) -> {
                    throw new ArrayIndexOutOfBoundsException("mine");
                }),
                "env.fail: java.lang.ArrayIndexOutOfBoundsException: mine",
                ArrayIndexOutOfBoundsException.class);
        assertTrap(
                failing((caller, arguments) -> {
                    throw new IOException("no such file");
                }),
                "env.fail: java.io.IOException: no such file",
                IOException.class);
    }

    @Test
    void aHostFunctionTrapsWithAMessage() {
        assertTrap(
                failing((caller, arguments) -> {
                    throw Trap.ofHost("input is too long");
                }),
                "input is too long",
                Void.class);
    }

    @Test
    void resultsOfOtherTypesThanDeclaredAreTraps() {
        assertTrap(
                failing((caller, arguments) -> Values.of(1L)),
                "result 1 of env.fail: expected i32 but found i64 1",
                IllegalArgumentException.class);
        assertTrap(
                failing((caller, arguments) -> Values.none()), "env.fail must give 1 results but gave 0", Void.class);
    }

    @Test
    void errorsAndExitsPassThrough() {
        assertThatThrownBy(() -> failing((caller, arguments) -> {
                            throw new AssertionError("of a test");
                        })
                        .invoke("run"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("of a test");
        assertThatThrownBy(() -> failing((caller, arguments) -> {
                            throw new ExitException(3);
                        })
                        .invoke("run"))
                .isInstanceOf(ExitException.class);
    }
}
