package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** Traps have a backtrace and leave the instance usable; {@link TrapMessageTest} has what they say. */
class TrapTest {
    @Test
    void hasABacktraceWithNamesAndLines() {
        var instance = Wat.instance("""
                (module
                  (func (export "outer") (param i32)
                    (call $middle (local.get 0)))
                  (func $middle (param $n i32)
                    (drop
                      (i32.add (i32.const 1) (call $inner (local.get $n)))))
                  (func $inner (param $n i32) (result i32)
                    (i32.div_u (i32.const 10)
                      (local.get $n))))
                """);

        var trap = catchThrowableOfType(Trap.class, () -> instance.invoke("outer", Value.of(0)));

        assertThat(trap.showBacktrace().lines().map(String::strip))
                .containsExactly("at $inner (test.wat:8:5)", "at $middle (test.wat:6:30)", "at $outer (test.wat:3:5)");
    }

    @Test
    void cutsLongBacktraces() {
        var instance = Wat.instance("(module (func $deep (export \"deep\") (call $deep)))");

        var trap = catchThrowableOfType(Trap.class, () -> instance.invoke("deep"));

        assertThat(trap.showBacktrace().lines()).hasSize(33).anyMatch(line -> line.contains("more"));
    }

    @Test
    void leavesTheInstanceUsable() {
        var instance = Wat.instance("""
                (module
                  (global $g (export "g") (mut i32) (i32.const 0))
                  (func (export "fail") (global.set $g (i32.const 5)) (unreachable))
                  (func (export "get") (result i32) (global.get $g)))
                """);

        assertThatThrownBy(() -> instance.invoke("fail")).isInstanceOf(Trap.class);

        assertThat(instance.invoke("get")).containsExactly(Value.of(5));
        assertThat(instance.global("g").get()).isEqualTo(Value.of(5));
    }
}
