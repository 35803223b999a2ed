package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A diagnostic that asks "did you mean" carries the answer as data. */
final class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "(func (param $count i32) local.get $cuont drop), $cuont, $count",
        "(func $helper) (func call $hleper), $hleper, $helper",
        "(func block $outer br $ouetr end), $ouetr, $outer",
        "(func block $a end $b), $b, $a",
        "(func $\"a b\") (func call $\"a c\"), '$\"a c\"', '$\"a b\"'",
        "(func i32.cosnt 1 drop), i32.cosnt, i32.const",
        "(func (i32.plus (i32.const 1) (i32.const 2)) drop), i32.plus, i32.add",
        "(func ret), ret, return",
        "(func get_local 0 drop), get_local, local.get",
        "(func i32.trunc_s/f32 drop), i32.trunc_s/f32, i32.trunc_f32_s",
        "(table 1 anyfunc), anyfunc, funcref",
        "(func (param int)), int, i32",
        "(memroy 1), memroy, memory",
    })
    void says(String fields, String wrong, String meant) {
        Analysis analysis = Analysis.of(new SourceText("typed", "(module " + fields + ")"));
        Diagnostic first = analysis.diagnostics().getFirst();
        assertThat(analysis.source().textOf(first.span())).isEqualTo(wrong);
        assertThat(first.suggestion()).contains(meant);
        String mended = new StringBuilder(analysis.source().text())
                .replace(first.span().start(), first.span().end(), meant)
                .toString();
        assertThat(Analysis.of(new SourceText("mended", mended)).diagnostics())
                .noneMatch(d -> d.problem() == first.problem());
    }

    @Test
    void saysNothingThatCannotStandThere() {
        Analysis analysis = Analysis.of(new SourceText("typed", "(module (func (fn)))"));
        assertThat(analysis.diagnostics().getFirst().message()).contains("did you mean `func`?");
        assertThat(analysis.diagnostics().getFirst().suggestion()).isEmpty();
    }

    @Test
    void survivesAnEditElsewhere() {
        SourceText before = new SourceText("typed", "(module (func) (func get_local 0 drop))");
        SourceText after = before.replace(new Span(8, 8), "(memory 1)");
        Analysis analysis = Analysis.of(after, Analysis.of(before));
        assertThat(analysis.diagnostics().getFirst().suggestion()).contains("local.get");
    }
}
