package dev.stepwasm.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StepRule;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated programs do the same, in as many instructions, while a debugger interferes. */
class InterferenceTest {
    private static final int PROGRAMS = 300;

    @Test
    void programsDoTheSameWhileADebuggerInterferes() {
        for (long seed = 0; seed < PROGRAMS; seed++) {
            Program program = Generator.program(seed, DifferentialTest.FEATURES);
            StepModule module = DifferentialTest.module(program);
            var plain = new ExecutionControl();
            List<String> expected = StepEngine.answers(program, module, plain);

            var stepped = new ExecutionControl();
            step(stepped);
            assertThat(StepEngine.answers(program, module, stepped))
                    .as("program %d, stepped\n%s", seed, program.wat())
                    .isEqualTo(expected);
            assertThat(stepped.instructionCount())
                    .as("instructions of program %d, stepped", seed)
                    .isEqualTo(plain.instructionCount());

            var interrupted = new ExecutionControl();
            interrupt(module, interrupted, new Random(seed));
            assertThat(StepEngine.answers(program, module, interrupted))
                    .as("program %d with breakpoints\n%s", seed, program.wat())
                    .isEqualTo(expected);
            assertThat(interrupted.instructionCount())
                    .as("instructions of program %d with breakpoints", seed)
                    .isEqualTo(plain.instructionCount());
        }
    }

    private static void step(ExecutionControl control) {
        control.setHook((top, cause) -> {
            assertThat(top.operands()).isNotNull();
            control.setStepping(here -> true);
        });
        control.stopOnEntry();
    }

    /** Sets random breakpoints that come and go, and steps now and then. */
    private static void interrupt(StepModule module, ExecutionControl control, Random random) {
        int[] offsets = IntStream.range(0, module.module().functionCount())
                .flatMap(function -> IntStream.of(module.code().stopOffsets(function)))
                .toArray();
        control.setHook((top, cause) -> {
            for (var frame = Optional.of(top);
                    frame.isPresent();
                    frame = frame.get().caller()) {
                assertThat(frame.get().operands()).isNotNull();
            }
            int offset = offsets[random.nextInt(offsets.length)];
            switch (random.nextInt(4)) {
                case 0 -> control.addBreakpoint(module.code(), offset);
                case 1 -> control.removeBreakpoint(module.code(), top.codeOffset());
                case 2 -> control.setStepping(new OverRule(top.depth() - random.nextInt(2)));
                default -> control.requestPause();
            }
        });
        for (int i = 0; i < 3; i++) {
            control.addBreakpoint(module.code(), offsets[random.nextInt(offsets.length)]);
        }
    }

    private record OverRule(int deepest) implements StepRule {
        @Override
        public boolean stopsAt(Activation here) {
            return here.depth() <= deepest;
        }
    }
}
