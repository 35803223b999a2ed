package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Modules linked by name. */
class StoreTest {
    private static final StepModule UTILS = Wat.module("""
            (module
              (import "env" "scale" (func $scale (param i32) (result i32)))
              (global $calls (export "calls") (mut i32) (i32.const 0))
              (func (export "twice") (param i32) (result i32)
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (call $scale (local.get 0))))
            """);
    private static final StepModule CALCULATOR = Wat.module("""
            (module
              (import "utils" "twice" (func $twice (param i32) (result i32)))
              (func (export "four_times") (param i32) (result i32) (call $twice (call $twice (local.get 0))))
              (func (export "spin") (loop $again (drop (call $twice (i32.const 1))) (br $again))))
            """);
    private static final StepModule MAIN = Wat.module("""
            (module
              (import "calculator" "four_times" (func $four_times (param i32) (result i32)))
              (import "calculator" "spin" (func $spin))
              (func (export "run") (result i32) (call $four_times (i32.const 10)))
              (func (export "spin") (call $spin)))
            """);
    private static final Imports GIVEN = Imports.builder()
            .function("env", "scale", IntUnaryOperator.class, number -> number * 2)
            .build();

    @Test
    void instancesImportThoseMadeBefore() {
        try (var store = new Store(GIVEN)) {
            store.instantiate("utils", UTILS);
            store.instantiate("calculator", CALCULATOR);

            assertThat(store.instantiate("main", MAIN).invoke("run").i32()).isEqualTo(40);
            assertThat(store.instance("utils").global("calls").get()).isEqualTo(Value.of(2));
        }
    }

    @Test
    void storesShareModulesButNotInstances() {
        try (var one = new Store(GIVEN);
                var other = new Store(GIVEN)) {
            one.instantiate("utils", UTILS).invoke("twice", 1);
            other.instantiate("utils", UTILS);

            assertThat(one.instance("utils").global("calls").get()).isEqualTo(Value.of(1));
            assertThat(other.instance("utils").global("calls").get()).isEqualTo(Value.of(0));
        }
    }

    @Test
    void limitsAreForAllOfThem() {
        var options = InstanceOptions.defaults().withTimeout(Duration.ofMillis(20));
        try (var store = new Store(GIVEN, options)) {
            store.instantiate("utils", UTILS);
            store.instantiate("calculator", CALCULATOR);
            StepInstance main = store.instantiate("main", MAIN);

            assertThatThrownBy(() -> main.invoke("spin")).isInstanceOf(CallTimeoutException.class);
            assertThat(main.within(CallLimits.none(), () -> main.invoke("run")).i32())
                    .isEqualTo(40);
        }
    }

    @Test
    void saysWhichNamesThereAre() {
        var store = new Store(GIVEN);
        StepInstance utils = store.instantiate("utils", UTILS);

        assertThatThrownBy(() -> store.instantiate("utils", UTILS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the store has an instance named \"utils\" already");
        assertThatThrownBy(() -> store.instance("util"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the store has no instance named \"util\", only utils");
        assertThatThrownBy(() -> store.instantiate("main", MAIN))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("unknown import calculator.four_times: nothing is given for it");
        store.close();
        assertThatThrownBy(() -> utils.invoke("twice", 1)).hasMessage("the instance of test.wat is closed");
    }
}
