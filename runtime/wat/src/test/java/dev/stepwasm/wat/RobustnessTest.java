package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.text.SourceText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nesting and nonsense of any size are answered; {@link TextFuzzTest} has the small mistakes. */
class RobustnessTest {
    private static final int DEPTH = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module (func | (block |     | ) | ))",
                "(module (func | block  |     | end  | ))",
                "(module (func (result i32) | (i32.eqz | (i32.const 1) | ) | ))",
                "(module (func | (if (i32.const 1) (then | | )) | ))",
                "(module (func | (block $l | (br $l) | ) | ))",
                "(module (func | (try (do | | ) (delegate 0)) | ))",
                "| (; | | ;) |",
                "| (@a | | ) |"
            })
    void nestingHasNoLimit(String before, String open, String inside, String close, String after) {
        String text = String.join(
                " ",
                String.valueOf(before),
                (open + " ").repeat(DEPTH),
                inside == null ? "" : inside,
                (close + " ").repeat(DEPTH),
                after == null ? "" : after);
        Analysis analysis = Analysis.of(new SourceText("t", text.replaceFirst("^null ", "")));
        assertThat(analysis.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"(", ")", "(block ", "(module ", "(type ", "(func ", "(module (func (if ", "block ", "(@ ", "((@a)"})
    void nonsenseIsReportedInLinearTime(String piece) {
        Analysis analysis = Analysis.of(new SourceText("t", piece.repeat(DEPTH)));
        assertThat(analysis.hasErrors()).isTrue();
    }

    /** Half a minute, when each was compared with all others. */
    @Test
    void aMistakeInEachOfManyBlocksIsReportedInLinearTime() {
        String text = "(module (func " + "if (result i32) ".repeat(DEPTH) + "end ".repeat(DEPTH) + "))";
        Analysis analysis =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Analysis.of(new SourceText("t", text)));
        assertThat(analysis.diagnostics()).hasSizeGreaterThan(DEPTH);
    }

    /** All of the heap, when every call could leave as many results as it likes. */
    @Test
    void manyCallsWithManyResultsAreRefused() {
        String text = "(module (func $f (result" + " i32".repeat(16_000) + ") unreachable) (func "
                + "call $f ".repeat(16_000) + "unreachable))";
        assertThat(Analysis.of(new SourceText("t", text)).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("more than 1048576 operands at once: not supported yet");
    }

    /** Hundreds of megabytes, when each message had all types in it. */
    @Test
    void aMistakeWithManyTypesIsToldInFewWords() {
        String text = "(module (type $t (func (param" + " i32".repeat(8_000) + ") (result" + " f32".repeat(8_000)
                + ")))(func $f (type $t) unreachable)" + "(func call $f)\n".repeat(50)
                + "(func (result i64) i64.const 1 (block (type $t)))".repeat(50) + ")";
        List<Diagnostic> found = Analysis.of(new SourceText("t", text)).diagnostics();
        assertThat(found).hasSizeGreaterThanOrEqualTo(100).allSatisfy(diagnostic -> {
            assertThat(diagnostic.message()).hasSizeLessThan(400);
            assertThat(diagnostic.related()).hasSizeLessThan(12);
        });
    }

    @Test
    void nestingBeyondReasonCostsNothing() {
        Analysis analysis = Analysis.of(new SourceText("t", "(module (func " + "(block ".repeat(1_500_000)));
        assertThat(analysis.diagnostics())
                .extracting(Diagnostic::message)
                .contains("expected at most 1000000 open parentheses but found one more; the rest of the text is not"
                        + " read");
        assertThat(analysis.diagnostics()).hasSize(2);
        Analysis closed = Analysis.of(new SourceText("t", ")".repeat(1_500_000)));
        assertThat(closed.diagnostics())
                .hasSize(2)
                .last()
                .satisfies(diagnostic -> assertThat(diagnostic.message())
                        .startsWith("expected a `(` before the next `)` but found one more"));
    }
}
