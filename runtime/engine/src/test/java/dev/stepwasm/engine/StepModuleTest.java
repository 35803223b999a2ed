package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be loaded, and what is said about the rest. */
class StepModuleTest {
    @Test
    void everyMistakeOfATextIsReportedWithItsPlace() {
        assertThatThrownBy(() -> StepModule.ofText("bad.wat", """
            (module
              (func (result i32) (local.get $x))
              (func (result i32) (i64.const 1)))
            """))
                .isInstanceOfSatisfying(InvalidModuleException.class, invalid -> {
                    assertThat(invalid.diagnostics()).hasSize(2);
                    assertThat(invalid.getMessage().lines())
                            .satisfiesExactly(
                                    line -> assertThat(line).startsWith("bad.wat:2:33: error[unknown-local]: "),
                                    line -> assertThat(line)
                                            .startsWith("bad.wat:3:")
                                            .contains("error[type-mismatch]: "));
                });
    }

    @Test
    void brokenBinariesAreReportedWithTheirOffset() {
        assertThatThrownBy(() -> StepModule.ofBinary("bad.wasm", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 9}))
                .isInstanceOf(InvalidModuleException.class)
                .hasMessageMatching("bad\\.wasm:0x[0-9a-f]+: error\\[malformed-binary]: .+");
        assertThatThrownBy(() -> StepModule.ofBinary("empty.wasm", new byte[0]))
                .isInstanceOf(InvalidModuleException.class);
    }

    @Test
    void noTruncationOfABinaryGetsThrough() {
        byte[] file = Wat.module("(module (memory 1) (func (export \"f\") (result i32) (i32.load (i32.const 4))))")
                .bytes();
        for (int length = 9; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            try {
                StepModule.ofBinary("cut.wasm", cut).instantiate(Imports.none());
            } catch (InvalidModuleException expected) {
                assertThat(expected.diagnostics()).isNotEmpty();
            }
        }
    }

    @Test
    void aFunctionWithTooManyLocalsIsRefused() {
        String wat = "(module (func $big (local" + " i64".repeat(50_001) + ")))";

        assertThatThrownBy(() -> StepModule.ofText("big.wat", wat))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageEndingWith("a function with 50001 locals, but at most 50000 can be run");
    }

    @Test
    void severalModulesInOneTextAreRefused() {
        assertThatThrownBy(() -> StepModule.ofText("two.wast", "(module) (module)"))
                .isInstanceOf(InvalidModuleException.class);
    }

    @Test
    void startFunctionsRunWhenTheModuleIsInstantiated() {
        var instance = Wat.instance("""
            (module
              (global $g (export "g") (mut i32) (i32.const 1))
              (func $init (global.set $g (i32.const 42)))
              (start $init))
            """);
        assertThat(instance.global("g").get()).isEqualTo(Value.of(42));
    }

    @Test
    void constantExpressionsAreComputed() {
        var instance = Wat.instance("""
            (module
              (global $a i32 (i32.const 3))
              (global $b (export "b") i64 (i64.mul (i64.const 4) (i64.sub (i64.const 9) (i64.const 2))))
              (global $c (export "c") i32 (i32.add (global.get $a) (i32.const 1)))
              (global $d (export "d") funcref (ref.func $f))
              (global $e (export "e") f32 (f32.const -0.5))
              (table (export "t") 3 funcref)
              (elem (offset (i32.add (global.get $a) (i32.const -2))) funcref (ref.func $f) (ref.null func))
              (func $f))
            """);
        assertThat(instance.global("b").get()).isEqualTo(Value.of(28L));
        assertThat(instance.global("c").get()).isEqualTo(Value.of(4));
        assertThat(instance.global("d").get().show()).isEqualTo("$f");
        assertThat(instance.global("e").get()).isEqualTo(Value.of(-0.5f));
        assertThat(instance.table("t").get(1)).hasToString("$f");
        assertThat(instance.table("t").get(2)).isNull();
    }

    @Test
    void listsImportsAndExportsWithTheirTypes() throws Exception {
        StepModule module = StepModule.of("""
            (module
              (import "env" "log" (func (param i32 f64)))
              (import "env" "limit" (global (mut i64)))
              (memory (export "memory") 1 2)
              (table (export "table") 3 funcref)
              (func (export "add") (param i32 i32) (result i32) (i32.const 0)))
            """);

        assertThat(module.imports())
                .extracting(ImportType::show)
                .containsExactly("env.log: func [i32 f64] -> []", "env.limit: global (mut i64)");
        assertThat(module.exports())
                .extracting(ExportType::show)
                .containsExactly(
                        "memory: memory of limits 1 2",
                        "table: table of limits 3 of funcref",
                        "add: func [i32 i32] -> [i32]");
        assertThat(module.exports().get(2).type()).isInstanceOf(ExternType.Function.class);
    }

    @Test
    void filesAreTextOrBinaryByWhatTheyHold(@TempDir Path directory) throws Exception {
        Path text = Files.writeString(directory.resolve("one.wat"), ONE);
        Path binary =
                Files.write(directory.resolve("one.wasm"), StepModule.of(text).bytes());

        assertThat(StepModule.of(text).instantiate().invoke("one").i32()).isEqualTo(1);
        assertThat(StepModule.of(binary).instantiate().invoke("one").i32()).isEqualTo(1);
        assertThat(StepModule.of(text).name()).isEqualTo(text.toString());
        assertThat(StepModule.of(text).file()).contains(text);
        assertThat(StepModule.of(binary).file()).contains(binary);
        assertThat(StepModule.of(ONE).file()).isEmpty();
        assertThatThrownBy(() -> StepModule.of(directory.resolve("none.wat"))).isInstanceOf(NoSuchFileException.class);
    }

    private static final String ONE = "(module (func (export \"one\") (result i32) (i32.const 1)))";
}
