package dev.stepwasm.ide.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept from one version of a text to the next, and what is not. */
final class LintsTest {
    private static final int EDITS = 60;
    private static final List<String> PIECES = List.of(
            "",
            "",
            "",
            " ",
            "\n",
            "(",
            ")",
            "$out",
            "$f",
            "0",
            "1",
            "(nop)",
            "(func)",
            "(global $g i32 (i32.const 0))",
            "local.get",
            "local.set 0",
            "(@deprecated)",
            "(block $out)",
            "br 0",
            ";;",
            "(export \"x\" (func 0))");

    static Stream<Fixture> fixtures() {
        return Fixtures.in(LintsTest.class, "lint");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void anEditedTextHasTheLintsOfAFreshOne(Fixture fixture) {
        Random random = new Random(fixture.name().hashCode());
        SourceText text = new SourceText(fixture.name(), fixture.text());
        Analysis analysis = Analysis.of(text);
        Lints lints = lints(analysis, Optional.empty());
        for (int i = 0; i < EDITS; i++) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(4));
            text = text.replace(new Span(start, end), PIECES.get(random.nextInt(PIECES.size())));
            analysis = Analysis.of(text, analysis);
            lints = lints(analysis, Optional.of(lints));
            assertThat(lints.findings())
                    .as(text.text())
                    .isEqualTo(lints(Analysis.of(text), Optional.empty()).findings());
        }
    }

    @Test
    void levelsThatChangeAreNewRules() {
        Analysis analysis = Analysis.of(new SourceText("a.wat", "(module (func $f (export \"f\") (local $x i32)))"));
        Lints off = Lints.of(analysis, Map.of(Lint.UNUSED, Level.OFF), false, Optional.empty(), () -> {});
        assertThat(off.findings()).isEmpty();
        Lints loud = Lints.of(analysis, Map.of(Lint.UNUSED, Level.ERROR), false, Optional.of(off), () -> {});
        assertThat(loud.findings()).extracting(Finding::lint).containsExactly(Lint.UNUSED);
        assertThat(loud.level(Lint.UNUSED)).isEqualTo(Level.ERROR);
        assertThat(loud.level(Lint.SHADOW)).isEqualTo(Level.WARNING);
    }

    @Test
    void onlyFunctionsThatChangeAreLookedAtAgain() {
        String functions = "(func (export \"%d\") (result i32) (i32.const 1))\n";
        StringBuilder module = new StringBuilder("(module\n");
        for (int i = 0; i < 100; i++) {
            module.append(functions.formatted(i));
        }
        SourceText text = new SourceText("a.wat", module.append(")").toString());
        Analysis first = Analysis.of(text);
        Lints lints = lints(first, Optional.empty());
        int place = text.text().indexOf("const 1", text.length() / 2) + "const ".length();
        AtomicInteger checks = new AtomicInteger();
        Analysis second = Analysis.of(text.replace(new Span(place, place), "4"), first);
        Map<Lint, Level> levels = Map.of(Lint.IMPLICIT_MODULE, Level.HINT);
        Lints.of(second, levels, false, Optional.of(lints), checks::incrementAndGet);
        assertThat(checks).hasValueLessThan(5);
    }

    @Test
    void numbersThatNothingHasCostNothing() {
        String calls =
                "(func (call 2147483647) (local.get 2147483647) (global.get 4294967295) (struct.get 99999999 77777777))";
        String module = "(module (export \"x\" (func 2147483647)) (start 2147483647) " + calls.repeat(500) + ")";
        Analysis analysis = Analysis.of(new SourceText("a.wat", module));
        assertThat(lints(analysis, Optional.empty()).findings()).isEmpty();
    }

    @Test
    void nestingMayBeDeep() {
        int depth = 100_000;
        String module =
                "(module (func (export \"f\")" + "(block $a ".repeat(depth) + "(br $a)" + ")".repeat(depth) + "))";
        Analysis analysis = Analysis.of(new SourceText("a.wat", module));
        assertThat(lints(analysis, Optional.empty()).findings()).hasSizeGreaterThan(depth);
    }

    @Test
    void nobodyNeedWaitForWhatNobodyWants() {
        Analysis analysis = Analysis.of(new SourceText("a.wat", "(module (func))"));
        assertThatThrownBy(() -> Lints.of(analysis, Map.of(), false, Optional.empty(), () -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static Lints lints(Analysis analysis, Optional<Lints> earlier) {
        return Lints.of(analysis, Map.of(Lint.IMPLICIT_MODULE, Level.HINT), false, earlier, () -> {});
    }
}
