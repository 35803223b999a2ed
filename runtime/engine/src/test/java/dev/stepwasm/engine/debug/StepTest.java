package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a step ends that began in function 7 on line 10 at call depth 3. */
final class StepTest {
    @ParameterizedTest(name = "{0} {1} at depth {2} in function {3} on line {4}: {5}")
    @CsvSource({
        // A function that was called.
        "INTO, LINE, 4, 8, 30, true",
        "INTO, LINE, 4, 7, 10, true",
        "OVER, LINE, 4, 8, 30, false",
        "OUT, LINE, 4, 8, 30, false",
        // The same call.
        "INTO, LINE, 3, 7, 10, false",
        "INTO, LINE, 3, 7, 11, true",
        "OVER, LINE, 3, 7, 10, false",
        "OVER, LINE, 3, 7, 11, true",
        "OVER, INSTRUCTION, 3, 7, 10, true",
        "INTO, INSTRUCTION, 3, 7, 10, true",
        "OUT, LINE, 3, 7, 11, false",
        "OUT, INSTRUCTION, 3, 7, 10, false",
        // A tail call keeps the depth.
        "OVER, LINE, 3, 8, 10, true",
        "OUT, LINE, 3, 8, 10, false",
        // Code without a text.
        "OVER, LINE, 3, 7, 0, true",
        // The caller.
        "INTO, LINE, 2, 6, 10, true",
        "OVER, LINE, 2, 6, 10, true",
        "OVER, LINE, 2, 7, 10, true",
        "OUT, LINE, 2, 6, 10, true",
        "OUT, INSTRUCTION, 1, 6, 10, true",
        "NONE, LINE, 2, 6, 10, false",
    })
    void ends(Stepping stepping, Granularity granularity, int depth, int function, int line, boolean ends) {
        Step step = new Step(stepping, granularity, 3, 7, 10);

        assertThat(step.endsAt(depth, function, line)).isEqualTo(ends);
        assertThat(depth <= step.deepest() || !ends).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} at depth {2}: {3}")
    @CsvSource({
        "OUT, LINE, 2, true",
        "OUT, INSTRUCTION, 2, true",
        "OVER, LINE, 2, true",
        "INTO, LINE, 2, true",
        "OVER, INSTRUCTION, 2, false",
        "INTO, INSTRUCTION, 2, false",
        "OVER, LINE, 3, false",
        "INTO, LINE, 4, false",
    })
    void standsAtTheCallAfterALeap(Stepping stepping, Granularity granularity, int depth, boolean atCall) {
        assertThat(new Step(stepping, granularity, 3, 7, 10).standsAtCall(depth))
                .isEqualTo(atCall);
    }
}
