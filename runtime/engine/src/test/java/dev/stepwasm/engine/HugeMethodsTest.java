package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
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

    /** A function that counts its turns in its memory many times over, until it finds itself compiled. */
    private static String countingText() {
        return """
                (module
                  (import "host" "compiled" (func $compiled (result i32)))
                  (memory 1)
                  (func (export "run") (result i32) (local $turns i32)
                    (loop $again
                      (local.set $turns (i32.add (local.get $turns) (i32.const 1)))
                      %s
                      (br_if $again (i32.eqz (call $compiled))))
                    (i32.sub (i32.load offset=4 (i32.const 8)) (local.get $turns))))
                """.formatted(
                        "(i32.store offset=4 (i32.const 8) (i32.add (i32.load offset=4 (i32.const 8)) (i32.const 1)))"
                                + "(i32.store offset=8 (i32.const 8) (i32.load offset=4 (i32.const 8)))".repeat(1_300));
    }

    /** Runs one of those functions, and prints what it gives and why it is not compiled at first. */
    public static void main(String[] arguments) throws Exception {
        boolean counts = arguments.length > 0;
        StepModule module = StepModule.ofText("huge.wat", counts ? countingText() : text());
        var control = new ExecutionControl(StackLimits.DEFAULT, counts ? Tier.TIERED : Tier.COMPILED);
        var imports = Imports.builder()
                .function(
                        "host",
                        "compiled",
                        BooleanSupplier.class,
                        () -> Arrays.stream(new Throwable().getStackTrace())
                                .anyMatch(frame -> "huge.wat".equals(frame.getFileName())));
        List<Value> results = module.instantiate(counts ? imports.build() : Imports.none(), control)
                .invoke("run", counts ? List.of() : List.of(Value.of(0)));
        System.out.print(
                results + " " + module.tiers().getLast().whyInterpreted().orElse(""));
    }

    private static String run(List<String> options, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dstepwasm.hugeMethods=true");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HugeMethodsTest.class.getName()));
        command.addAll(List.of(arguments));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    @Timeout(60)
    void whatTheClassWriterRefusesStaysInterpreted() throws Exception {
        assertThat(run(List.of()))
                .isEqualTo("[I64[value=1900]] it has more blocks than a class can have with so many locals");
    }

    @Test
    @Timeout(60)
    void whatTakesHotSpotLongIsCompiledOnceItIsVeryHot() throws Exception {
        assertThat(run(List.of("-Dstepwasm.veryHot=20"), "counting"))
                .matches("\\[I32\\[value=0]] it has 7\\d{4} bytecodes, and at most 60000 are compiled");
    }
}
