package dev.stepwasm.ide.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LensesTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(LensesTest.class, "lens");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void countWhatTheMarkersSay(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        fixture.expect(
                Lenses.of(analysis).stream()
                        .map(lens -> Marker.of(
                                lens.span().start(),
                                lens.span().end(),
                                "lens",
                                Integer.toString(uses(analysis, lens).size())))
                        .toList(),
                "lens");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findThePlacesThatReferencesAreAt(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        for (Lens lens : Lenses.of(analysis)) {
            ModuleAnalysis module = analysis.modules().get(lens.module());
            var definition = module.lowered()
                    .lookup()
                    .definition(lens.space(), lens.index(), -1)
                    .orElseThrow();
            assertThat(uses(analysis, lens))
                    .isEqualTo(module.usesOf(definition).stream().map(Use::span).toList());
        }
    }

    /** Edits anywhere give the same places as a text that is read for the first time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void areTheSameAfterEveryEdit(Fixture fixture) {
        Analysis before = Analysis.of(new SourceText("a", fixture.text()));
        UsePlaces places = UsePlaces.of(before, Optional.empty());
        for (int offset = 0; offset < fixture.text().length(); offset += 7) {
            for (String piece : List.of(" ", "1", "(func)", "$f")) {
                String text = fixture.text().substring(0, offset)
                        + piece
                        + fixture.text().substring(offset);
                Analysis after = Analysis.of(new SourceText("a", text), before);
                UsePlaces edited = UsePlaces.of(after, Optional.of(places));
                UsePlaces fresh = UsePlaces.of(after, Optional.empty());
                for (Lens lens : Lenses.of(after)) {
                    assertThat(edited.of(lens.module(), lens.space(), lens.index()))
                            .isEqualTo(fresh.of(lens.module(), lens.space(), lens.index()));
                }
            }
        }
    }

    private static List<Span> uses(Analysis analysis, Lens lens) {
        return UsePlaces.of(analysis, Optional.empty()).of(lens.module(), lens.space(), lens.index());
    }
}
