package dev.stepwasm.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.TrapHook;
import dev.stepwasm.engine.probe.Coverage;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.engine.probe.Profiler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated programs do the same with hooks everywhere, and whoever counts their instructions gets the same number. */
class HooksTest {
    private static final int PROGRAMS = 150;

    @Test
    void hooksCoverageAndProfileAgreeWithTheInstructionCounter() {
        for (long seed = 0; seed < PROGRAMS; seed++) {
            Program program = Generator.program(seed, DifferentialTest.FEATURES);
            StepModule module = DifferentialTest.module(program);
            var plain = new ExecutionControl();
            List<String> expected = StepEngine.answers(program, module, plain);

            var hooked = new ExecutionControl();
            var counter = new Counter(hooked);
            hooked.hooks().attach((CodeHook) counter);
            hooked.hooks().attach((TrapHook) counter);
            assertThat(StepEngine.answers(program, module, hooked))
                    .as("program %d with hooks\n%s", seed, program.wat())
                    .isEqualTo(expected);
            assertThat(hooked.instructionCount())
                    .as("instructions of program %d with hooks", seed)
                    .isEqualTo(plain.instructionCount())
                    .isEqualTo(counter.heard);

            var observed = new ExecutionControl();
            var coverage = new Coverage(Listing.of(module));
            coverage.attach(observed);
            var profiler = new Profiler(observed);
            var attachment = profiler.attach();
            assertThat(StepEngine.answers(program, module, observed))
                    .as("program %d with coverage and profile\n%s", seed, program.wat())
                    .isEqualTo(expected);
            attachment.close();
            assertThat(total(coverage))
                    .as("coverage of program %d\n%s", seed, program.wat())
                    .isEqualTo(plain.instructionCount() + counter.traps);
            assertThat(profiler.rows().stream().mapToLong(Profiler.Row::self).sum())
                    .as("profile of program %d", seed)
                    .isEqualTo(plain.instructionCount());
        }
    }

    private static long total(Coverage coverage) {
        return coverage.functions().stream()
                .flatMap(function -> function.instructions().stream())
                .mapToLong(Coverage.OfInstruction::count)
                .sum();
    }

    /** Compares the instruction counter with what it has heard of. */
    private static final class Counter implements CodeHook, TrapHook {
        private final ExecutionControl control;
        private long heard;
        private long traps;

        Counter(ExecutionControl control) {
            this.control = control;
        }

        @Override
        public HookPlaces places(ModuleCode code, int functionIndex) {
            int[] all = code.stopOffsets(functionIndex);
            return HookPlaces.before(all).withEntry().withReturns().withAfterCalls(all);
        }

        @Override
        public void entered(Activation frame) {
            compare();
        }

        @Override
        public void before(Activation frame) {
            compare();
            heard++;
        }

        @Override
        public void afterCall(Activation frame, List<Value> results) {
            compare();
        }

        @Override
        public void returns(Activation frame, List<Value> results) {
            compare();
        }

        @Override
        public void trapped(Activation frame, Trap trap) {
            heard--; // It has not run.
            traps++;
            compare();
        }

        private void compare() {
            assertThat(control.instructionCount()).isEqualTo(heard);
        }
    }
}
