package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A tail call of a host function gets its own arguments, whatever was on the stack before. */
final class HostTailCallTest {
    @Test
    void getsItsOwnArguments() throws Exception {
        StepModule module = StepModule.ofText("tail.wat", """
            (module
              (import "env" "same" (func $same (param i32) (result i32)))
              (global $g (mut i32) (i32.const 7))
              (func (export "f") (param i32) (result i32) (local i32 i32 i32)
                (drop (local.tee 3 (i32.rotl (call $same (local.get 0))
                  (select (global.get $g) (local.get 0) (i32.const 9)))))
                (return_call $same (i32.const 8))))
            """);
        Imports imports = Imports.builder()
                .function("env", "same", IntUnaryOperator.class, x -> x)
                .build();
        assertThat(module.instantiate(imports).invoke("f", 5).i32()).isEqualTo(8);
    }
}
