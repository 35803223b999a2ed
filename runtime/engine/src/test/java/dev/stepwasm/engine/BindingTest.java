package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

/** Exported functions behind Java interfaces, and calls with Java values. */
class BindingTest {
    private static final String MATH = """
            (module
              (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
              (func (export "add_one") (param i64) (result i64) (i64.add (local.get 0) (i64.const 1)))
              (func (export "half") (param f64) (result f64) (f64.mul (local.get 0) (f64.const 0.5)))
              (func (export "is-even") (param i32) (result i32) (i32.eqz (i32.and (local.get 0) (i32.const 1))))
              (func (export "divide") (param i32 i32) (result i32 i32)
                (i32.div_s (local.get 0) (local.get 1)) (i32.rem_s (local.get 0) (local.get 1)))
              (func (export "echo") (param externref) (result externref) (local.get 0))
              (func $itself (export "itself") (result funcref) (ref.func $itself))
              (func (export "nothing"))
              (memory (export "memory") 1))
            """;

    interface Arithmetic {
        int add(int a, int b);

        long addOne(long number);

        @Exported("is-even")
        boolean isEven(int number);

        Values divide(int dividend, int divisor);

        String echo(String text);

        WasmFunction itself();

        void nothing();

        default int addThree(int a, int b, int c) {
            return add(add(a, b), c);
        }
    }

    @Test
    void aWholeInterfaceIsBoundToExports() {
        Arithmetic math = Wat.instance(MATH).as(Arithmetic.class);

        assertThat(math.add(50, -8)).isEqualTo(42);
        assertThat(math.addOne(41)).isEqualTo(42);
        assertThat(math.isEven(7)).isFalse();
        assertThat(math.divide(17, 5)).containsExactly(Value.of(3), Value.of(2));
        assertThat(math.echo("hello")).isEqualTo("hello");
        assertThat(math.itself()).hasToString("$itself");
        math.nothing();
        assertThat(math.addThree(1, 2, 3)).isEqualTo(6);
        assertThat(math).hasToString("Arithmetic of test.wat").isEqualTo(math).isNotEqualTo("other");
        assertThatThrownBy(() -> math.divide(1, 0)).isInstanceOf(Trap.class);
    }

    @Test
    void oneExportIsBoundToAFunctionalInterface() {
        StepInstance instance = Wat.instance(MATH);
        IntBinaryOperator add = instance.function("add", IntBinaryOperator.class);
        DoubleUnaryOperator half = instance.function("half", DoubleUnaryOperator.class);
        @SuppressWarnings("unchecked")
        Function<Long, Long> addOne = instance.function("add_one", Function.class);

        assertThat(add.applyAsInt(1, 2)).isEqualTo(3);
        assertThat(half.applyAsDouble(3)).isEqualTo(1.5);
        assertThat(addOne.apply(1L)).isEqualTo(2L);
    }

    interface Wrong {
        int subtract(int a, int b);

        int add(int a, long b);

        float half(double number);
    }

    @Test
    void saysWhatAnInterfaceWantsAndWhatTheModuleHas() {
        StepInstance instance = Wat.instance(MATH);

        assertThatThrownBy(() -> instance.as(Wrong.class))
                .isInstanceOfSatisfying(
                        LinkException.class,
                        link -> assertThat(link.problems())
                                .containsExactlyInAnyOrder(
                                        "unknown export \"subtract\": wanted is func [i32 i32] -> [i32] for Wrong.subtract",
                                        "incompatible export type of \"add\": wanted is func [i32 i64] -> [i32] for Wrong.add but found is func [i32 i32] -> [i32]",
                                        "incompatible export type of \"half\": wanted is func [f64] -> [f32] for Wrong.half but found is func [f64] -> [f64]"));
        assertThatThrownBy(() -> instance.function("add", LongBinaryOperator.class))
                .hasMessage("test.wat: incompatible export type of \"add\": wanted is func [i64 i64] -> [i64] for"
                        + " LongBinaryOperator.applyAsLong but found is func [i32 i32] -> [i32]");
        assertThatThrownBy(() -> instance.function("sub", LongBinaryOperator.class))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageStartingWith("test.wat exports no func \"sub\"");
        assertThatThrownBy(() -> instance.function("add", Arithmetic.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is no functional interface: it has 7 abstract methods");
        assertThatThrownBy(() -> instance.as(String.class)).hasMessage("java.lang.String is no interface");
    }

    @Test
    void javaValuesAreArgumentsAsTheyAre() {
        StepInstance instance = Wat.instance(MATH);

        assertThat(instance.invoke("add", 1, Value.of(2)).i32()).isEqualTo(3);
        assertThat(instance.invoke("add_one", 1L).i64()).isEqualTo(2);
        assertThat(instance.invoke("half", 5.0).f64()).isEqualTo(2.5);
        assertThat(instance.invoke("echo", List.of(Value.Ref.ofNull(dev.stepwasm.wasm.type.ValueType.EXTERNREF)))
                        .reference())
                .isNull();
        assertThat(instance.invoke("divide", 17, 5).i32(1)).isEqualTo(2);
        assertThatThrownBy(() -> instance.invoke("add_one", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argument 1 of function $add_one: expected i64 but found i32 1");
        assertThatThrownBy(() -> instance.invoke("add", 1))
                .hasMessage("function $add takes 2 arguments [i32 i32] but was given 1");
        assertThatThrownBy(() -> instance.invoke("add", "one", 2))
                .hasMessage("argument 1 of function $add: expected i32 but found externref one");
        assertThatThrownBy(() -> instance.invoke("add", 1, 2).i64())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 is i32 3, not i64");
    }

    @Test
    void boundMethodsOfAClosedInstanceSaySo() {
        StepInstance instance = Wat.instance(MATH);
        Arithmetic math = instance.as(Arithmetic.class);
        instance.memory("memory").writeString(0, "kept");
        instance.close();

        assertThatThrownBy(() -> math.add(1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the instance of test.wat is closed");
        assertThat(instance.memory().readString(0, 4)).isEqualTo("kept");
    }
}
