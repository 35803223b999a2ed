package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What a program hears when something is wrong. */
class MistakesScenarioTest {
    // doc: wrong-calls
    private static final String DIVIDER = """
            (module
              (memory (export "memory") 1)
              (func $divide (export "divide") (param $a i32) (param $b i32) (result i32)
                (i32.store (i32.const 0) (local.get $a))
                (i32.div_s (local.get $a) (local.get $b))))
            """;

    // end

    @Test
    void allMistakesOfAModuleAreSaid() {
        // doc: invalid
        assertThatThrownBy(() -> StepModule.ofText("pow.wat", """
                        (module
                          (func (export "next") (param $count i32) (result i32)
                            (i32.add (local.get $cuont) (i32.const 1)))
                          (func (export "half") (param $x f32) (result f32)
                            (f32.div (local.get $x) (i32.const 2))))
                        """))
                .isInstanceOf(InvalidModuleException.class)
                .hasMessage("""
                        pow.wat:3:25: error[unknown-local]: unknown local `$cuont`, did you mean `$count`?
                        pow.wat:5:6: error[type-mismatch]: `f32.div` needs [f32 f32] but the stack has [f32 i32]""");
        // end
    }

    @Test
    void wrongCallsSayWhatIsWanted() throws Exception {
        // doc: wrong-calls
        StepInstance instance = StepModule.ofText("divider.wat", DIVIDER).instantiate();

        assertThatThrownBy(() -> instance.invoke("multiply", 1, 2))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("divider.wat exports no func \"multiply\"; exported are \"divide\"");
        assertThatThrownBy(() -> instance.invoke("divide", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("function $divide takes 2 arguments [i32 i32] but was given 1");
        assertThatThrownBy(() -> instance.invoke("divide", 1, 2L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argument 2 of function $divide: expected i32 but found i64 2");
        // end
    }

    @Test
    void trapsSayWhatLedToThemAndLeaveTheStateReadable() throws Exception {
        // doc: traps
        StepInstance instance = StepModule.ofText("divider.wat", DIVIDER).instantiate();

        assertThatThrownBy(() -> instance.invoke("divide", 42, 0)).isInstanceOfSatisfying(Trap.class, trap -> {
            assertThat(trap.reason()).isEqualTo(TrapReason.INTEGER_DIVIDE_BY_ZERO);
            assertThat(trap).hasMessage("integer divide by zero: i32.div_s of 42 and 0");
            assertThat(trap.showBacktrace()).isEqualTo("  at $divide (divider.wat:5:5)");
        });
        assertThat(instance.memory().readInt(0))
                .as("the state is that of the trap")
                .isEqualTo(42);
        assertThat(instance.invoke("divide", 42, 2).i32()).isEqualTo(21);
        // end
    }

    @Test
    void closedInstancesCanBeReadButNotCalled() throws Exception {
        // doc: closed
        StepInstance instance = StepModule.ofText("divider.wat", DIVIDER).instantiate();
        instance.close();

        assertThatThrownBy(() -> instance.invoke("divide", 1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the instance of divider.wat is closed");
        assertThat(instance.memory().byteSize()).isEqualTo(65_536);
        // end
    }
}
