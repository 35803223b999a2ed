package dev.stepwasm.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.probe.Coverage.OfInstruction;
import org.junit.jupiter.api.Test;

/** Exceptions that leave several frames at once do not mix up who counts and who follows the frames. */
class ExceptionsTest {
    private static final String PROGRAM = """
            (module
              (tag $odd (param i32))
              (func $check (param $n i32) (result i32)
                (if (i32.and (local.get $n) (i32.const 1))
                  (then (throw $odd (local.get $n))))
                (local.get $n))
              (func $middle (param $n i32) (result i32)
                (i32.add (call $check (local.get $n)) (i32.const 100)))
              (func $run (export "run") (param $n i32) (result i32)
                (local $sum i32)
                (loop $next
                  (local.set $sum (i32.add (local.get $sum)
                    (block $caught (result i32)
                      (try_table (result i32) (catch $odd $caught)
                        (call $middle (local.get $n))))))
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $sum)))
            """;

    @Test
    void countersAgree() {
        var plain = Probed.of(PROGRAM);
        assertThat(plain.instance().invoke("run", Value.of(4))).containsExactly(Value.of(210));
        long instructions = plain.control.instructionCount();

        var hooked = Probed.of(PROGRAM);
        long[] heard = {0};
        hooked.probes.instructions(Scope.everything(), frame -> {
            assertThat(hooked.control.instructionCount()).isEqualTo(heard[0]);
            heard[0]++;
        });
        assertThat(hooked.instance().invoke("run", Value.of(4))).containsExactly(Value.of(210));
        assertThat(hooked.control.instructionCount()).isEqualTo(instructions).isEqualTo(heard[0]);

        var observed = Probed.of(PROGRAM);
        var coverage = new Coverage(Listing.of(observed.module));
        coverage.attach(observed.control);
        var profiler = new Profiler(observed.control);
        var attachment = profiler.attach();
        observed.instance().invoke("run", Value.of(4));
        attachment.close();

        assertThat(coverage.functions().stream()
                        .flatMap(function -> function.instructions().stream())
                        .mapToLong(OfInstruction::count)
                        .sum())
                .isEqualTo(instructions);
        assertThat(profiler.rows().stream().mapToLong(Profiler.Row::self).sum()).isEqualTo(instructions);
        assertThat(profiler.collapsed().lines().map(line -> line.split(" ")[0]))
                .containsExactly("$run", "$run;$middle", "$run;$middle;$check");
    }
}
