package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of trap says what happened. */
class TrapTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            (unreachable)                                                     | unreachable
            (drop (i32.div_s (i32.const 7) (i32.const 0)))                    | integer divide by zero: i32.div_s of 7 and 0
            (drop (i32.rem_u (i32.const -1) (i32.const 0)))                   | integer divide by zero: i32.rem_u of -1 and 0
            (drop (i64.div_u (i64.const 7) (i64.const 0)))                    | integer divide by zero: i64.div_u of 7 and 0
            (drop (i32.div_s (i32.const 0x80000000) (i32.const -1)))          | integer overflow: i32.div_s of -2147483648 and -1
            (drop (i64.div_s (i64.const 0x8000000000000000) (i64.const -1)))  | integer overflow: i64.div_s of -9223372036854775808 and -1
            (drop (i32.trunc_f64_s (f64.const 1e10)))                         | integer overflow: i32.trunc_f64_s of 1.0E10
            (drop (i64.trunc_f32_u (f32.const nan)))                          | invalid conversion to integer: i64.trunc_f32_u of nan
            (drop (i32.load (i32.const 65533)))                               | out of bounds memory access: i32.load of 4 bytes at address 0xfffd, the memory has 65536 bytes
            (drop (i64.load offset=8 (i32.const -1)))                         | out of bounds memory access: i64.load of 8 bytes at address 0x100000007 (4294967295 + offset 8), the memory has 65536 bytes
            (i32.store8 (i32.const 65536) (i32.const 1))                      | out of bounds memory access: i32.store8 of 1 bytes at address 0x10000, the memory has 65536 bytes
            (memory.fill (i32.const 65530) (i32.const 0) (i32.const 7))       | out of bounds memory access: memory.fill of 7 bytes at address 0xfffa, the memory has 65536 bytes
            (memory.copy (i32.const 0) (i32.const 1) (i32.const 65536))       | out of bounds memory access: memory.copy of 65536 bytes at address 0x0 from address 0x1, the memory has 65536 bytes
            (memory.init $d (i32.const 0) (i32.const 1) (i32.const 3))        | out of bounds memory access: memory.init of 3 bytes at address 0x0 from offset 1 of data segment 0 with 3 bytes, the memory has 65536 bytes
            (drop (table.get $t (i32.const 4)))                               | out of bounds table access: table.get of entry 4, table 0 has 4 entries
            (table.set $t (i32.const -1) (ref.null func))                     | out of bounds table access: table.set of entry 4294967295, table 0 has 4 entries
            (table.fill $t (i32.const 3) (ref.null func) (i32.const 2))       | out of bounds table access: table.fill of 2 entries at 3, table 0 has 4 entries
            (table.copy $t $t (i32.const 1) (i32.const 0) (i32.const 4))      | out of bounds table access: table.copy of 4 entries at 1 from 0, table 0 has 4 entries, table 0 has 4 entries
            (table.init $t $e (i32.const 0) (i32.const 0) (i32.const 3))      | out of bounds table access: table.init of 3 entries at 0 from entry 0 of elem segment 1 with 2 entries, table 0 has 4 entries
            (call_indirect $t (i32.const 9))                                  | undefined element: call_indirect of entry 9, table 0 has 4 entries
            (call_indirect $t (i32.const 3))                                  | uninitialized element: call_indirect of entry 3, table 0 has 4 entries
            (call_indirect $t (type $other) (i32.const 1) (i32.const 0))      | indirect call type mismatch: call_indirect of entry 0 wants [i32] -> [] but $test is [] -> []
            (call $deep)                                                      | call stack exhausted: more than 20000 nested calls
            """)
    void saysWhatHappened(String code, String message) {
        var trap = trap(code);

        assertThat(trap).hasMessage(message);
        assertThat(message).startsWith(trap.reason().words());
    }

    private static Trap trap(String code) {
        var instance = Wat.instance("""
                (module
                  (type $other (func (param i32)))
                  (memory 1)
                  (data $d "abc")
                  (table $t 4 funcref)
                  (elem (table $t) (i32.const 0) func $test)
                  (elem $e func $test $deep)
                  (func $test (export "test") %s)
                  (func $deep (call $deep)))
                """.formatted(code));
        return catchThrowableOfType(Trap.class, () -> instance.invoke("test"));
    }

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
        assertThat(trap("(call $deep)").showBacktrace().lines()).hasSize(33).anyMatch(line -> line.contains("more"));
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
