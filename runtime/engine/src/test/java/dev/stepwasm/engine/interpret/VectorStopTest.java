package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What a debugger sees and changes of vectors: locals, operands, globals, and the text of a trap. */
class VectorStopTest {
    private static final String SUM = """
            (module
              (global $factor (mut v128) (v128.const i32x4 1 2 3 4))
              (func (export "sum") (param $v v128) (param $n i32) (result v128)
                (local $total v128)
                (loop $next
                  (local.set $total
                    (i32x4.add
                      (local.get $total)
                      (i32x4.mul (local.get $v) (global.get $factor))))
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $total)))
            """;

    private static V128 vector(long... lanes) {
        return VectorShape.I32X4.of(lanes);
    }

    @Test
    void showsLocalsAndOperandsInEachIteration() {
        var debuggee = Debuggee.of(SUM);
        debuggee.breakAt("(i32x4.add");
        var totals = new ArrayList<String>();
        debuggee.onStop((top, cause) -> totals.add(top.local(2).show()));

        assertThat(debuggee.invoke("sum", vector(1, 1, 1, -1), Value.of(3))).containsExactly(vector(3, 6, 9, -12));

        assertThat(debuggee.stops)
                .containsExactly(
                        "BREAKPOINT i32x4.add [i32x4:0,0,0,0 i32x4:1,2,3,-4]",
                        "BREAKPOINT i32x4.add [i32x4:1,2,3,-4 i32x4:1,2,3,-4]",
                        "BREAKPOINT i32x4.add [i32x4:2,4,6,-8 i32x4:1,2,3,-4]");
        assertThat(totals).containsExactly("i32x4:0,0,0,0", "i32x4:1,2,3,-4", "i32x4:2,4,6,-8");
    }

    @Test
    void changesLocalsOperandsAndGlobals() {
        var debuggee = Debuggee.of(SUM);
        debuggee.breakAt("(i32x4.mul");
        debuggee.onStop((top, cause) -> {
            if (debuggee.stops.size() == 1) {
                top.setLocal(0, vector(10, 10, 10, 10));
                top.setOperand(1, Value.parse(ValueType.Vector.V128, "i32x4:100,0,0,0"));
                top.instance().global(0).set(vector(0, 0, 0, 1));
            }
        });

        // First 0 + (100 0 0 0) * (1 2 3 4), whose operand of the global has been taken, then 10 * (0 0 0 1).
        assertThat(debuggee.invoke("sum", vector(1, 1, 1, 1), Value.of(2))).containsExactly(vector(100, 0, 0, 10));
    }

    @Test
    void refusesValuesOfOtherTypes() {
        var debuggee = Debuggee.of(SUM);
        debuggee.breakAt("(i32x4.mul");
        debuggee.onStop((top, cause) ->
                assertThatThrownBy(() -> top.setLocal(0, Value.of(1L))).hasMessage("expected v128 but found i64 1"));

        debuggee.invoke("sum", vector(1, 1, 1, 1), Value.of(1));
        assertThat(debuggee.stops).hasSize(1);
    }

    @Test
    void aTrapLeavesMemoryAndOperandsAsTheyWere() {
        var debuggee = Debuggee.of("""
                (module
                  (memory 1)
                  (func (export "store") (param i32 v128)
                    (v128.store offset=8 (local.get 0) (local.get 1))))
                """);
        debuggee.onStop((top, cause) ->
                assertThat(top.instance().memory(0).read(65520, 16)).containsOnly(0));
        var instance = debuggee.instance();

        assertThatThrownBy(() -> instance.invoke("store", Value.of(65513), vector(1, 2, 3, 4)))
                .hasMessage("out of bounds memory access: v128.store of 16 bytes at address 0xfff1"
                        + " (65513 + offset 8), the memory has 1 page (65536 bytes)");
        assertThat(debuggee.stops).containsExactly("out of bounds memory access v128.store [65513 i32x4:1,2,3,4]");
        assertThat(instance.invoke("store", Value.of(65512), vector(1, 2, 3, 4)))
                .isEmpty();
    }
}
