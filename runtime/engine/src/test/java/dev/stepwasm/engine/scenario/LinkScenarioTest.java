package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Store;
import org.junit.jupiter.api.Test;

/** Modules that import each other's exports. */
class LinkScenarioTest {
    // doc: link-modules
    private static final String UTILS = """
            (module
              (global $calls (export "calls") (mut i32) (i32.const 0))
              (func (export "double") (param $x i32) (result i32)
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (i32.mul (local.get $x) (i32.const 2))))
            """;
    private static final String CALCULATOR = """
            (module
              (import "utils" "double" (func $double (param i32) (result i32)))
              (func (export "double_sum") (param $a i32) (param $b i32) (result i32)
                (call $double (i32.add (local.get $a) (local.get $b)))))
            """;
    private static final String MAIN = """
            (module
              (import "calculator" "double_sum" (func $double_sum (param i32 i32) (result i32)))
              (func (export "run") (result i32)
                (call $double_sum (i32.const 20) (i32.const 1))))
            """;

    // end

    @Test
    void modulesAreLinkedByName() throws Exception {
        // doc: link
        StepInstance utils = StepModule.of(UTILS).instantiate();
        StepInstance calculator = StepModule.of(CALCULATOR)
                .instantiate(Imports.builder().instance("utils", utils).build());
        StepInstance main = StepModule.of(MAIN)
                .instantiate(
                        Imports.builder().instance("calculator", calculator).build());

        assertThat(main.invoke("run").i32()).isEqualTo(42);
        assertThat(utils.global("calls").get().show()).isEqualTo("1");
        // end
    }

    @Test
    void aStoreLinksByItself() throws Exception {
        // doc: link-store
        try (Store store = new Store()) {
            store.instantiate("utils", StepModule.of(UTILS));
            store.instantiate("calculator", StepModule.of(CALCULATOR));
            StepInstance main = store.instantiate("main", StepModule.of(MAIN));

            assertThat(main.invoke("run").i32()).isEqualTo(42);
            assertThat(store.instance("utils").global("calls").get().show()).isEqualTo("1");
        }
        // end
    }

    @Test
    void checkedModulesAreSharedByManyInstances() throws Exception {
        byte[] utilsWasm = StepModule.of(UTILS).bytes();
        byte[] calculatorWasm = StepModule.of(CALCULATOR).bytes();
        // doc: link-shared
        StepModule utils = StepModule.of(utilsWasm);
        StepModule calculator = StepModule.of(calculatorWasm);

        for (int i = 1; i <= 3; i++) {
            StepInstance ownUtils = utils.instantiate();
            StepInstance ownCalculator = calculator.instantiate(
                    Imports.builder().instance("utils", ownUtils).build());

            assertThat(ownCalculator.invoke("double_sum", i, i).i32()).isEqualTo(4 * i);
            assertThat(ownUtils.global("calls").get().show())
                    .as("shared is the code, not the state")
                    .isEqualTo("1");
        }
        // end
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        // doc: link-missing
        StepInstance other = StepModule.of("""
                (module (func (export "double") (param f64) (result f64) (local.get 0)))
                """).instantiate();
        StepModule calculator = StepModule.ofText("calculator.wat", CALCULATOR);

        assertThatThrownBy(calculator::instantiate)
                .isInstanceOf(LinkException.class)
                .hasMessage("calculator.wat: unknown import utils.double: nothing is given for it, wanted is"
                        + " func [i32] -> [i32]");
        assertThatThrownBy(() -> calculator.instantiate(
                        Imports.builder().instance("utils", other).build()))
                .hasMessage("calculator.wat: incompatible import type of utils.double: wanted is func [i32] -> [i32]"
                        + " but given is func [f64] -> [f64]");
        // end
    }
}
