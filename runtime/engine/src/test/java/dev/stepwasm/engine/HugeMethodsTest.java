package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Java that is told to compile methods of any size is also given functions that no class can hold. */
class HugeMethodsTest {
    private static final int LOCALS = 1_900;
    private static final int BLOCKS = 3_000;

    /** A function that writes the numbers of its blocks to its locals; it does so a second time if it gets 1. */
    private static String text() {
        var text = new StringBuilder("(module (func (export \"run\") (param $again i32) (result i64) (local");
        text.append(" i64".repeat(LOCALS)).append(")\n(loop $all\n");
        for (int block = 0; block < BLOCKS; block++) {
            text.append("(block (br_if 0 (local.get 0)) (local.set %d (i64.const %d)))%n"
                    .formatted(1 + block % LOCALS, block));
        }
        return text.append("(br_if $all (local.get 0)))\n(local.get 1)))").toString();
    }

    /** Runs that function compiled, and prints what it gives and why it is not. */
    public static void main(String[] arguments) throws Exception {
        StepModule module = StepModule.ofText("blocks.wat", text());
        var control = new ExecutionControl(StackLimits.DEFAULT, Tier.COMPILED);
        List<Value> results = module.instantiate(Imports.none(), control).invoke("run", Value.of(0));
        System.out.print(
                results + " " + module.tiers().getFirst().whyInterpreted().orElse(""));
    }

    @Test
    @Timeout(60)
    void whatTheClassWriterRefusesStaysInterpreted() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstepwasm.hugeMethods=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeMethodsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo("[I64[value=1900]] it has more blocks than a class can have with so many locals");
    }
}
