package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;

/** Random programs do the same on Endive's interpreter, on ours, and on ours while a debugger interferes. */
class RandomProgramTest {
    private static final int PROGRAMS = 400;

    @Test
    void doWhatTheyDoOnEndive() {
        for (long seed = 0; seed < PROGRAMS; seed++) {
            StepModule module = Wat.module(RandomProgram.of(seed));
            var theirs = Instance.builder(Parser.parse(module.bytes())).build().export("run");
            String expected;
            try {
                long[] results = theirs.apply(7, -3);
                expected = (int) results[0] + " " + results[1];
            } catch (WasmEngineException trap) {
                expected = trap.getMessage();
            }

            var plain = new ExecutionControl();
            assertThat(run(module, plain))
                    .as("program %d\n%s", seed, RandomProgram.of(seed))
                    .isEqualTo(expected);

            var stepped = new ExecutionControl();
            stepped.setHook((top, cause) -> {
                assertThat(top.operands()).isNotNull();
                stepped.setStepping(here -> true);
            });
            stepped.stopOnEntry();
            assertThat(run(module, stepped)).as("program %d, stepped", seed).isEqualTo(expected);
            assertThat(stepped.instructionCount())
                    .as("instructions of program %d", seed)
                    .isEqualTo(plain.instructionCount());

            var interrupted = new ExecutionControl();
            interrupt(module, interrupted, new Random(seed));
            assertThat(run(module, interrupted))
                    .as("program %d with breakpoints", seed)
                    .isEqualTo(expected);
            assertThat(interrupted.instructionCount())
                    .as("instructions of program %d", seed)
                    .isEqualTo(plain.instructionCount());
        }
    }

    /** Sets random breakpoints that come and go, and steps now and then. */
    private static void interrupt(StepModule module, ExecutionControl control, Random random) {
        int function = module.module().functionCount() - 1;
        int[] offsets = module.code().stopOffsets(function);
        control.setHook((top, cause) -> {
            for (var frame = java.util.Optional.of(top);
                    frame.isPresent();
                    frame = frame.get().caller()) {
                assertThat(frame.get().operands()).isNotNull();
            }
            int offset = offsets[random.nextInt(offsets.length)];
            switch (random.nextInt(4)) {
                case 0 -> control.addBreakpoint(module.code(), offset);
                case 1 -> control.removeBreakpoint(module.code(), top.codeOffset());
                case 2 -> {
                    int depth = top.depth();
                    control.setStepping(new OverRule(depth - random.nextInt(2)));
                }
                default -> control.requestPause();
            }
        });
        for (int i = 0; i < 3; i++) {
            control.addBreakpoint(module.code(), offsets[random.nextInt(offsets.length)]);
        }
    }

    private record OverRule(int deepest) implements dev.stepwasm.engine.interpret.StepRule {
        @Override
        public boolean stopsAt(dev.stepwasm.engine.interpret.Activation here) {
            return here.depth() <= deepest;
        }
    }

    private static String run(StepModule module, ExecutionControl control) {
        try {
            List<Value> results = module.instantiate(Imports.none(), control).invoke("run", Value.of(7), Value.of(-3L));
            return results.getFirst().show() + " " + results.getLast().show();
        } catch (Trap trap) {
            return trap.reason().words();
        }
    }
}
