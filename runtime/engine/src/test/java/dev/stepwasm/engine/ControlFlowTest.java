package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks, branches, calls: values end up where the types say. */
class ControlFlowTest {
    @Test
    void blocksLoopsAndIfsTakeAndGiveSeveralValues() {
        String wat = """
                (module
                  (func (export "fac") (param $n i64) (result i64)
                    (i64.const 1) (local.get $n)
                    (loop $next (param i64 i64) (result i64)
                      (call $over)
                      (if (param i64 i64) (result i64) (i64.gt_u (local.get $n) (i64.const 1))
                        (then
                          (i64.mul)
                          (local.set $n (i64.sub (local.get $n) (i64.const 1)))
                          (local.get $n)
                          (br $next))
                        (else (drop)))))
                  (func $over (param i64 i64) (result i64 i64) (local.get 0) (local.get 1)))
                """;
        assertThat(Wat.run(wat, "fac", Value.of(10L))).containsExactly(Value.of(3628800L));
    }

    @ParameterizedTest
    @CsvSource({"0, 103", "1, 102", "2, 201", "3, 7", "-1, 7"})
    void branchTablesCarryValuesOutOfDifferentDepths(int index, int expected) {
        String wat = """
                (module
                  (func (export "run") (param i32) (result i32)
                    (i32.const 1000)
                    (block $a (result i32)
                      (i32.const 2000)
                      (block $b (result i32)
                        (i32.const 3000)
                        (block $c (result i32)
                          (br_table $c $b $a 3 (i32.const 7) (local.get 0)))
                        (drop) (drop) (i32.const 101) (i32.const 2) (i32.add) (return))
                      (drop) (drop) (i32.const 102) (return))
                    (drop) (drop) (i32.const 201)))
                """;
        assertThat(Wat.run(wat, "run", Value.of(index))).containsExactly(Value.of(expected));
    }

    @Test
    void operandsKeepTheirValueWhenTheirLocalChanges() {
        String wat = """
                (module
                  (func (export "run") (param $x i32) (result i32 i32 i32)
                    (local.get $x)
                    (local.set $x (i32.const 5))
                    (local.get $x)
                    (if (i32.const 1) (then (local.set $x (i32.const 6))))
                    (local.tee $x (i32.add (local.get $x) (i32.const 1)))))
                """;
        assertThat(Wat.run(wat, "run", Value.of(4))).containsExactly(Value.of(4), Value.of(5), Value.of(7));
    }

    @Test
    void codeAfterABranchIsNeverRun() {
        String wat = """
                (module
                  (func (export "run") (result i32)
                    (block $out (result i32)
                      (br $out (i32.const 1))
                      (block (loop (br 0)) (unreachable))
                      (if (result i32) (i32.const 0) (then (unreachable)) (else (i32.const 2))))
                    (return)
                    (i32.add)))
                """;
        assertThat(Wat.run(wat, "run")).containsExactly(Value.of(1));
    }

    @Test
    void conditionalBranchesCanReturnFromTheFunction() {
        String wat = """
                (module
                  (func (export "run") (param i32) (result i32 i64)
                    (i64.const 9)
                    (drop)
                    (i32.const 1) (i64.const 2)
                    (br_if 0 (local.get 0))
                    (drop) (drop) (i32.const 3) (i64.const 4)))
                """;
        assertThat(Wat.run(wat, "run", Value.of(1))).containsExactly(Value.of(1), Value.of(2L));
        assertThat(Wat.run(wat, "run", Value.of(0))).containsExactly(Value.of(3), Value.of(4L));
    }

    @Test
    void tailCallsDoNotNest() {
        String wat = """
                (module
                  (table funcref (elem $even))
                  (type $test (func (param i32) (result i32)))
                  (func $even (export "even") (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
                    (return_call $odd (i32.sub (local.get 0) (i32.const 1))))
                  (func $odd (param i32) (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
                    (return_call_indirect (type $test) (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))))
                """;
        assertThat(Wat.run(wat, "even", Value.of(1_000_001))).containsExactly(Value.of(0));
    }

    @Test
    void referencesTravelThroughLocalsOperandsAndResults() {
        var instance = Wat.instance("""
                (module
                  (table $t (export "t") 2 10 externref)
                  (global $g (mut externref) (ref.null extern))
                  (func (export "pick") (param $a externref) (param $b externref) (param $c i32) (result externref externref)
                    (local $d externref)
                    (local.set $d (select (result externref) (local.get $a) (local.get $b) (local.get $c)))
                    (table.set $t (i32.const 1) (local.get $d))
                    (global.set $g (table.get $t (i32.const 1)))
                    (local.get $b)
                    (global.get $g))
                  (func (export "grow") (param externref) (result i32 i32)
                    (table.grow $t (local.get 0) (i32.const 3))
                    (table.size $t))
                  (func (export "isNull") (param externref) (result i32) (ref.is_null (local.get 0))))
                """);
        var extern = dev.stepwasm.wasm.type.ValueType.EXTERNREF;
        var one = new Value.Ref(extern, "one");
        var two = new Value.Ref(extern, "two");

        assertThat(instance.invoke("pick", one, two, Value.of(1))).containsExactly(two, one);
        assertThat(instance.invoke("pick", one, two, Value.of(0))).containsExactly(two, two);
        assertThat(instance.invoke("grow", one)).containsExactly(Value.of(2), Value.of(5));
        assertThat(instance.table("t").get(4)).isEqualTo("one");
        assertThat(instance.invoke("isNull", Value.Ref.ofNull(extern))).containsExactly(Value.of(1));
        assertThat(instance.invoke("isNull", one)).containsExactly(Value.of(0));
    }

    @Test
    void deepBlocksAreNoProblem() {
        int depth = 20_000;
        String wat = "(module (func (export \"run\") (param i32) (result i32) "
                + "block ".repeat(depth) + "local.get 0 br_if " + (depth - 1) + " " + "end ".repeat(depth)
                + "local.get 0))";
        assertThat(Wat.run(wat, "run", Value.of(3))).containsExactly(Value.of(3));
    }

    @Test
    void operandsBelowABlockSurviveATailCallThatIsNotMade() {
        String wat = """
                (module
                  (func $seventy (result i32) (i32.const 70))
                  (func (export "run") (param $stay i32) (result i32)
                    (i32.const 7)
                    (block
                      (br_if 0 (local.get $stay))
                      (return_call $seventy))
                    (i32.const 7)
                    (i32.add)))
                """;
        assertThat(Wat.run(wat, "run", Value.of(1))).containsExactly(Value.of(14));
        assertThat(Wat.run(wat, "run", Value.of(0))).containsExactly(Value.of(70));
    }
}
