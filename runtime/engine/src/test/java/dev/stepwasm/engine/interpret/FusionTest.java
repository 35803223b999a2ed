package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two instructions that fast code does as one give what they give one by one, in plain code. */
class FusionTest {
    /** One function each; its parameters are 7, 3 and 40; 40 holds the word 0x01020304 of memory. */
    static Stream<String> bodies() {
        return Stream.of(
                "(i32.add (i32.shl $a $b) $c)",
                "(i32.add $c (i32.mul $a $b))",
                "(i32.add (i32.add $a $b) $c)",
                "(i32.add $c (i32.load $c))",
                "(i32.xor $c (i32.rotr $a $b))",
                "(i32.xor (i32.and $a $b) $c)",
                "(i32.xor $a (i32.shr_u $c $b))",
                "(i32.trunc_f64_s (f64.add (f64.const 0.5) (f64.mul (f64.convert_i32_s $a) (f64.convert_i32_s $b))))",
                "(i32.load8_u offset=1 (i32.add $c (i32.const 1)))",
                "(i32.load offset=1 (i32.add $c $b))",
                "(i32.load (i32.sub $c $b))",
                "(i32.load offset=20 (i32.load (i32.const 60)))",
                "(i32.wrap_i64 (i64.load (i32.shl $a $b)))",
                "(i32.store offset=4 $c (i32.add $a $b)) (i32.load offset=4 $c)",
                "(i32.store8 $c (i32.add $a $b)) (i32.load $c)",
                "(block (br_if 0 (i32.load8_u $c)) (return (i32.const 1))) (i32.const 2)",
                "(block (br_if 0 (i32.eqz (i32.load8_u $c))) (return (i32.const 1))) (i32.const 2)",
                "(block (br_if 0 (i32.and $a $b)) (return (i32.const 1))) (i32.const 2)",
                "(if (result i32) (i32.and $a (i32.const 8)) (then (i32.const 1)) (else (i32.const 2)))",
                "(loop (local.set $s (i32.add $s $b)) (br_if 0 (local.tee 1 (i32.sub $b (i32.const 1))))) (local.get $s)",
                "(loop (local.set $s (i32.add $s $a)) (br_if 0 (local.tee 1 (i32.add $b (i32.const -1))))) (local.get $s)",
                "(loop (local.set $s (i32.add $s $b)) (local.set 1 (i32.add $b (i32.const 1)))"
                        + " (br_if 0 (i32.ne $b $a))) (local.get $s)",
                "(loop (local.set $s (i32.add $s $b)) (local.set 1 (i32.add $b (i32.const 1)))"
                        + " (br_if 0 (i32.lt_s $b $a))) (local.get $s)",
                "(loop (local.set $s (i32.xor $s $b)) (local.set 1 (i32.add $b (i32.const 1)))"
                        + " (br_if 0 (i32.lt_u $b $a))) (local.get $s)",
                "(block (loop (br_if 1 (i32.gt_s $b $a)) (local.set 1 (i32.add $b (i32.const 1))) (br 0))) $b",
                "(local.set 0 $b) (local.set 1 $c) (local.set 2 $a) (i32.add (i32.mul $a $b) $c)",
                "(local.get 0) (local.get 1) (local.get 2) (call $last) (drop) (i32.add $a $b)");
    }

    private static String module(String body) {
        String expanded = body.replaceAll("(?<!local\\.[gs]et )\\$([abcs])\\b", "(local.get \\$$1)");
        return """
                (module
                  (memory 1)
                  (data (i32.const 37) "\\05\\06\\07\\04\\03\\02\\01\\00\\09")
                  (data (i32.const 56) "\\01\\02\\03\\04\\14\\00\\00\\00")
                  (func $last (param i32 i32 i32) (result i32) (local.get 2))
                  (func (export "run") (param $a i32) (param $b i32) (param $c i32) (result i32)
                    (local $s i32)
                    %s))
                """.formatted(expanded);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void givesWhatPlainCodeGives(String body) throws Exception {
        StepModule module = StepModule.ofText("fused.wat", module(body));
        Value[] arguments = {Value.of(7), Value.of(3), Value.of(40)};
        var stepped = module.instantiate(Imports.none());
        stepped.control().setHook((top, cause) -> {});
        stepped.control().setStepping(top -> false);
        var fast = module.instantiate(Imports.none());
        assertThat(fast.invoke("run", arguments)).isEqualTo(stepped.invoke("run", arguments));
        assertThat(fast.control().instructionCount())
                .isEqualTo(stepped.control().instructionCount());
    }

    @Test
    void aTrapInTheMiddleShowsTheInstructionThatFailed() throws Exception {
        String body = "(i32.load offset=8 (i32.load (i32.add $a (i32.const -16))))";
        var instance = StepModule.ofText("fused.wat", module(body)).instantiate(Imports.none());
        assertThatThrownBy(() -> instance.invoke("run", Value.of(0), Value.of(0), Value.of(0)))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("0xfffffff0");
    }
}
